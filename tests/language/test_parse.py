"""What each form means, what binds tighter, where spans lie, and what limits hold."""

from __future__ import annotations

import random
import subprocess
import sys
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.conflict.edit import Add, AsOf, Choose, Drop, Fix, Ignore, Move, Position, StartFrom
from detente.conflict.formula import And, Atom, Blamed, If, Iff, Not, Or, Prepared, leaves
from detente.conflict.query import (
    BestPackage,
    Cause,
    Chance,
    Equilibrium,
    InView,
    Linking,
    No,
    OnlyBecause,
    Reaches,
    SameCamp,
    Stable,
)
from detente.errors import DetenteError, InvalidQuery, Problem
from detente.language import parse_claim, parse_edit, parse_formula, parse_quantity, text
from detente.language.parse import DEEPEST, LONGEST

A, B, C, D = Atom("a"), Atom("b"), Atom("c"), Atom("d")


def problem(parse: object, written: str) -> Problem:
    """Return the one problem `parse` has with `written`."""
    with pytest.raises(InvalidQuery) as caught:
        parse(written)  # type: ignore[operator]
    (only,) = caught.value.problems
    return only


def problems_with(parse: object, written: str) -> tuple[Problem, ...]:
    """Return the problems `parse` has with `written`, none where it reads it."""
    try:
        parse(written)  # type: ignore[operator]
    except DetenteError as error:
        return error.problems
    return ()


def test_not_binds_tightest_then_and_or_if_and_iff() -> None:
    assert Iff(If(Or((And((Not(A), B)), C)), D), A) == parse_formula("not a and b or c if d iff a")


def test_if_groups_to_the_left_so_both_conditions_must_hold() -> None:
    assert If(If(A, B), C) == parse_formula("a if b if c")


def test_iff_groups_to_the_left() -> None:
    assert Iff(Iff(A, B), C) == parse_formula("a iff b iff c")


def test_a_chain_of_and_is_one_record() -> None:
    assert And((A, B, C)) == parse_formula("a and b and c")


def test_parentheses_overrule() -> None:
    assert And((A, Or((B, C)))) == parse_formula("a and (b or c)")


def test_what_dynamics_tells_stands_among_formulas() -> None:
    assert If(Prepared("usa.strike"), Blamed("iran")) == parse_formula("usa.strike is being prepared if blamed(iran)")


def test_every_node_knows_where_it_stands() -> None:
    written = "  usa.strike if not (a or b)"
    formula = parse_formula(written)
    assert isinstance(formula, If)
    spans = [formula.span, formula.when.span, *(leaf.span for leaf in leaves(formula))]
    assert [written[start:end] for start, end in spans] == [
        "usa.strike if not (a or b)",
        "not (a or b)",
        "usa.strike",
        "a",
        "b",
    ]


def test_words_of_the_language_are_free_as_names_where_they_cannot_be_meant() -> None:
    assert parse_claim("no equilibrium has deal and usa.move and frustration") == Equilibrium(
        "no", And((Atom("deal"), Atom("usa.move"), Atom("frustration")))
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("some reachable equilibrium(seq) has a", Equilibrium("some", A, True, "seq")),
        ("a is stable for everyone", Stable(A)),
        ("a or b is stable(symmetric-seq) for usa", Stable(Or((A, B)), ("usa",), "symmetric-seq")),
        ("a is stable for coalition usa, iran", Stable(A, ("usa", "iran"), None, True)),
        ("a is stable(cseq) for every coalition", Stable(A, (), "cseq", True)),
        ("status_quo reaches a by moves", Reaches(A, "moves")),
        ("b reaches a by joint  improvements of usa, iran", Reaches(A, "joint improvements", B, ("usa", "iran"))),
        ("P(a within 2 weeks) >= 10 %", Chance("within", ">=", 0.1, A, time=14.0)),
        ("P(a within the horizon) < .5", Chance("within", "<", 0.5, A)),
        ("P(a before b from c) > 0.5", Chance("before", ">", 0.5, A, B, start=C)),
        ("P(a before b from status_quo) > 0.5", Chance("before", ">", 0.5, A, B)),
        ("P(a while b within 5 days) > 0.5", Chance("while", ">", 0.5, A, B, 5.0)),
        ("P(ratified by voters) > 0.5", Chance("ratified", ">", 0.5, actor="voters")),
        ("best[nash] package settles enrichment below 4%", BestPackage("nash", "enrichment", "<", "4 %")),
        ("the best package settles sanctions at full-lift", BestPackage(None, "sanctions", "=", "full-lift")),
        ("linking adds at least 10 % of iran's no-deal-to-best range", Linking(0.1, "iran")),
        ("usa and iran are in the same camp in some optimal split", SameCamp(("usa", "iran"), "some")),
    ],
)
def test_a_form_means_what_its_record_says(written: str, meant: object) -> None:
    assert meant == parse_claim(written)


def test_only_because_hangs_on_all_of_the_claim_before_it() -> None:
    claim = parse_claim("no (status_quo reaches a by moves) only because of voters, usa.no-war, (fix usa.offer)")
    causes = (Cause("voters"), Cause("usa.no-war"), Cause(None, Fix("usa.offer")))
    assert OnlyBecause(No(Reaches(A, "moves")), causes) == claim


def test_a_view_governs_all_of_the_claim_after_it() -> None:
    claim = parse_claim("in the view of iran: no equilibrium has a only because of voters")
    assert InView("iran", OnlyBecause(Equilibrium("no", A), (Cause("voters"),))) == claim


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("drop tie.iran-patron-militia", Drop("tie.iran-patron-militia")),
        ("add usa wants strike if militia.attack above usa.no-war",
         Add("usa", If(Atom("strike"), Atom("militia.attack")), Position("above", "usa.no-war"))),
        ("move usa.no-war last", Move("usa.no-war", Position("last"))),
        ("usa ignores voters", Ignore("voters", "usa")),
        ("usa drops voters", Ignore("voters", "usa")),
        ("drop drops voters", Ignore("voters", "drop")),
        ("move ignores voters", Ignore("voters", "move")),
        ("start from nothing", StartFrom(frozenset())),
        ("choose militia-order: fears-strikes", Choose("militia-order", "fears-strikes")),
        ("as of 2024-01-28", AsOf("2024-01-28")),
        ("as ignores voters", Ignore("voters", "as")),
    ],
)  # fmt: skip
def test_an_edit_means_what_its_record_says(written: str, meant: object) -> None:
    assert meant == parse_edit(written)


@pytest.mark.parametrize(
    ("parse", "written", "code", "marked", "near"),
    [
        (parse_formula, "", "D204", "", None),
        (parse_formula, "a nd b", "D201", "nd", "and"),
        (parse_formula, "a AND b", "D201", "AND", "and"),
        (parse_formula, "a and", "D201", "", None),
        (parse_formula, "(a", "D201", "", None),
        (parse_formula, "a)", "D201", ")", None),
        (parse_formula, "a & b", "D202", "&", None),
        (parse_formula, "a\u200b", "D202", "\u200b", None),
        (parse_formula, "for and a", "D217", "for", None),
        (parse_claim, "every equilibrum has a", "D201", "equilibrum", "equilibrium"),
        (parse_claim, "a is stabel for usa", "D201", "is stabel", "is stable"),
        (parse_claim, "P(a within 5 days) > 5", "D207", "5", None),
        (parse_claim, "P(a at 2024-02-30) > 0.5", "D206", "2024-02-30", None),
        (parse_claim, "frustration <= 2.5", "D207", "2.5", None),
        (parse_claim, "a or b are in the same camp in every optimal split", "D208", "a or b", None),
        (parse_edit, "drp usa.no-war", "D201", "drp", "drop"),
        (parse_edit, "set rate of usa.x to 1 per dya", "D205", "dya", "day"),
        (parse_edit, "as of 2024-02-30", "D206", "2024-02-30", None),
        (parse_edit, "as of yesterday", "D201", "yesterday", None),
        (parse_claim, "a reaches b by moves only because of (drp a.b)", "D201", "drp", "drop"),
    ],
)
def test_a_mistake_is_named_marked_and_met_with_the_nearest_word(
    parse: object, written: str, code: str, marked: str, near: str | None
) -> None:
    told = problem(parse, written)
    start, end = told.span or (0, 0)
    assert (code, marked, near) == (told.code, written[start:end], told.nearest)


def test_what_was_expected_is_told_in_full_also_after_a_parenthesis() -> None:
    assert problem(parse_formula, "(a").message.endswith("`)`, `iff`, `if`, `or`, `and` or `is being prepared`")


def test_a_bare_formula_is_no_claim_and_the_fix_says_so() -> None:
    assert "a formula alone claims nothing" in (problem(parse_claim, "usa.offer").fix or "")


@pytest.mark.parametrize("claim", ["not (status_quo reaches a by moves)", "not (no equilibrium has a)", "not (a)"])
def test_a_denied_claim_is_pointed_to_no(claim: str) -> None:
    assert "`no (...)`" in (problem(parse_claim, claim).fix or "")


def test_a_percentage_without_its_sign_is_guessed() -> None:
    assert 'write "60 %"' == problem(parse_claim, "P(deal within 180 days) > 60").fix


HOSTILE = ["(" * 10_000, "not " * 250_000, "no (" * 10_000, "a and " * 50_000, "\x00" * 1_000_000, "a" * 10**6]


@pytest.mark.parametrize("parse", [parse_formula, parse_claim, parse_edit, parse_quantity])
@pytest.mark.parametrize("written", HOSTILE, ids=lambda written: written[:4].encode("ascii").hex())
def test_a_hostile_text_is_refused_at_once(parse: object, written: str) -> None:
    parse_formula("a")
    before = process_time()
    assert problem(parse, written).code in ("D203", "D205")
    assert process_time() - before < 1


DEEP = [
    ("(" * 65 + "a" + ")" * 65, parse_formula),
    ("not " * 400 + "a", parse_formula),
    ("a" + " iff a" * 300, parse_formula),
    ("a" + " if a" * 300, parse_formula),
    ("in the view of a: " * 100 + "no equilibrium has a", parse_claim),
    ("no equilibrium has a" + " only because of a" * 100, parse_claim),
    ("no (" * 65 + "no equilibrium has a" + ")" * 65, parse_claim),
]


@pytest.mark.parametrize(("written", "parse"), DEEP)
def test_nesting_is_limited_however_it_is_made(written: str, parse: object) -> None:
    assert len(written) <= LONGEST
    before = process_time()
    assert "D209" == problem(parse, written).code
    assert process_time() - before < 5


def test_what_is_just_deep_enough_is_read() -> None:
    assert isinstance(parse_formula("(" * DEEPEST + "a" + ")" * DEEPEST), Atom)
    assert isinstance(parse_formula("not " * (DEEPEST - 1) + "a"), Not)


PIECES = (
    *"().,:[]%<>=' ", "a", "b.c", "usa.no-war", "and", "or", "if", "iff", "not", "no", "every", "equilibrium", "has",
    "is stable", "for", "everyone", "status_quo", "reaches", "by", "moves", "P(", "E[", "time to", "within", "5 days",
    "0.5", "drop", "add", "wants", "set", "rate of", "to", "only because of", "choose", "2024-11-05",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
@example("P(a before b")
def test_nothing_but_a_coded_error_with_a_span_comes_of_any_text(written: str) -> None:
    for parse in (parse_formula, parse_claim, parse_edit, parse_quantity):
        for told in problems_with(parse, written):
            start, end = told.span or (-1, -1)
            assert 0 <= start <= end <= len(written)
            assert told.code.startswith("D2")


@given(st.text(max_size=60))
def test_any_unicode_is_read_or_refused_with_one_problem(written: str) -> None:
    for parse in (parse_formula, parse_claim, parse_edit, parse_quantity):
        assert len(problems_with(parse, written)) <= 1


def test_letters_lost_from_a_claim_never_crash_the_parser() -> None:
    rng, whole = (
        random.Random(7),
        "no (P(iran.withdraw before usa.strike) > 0.5) only because of voters, (fix usa.offer)",
    )
    for _ in range(300):
        gone = set(rng.sample(range(len(whole)), 3))
        left = "".join(letter for at, letter in enumerate(whole) if at not in gone)
        assert problems_with(parse_claim, left) or text(parse_claim(left))


def test_importing_the_language_does_not_import_the_parser() -> None:
    code = "import sys, detente.language; sys.exit('lark' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
