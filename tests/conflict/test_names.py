"""Names become canonical keys, and every name there is not becomes a problem that points at it."""

from __future__ import annotations

import pytest

from detente.conflict.edit import Add, Edit, Fix
from detente.conflict.formula import And, Atom, Formula
from detente.conflict.names import names_of, resolve_edit, resolve_formula, resolve_query
from detente.conflict.query import OnlyBecause
from detente.errors import Problem
from detente.language import parse_claim, parse_edit, parse_formula
from tests.conflict.crises import CRISIS

NAMES = names_of(CRISIS)


def told(written: str, kind: str, owner: str | None = None) -> list[tuple[str, str, str | None]]:
    """Return code, marked word and nearest name of each problem."""
    problems: tuple[Problem, ...]
    if kind == "formula":
        problems = resolve_formula(parse_formula(written), NAMES, owner=owner)[1]
    elif kind == "claim":
        problems = resolve_query(parse_claim(written), NAMES, text=written)[1]
    else:
        problems = resolve_edit(parse_edit(written), NAMES, text=written)[1]
    spans = [problem.span or (0, 0) for problem in problems]
    return [(each.code, written[a:b], each.nearest) for each, (a, b) in zip(problems, spans, strict=True)]


@pytest.mark.parametrize(
    ("written", "owner", "meant"),
    [
        ("strike", "usa", Atom("usa.strike")),
        ("usa.strike", "iran", Atom("usa.strike")),
        ("deal and gaza_war", "iran", And((Atom("deal"), Atom("gaza_war")))),
        ("deal", None, Atom("deal")),
    ],
)
def test_a_bare_name_is_ones_own_option_or_a_condition(written: str, owner: str | None, meant: Formula) -> None:
    assert (meant, ()) == resolve_formula(parse_formula(written), NAMES, owner=owner)


@pytest.mark.parametrize(
    ("written", "owner", "expected"),
    [
        ("strike", None, [("D215", "strike", "usa.strike")]),
        ("strike", "iran", [("D215", "strike", "usa.strike")]),
        ("usa.strik", None, [("D211", "usa.strik", "usa.strike")]),
        ("strik", "usa", [("D211", "strik", "usa.strike")]),
        ("iram.accept", None, [("D210", "iram.accept", "iran")]),
        ("gaza_wr or dael", None, [("D211", "gaza_wr", "gaza_war"), ("D211", "dael", "deal")]),
        ("usa", None, [("D211", "usa", None)]),
        ("deal is being prepared", None, [("D211", "deal", None)]),
        ("blamed(iram)", None, [("D210", "blamed(iram)", "iran")]),
    ],
)
def test_each_unknown_name_in_a_formula_is_a_problem(
    written: str, owner: str | None, expected: list[tuple[str, str, str | None]]
) -> None:
    assert expected == told(written, "formula", owner)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("every equilibrium(sec) has deal", [("D214", "sec", "seq")]),
        ("every equilibrium(SEQ) has deal", [("D214", "SEQ", "seq")]),
        ("deal is stable for uas, iran", [("D210", "uas", "usa")]),
        ("status_quo reaches strike by moves of iram", [("D215", "strike", "usa.strike"), ("D210", "iram", "iran")]),
        ("usa prefers deal to wra", [("D211", "wra", None)]),
        ("usa.strike deters iran from iran.acept (seq)", [("D211", "iran.acept", "iran.accept")]),
        ("no (no equilibrium has dael) only because of voter", [("D211", "dael", "deal"), ("D212", "voter", "voters")]),
        ("no equilibrium has deal only because of usa.clam", [("D212", "usa.clam", "usa.calm")]),
        ("no equilibrium has deal only because of usa.offer", [("D212", "usa.offer", None)]),
        ("no equilibrium has deal only because of (drop usa.clam)", [("D212", "usa.clam", "usa.calm")]),
        ("in the view of iram: no equilibrium has deal", [("D210", "iram", "iran")]),
        ("P(dael before usa.strike from gaza_wr) > 0.5", [("D211", "dael", "deal"), ("D211", "gaza_wr", "gaza_war")]),
        ("P(ratified by voter) > 0.5", [("D210", "voter", "voters")]),
        ("some package is better for usa and iram than no deal", [("D210", "iram", "iran")]),
        ("usa and iram are in the same camp in every optimal split", [("D210", "iram", "iran")]),
        ("independent sources of no-dael >= 2", [("D216", "no-dael", "no-deal")]),
        ("usa avows dael", [("D211", "dael", "deal")]),
        ("usa avows deal", []),
    ],
)
def test_each_unknown_name_in_a_claim_is_a_problem_at_its_word(
    written: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert expected == told(written, "claim")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("drop usa.clam", [("D212", "usa.clam", "usa.calm")]),
        ("drop tie.iran-patron-militias", [("D212", "tie.iran-patron-militias", "tie.iran-patron-militia")]),
        ("negate infeasible.hollow", [("D212", "infeasible.hollow", None)]),
        ("move usa.deal above usa.clam", [("D212", "usa.clam", "usa.calm")]),
        ("add iran wants acept", [("D211", "acept", "iran.accept")]),
        ("add iram wants deal", [("D210", "iram", "iran")]),
        ("ignore voter", [("D210", "voter", "voters")]),
        ("fix deal", [("D211", "deal", None)]),
        ("fix strike", [("D215", "strike", "usa.strike")]),
        ("hand militia.atack to nobody", [("D210", "nobody", None), ("D211", "militia.atack", "militia.attack")]),
        ("forbid dael", [("D211", "dael", "deal")]),
        ("free gaza_war", [("D211", "gaza_war", None)]),
        ("start from usa.ofer, gaza_war", [("D211", "usa.ofer", "usa.offer")]),
        ("set autonomy of usa.calm to 0.5", [("D212", "usa.calm", None)]),
        ("set rate of usa.strik to 1 per day", [("D211", "usa.strik", "usa.strike")]),
        ("choose ofer: no", [("D213", "ofer", "offer")]),
        ("choose offer: nope", [("D213", "nope", "no")]),
        ("choose offer: no", []),
    ],
)
def test_each_unknown_name_in_an_edit_is_a_problem_at_its_word(
    written: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert expected == told(written, "edit")


def test_the_fix_lists_what_there_is_cut_at_eight() -> None:
    many = names_of(CRISIS).__class__(actors=tuple(f"actor{number}" for number in range(20)))
    (problem,) = resolve_edit(parse_edit("ignore nobody"), many)[1]
    assert "actors: actor0, actor1, actor2, actor3, actor4, actor5, actor6, actor7, ..." == problem.fix


def test_a_condition_as_a_cause_is_the_edit_that_takes_it_away() -> None:
    claim, problems = resolve_query(parse_claim("no equilibrium has deal only because of gaza_war, voters"), NAMES)
    assert isinstance(claim, OnlyBecause)
    assert ((None, Fix("gaza_war", False)), ("voters", None), ()) == (
        *((cause.name, cause.edit) for cause in claim.causes),
        problems,
    )


def test_in_an_added_want_a_bare_name_is_the_actors_own_option() -> None:
    expected: Edit = Add("usa", Atom("usa.strike"))
    assert (expected, ()) == resolve_edit(parse_edit("add usa wants strike"), NAMES)


def test_spans_survive_resolution() -> None:
    formula, _ = resolve_formula(parse_formula("not strike"), NAMES, owner="usa")
    assert (0, 10) == formula.span
