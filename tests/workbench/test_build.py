"""How the page gets into the package: made when it has to be, taken as it is when not, and never half there."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.workbench.maker import ROOT, current_page, maker


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree whose page was made from its sources."""
    web = tmp_path / "web"
    (web / "src").mkdir(parents=True)
    (web / "package.json").write_text("{}", encoding="utf-8")
    (web / "src" / "main.tsx").write_text("export {}", encoding="utf-8")
    page = tmp_path / maker.PAGE
    page.mkdir(parents=True)
    (page / "index.html").write_text("old", encoding="utf-8")
    (page / maker.MADE_FROM).write_text(maker.sources_hash(tmp_path), encoding="ascii")
    return tmp_path


@pytest.fixture
def no_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maker, "on_path", lambda: None)
    monkeypatch.setattr(maker, "from_index", lambda: None)


def test_a_page_made_from_these_sources_is_left_as_it_is(tree: Path) -> None:
    assert not maker.wanted(tree)


@pytest.mark.usefixtures("no_node")
def test_a_page_that_is_made_needs_no_node(tree: Path) -> None:
    assert maker.needs(tree) == []


@pytest.mark.parametrize("changed", ["src/main.tsx", "src/new.ts", "package.json"])
@pytest.mark.usefixtures("no_node")
def test_any_change_of_a_source_means_another_page(tree: Path, changed: str) -> None:
    (tree / "web" / changed).write_text("changed", encoding="utf-8")
    assert maker.wanted(tree)
    assert [maker.NODE] == maker.needs(tree)


@pytest.mark.parametrize("beside", ["README.md", "tests/a.test.ts", "node_modules/x/y.js"])
def test_what_is_not_in_the_page_does_not_count(tree: Path, beside: str) -> None:
    path = tree / "web" / beside
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed", encoding="utf-8")
    assert not maker.wanted(tree)


def test_a_source_under_another_name_is_another_source(tree: Path) -> None:
    before = maker.sources_hash(tree)
    (tree / "web" / "src" / "main.tsx").rename(tree / "web" / "src" / "other.tsx")
    assert before != maker.sources_hash(tree)


@pytest.mark.usefixtures("no_node")
def test_without_node_the_old_page_stays_and_the_reason_is_said(tree: Path) -> None:
    (tree / "web" / "package.json").write_text("changed", encoding="utf-8")
    with pytest.raises(maker.PageError, match=r"node 20\.19 or 22\.12 or later is needed"):
        maker.build(tree)
    assert (tree / maker.PAGE / "index.html").read_text(encoding="utf-8") == "old"


def test_a_failed_build_leaves_the_old_page_and_says_what_failed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = maker.Tools(sys.executable, (sys.executable, "-c", "import sys; sys.exit('no such package: preact')"))
    monkeypatch.setattr(maker, "on_path", lambda: tools)
    (tree / "web" / "package.json").write_text("changed", encoding="utf-8")
    with pytest.raises(maker.PageError, match="no such package: preact"):
        maker.build(tree)
    assert (tree / maker.PAGE / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("v20.18.3", False), ("v20.19.0", True), ("v21.9.0", False), ("v22.11.0", False), ("v22.12.0", True),
        ("v23.0.0", True), ("", False),
    ],
)  # fmt: skip
def test_node_is_new_enough_or_another_is_taken(version: str, expected: bool) -> None:
    assert expected == maker.will_do(version)


def test_the_lock_pins_every_package_by_its_hash() -> None:
    packages = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [
        path for path, package in packages.items() if path and not package.get("integrity", "").startswith("sha512-")
    ] == []


def build(kind: str, root: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build in the way pip does, by the backend's own functions, with nothing but the hook's needs."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    script = f"import hatchling.build as b; print(b.build_{kind}({str(out)!r}))"
    return subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    current_page()
    out = tmp_path_factory.mktemp("sdist")
    done = build("sdist", ROOT, out)
    assert done.returncode == 0, done.stderr
    return next(out.glob("*.tar.gz"))


def test_the_sdist_has_the_page_and_what_it_is_made_from_and_no_packages_of_node(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "src/detente/workbench/page/index.html",
        "web/src/main.tsx",
        "web/package-lock.json",
        "web/make_page.py",
    } <= names
    assert [name for name in names if "node_modules" in name] == []


@pytest.mark.usefixtures("no_node")
def test_from_the_sdist_the_page_is_current_and_node_is_not_asked_for(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    root = next(tmp_path.iterdir())
    assert [] == maker.needs(root)


def test_the_wheel_made_from_the_sdist_has_the_page_and_not_its_sources(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    done = build("wheel", tmp_path / sdist.name.removesuffix(".tar.gz"), tmp_path)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert {"detente/workbench/page/index.html", "detente/workbench/page/THIRD-PARTY-NOTICES.txt"} <= set(names)
    assert [name for name in names if not name.startswith("detente")] == []


def test_two_sdists_are_the_same_to_the_bit(sdist: Path, tmp_path: Path) -> None:
    assert build("sdist", ROOT, tmp_path).returncode == 0
    one, other = (sha256(path.read_bytes()).hexdigest() for path in (sdist, next(tmp_path.glob("*.tar.gz"))))
    assert one == other
