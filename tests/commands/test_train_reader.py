from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.reading.learned.made import files


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with ten annotated texts."""
    folder = tmp_path / "corpus"
    texts, notes = files(10)
    for below, part in (("text", texts), ("notes", notes)):
        (folder / below).mkdir(parents=True)
        for name, content in part.items():
            (folder / below / name).write_text(content, encoding="utf-8")
    return folder


def test_a_reader_is_trained_and_the_table_printed(cli: Cli, corpus: Path) -> None:
    ran = cli("train-reader", corpus, "-o", corpus.parent / "out", "--dev", corpus, "--epochs", 1)
    assert 0 == ran.code
    assert "10 texts, 40 annotated attributions" in ran.out
    assert ["learned", "learned", "rules", "rules"] == [
        line.split()[0] for line in ran.out.splitlines() if line.startswith(("learned", "rules"))
    ]
    assert ["reader.json", "weights.bin"] == sorted(path.name for path in (corpus.parent / "out").iterdir())
    assert "--reader learned" in ran.err


def test_the_scores_are_one_object_of_json(cli: Cli, corpus: Path) -> None:
    ran = cli("train-reader", corpus, "-o", corpus.parent / "out", "--epochs", 1, "--json")
    found = json.loads(ran.out)
    assert 2 == found["texts"]
    assert [("learned", "relation"), ("learned", "content exact")] == [
        (one["reader"], one["what"]) for one in found["scores"][:2]
    ]


def test_a_trained_reader_is_not_written_over_unasked(cli: Cli, corpus: Path) -> None:
    out = corpus.parent / "out"
    out.mkdir()
    (out / "mine.txt").write_text("kept")
    ran = cli("train-reader", corpus, "-o", out)
    assert 2 == ran.code
    assert "D603" in ran.err
    assert ["mine.txt"] == [path.name for path in out.iterdir()]


def test_a_corpus_without_annotations_is_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "alone.txt").write_text("The port is closed.")
    ran = cli("train-reader", tmp_path, "-o", tmp_path / "out")
    assert (2, False) == (ran.code, (tmp_path / "out").exists())
    assert "D515" in ran.err


def test_a_folder_that_is_not_there_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert "D301" in cli("train-reader", tmp_path / "nowhere").err


def test_annotations_without_a_text_are_refused(cli: Cli, corpus: Path) -> None:
    (corpus / "text" / "account03.txt").unlink()
    ran = cli("train-reader", corpus, "-o", corpus / "out")
    assert 2 == ran.code
    assert "D516" in ran.err
    assert "account03_a.ann" in ran.err


def test_a_span_off_the_text_is_told_with_file_and_line(cli: Cli, corpus: Path) -> None:
    notes = corpus / "notes" / "account04_a.ann"
    notes.write_text(notes.read_text() + "T99\tCue 5 99999\tsaid\n")
    ran = cli("train-reader", corpus, "-o", corpus / "out")
    lines = len(notes.read_text().splitlines())
    assert 2 == ran.code
    assert f"D517  account04_a.ann:{lines}:1" in ran.err
