"""The docs are run: examples do what they say, and tables have everything there is."""

from __future__ import annotations

import doctest
import io
import re
from pathlib import Path

import pytest

from detente.commands import COMMANDS
from detente.conflict.formula import text as formula_text
from detente.language import edit_text, parse_claim, parse_edit, parse_formula
from detente.language import text as claim_text
from tests.commands.commands_page import commands_page
from tests.commands.parsed import typed, wrong
from tests.docs_examples import WIDTH, Command, Failed, carried_out, in_process, steps
from tests.docs_links import broken, pages

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FENCE = re.compile(r"^```([^`\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)

ELSEWHERE = {
    "serve": "it does not end: tests/workbench/test_served.py",
    "demo": "tests/test_packaged.py and the browser: tests/test_browser.py",
    "doctor": "what it says is of this machine: tests/commands/test_doctor.py",
    "read": "tests/commands/test_reading.py, test_read_many.py; on the page of the how-to",
    "train-reader": "it needs a corpus: tests/commands/test_train_reader.py",
    "check models/*.yaml": "for a runner: tests/commands/test_formats.py",
    "cases copy": "tests/commands/test_others.py",
    "report": "on the page of the how-to; in the gallery beside the case it is about",
}
"""Commands that stand on a page without their output, and where they are carried out."""

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
def test_every_formula_in_the_docs_parses_and_is_written_as_the_same(text: str) -> None:
    formula = parse_formula(text)
    assert formula == parse_formula(formula_text(formula))


@pytest.mark.parametrize("text", examples("Claims that are answered"))
def test_every_claim_in_the_docs_parses_and_is_written_as_the_same(text: str) -> None:
    claim = parse_claim(text)
    assert claim == parse_claim(claim_text(claim))


@pytest.mark.parametrize("text", examples("Edits"))
def test_every_edit_in_the_docs_parses_and_is_written_as_the_same(text: str) -> None:
    edit = parse_edit(text)
    assert edit == parse_edit(edit_text(edit))


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


def unrun(page: Path) -> list[str]:
    """Return the commands in the blocks of a page that are not sessions, which are carried out below."""
    blocks = FENCE.findall(page.read_text(encoding="utf-8"))
    return [line for language, block in blocks if language != "console" for line in typed(block)]


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "commands.md"], ids=named)
def test_a_command_without_its_output_is_one_that_is_carried_out_elsewhere_and_understood(page: Path) -> None:
    assert [] == [line for line in unrun(page) if not line.startswith(tuple(ELSEWHERE))]
    assert [] == [(line, why) for line in unrun(page) if (why := wrong(line)) is not None]


def test_every_how_to_shows_what_its_command_prints() -> None:
    silent = {page.stem for page in (DOCS / "how-to").glob("*.md") if not list(carried(page))}
    assert {"index", "install", "serve"} == silent


def carried(page: Path) -> list[Command]:
    """Return the commands of a page that are carried out."""
    return [step for step in steps(page.read_text(encoding="utf-8")) if isinstance(step, Command)]


def test_a_page_whose_command_ends_with_a_problem_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failed, match="D216"):
        list(carried_out("```console\n$ detente check cuban --claim nothing-of-the-kind\n```\n", in_process))


def test_the_readme_has_both_commands_and_a_picture() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    assert "](docs/images/report.png)" in text


def test_every_command_is_in_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [] == [entry.name for entry in COMMANDS if f"`{entry.name}`" not in text]
