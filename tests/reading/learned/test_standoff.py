from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InvalidText
from detente.reading.learned import Told, attributions, corpus
from tests.reading.learned.made import annotated

TEXT = "The pilot, said Lund, had left."
NOTES = "T1\tContent 0 9;22 30\tThe pilot had left\nT2\tSource 16 20\tLund\nT3\tCue 11 15\tsaid\n"


def told(more: str) -> tuple[Told, ...]:
    return attributions(NOTES + more, len(TEXT), "pilot.ann")


def test_a_span_may_have_several_pieces() -> None:
    assert (Told(((11, 15),), ((0, 9), (22, 30)), ((16, 20),)),) == told(
        "E1\tAttribution:T3 Cue:T3 Content:T1 Source:T2\n"
    )


def test_a_second_content_belongs_to_the_first() -> None:
    found = told("T4\tContent 22 30\thad left\nT5\tContent 0 9\tThe pilot\nE1\tCue:T3 Content:T4 Content2:T5\n")
    assert (Told(((11, 15),), ((0, 9), (22, 30))),) == found


def test_an_attribution_without_a_cue_or_a_content_is_left_out() -> None:
    assert () == told("E1\tCue:T3 Source:T2\nE2\tContent:T1 Source:T2\n")


def test_the_second_line_of_a_spans_text_and_other_rows_are_left_alone() -> None:
    assert () == told('"We left\nthe port."\n#1\tAnnotatorNotes T1\tunsure\nR1\tSays Arg1:T1 Arg2:T2\n')


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("T9\tCue 11\tsaid", "a span is written"),
        ("T9\tCue 11 x\tsaid", "a span is written"),
        ("T9\tCue 15 11\tsaid", "ends before"),
        ("T9\tCue 11 11\t", "ends before"),
        ("T9\tCue 11 999\tsaid", "ends off the text, which has 31 characters"),
        ("E1\tCue:T3 Content:T77", "Content names the span T77"),
    ],
)
def test_a_slip_is_told_with_its_file_and_line(row: str, says: str) -> None:
    with pytest.raises(InvalidText) as caught:
        told(row + "\n")
    problem = caught.value.problems[0]
    assert problem.place is not None
    assert ("D517", "pilot.ann", 4) == (problem.code, problem.place.file, problem.place.line)
    assert says in problem.message


def test_all_slips_are_told_at_once() -> None:
    with pytest.raises(InvalidText) as caught:
        told("T8\tCue 5\tx\nT9\tCue 9 7\ty\n")
    assert [4, 5] == [problem.place.line for problem in caught.value.problems if problem.place]


def test_a_corpus_with_nothing_annotated_is_refused() -> None:
    for notes in ({}, {"a.ann": ""}):
        with pytest.raises(InvalidText, match="D515"):
            corpus({"a.txt": TEXT}, notes)


def test_annotations_without_their_text_are_refused() -> None:
    with pytest.raises(InvalidText, match=r"D516.*b_kim\.ann"):
        corpus({"a.txt": TEXT}, {"b_kim.ann": NOTES})


def test_the_first_of_several_people_counts() -> None:
    group = "E1\tCue:T3 Content:T1\n"
    found = corpus({"a.txt": TEXT}, {"a_zoe.ann": NOTES, "a_kim.ann": NOTES + group})
    assert [1] == [len(one.told) for one in found]


def test_the_made_corpus_says_what_its_spans_say() -> None:
    for one in annotated(6):
        for said in one.told:
            words = [" ".join(one.text[slice(*piece)] for piece in part) for part in (said.cue, said.source)]
            assert words[0] in {"said", "warned", "insisted", "announced", "conceded", "explained"}
            assert words[1][0].isalpha()
            assert 4 == len(one.told)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)), min_size=1, max_size=5))
def test_pieces_come_back_in_order_whatever_their_order_in_the_file(pieces: list[tuple[int, int]]) -> None:
    spans = [(start, start + size) for start, size in pieces]
    cell = ";".join(f"{start} {end}" for start, end in spans)
    found = attributions(f"T1\tCue {cell}\tx\nE1\tCue:T1 Content:T1\n", 200, "a.ann")
    assert tuple(sorted(spans)) == found[0].cue
