"""From answers to one outcome: every reading and every concept is asked, and the verdict says whether they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from detente.conflict.change import change
from detente.conflict.edit import Choose, Edit
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.query import Query
from detente.errors import DetenteError
from detente.findings.assumptions import Assumption, taken_out
from detente.findings.chances.words import once
from detente.findings.forms import answer, concepts_of
from detente.findings.sides import Sides, readings
from detente.findings.verdict import Answer
from detente.findings.world import World

MOST_KEPT = 2**23
"""How many states, over all worlds, are remembered for worlds alike; more are forgotten and computed again."""


@dataclass(eq=False)
class Worlds:
    """Every world claims are judged in, each made once: the readings, what is supposed, less some assumptions."""

    base: World
    readings: tuple[tuple[Sides, tuple[Edit, ...]], ...]
    _known: dict[tuple[tuple[Edit, ...], frozenset[Assumption]], World] = field(default_factory=dict)
    _alike: dict[tuple[int, bytes], World] = field(default_factory=dict)

    @classmethod
    def of(cls, conflict: Conflict) -> Worlds:
        """Compile `conflict` and list its readings."""
        return cls(World.of(conflict), tuple(readings(conflict)))

    @classmethod
    def in_time(cls, conflict: Conflict) -> Worlds:
        """Compile `conflict` for claims about time alone: it may have more states than can be listed."""
        return cls(World.in_time(conflict), tuple(readings(conflict)))

    def after(self, edits: tuple[Edit, ...], without: frozenset[Assumption] = frozenset()) -> World:
        """Return the world after `edits` less the assumptions in `without`. DetenteError where that cannot be."""
        key = (edits, without)
        if key not in self._known:
            near = self.after(edits) if without else self.base
            changes = taken_out(without, near.conflict) if without else edits
            self._known[key] = self._shared(near.vary(change(near.conflict, *changes)) if changes else near, near)
            self._known[key].drawing = self.base.drawing
            self._known[key].kin = self.base.kin
        return self._known[key]

    def _shared(self, world: World, near: World) -> World:
        """Return `world` with what is known of one alike: only wants differ, and they give the same ranks."""
        if world.graph.states is not near.graph.states:
            return world
        if len(self._alike) * world.graph.size > MOST_KEPT:
            self._alike.clear()
        key = (id(world.graph.states), world.alike())
        return world.share(self._alike.setdefault(key, world))

    def forget(self, without: frozenset[Assumption]) -> None:
        """Drop the worlds without these assumptions; they will not be asked again."""
        for key in [key for key in self._known if key[1] == without]:
            del self._known[key]


def answers(
    worlds: Worlds,
    claim: Claim,
    *,
    without: frozenset[Assumption] = frozenset(),
    show: int | None = 0,
    only: int | None = None,
) -> tuple[Answer, ...]:
    """Answer `claim` under every reading and every concept it is asked under, less the assumptions in `without`.

    `show` is how many states a witness writes out, 0 for no witness, None where the outcomes are enough; `only` asks
    for one of the answers, by number.
    """
    return tuple(each_answer(worlds, claim, without=without, show=show, only=only))


def each_answer(
    worlds: Worlds,
    claim: Claim,
    *,
    without: frozenset[Assumption] = frozenset(),
    show: int | None = 0,
    only: int | None = None,
) -> Iterator[Answer]:
    """Yield what `answers` returns, one by one, so that who asks may stop."""
    if claim.test is None:
        yield Answer("untestable", "needs a person to put it as a test", missing="a test")
        return
    asked = tuple(product(_readings(worlds, claim), concepts_of(claim.test, worlds.base.conflict)))
    for (sides, edits), concept in asked if only is None else asked[only : only + 1]:
        given = _ask(worlds, claim.test, edits, concept, without, show)
        yield given.under(sides) if sides else given


def _readings(worlds: Worlds, claim: Claim) -> tuple[tuple[Sides, tuple[Edit, ...]], ...]:
    """Return the readings with what the claim supposes; one that chooses a side leaves only readings with that side."""
    chosen = {edit.alternative: edit.side for edit in claim.suppose if isinstance(edit, Choose)}
    supposed = tuple(edit for edit in claim.suppose if not isinstance(edit, Choose))
    return tuple(
        (sides, (*edits, *supposed))
        for sides, edits in worlds.readings
        if all(chosen.get(alternative, side) == side for alternative, side in sides)
    )


def _ask(
    worlds: Worlds,
    query: Query,
    edits: tuple[Edit, ...],
    concept: str | None,
    without: frozenset[Assumption],
    show: int | None,
) -> Answer:
    """Answer one claim under one reading and one concept; untestable where the edits cannot be carried out.

    Raises DetenteError where it is the assumptions in `without` that cannot be taken out.
    """
    try:
        worlds.after(edits)
    except DetenteError as error:
        missing = error.problems[0].message
        return Answer("untestable", f"cannot be supposed: {missing}", concept, missing=missing)
    return answer(worlds.after(edits, without), query, concept, show=show)


def outcome_of(given: Iterable[Answer]) -> Outcome:
    """Return what the answers agree on; *depends* where testable ones disagree, *untestable* where none is testable.

    >>> outcome_of([Answer("holds", ""), Answer("untestable", "")])
    'holds'
    >>> outcome_of([Answer("holds", ""), Answer("fails", "")])
    'depends'
    """
    return agreed({one.outcome for one in given})


def agreed(said: set[Outcome]) -> Outcome:
    """Return the one outcome that stands for several."""
    tested = said - {"untestable"}
    if len(tested) == 1:
        return next(iter(tested))
    return "depends" if tested else "untestable"


def reason_of(given: tuple[Answer, ...]) -> str:
    """Say in one sentence why: the reason of the first answer that counts, and what the outcome depends on.

    Of a claim about time the answer under each choice rule is told, and once what all of them are conditional on.
    """
    rates = next((one.measured.rates for one in given if one.measured is not None), ())
    return once(_reason_of(given), rates)


def _reason_of(given: tuple[Answer, ...]) -> str:
    outcome = outcome_of(given)
    if outcome == "depends":
        return _split(given)
    silent = [one for one in given if one.outcome != outcome]
    first = next(one for one in given if one.outcome == outcome)
    same = (one for one in given if one.outcome == outcome and one.sides == first.sides and one.measured is not None)
    said = "; ".join(f"under {one.concept} {one.reason}" for one in same) or first.reason
    return said + (f"; not testable {where(silent, given)}: {silent[0].reason}" if silent else "")


def _split(given: tuple[Answer, ...]) -> str:
    """Say which concepts or sides hold and which fail, with the first reason of each."""
    said = []
    for outcome in ("holds", "fails", "depends", "untestable"):
        group = [one for one in given if one.outcome == outcome]
        if group:
            said.append(f"{outcome} {where(group, given)}: {group[0].reason}")
    return "; ".join(said)


def where(group: Sequence[Answer], given: Sequence[Answer]) -> str:
    """Name a group of answers by its concepts, by its sides or by both, in as few words as tell it from the rest.

    >>> given = [Answer("holds", "", "nash"), Answer("fails", "", "gmr")]
    >>> where(given[:1], given)
    'under nash'
    """
    cells = {(one.concept, one.sides) for one in group}
    concepts, sides = _names(one.concept for one in group), tuple(dict.fromkeys(one.sides for one in group))
    if cells == {(one.concept, one.sides) for one in given if one.concept in concepts}:
        return _under(concepts)
    if cells == {(one.concept, one.sides) for one in given if one.sides in sides}:
        return f"where {_sides(sides, given)}"
    by_side = ((_names(one.concept for one in group if one.sides == side), side) for side in sides)
    return "; ".join(f"{_under(names)} where {_sides((side,), given)}" for names, side in by_side)


def _under(concepts: Sequence[str]) -> str:
    return f"under {', '.join(concepts)}" if concepts else "in every reading"


def _sides(sides: Sequence[Sides], given: Sequence[Answer]) -> str:
    """Name sides by the alternatives that tell them from the rest: "militia-order is attacks-first"."""
    said = []
    for position, (alternative, _) in enumerate(given[0].sides):
        here = _names(chosen[position][1] for chosen in sides)
        if len(here) < len(_names(one.sides[position][1] for one in given)):
            said.append(f"{alternative} is {' or '.join(here)}")
    kept = {chosen for chosen in (one.sides for one in given) if _fits(chosen, sides)}
    return " and ".join(said) if said and kept == set(sides) else " or ".join(map(_each, sides))


def _fits(chosen: Sides, sides: Sequence[Sides]) -> bool:
    """Tell whether each side of `chosen` is among the sides named."""
    return all(any(pair in other for other in sides) for pair in chosen)


def _each(sides: Sides) -> str:
    return " and ".join(f"{alternative} is {side}" for alternative, side in sides)


def _names(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name is not None))
