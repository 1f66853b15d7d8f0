"""Sentences say what the records say, in the names of the model."""

from __future__ import annotations

import pytest

from detente.conflict.basis import Basis
from detente.conflict.model import Actor, Conflict, Option
from detente.findings.witness import Clash, Comparison, Escape, Path, Sanction, Standing, Step
from detente.report.naming import option_deed, option_label, speakers
from detente.report.visible import one_line, visible
from detente.report.words import change_words, comparison_words, path_words, standing_words, state_words

USA = Actor("usa", "United States", "state", aliases=("Washington",))
IRAN = Actor("iran", "Iran", "state")
OUTLETS = (Actor("figaro", "Le Figaro", "outlet"), Actor("jazeera", "Al Jazeera", "outlet"))
OPTIONS = (
    Option("usa.strike", "usa", "Strike the militias"),
    Option("usa.offer", "usa", "Washington puts a deal on the table."),
    Option("iran.attack", "iran"),
    Option("militia.attack", "iran", "Attack the bases"),
)
CONFLICT = Conflict("x", (USA, IRAN, Actor("girard", "Girard", "speaker"), *OUTLETS), OPTIONS)
NONE: frozenset[str] = frozenset()
STRIKE = frozenset({"usa.strike"})
BOTH = frozenset({"usa.strike", "militia.attack"})


def test_a_state_says_who_does_what() -> None:
    assert "United States: strike the militias; Iran: attack the bases" == state_words(CONFLICT, BOTH)


def test_a_state_with_nothing_taken_says_so() -> None:
    assert "nobody acts" == state_words(CONFLICT, NONE)


def test_a_change_says_what_begins_and_what_ends() -> None:
    after = frozenset({"militia.attack"})
    assert "attack the bases and no longer strike the militias" == change_words(CONFLICT, STRIKE, after)


def test_a_name_keeps_its_capital() -> None:
    assert "Washington puts a deal on the table" == option_deed(CONFLICT, "usa.offer")


def test_an_option_that_says_nothing_goes_by_its_name() -> None:
    assert "choose “iran: attack”" == option_deed(CONFLICT, "iran.attack")


def test_options_of_one_name_are_told_apart() -> None:
    assert ["strike", "militia: attack"] == [option_label(CONFLICT, key) for key in ("usa.strike", "militia.attack")]


def test_a_path_is_told_step_by_step() -> None:
    steps = (Step("usa", NONE, STRIKE), Step("usa, iran", STRIKE, BOTH))
    told = "United States could strike the militias; then United States and Iran could attack the bases."
    assert told == path_words(CONFLICT, Path(NONE, steps))


def test_a_path_without_steps_says_that_it_is_so_already() -> None:
    assert "It is so already: nobody acts." == path_words(CONFLICT, Path(NONE))


def test_who_is_deterred_hears_by_what() -> None:
    sanction = Sanction(STRIKE, Path(STRIKE, (Step("iran", STRIKE, BOTH),)))
    standing = Standing(NONE, "usa", "seq", True, sanctions=(sanction,))
    assert (
        "United States stays (SEQ): the one improvement it has is answered.",
        "If it were to strike the militias, Iran could attack the bases, "
        "and United States would be no better off than now.",
    ) == standing_words(CONFLICT, standing)


def test_who_has_no_improvement_stays() -> None:
    said = standing_words(CONFLICT, Standing(NONE, "usa", "nash", True))
    assert ("United States stays (Nash): nothing it can do by itself is better for it.",) == said


def test_who_leaves_says_what_for() -> None:
    standing = Standing(NONE, "usa", "gmr", False, escape=Escape(STRIKE, (STRIKE, BOTH)))
    assert (
        "United States leaves (GMR).",
        "It would rather strike the militias, and whatever the others reply (1 state in all) "
        "it ends better off than now.",
    ) == standing_words(CONFLICT, standing)


def test_a_comparison_puts_the_better_first() -> None:
    said = comparison_words(CONFLICT, Comparison("iran", STRIKE, NONE, -1))
    assert "Iran prefers [nobody acts] to [United States: strike the militias]." == said


def test_the_chain_of_speakers_begins_with_the_voice() -> None:
    basis = Basis(said_by=("jazeera", "figaro", "girard", "iran"))
    assert "Iran, according to Girard, in Le Figaro, cited by Al Jazeera" == speakers(CONFLICT, basis)


def test_what_cannot_be_seen_is_shown() -> None:
    assert ("a\\u0007\nb", "a\\u0007 b") == (visible("a\a\nb"), one_line("a\a\nb"))


ANSWERED = Path(STRIKE, (Step("iran", STRIKE, BOTH),))
GAINED = Path(STRIKE, (Step("iran", STRIKE, BOTH),), "improvements")
IF = "If it were to strike the militias, Iran"


@pytest.mark.parametrize(
    ("concept", "replies", "said"),
    [
        ("gmr", ANSWERED, "could attack the bases, and United States would be no better off than now."),
        (
            "smr",
            ANSWERED,
            "could attack the bases, and United States would be no better off than now, whatever it did then.",
        ),
        ("seq", GAINED, "would attack the bases, and United States would be no better off than now."),
        (
            "symmetric-seq",
            GAINED,
            "would attack the bases, and United States would be no better off than now, whatever it did then.",
        ),
        ("strong-gmr", ANSWERED, "could attack the bases, and United States would be much worse off than now."),
        (
            "strong-smr",
            ANSWERED,
            "could attack the bases, and United States would be much worse off than now, whatever it did then.",
        ),
        ("strong-seq", GAINED, "would attack the bases, and United States would be much worse off than now."),
    ],
)
def test_each_concept_says_what_deters_and_how_much(concept: str, replies: Path, said: str) -> None:
    standing = Standing(NONE, "usa", concept, True, sanctions=(Sanction(STRIKE, replies),))
    assert f"{IF} {said}" == standing_words(CONFLICT, standing)[1]


@pytest.mark.parametrize(
    ("concept", "said"),
    [
        ("nash", "It would rather strike the militias."),
        ("gmr", "whatever the others reply (1 state in all) it ends better off than now."),
        ("smr", "whatever the others reply (1 state in all) it ends better off than now, at once or by one more move."),
        ("seq", "whatever the others reply with gain (1 state in all) it ends better off than now."),
        (
            "symmetric-seq",
            "reply with gain (1 state in all) it ends better off than now, at once or by one more move.",
        ),
        ("strong-seq", "whatever the others reply with gain (1 state in all) it never ends much worse off than now."),
        ("sim", "whatever the others gain by doing at the same time (1 state in all) it ends better off than now."),
    ],
)
def test_each_concept_says_why_nothing_deters(concept: str, said: str) -> None:
    standing = Standing(NONE, "usa", concept, False, escape=Escape(STRIKE, (STRIKE, BOTH)))
    assert standing_words(CONFLICT, standing)[1].endswith(said)


@pytest.mark.parametrize(
    ("concept", "said"),
    [
        ("gmr", "the others have no reply."),
        ("seq", "the others have no reply they gain by."),
        ("sim", "the others would gain by nothing that can be done at the same time."),
    ],
)
def test_where_there_is_no_answer_that_is_said(concept: str, said: str) -> None:
    standing = Standing(NONE, "usa", concept, False, escape=Escape(STRIKE, (STRIKE,)))
    assert f"It would rather strike the militias, and {said}" == standing_words(CONFLICT, standing)[1]


def test_an_improvement_that_is_spoilt_says_what_the_others_do_at_the_same_time() -> None:
    clash = Clash(STRIKE, (Step("iran", NONE, frozenset({"militia.attack"})),), BOTH)
    assert (
        "United States stays (SIM): the one improvement it has is spoilt.",
        "If it were to strike the militias while Iran were to attack the bases, "
        "United States would be no better off than now.",
    ) == standing_words(CONFLICT, Standing(NONE, "usa", "sim", True, clashes=(clash,)))
