from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.reading.inputs import made

TEXT = """Officials in Aland said on Monday that they want no war with Bland.
Bland's foreign minister denied that his country supports the militia.
"""


@pytest.fixture
def account(tmp_path: Path) -> Path:
    path = tmp_path / "account.txt"
    path.write_text(TEXT)
    return path


def test_a_draft_loads_and_checks_and_quotes_the_account_from_where_it_lies(cli: Cli, account: Path) -> None:
    folder = account.parent / "drafts"
    folder.mkdir()
    draft = folder / "draft.yaml"
    ran = cli("read", account, "-o", draft)
    assert 0 == ran.code
    assert "../account.txt" in draft.read_text(encoding="utf-8")
    assert 2 > cli("check", draft).code


def test_what_was_read_is_json_with_exact_offsets(cli: Cli, account: Path) -> None:
    found = json.loads(cli("read", account, "--json").out)
    assert TEXT == found["text"]
    assert found["parties"]


def test_an_account_comes_in_on_stdin(cli: Cli) -> None:
    ran = cli("read", "-", stdin=TEXT)
    assert 0 == ran.code
    assert "detente: 1" in ran.out


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "D304"),
        (b"\x00\x01\x02", "D305"),
        ("漢字".encode("shift_jis"), "D306"),
        ("Le ministre a dit que le port est fermé.".encode(), "D505"),
        (b"a " * 2_000_000, "D303"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_is_written(cli: Cli, tmp_path: Path, data: bytes, code: str) -> None:
    text, draft = tmp_path / "text", tmp_path / "draft.yaml"
    text.write_bytes(data)
    ran = cli("read", text, "-o", draft)
    assert (2, "", False) == (ran.code, ran.out, draft.exists())
    assert ran.err.startswith(code)


def test_a_text_that_is_not_there_is_a_problem(cli: Cli, tmp_path: Path) -> None:
    ran = cli("read", tmp_path / "none.txt")
    assert 2 == ran.code
    assert "D301" in ran.err


def test_without_the_reader_the_way_to_get_it_is_shown(account: Path) -> None:
    code = "import sys; sys.modules['spacy'] = None; from detente.commands.run import run; sys.exit(run(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", code, "read", str(account)], capture_output=True, text=True, check=False
    )
    assert (2, "") == (ran.returncode, ran.stdout)
    assert 'pip install "detente[read]"' in ran.stderr


def test_the_demo_ends_with_the_verdicts_and_the_path_of_the_report(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    ran = cli("demo", "--to", folder, "--case", "cuban")
    assert 0 == ran.code
    assert f"report: {(folder / 'report.html').resolve()}" == ran.out.strip().splitlines()[-1]
    assert "What took how long" in ran.out
    assert {"account.md", "model.yaml", "draft.yaml", "report.html"} == {path.name for path in folder.iterdir()}
    assert 2 == cli("demo", "--to", folder, "--case", "cuban").code
    assert 0 == cli("demo", "--to", folder, "--case", "cuban", "--force").code


def test_a_docx_is_read_and_its_text_is_kept_beside_the_draft(cli: Cli, tmp_path: Path) -> None:
    file, draft = tmp_path / "report.docx", tmp_path / "draft.yaml"
    file.write_bytes(made.docx((made.STORY[0],)))
    assert 0 == cli("read", file, "-o", draft).code
    assert f"{made.STORY[0]}\n" == (tmp_path / "draft.account.txt").read_text(encoding="utf-8")
    assert "file: draft.account.txt" in draft.read_text(encoding="utf-8")
    assert 2 > cli("check", draft).code


def test_a_text_in_the_way_of_the_one_kept_is_not_replaced_unasked(cli: Cli, tmp_path: Path) -> None:
    file, beside = tmp_path / "report.docx", tmp_path / "draft.account.txt"
    file.write_bytes(made.docx((TEXT,)))
    beside.write_text("mine")
    ran = cli("read", file, "-o", tmp_path / "draft.yaml")
    assert (2, "mine", False) == (ran.code, beside.read_text(), (tmp_path / "draft.yaml").exists())
    assert "D603" in ran.err


def test_what_is_missing_of_an_account_is_said_in_the_draft_and_on_the_terminal(cli: Cli, tmp_path: Path) -> None:
    file, draft = tmp_path / "volume.xml", tmp_path / "draft.yaml"
    file.write_bytes(made.tei(cut=600))
    ran = cli("read", file, "-o", draft)
    assert 0 == ran.code
    assert "PARTIAL: the XML breaks off at line" in ran.out
    assert "# PARTIAL: the XML breaks off at line" in draft.read_text(encoding="utf-8")


def test_a_text_in_another_language_is_read_when_asked_and_marked(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "texte.txt"
    file.write_text("Le ministre a dit que le port est fermé depuis une semaine.", encoding="utf-8")
    refused = cli("read", file)
    assert "French (fr)" in refused.err
    assert "language: fr" in cli("read", file, "--force").out


def test_control_and_bidi_characters_do_not_reach_the_terminal_and_reading_goes_on(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "account.txt"
    strange = TEXT.replace("Officials", "\u202eOfficials\u2066").replace("militia", "mili\x1b[31mtia")
    file.write_text(strange, encoding="utf-8")
    for ran in (cli("read", file), cli("read", file, "--json"), cli("read", file, "-o", tmp_path / "draft.yaml")):
        assert 0 == ran.code
        assert not set("\u202e\u2066\x1b") & set(ran.out + ran.err)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (("--workers", "2"), "--workers is for a folder"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--scheduler is for a folder"),
        (("--endpoint", "https://llm.example/v1"), "--endpoint is given, and no reader asked for takes it"),
        (("--model-dir", "reader"), "--model-dir is given, and no reader asked for takes it"),
        (("--reader", "llm"), "the reader llm needs --endpoint and --model"),
        (("--reader", "learned"), "the reader learned needs --model-dir"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(cli: Cli, account: Path, extra: tuple[str, ...], said: str) -> None:
    ran = cli("read", account, *extra)
    assert (2, True, "") == (ran.code, f"D601  {said}" in ran.err, ran.out)
