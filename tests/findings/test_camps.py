"""Claims about camps: their verdicts, witnesses, what they rest on; who tells what; what is wrong with ties."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.conflict.basis import Basis
from detente.conflict.model import Actor, Claim, Conflict, Tie
from detente.conflict.query import Frustration, Query, SameCamp
from detente.conflict.signed import TIE_KINDS, sign
from detente.conflict.validity import problems
from detente.errors import InvalidModel, InvalidQuery
from detente.findings import check
from detente.findings.recheck import recheck
from detente.findings.ties import ties
from detente.findings.verdict import Verdict
from detente.findings.witness import Split
from detente.language import parse_claim
from detente.report.ties_scene import web_scene
from detente.report.ties_svg import web_svg

TRIANGLE = """detente: 1
title: Three towns
actors: {north: {options: {march: March}, wants: [march]}, south: {}, east: {}, west: {}, post: {kind: outlet}}
ties:
  - {from: north, to: south, is: ally, said_by: [post]}
  - {from: south, to: east, is: friend}
  - {from: north, to: east, is: adversary, denied_by: north}
"""


def town(*tied: tuple[str, str, str], **more: object) -> Conflict:
    """Return a conflict of ties alone."""
    actors = tuple(Actor(key, key.title()) for key in sorted({end for one in tied for end in one[:2]}))
    listed = tuple(Tie(f"tie.t{at}", one, other, kind) for at, (one, other, kind) in enumerate(tied))
    return replace(Conflict("Towns", actors, (), ties=listed), **more)


def verdict(conflict: Conflict, text: str, *, depth: int | None = None) -> Verdict:
    """Judge one claim."""
    claimed = replace(conflict, claims=(Claim("it", test=parse_claim(text)),))
    return check(claimed, depth=depth).verdicts[0]


PATH = (("a", "b", "ally"), ("b", "c", "adversary"))
ODD = (("a", "b", "ally"), ("b", "c", "friend"), ("a", "c", "rival"))


@pytest.mark.parametrize(
    ("tied", "text", "outcome"),
    [
        (PATH, "a and b are in the same camp in every optimal split", "holds"),
        (PATH, "a and c are in the same camp in some optimal split", "fails"),
        (ODD, "a and b are in the same camp in every optimal split", "fails"),
        (ODD, "a and c are in the same camp in some optimal split", "holds"),
        (ODD, "a and b and c are in the same camp in some optimal split", "holds"),
        (PATH, "a and b and c are in the same camp in some optimal split", "fails"),
        (PATH, "frustration <= 0", "holds"),
        (ODD, "frustration < 1", "fails"),
        (ODD, "frustration = 1", "holds"),
        (ODD, "no (frustration > 1)", "holds"),
        ((*PATH, ("d", "e", "ally")), "a and d are in the same camp in every optimal split", "fails"),
        ((*PATH, ("d", "e", "ally")), "a and d are in the same camp in some optimal split", "holds"),
        ((*PATH, ("d", "a", "cites")), "a and d are in the same camp in some optimal split", "untestable"),
        ((("a", "b", "cites"),), "frustration <= 0", "untestable"),
    ],
)
def test_claims_about_camps_have_a_verdict(tied: tuple, text: str, outcome: str) -> None:
    found = verdict(town(*tied), text)
    assert outcome == found.outcome
    witness = found.answers[0].witness
    assert (witness is None) == (outcome == "untestable")
    assert witness is None or recheck(witness, town(*tied)) == ()


def test_a_verdict_about_camps_rests_on_the_ties_whose_loss_changes_it() -> None:
    every = verdict(town(*PATH, ("a", "c", "adversary")), "a and b are in the same camp in every optimal split")
    assert [({"tie.t0", "tie.t1"}), ({"tie.t0", "tie.t2"})] == [set(rest.assumptions) for rest in every.rests_on]
    odd = verdict(town(*ODD), "frustration >= 1")
    assert [("tie.t0",), ("tie.t1",), ("tie.t2",)] == [rest.assumptions for rest in odd.rests_on]
    assert {"fails"} == {rest.becomes for rest in odd.rests_on}


def test_no_other_claim_rests_on_ties_and_no_stability_hangs_on_them() -> None:
    case = detente.loads(TRIANGLE + "claims: [{id: go, test: every equilibrium has north.march}]\n")
    bare = replace(case.conflict, ties=())
    with_ties, without = check(case.conflict, depth=2).verdicts[0], check(bare, depth=2).verdicts[0]
    assert with_ties == without
    assert not any(name.startswith("tie.") for rest in with_ties.rests_on for name in rest.assumptions)


def test_only_because_of_a_tie_and_a_view_without_it() -> None:
    case = detente.loads(
        TRIANGLE.replace(
            "title: Three towns", 'title: Three towns\nviews: {south: [drop "tie.north-adversary-east"]}'
        ).replace('[drop "tie.north-adversary-east"]', "[drop tie.north-adversary-east]")
        + "claims:\n"
        "  - {id: one, test: frustration >= 1 only because of tie.north-adversary-east}\n"
        '  - {id: two, test: "in the view of south: frustration >= 1", expect: fails}\n'
    )
    found = case.check()
    assert found.as_expected
    assert all(
        recheck(answer.witness, case.conflict) == () for one in found.findings.verdicts for answer in one.answers
    )


def test_a_wrong_witness_is_found_out() -> None:
    conflict = town(*ODD)
    right = verdict(conflict, "frustration <= 1").answers[0].witness
    assert isinstance(right, Split)
    assert (("a", "b", "c"),) == tuple(tuple(sorted(cycle)) for cycle in right.cycles)
    wrong = [
        replace(right, cost=0),
        replace(right, camps=(right.camps[0], ())) if right.camps[1] else replace(right, camps=((), ())),
        replace(right, cycles=(("a", "b"),)),
        replace(right, cycles=right.cycles * 2),
        replace(right, frustrated=(("a", "z"),)),
    ]
    assert [] == [one for one in wrong if not recheck(one, conflict)]
    worse = Split((("a",), ("b", "c")), (("a", "b"),), 1)
    assert () == recheck(worse, conflict)
    balanced = town(*PATH)
    assert recheck(Split((("a",), ("b", "c")), (("a", "b"), ("b", "c")), 2), balanced)


def _query(kind: str) -> Query:
    return Frustration("<=", 1) if kind == "f" else SameCamp(("a", "b"), "every" if kind == "e" else "some")


@given(
    st.lists(
        st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from([one.name for one in TIE_KINDS])),
        max_size=10,
    ),
    st.sampled_from("fes"),
)
def test_every_witness_can_be_checked_again(tied: list[tuple[str, str, str]], kind: str) -> None:
    conflict = town(("a", "b", "ally"), *(one for one in tied if one[0] != one[1]))
    answer = check(replace(conflict, claims=(Claim("it", test=_query(kind)),)), depth=0).verdicts[0].answers[0]
    if answer.witness is None:
        assert "untestable" == answer.outcome
    else:
        assert () == recheck(answer.witness, conflict)


def test_what_is_told_with_two_signs_by_two_sources_is_shown_and_pulls_nowhere() -> None:
    conflict = town(("a", "b", "ally"), ("b", "a", "adversary"), ("b", "c", "ally"), ("a", "x", "cites"))
    said = (Basis(said_by=("x",)), Basis(said_by=("c",)), Basis(), Basis())
    conflict = replace(conflict, ties=tuple(replace(t, basis=b) for t, b in zip(conflict.ties, said, strict=True)))
    assert () == problems(conflict)
    found = ties(conflict)
    assert [(("b", "c"), 1)] == [(one.pair, one.sign) for one in found.strands]
    assert [(("a", "b"), 0, ("two signs",), ["ally", "adversary"])] == [
        (each.pair, each.sign, each.quarrels, [telling.word for telling in each.tellings]) for each in found.quarrels
    ]
    assert {"x": 1, "c": 1, None: 1} == {one.speaker: len(one.pairs) for one in found.tellers}
    assert [(("a", "b"), -1)] == [(one.pair, one.sign) for one in ties(conflict, told_by="c").strands]
    assert ("tie.t3",) == found.left_out


@pytest.mark.parametrize("tellers", [((), ()), (("post",), ("post",))])
def test_two_signs_from_one_source_are_an_error_with_line_and_caret(tellers: tuple) -> None:
    said = [f", said_by: [{', '.join(one)}]" if one else "" for one in tellers]
    text = TRIANGLE.replace("is: ally, said_by: [post]", "is: ally" + said[0])
    text += f"  - {{from: south, to: north, is: rival{said[1]}}}\n"
    with pytest.raises(InvalidModel) as caught:
        detente.loads(text)
    (problem,) = caught.value.problems
    assert ("D960", 8, "rival") == (
        problem.code,
        problem.place.line,
        problem.place.text[problem.place.column - 1 :][:5],
    )
    assert "tie.north-ally-south" in problem.message


def test_two_signs_at_different_times_or_only_proposed_are_no_error() -> None:
    text = TRIANGLE.replace("said_by: [post]}", "said_by: [post], until: 1955-05-14}")
    later = "  - {from: south, to: north, is: rival, said_by: [post], since: 1955-05-15}\n"
    case = detente.loads(text + later)
    assert [1, -1] == [
        next(one.sign for one in case.ties(day=day).found.strands if one.pair == ("north", "south"))
        for day in ("1955-05-14", "1955-05-15")
    ]
    detente.loads(TRIANGLE + "  - {from: south, to: north, is: rival, said_by: [post], status: proposed}\n")


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("{from: north, to: south, is: ally, since: 1955-02-30}", "D127"),
        ("{from: north, to: south, is: ally, since: 1955-02-03, until: 1954-02-03}", "D961"),
        ("{from: north, to: sauth, is: ally}", "D210"),
        ("{from: north, to: south, is: ally, denied_in: nowhere}", "D145"),
    ],
)
def test_what_is_wrong_with_a_tie_is_told_with_its_line(added: str, code: str) -> None:
    with pytest.raises(InvalidModel) as caught:
        detente.loads(TRIANGLE + f"  - {added}\n")
    assert [(code, 8)] == [(problem.code, problem.place.line) for problem in caught.value.problems]


def test_dates_and_denials_come_back_from_a_written_model() -> None:
    from detente.files.write import dump

    text = TRIANGLE.replace("denied_by: north}", "denied_by: north, since: 1990-01-01, until: 1991-01-01}")
    case = detente.loads(text)
    assert case.conflict.ties == detente.loads(dump(case.conflict)).conflict.ties
    assert ("1990-01-01", "1991-01-01") == (case.conflict.ties[2].since, case.conflict.ties[2].until)


def test_the_signs_are_those_of_the_table_of_kinds() -> None:
    assert {"ally", "friend", "patron", "agent", "member", "supports"} == {
        k.name for k in TIE_KINDS if sign(k.name) > 0
    }
    assert {"adversary", "hostile", "rival"} == {kind.name for kind in TIE_KINDS if sign(kind.name) < 0}


def test_an_unknown_tie_or_speaker_is_told_with_the_nearest() -> None:
    case = detente.loads(TRIANGLE)
    with pytest.raises(InvalidQuery) as caught:
        case.ties(of=["tie.north-ally-suoth"])
    assert ("D962", "tie.north-ally-south") == (caught.value.problems[0].code, caught.value.problems[0].nearest)
    with pytest.raises(InvalidQuery) as caught:
        case.ties(told_by="past")
    assert ("D963", "post") == (caught.value.problems[0].code, caught.value.problems[0].nearest)


def test_tellings_can_weigh() -> None:
    conflict = town(*ODD, ("b", "a", "patron"), ("a", "b", "friend"))
    assert {1, 3} == {one.weight for one in ties(conflict, weigh="tellings").strands}
    assert 1 == ties(conflict, weigh="tellings").index


def test_the_picture_has_every_actor_and_marks_what_is_under_strain() -> None:
    conflict = town(*ODD, ("c", "d", "ally"))
    scene = web_scene(conflict, ties(conflict))
    assert {"a", "b", "c", "d"} == {dot.actor for dot in scene.dots}
    assert 1 == sum(line.strained for line in scene.lines)
    assert {line.strain for line in scene.lines} == {"sometimes", "never"}
    sides = {dot.actor: dot.camp for dot in scene.dots}
    assert all((dot.at[0] < scene.width / 2) == (dot.camp == 0) for dot in scene.dots)
    found = ties(conflict)
    first = {actor: camp for camp, side in enumerate(found.splits[0]) for actor in side}
    for one in found.strands:
        assert (sides[one.pair[0]] == sides[one.pair[1]]) == (first[one.pair[0]] == first[one.pair[1]])
    drawn = web_svg(scene)
    assert 1 == drawn.count('class="tie bad"') + drawn.count('class="tie foe bad"') - 1  # and one in the legend
    assert all(0 <= x <= scene.width and 0 <= y <= scene.height for dot in scene.dots for x, y in (dot.at, dot.label))
