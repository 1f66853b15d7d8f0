"""One small crisis with everything in it that an edit can touch, for tests."""

from __future__ import annotations

from detente.conflict.edit import Choose, Drop, Move, Position
from detente.conflict.formula import And, Atom, Formula, If, Not, Or
from detente.conflict.model import (
    Actor,
    Alternative,
    Claim,
    Condition,
    Conflict,
    Infeasible,
    Named,
    OneOf,
    Option,
    Side,
    Statement,
    Tie,
)
from detente.conflict.query import Equilibrium
from detente.evidence import Quote, Source


def want(id_: str, formula: Formula, audience: str | None = None) -> Statement:
    """Return a want of the actor its id starts with."""
    return Statement(id_, id_.partition(".")[0], formula, audience=audience)


STRIKE, HINT, OFFER, ACCEPT = Atom("usa.strike"), Atom("usa.hint"), Atom("usa.offer"), Atom("iran.accept")
ATTACK, WAR = Atom("militia.attack"), Atom("gaza_war")

CRISIS = Conflict(
    "A base is bombed",
    actors=(
        Actor(
            "usa",
            "United States",
            wants=(
                want("usa.calm", Not(ATTACK)),
                want("usa.firm", If(STRIKE, ATTACK), "voters"),
                want("usa.deal", And((OFFER, ACCEPT))),
            ),
        ),
        Actor("iran", "Iran", wants=(want("iran.deal", ACCEPT), want("iran.standing", Or((WAR, ATTACK)), "streets"))),
        Actor("militia", "The militia", wants=(want("militia.fight", ATTACK),)),
        Actor("voters", "Voters"),
        Actor("streets", "The streets"),
    ),
    options=(
        Option("usa.hint", "usa"),
        Option("usa.strike", "usa", can_undo=False),
        Option("usa.offer", "usa"),
        Option("iran.accept", "iran"),
        Option("militia.attack", "militia"),
    ),
    one_of=(OneOf("usa.force", ("usa.hint", "usa.strike")),),
    conditions=(Condition("gaza_war"),),
    named=(Named("deal", And((OFFER, ACCEPT))),),
    infeasible=(Infeasible("infeasible.hollow", And((ACCEPT, Not(OFFER)))),),
    status_quo=frozenset({"militia.attack", "gaza_war"}),
    ties=(Tie("tie.iran-patron-militia", "iran", "militia", "patron"),),
    alternatives=(
        Alternative(
            "firmness",
            (
                Side("for-voters"),
                Side("for-itself", (Move("usa.firm", Position("first")), Choose("offer", "no"))),
            ),
        ),
        Alternative("offer", (Side("yes"), Side("no", (Drop("usa.deal"),)))),
    ),
    claims=(Claim("no-deal", test=Equilibrium("no", Atom("deal"))),),
    sources=(Source("column"),),
    quotes=(Quote("q1", "column", "no war"),),
)

BOTH, FIRST, SECOND, NONE = (frozenset(state) for state in ({"a.x", "b.y"}, {"a.x"}, {"b.y"}, ()))
RANKED = Conflict(
    "Two with a ranking and with wants",
    actors=(
        Actor("a", "A", ranking=((BOTH,), (FIRST, SECOND), (NONE,))),
        Actor("b", "B", wants=(want("b.w", Atom("a.x")),)),
    ),
    options=(Option("a.x", "a"), Option("b.y", "b")),
)
"""The first actor ranks the four states directly, two of them equal."""
