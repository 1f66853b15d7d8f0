"""The journal: nothing acknowledged is lost, nothing counts twice, a torn line is no line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.batch import Answer, Job, Journal
from detente.errors import DetenteError

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text(min_size=1), json_values)))
def test_what_is_written_down_is_there_when_it_is_opened_again(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str, object]]
) -> None:
    path = tmp_path_factory.mktemp("journal") / "j"
    with Journal.open(path) as journal:
        for key, digest, value in told:
            journal.append(Answer(key, digest, value))
    last = {key: Answer(key, digest, value) for key, digest, value in told}
    with Journal.open(path) as journal:
        assert last == {key: journal.answer(key) for key in last}
        assert len(last) == len(journal)


@pytest.mark.parametrize("cut", [1, 5, 30])
def test_a_torn_last_line_is_cut_off_and_the_others_stay(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "j"
    with Journal.open(path) as journal:
        journal.append(Answer("a", "1", "kept"))
        journal.append(Answer("b", "1", "torn by a power cut"))
    path.write_bytes(path.read_bytes()[:-cut])
    with Journal.open(path) as journal:
        assert (True, False) == (journal.has(Job("a", "1", None)), journal.has(Job("b", "1", None)))
        journal.append(Answer("b", "1", "again"))
    with Journal.open(path) as journal:
        assert ["kept", "again"] == [answer.value for answer in journal.answers(["a", "b"])]


def test_a_job_whose_input_has_changed_is_not_answered(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "j") as journal:
        journal.append(Answer("a", "old", 1))
        assert not journal.has(Job("a", "new", None))
        journal.append(Answer("a", "new", 2))
        assert 2 == journal.answer("a").value
        assert 1 == len(journal)


def test_a_job_that_ended_its_process_is_tried_again_next_time(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "j") as journal:
        journal.append(Answer("a", "1", None, ({"code": "D703", "message": "it ended"},)))
        journal.append(Answer("b", "1", None, ({"code": "D304", "message": "empty"},)))
        assert (False, True) == (journal.has(Job("a", "1", None)), journal.has(Job("b", "1", None)))


@pytest.mark.parametrize("content", [b"not ours\n", b'{"a": 1}\n', b"PAR1\n\x00\x01\n"])
def test_another_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "j"
    path.write_bytes(content)
    with pytest.raises(DetenteError) as error:
        Journal.open(path)
    assert ["D702"] == [problem.code for problem in error.value.problems]
    assert content == path.read_bytes()


def test_a_line_damaged_in_the_middle_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with Journal.open(path) as journal:
        journal.append(Answer("a", "1", 1))
        journal.append(Answer("b", "1", 2))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"{half\n" + lines[2])
    with pytest.raises(DetenteError, match="line 2"):
        Journal.open(path)


def test_two_runs_never_write_one_journal(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "j"), pytest.raises(DetenteError) as error:
        Journal.open(tmp_path / "j")
    assert ["D701"] == [problem.code for problem in error.value.problems]
