"""Named conditions: which use which, circles among them, what they come down to, how large they grow written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from detente.conflict.formula import Atom, Blamed, Formula, Prepared, leaves, parts
from detente.errors import Problem

DEEPEST = 128
"""How deep a formula may nest with its named conditions written out; recursion stays far from Python's limit."""

MOST_CIRCLES = 20
"""How many circles are told in one run."""

LARGEST = 20_000
"""How many atoms a formula may have with its named conditions written out."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How deep and how large a formula is with its named conditions written out."""

    depth: int
    size: int

    @property
    def too_far(self) -> bool:
        """Whether it is deeper or larger than we read."""
        return self.depth > DEEPEST or self.size > LARGEST


def circles(meaning: Mapping[str, Formula]) -> Iterator[tuple[str, ...]]:
    """Yield each circle found among named conditions, ``("a", "b", "a")`` where a uses b and b uses a.

    A circle is taken out before the next is looked for, so that a large knot is not told in all its variants; after
    `MOST_CIRCLES` the search ends.
    """
    uses = {key: _used(formula, meaning) for key, formula in meaning.items()}
    for _ in range(MOST_CIRCLES):
        try:
            TopologicalSorter(uses).prepare()
            return
        except CycleError as error:
            circle = tuple(reversed(error.args[1]))
        yield circle
        uses = {key: used - {*circle} for key, used in uses.items() if key not in circle}


def circle_problems(meaning: Mapping[str, Formula]) -> tuple[Problem, ...]:
    """Return a problem (D182) for each circle among named conditions."""
    found = []
    for circle in circles(meaning):
        message = f"named conditions go round in a circle: {' -> '.join(circle)}"
        fix = f"write {circle[0]} without {circle[1]}" if len(circle) > 2 else f"write {circle[0]} without itself"
        found.append(Problem("D182", message, ("named", circle[0]), fix=fix))
    return tuple(found)


def order(meaning: Mapping[str, Formula]) -> tuple[str, ...]:
    """Return the named conditions, each after those it uses; there must be no circles."""
    return tuple(TopologicalSorter({key: _used(formula, meaning) for key, formula in meaning.items()}).static_order())


@dataclass(frozen=True, slots=True)
class Ground:
    """What a formula speaks of with its named conditions written out.

    `atoms` are options and conditions, `names` the named conditions on the way; `dynamic` is true where it asks what
    is being prepared or whom one blames.
    """

    atoms: frozenset[str]
    names: frozenset[str]
    dynamic: bool


def ground(formula: Formula, meaning: Mapping[str, Formula]) -> Ground:
    """Return what `formula` speaks of. Every named condition is opened once, so the cost is linear.

    >>> from detente.conflict.formula import Not
    >>> sorted(ground(Atom("war"), {"war": Not(Atom("iran.attack"))}).atoms)
    ['iran.attack']
    """
    atoms, names, dynamic, waiting = set(), set(), False, [formula]
    while waiting:
        for leaf in leaves(waiting.pop()):
            dynamic |= isinstance(leaf, Prepared | Blamed)
            if isinstance(leaf, Atom) and leaf.name not in meaning:
                atoms.add(leaf.name)
            elif isinstance(leaf, Atom) and leaf.name not in names:
                names.add(leaf.name)
                waiting.append(meaning[leaf.name])
    return Ground(frozenset(atoms), frozenset(names), dynamic)


def extents(meaning: Mapping[str, Formula]) -> dict[str, Extent]:
    """Return the extent of each named condition, which must have no circles. Linear in what is written."""
    known: dict[str, Extent] = {}
    for key in order(meaning):
        known[key] = extent(meaning[key], known)
    return known


def extent(formula: Formula, known: Mapping[str, Extent]) -> Extent:
    """Return the extent of `formula`, given those of the named conditions."""
    deepest, size, waiting = 0, 0, [(formula, 1)]
    while waiting:
        part, depth = waiting.pop()
        below = parts(part)
        waiting += [(each, depth + 1) for each in below]
        named = known.get(part.name) if isinstance(part, Atom) else None
        deepest = max(deepest, depth + (named.depth if named else 0))
        size += 0 if below else named.size if named else 1
    return Extent(deepest, size)


def _used(formula: Formula, meaning: Mapping[str, Formula]) -> set[str]:
    """Return the named conditions that stand in `formula`."""
    return {leaf.name for leaf in leaves(formula) if isinstance(leaf, Atom) and leaf.name in meaning}
