"""The first sketch of the tower22 crisis, from the mission's modelling notes: every number there comes out again.

Eight options, 112 states; the rows of its table, its three readings of a proxy, and what its second look says. The
sketch is told in full here because it fits; the finished case is `detente.cases`.
"""

from __future__ import annotations

from dataclasses import replace

import oracle
import pytest
from answers import ENGINES, Engine, equilibria

from detente.conflict.formula import And, Atom, Formula, If, Iff, Not, Or
from detente.conflict.model import Actor, Conflict, Infeasible, Option, State, Statement

STRIKE, ATTACK_IRAN, OFFER = Atom("usa.strike"), Atom("usa.attack_iran"), Atom("usa.offer")
RESTRAIN, WITHDRAW = Atom("iran.restrain"), Atom("iran.withdraw")
IRAN_ATTACKS, ACCEPT = Atom("iran.attack"), Atom("iran.accept")
MILITIA_ATTACKS = Atom("militia.attack")
OPTIONS = (STRIKE, ATTACK_IRAN, OFFER, RESTRAIN, WITHDRAW, IRAN_ATTACKS, ACCEPT, MILITIA_ATTACKS)

WAR, DEAL = And((ATTACK_IRAN, IRAN_ATTACKS)), And((OFFER, ACCEPT))
BARS = (And((ACCEPT, Not(OFFER))), And((ACCEPT, Or((ATTACK_IRAN, IRAN_ATTACKS)))), And((OFFER, ATTACK_IRAN)))

USA: tuple[Formula, ...] = (
    Not(WAR),
    Not(IRAN_ATTACKS),
    If(STRIKE, MILITIA_ATTACKS),
    Not(MILITIA_ATTACKS),
    Not(ATTACK_IRAN),
    DEAL,
    If(ACCEPT, OFFER),
    If(WITHDRAW, STRIKE),
    Not(STRIKE),
)
IRAN: tuple[Formula, ...] = (
    Not(WAR),
    Not(ATTACK_IRAN),
    If(WITHDRAW, STRIKE),
    DEAL,
    Not(IRAN_ATTACKS),
    If(DEAL, RESTRAIN),
    Not(WITHDRAW),
)
HOME = (If(STRIKE, MILITIA_ATTACKS), If(ACCEPT, OFFER), If(DEAL, RESTRAIN))
"""What only home politics asks for."""

MILITIA: dict[str, tuple[Formula, ...]] = {
    "for itself": (MILITIA_ATTACKS, Not(STRIKE)),
    "obeys an order": (Iff(MILITIA_ATTACKS, Not(RESTRAIN)), Not(STRIKE)),
    "its patron's ranking": IRAN,
}


def sketch(militia: str = "for itself", *, home: bool = True, patron_controls: bool = False) -> Conflict:
    """Build the sketch: how the militia decides, with home politics or without."""
    politics = () if home else HOME
    actors = (
        wanting("usa", USA, politics),
        wanting("iran", IRAN, politics),
        wanting("militia", MILITIA[militia], politics),
    )
    options = tuple(Option(atom.name, atom.name.split(".")[0]) for atom in OPTIONS[:-1])
    attack = Option(MILITIA_ATTACKS.name, "iran" if patron_controls else "militia")
    bars = tuple(Infeasible(f"infeasible.{k}", bar) for k, bar in enumerate(BARS))
    return Conflict("sketch", actors, (*options, attack), infeasible=bars, status_quo=frozenset({MILITIA_ATTACKS.name}))


def wanting(actor: str, wants: tuple[Formula, ...], without: tuple[Formula, ...]) -> Actor:
    kept = [want for want in wants if want not in without]
    return Actor(actor, actor, wants=tuple(Statement(f"{actor}.w{k}", actor, want) for k, want in enumerate(kept)))


def state(*atoms: Atom) -> State:
    return frozenset(atom.name for atom in atoms)


each_engine = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__)

STRUCK = state(STRIKE, WITHDRAW, MILITIA_ATTACKS)
STRUCK_AND_DEALT = STRUCK | state(OFFER, ACCEPT)
DEALT = state(OFFER, ACCEPT)
ROWS = {
    ("for itself", True): ({STRUCK, STRUCK_AND_DEALT, STRUCK_AND_DEALT | state(RESTRAIN)}, 5, 21, 21),
    ("obeys an order", True): ({DEALT | state(RESTRAIN), STRUCK, STRUCK_AND_DEALT}, 13, 23, 46),
    ("for itself", False): (
        {state(MILITIA_ATTACKS) | more | kept for more in (state(), DEALT) for kept in (state(), state(RESTRAIN))},
        4,
        24,
        24,
    ),
    ("obeys an order", False): (
        {state(MILITIA_ATTACKS), state(RESTRAIN), DEALT | state(MILITIA_ATTACKS), DEALT | state(RESTRAIN)},
        8,
        26,
        52,
    ),
}


def test_the_sketch_has_112_states() -> None:
    assert len(oracle.states_of(sketch())) == 112


@each_engine
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{'home' if row[1] else 'no home'}")
def test_each_row_of_the_notes_comes_out_again(row: tuple[str, bool], engine: Engine) -> None:
    """Nash sets and the numbers of SEQ, SMR and GMR equilibria; "under patron" there is `obeys an order` here."""
    conflict = sketch(row[0], home=row[1])
    nash, *counts = (equilibria(engine(conflict, concept)) for concept in ("nash", "seq", "smr", "gmr"))
    assert ROWS[row] == (nash, *map(len, counts))


@each_engine
@pytest.mark.parametrize(("concept", "counts"), [("nash", [6, 6, 3]), ("seq", [11, 8, 13])])
def test_the_three_readings_of_a_proxy_differ_as_the_notes_say(concept: str, counts: list[int], engine: Engine) -> None:
    """The patron controls the option; the proxy moves by its patron's ranking; the proxy obeys an order."""
    readings = (sketch(patron_controls=True), sketch("its patron's ranking"), sketch("obeys an order"))
    assert counts == [len(equilibria(engine(reading, concept))) for reading in readings]


@each_engine
@pytest.mark.parametrize("concept", oracle.CONCEPTS[1:])
def test_a_militia_is_deterred_only_where_it_fears_strikes_more_than_it_likes_attacking(
    concept: str, engine: Engine
) -> None:
    """In 0 of the 56 states without an attack; with its two wants swapped, in 28 (under Nash nothing deters)."""
    likes = sketch()
    *others, militia = likes.actors
    fears = replace(likes, actors=(*others, replace(militia, wants=militia.wants[::-1])))
    quiet = [s for s in oracle.states_of(likes) if MILITIA_ATTACKS.name not in s]
    deterred = [len(engine(conflict, concept)["militia"].intersection(quiet)) for conflict in (likes, fears)]
    assert (len(quiet), deterred) == (56, [0, 28])


@each_engine
def test_an_attack_by_one_side_is_an_equilibrium_of_the_second_row(engine: Engine) -> None:
    """So "no war" must mean neither side attacks: both at once is excluded by what the two want."""
    found = equilibria(engine(sketch("obeys an order"), "seq"))
    assert {state(ATTACK_IRAN), state(ATTACK_IRAN, WITHDRAW), state(ATTACK_IRAN, WITHDRAW, STRIKE)} == {
        s for s in found if ATTACK_IRAN.name in s or IRAN_ATTACKS.name in s
    }


@each_engine
@pytest.mark.parametrize("militia", ["for itself", "obeys an order"])
@pytest.mark.parametrize("concept", oracle.CONCEPTS)
def test_war_needs_four_wants_to_go(concept: str, militia: str, engine: Engine) -> None:
    """No equilibrium has both attacks; without both sides' "no war" and "no attack" there is one."""
    told = sketch(militia)
    own: dict[str, set[Formula]] = {"usa": {Not(WAR), Not(ATTACK_IRAN)}, "iran": {Not(WAR), Not(IRAN_ATTACKS)}}
    bare = replace(
        told,
        actors=tuple(
            replace(a, wants=tuple(w for w in a.wants if w.formula not in own.get(a.key, ()))) for a in told.actors
        ),
    )
    war = state(ATTACK_IRAN, IRAN_ATTACKS)
    assert [any(war <= s for s in equilibria(engine(c, concept))) for c in (told, bare)] == [False, True]


@pytest.mark.parametrize("militia", ["for itself", "obeys an order"])
def test_the_deal_can_be_reached_by_improvements_only_with_home_politics(militia: str) -> None:
    """The United States strikes and offers in one move, Iran accepts; without voters nobody moves at all."""
    told, alone = sketch(militia), sketch(militia, home=False)
    reached = oracle.reach(told, [told.status_quo], "improvements")
    assert min(steps for s, steps in reached.items() if s >= DEALT) == 2
    assert {alone.status_quo: 0} == oracle.reach(alone, [alone.status_quo], "improvements")
