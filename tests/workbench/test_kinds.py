"""What each kind of job makes: the files of the exports, the answers of the long questions, a text that is read."""

from __future__ import annotations

import csv
import json
import re
import struct
import sys
import xml.etree.ElementTree as Tree
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import detente
from detente.batch.parquet import read_parquet
from detente.errors import DetenteError, Unavailable
from detente.files.prism import prism_text
from detente.workbench.kinds import KINDS, Task
from detente.workbench.kinds.csv_text import STARTS, cell, csv_text
from detente.workbench.kinds.drawn import DRAWINGS, plainly
from detente.workbench.kinds.export import FORMS
from detente.workbench.kinds.rows import GRIDS, Rows
from tests.findings.test_advance import HARBOUR

CUBAN, TOWER = detente.shipped("cuban"), detente.shipped("tower22")
Steps = list[tuple[int, int, str]]


def done(
    kind: str,
    out: Path,
    options: dict[str, Any],
    *,
    model: Path = CUBAN,
    text: str | None = None,
    data: bytes = b"",
    name: str = "m.yaml",
    steps: Steps | None = None,
) -> Path:
    """Do a job here, and return the file it has made."""
    told: Steps = [] if steps is None else steps
    given_ = model.read_text() if text is None else text
    task = Task(name, model.parent, out, given_, data, options, lambda *step: told.append(step))
    made = next(each for each in KINDS if each.key == kind).make(task)
    assert Path(made).name == made
    return out / made


def exported(out: Path, to: str, of: str | None = None, *, model: Path = CUBAN, **options: Any) -> Path:
    """Export something of a model."""
    return done("export", out, {"to": to} | ({"of": of} if of else {}) | options, model=model)


@pytest.mark.parametrize(
    ("model", "of"),
    [(CUBAN, one.key) for one in GRIDS] + [(TOWER, "equilibria"), (TOWER, "assumptions")],
    ids=lambda value: value if isinstance(value, str) else value.parent.name,
)
def test_a_table_is_the_same_as_csv_and_as_parquet(tmp_path: Path, model: Path, of: str) -> None:
    with exported(tmp_path, "csv", of, model=model).open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    stored = list(read_parquet(exported(tmp_path, "parquet", of, model=model)))
    assert rows
    for row, other in zip(rows, stored, strict=True):
        assert {name: value for name, value in row.items() if name in other} == {
            name: str(cell(value)) for name, value in other.items()
        }
        assert {""} >= {value for name, value in row.items() if name not in other}


def test_the_verdicts_exported_are_those_of_a_check(tmp_path: Path) -> None:
    rows = list(csv.DictReader(StringIO(exported(tmp_path, "csv").read_text())))
    found = detente.load(CUBAN).check().findings
    assert [(it.claim, it.outcome) for it in found.verdicts] == [(row["claim"], row["outcome"]) for row in rows]
    expected = ["; ".join(" + ".join(rest.assumptions) for rest in it.rests_on) for it in found.verdicts]
    assert expected == [row["rests_on"] for row in rows]


def test_the_equilibria_exported_are_those_of_a_solve(tmp_path: Path) -> None:
    rows = list(csv.DictReader(StringIO(exported(tmp_path, "csv", "equilibria").read_text())))
    found = detente.load(CUBAN).solve()
    for concept in found.concepts:
        expected = {"; ".join(sorted(state)) for state in found.equilibria(concept)}
        assert expected == {row["state"] for row in rows if row[concept] == "true"}


@given(some.lists(some.text(max_size=8) | some.sampled_from(STARTS).map(lambda start: f"{start}1+1"), max_size=4))
def test_no_cell_of_a_csv_begins_like_a_formula_and_none_is_lost(words: list[str]) -> None:
    rows = Rows((("=a", "string"), ("b", "string")), [{"=a": word, "b": word} for word in words])
    read = list(csv.reader(StringIO(csv_text(rows), newline="")))
    assert ["'=a", "b"] == read[0]
    for word, row in zip(words, read[1:], strict=True):
        shown = word.replace("\0", "\ufffd")
        assert row[0] == row[1]
        assert row[0] in (shown, f"'{shown}")
        assert not row[0].lstrip(" ").startswith(STARTS)


@pytest.mark.parametrize("of", [one.key for one in DRAWINGS if one.key != "robust"])
def test_each_picture_is_one_svg_and_a_png_of_twice_its_size(tmp_path: Path, of: str) -> None:
    root = Tree.fromstring(exported(tmp_path, "svg", of, model=TOWER).read_text())
    painted = exported(tmp_path, "png", of, model=TOWER).read_bytes()
    assert painted[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", painted[16:24])
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert (2 * width, 2 * height) == pytest.approx((wide, high), abs=2)


def test_a_picture_in_the_dark_is_another(tmp_path: Path) -> None:
    light = exported(tmp_path, "png", "graph").read_bytes()
    assert light != exported(tmp_path, "png", "graph", dark=True).read_bytes()


def test_nothing_in_a_picture_for_the_painter_hangs_on_a_screen(tmp_path: Path) -> None:
    for of in (one.key for one in DRAWINGS if one.key != "robust"):
        flat = plainly(exported(tmp_path, "svg", of, model=TOWER).read_text())
        assert re.findall(r"var\(|@media|system-ui|font:|>[◎✓✗◐○] \w|· ◎", flat) == []
        Tree.fromstring(flat)


def test_without_the_painter_the_way_to_install_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(Unavailable, match=r"D999(.|\n)*detente\[png\]"):
        exported(tmp_path, "png", "graph")


def test_the_brief_exported_is_that_of_the_command_as_a_page_and_as_docx(tmp_path: Path) -> None:
    from io import BytesIO

    from detente.report.brief import brief_docx, brief_page

    docx = pytest.importorskip("docx")

    def said(file: Any) -> list[str]:
        return [paragraph.text for paragraph in docx.Document(file).paragraphs]

    expected = detente.load(CUBAN).brief()
    page, paper = exported(tmp_path, "brief"), exported(tmp_path, "docx")
    assert (".brief.html", ".brief.docx") == tuple("".join(path.suffixes[-2:]) for path in (page, paper))
    assert brief_page(expected) == page.read_text()
    assert said(BytesIO(brief_docx(expected))) == said(paper)


def test_the_signs_exported_are_the_indicators_the_most_telling_first(tmp_path: Path) -> None:
    rows = list(csv.DictReader(StringIO(exported(tmp_path, "csv", "indicators", model=TOWER).read_text())))
    found = detente.load(TOWER).indicators().found.indicators
    assert [(one.name, one.begun) for one in found] == [
        (row["sign"].removesuffix(" begun"), row["sign"].endswith(" begun")) for row in rows
    ]
    assert sorted((float(row["bits"]) for row in rows), reverse=True) == [float(row["bits"]) for row in rows]


def test_the_chain_exported_is_that_of_the_command(tmp_path: Path) -> None:
    from detente.dynamics.process import compile_process
    from detente.findings.generator import generator

    expected = prism_text(generator(compile_process(detente.load(TOWER).conflict)))
    assert expected == exported(tmp_path, "prism", model=TOWER).read_text()


def test_an_export_is_of_the_model_after_the_changes(tmp_path: Path) -> None:
    before = exported(tmp_path, "csv", "assumptions", model=TOWER).read_text().splitlines()
    after = exported(tmp_path, "csv", "assumptions", model=TOWER, changes=["drop usa.firm"]).read_text().splitlines()
    assert ["usa.firm"] == [line.split(",")[0] for line in before if line not in after]


def test_a_brief_and_a_report_under_a_past_day_are_those_of_that_day(tmp_path: Path) -> None:
    from detente.report.brief import brief_page

    now = detente.loads(HARBOUR).advance("2031-03-05 north.block").text
    then = {"changes": ["as of 2031-03-01"]}
    brief = done("export", tmp_path, {"to": "brief", **then}, text=now).read_text()
    assert brief_page(detente.loads(now).as_of("2031-03-01").brief()) == brief
    assert brief != done("export", tmp_path, {"to": "brief"}, text=now).read_text()
    report = done("report", tmp_path, then, text=now).read_text()
    assert done("report", tmp_path, {}, text=HARBOUR).read_text() == report


@pytest.mark.parametrize(
    ("kind", "options", "code"),
    [
        ("export", {}, "D996"),
        ("export", {"to": "svg", "of": "verdicts"}, "D996"),
        ("export", {"to": "csv", "of": "../x"}, "D996"),
        ("export", {"to": ["csv"]}, "D996"),
        ("export", {"to": "csv", "changes": "drop all"}, "D996"),
        ("export", {"to": "csv", "changes": ["drop nobody.nothing"]}, "D212"),
        ("robust", {"number": 10**9}, "D996"),
        ("robust", {"number": "many"}, "D996"),
        ("sway", {"claims": ["no-such"]}, "D996"),
        ("sway", {"depth": True}, "D996"),
        ("sweep", {"over": ["usa.nothing"]}, "D420"),
        ("sweep", {"over": ["scenario"], "to": "exe"}, "D996"),
        ("read", {"readers": ["oracle"]}, "D996"),
        ("read", {"readers": ["llm"]}, "D996"),
    ],
)
def test_options_a_job_does_not_have_are_refused(tmp_path: Path, kind: str, options: dict[str, Any], code: str) -> None:
    with pytest.raises(DetenteError) as found:
        done(kind, tmp_path, options)
    assert code == found.value.problems[0].code


def test_every_form_and_kind_says_what_it_is() -> None:
    for each in (*FORMS, *KINDS, *GRIDS, *DRAWINGS):
        assert each.key
        assert each.says[0].isupper()


def test_a_report_is_the_page_of_the_command_without_a_script(tmp_path: Path) -> None:
    steps: Steps = []
    page = done("report", tmp_path, {}, steps=steps).read_text()
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert steps


@pytest.mark.parametrize(
    ("kind", "options", "model"),
    [("robust", {"number": 20, "claims": ["message"]}, TOWER), ("sway", {"depth": 1}, CUBAN), ("sources", {}, CUBAN)],
    ids=["robust", "sway", "sources"],
)
def test_a_long_question_is_answered_in_words_and_tables_with_the_hash_of_the_model(
    tmp_path: Path, kind: str, options: dict[str, Any], model: Path
) -> None:
    from detente.files.hash import model_hash

    steps: Steps = []
    path = done(kind, tmp_path, options, model=model, steps=steps)
    found = json.loads(path.read_text())
    assert f"m.{kind}.json" == path.name
    assert model_hash(detente.load(model).conflict) == found["hash"]
    assert all(len(row) == len(table["head"]) for table in found["tables"] for row in table["rows"])
    assert found["tables"][0]["rows"]
    assert found["found"]
    assert steps


def test_a_sweep_is_counts_or_every_point(tmp_path: Path) -> None:
    over = {"over": ["militia-order"], "claims": ["message"]}
    counted = json.loads(done("sweep", tmp_path, over, model=TOWER).read_text())
    (tmp_path / "m.sweep.parquet").unlink()
    points = list(read_parquet(done("sweep", tmp_path, over | {"to": "parquet"}, model=TOWER)))
    assert len(points) == counted["found"]["points"]


ACCOUNT = "Iran said on Monday that it wants the sanctions lifted. The United States refused to lift the sanctions.\n"


def test_a_text_of_the_folder_is_read_into_a_draft_that_quotes_it(tmp_path: Path) -> None:
    account = (TOWER.parent / "account.md").read_text()
    (tmp_path / "news.txt").write_text(account)
    steps: Steps = []
    out = tmp_path / "out"
    out.mkdir()
    task = {"model": tmp_path / "x", "data": account.encode(), "text": "", "name": "news.txt"}
    found = json.loads(done("read", out, {}, steps=steps, **task).read_text())
    assert ("news.draft.yaml", "news.txt", True) == (found["name"], found["account"]["name"], found["account"]["kept"])
    case = detente.loads(found["text"], folder=tmp_path)
    assert {account} == set(case.texts.values())
    assert {want.basis.status for want in case.conflict.statement.values()} == {"proposed"}
    assert steps == sorted(steps, key=lambda step: step[0])
    assert {"taking in the text", "reading", "drafting the model"} <= {step for _, _, step in steps}


def test_a_text_that_is_in_no_file_comes_with_its_draft_as_stored(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{ACCOUNT * 4}</p></article></body></html>".encode()
    found = json.loads(
        done("read", tmp_path, {}, model=tmp_path / "x", text="", data=page, name="news.html").read_text()
    )
    assert ("news.account.txt", False) == (found["account"]["name"], found["account"]["kept"])
    (tmp_path / found["account"]["name"]).write_text(found["account"]["text"])
    case = detente.loads(found["text"], folder=tmp_path)
    quotes = case.conflict.quotes
    assert quotes
    assert all(found["account"]["text"][it.start : it.end] == it.exact for it in quotes)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "D304"), (b"\x89PNG\r\n\x1a\n\0\0", ""), (b"%PDF-1.7 broken", ""), (b"x\0y", "D305")]
)
def test_bytes_that_are_no_account_are_told_as_such(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(DetenteError) as found:
        done("read", tmp_path, {}, text="", data=data, name="a.txt")
    assert found.value.problems[0].code.startswith(code or "D3")
