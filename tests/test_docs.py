"""The docs are run: examples do what they say, and tables have everything there is."""

from __future__ import annotations

import doctest
import io
import re
from pathlib import Path

import pytest

from detente.commands import COMMANDS
from detente.language import parse_claim, parse_edit, parse_formula
from tests.commands.commands_page import commands_page
from tests.docs_examples import WIDTH, carried_out, in_process
from tests.docs_links import broken, pages

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")), *pages(DOCS)]
CODE = re.compile(r"""["'](D[1-9]\d\d)["']""")


def named(page: Path) -> str:
    """Return how a test names a page."""
    return page.relative_to(ROOT).as_posix()


def section(page: str, title: str) -> str:
    """Return what stands under a heading of a page."""
    return (DOCS / page).read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]


def examples(title: str) -> list[str]:
    """Return the code in the first column of the table under a heading of claims.md."""
    rows = [row.split("|")[1] for row in section("claims.md", title).splitlines() if row.startswith("| `")]
    return [code for cell in rows for code in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("text", examples("Formulas"))
def test_every_formula_in_the_docs_parses(text: str) -> None:
    parse_formula(text)


@pytest.mark.parametrize("text", examples("Claims that are answered"))
def test_every_claim_in_the_docs_parses(text: str) -> None:
    parse_claim(text)


@pytest.mark.parametrize("text", examples("Edits"))
def test_every_edit_in_the_docs_parses(text: str) -> None:
    parse_edit(text)


def test_the_page_of_commands_is_what_the_help_says() -> None:
    assert commands_page() == (DOCS / "commands.md").read_text(encoding="utf-8")


def test_every_error_code_is_in_the_table_and_every_code_in_the_table_is_used() -> None:
    used = {code for path in (ROOT / "src").rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    listed = re.findall(r"^\| (D\d{3}) \|", (DOCS / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(used) == listed


def test_every_dependency_has_its_reason_and_licence() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = [*project["project"]["dependencies"], *(name for extra in extras for name in extra)]
    wanted += [name for group in project["dependency-groups"].values() for name in group]
    names = {re.split(r"[<>=]", name)[0] for name in wanted}
    text = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    text = text.replace(section("dependencies.md", "The page of `detente serve`"), "")  # packages of npm
    rows = re.findall(r"^\| ([a-z][\w.-]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    assert names == {name for name, _, _ in rows} - {"package"}
    licences = "MIT|BSD|Apache|ISC|MPL|PSF|LGPL|GPL|AGPL|Unlicense|HPND"
    assert [] == [name for name, _, licence in rows[1:] if name != "package" and not re.search(licences, licence)]


def test_the_lock_file_names_no_index_but_the_public_one() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert {"https://pypi.org/simple"} == set(re.findall(r'registry = "([^"]+)"', lock))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_within_leads_to_a_file_and_to_a_heading_that_are_there(page: Path) -> None:
    assert [] == broken(page)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_python_example_gives_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "\n".join(re.findall(r"```(?:python|pycon)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    said = io.StringIO()
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.write)
    assert "" == said.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_example_on_the_command_line_prints_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", WIDTH)
    for command, said in carried_out(page.read_text(encoding="utf-8"), in_process):
        assert command.expected.strip() == "\n".join(line.rstrip() for line in said.strip().splitlines())


def test_the_readme_has_both_commands_and_a_picture() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    assert "](docs/images/report.png)" in text


def test_every_command_is_in_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [] == [entry.name for entry in COMMANDS if f"`{entry.name}`" not in text]
