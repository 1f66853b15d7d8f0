"""What share of an actor's strict rankings makes a state stable for it: counted exactly, without listing them.

Draw a number between 0 and 1 for each state: their order is a strict ranking, each as likely as any other. Given the
number y of the state asked about, every other state lies below it with chance y, one independently of the other. What
the others can do in reply does not hang on the mover's own ranking, so the state is stable exactly when

    for each of the mover's moves t:  t is below,  or for some reply u to t, u (and every way out of u) is below.

Each such condition is a *clause* of *terms*: sets of states that must all be below. The chance of all clauses is a
polynomial in y, and its integral over y is the share of rankings. Where the moves of all go both ways the clauses of
GMR and SEQ have no state in common, and the share is the integral of the product of ``1 - (1 - y) ** h`` over clauses
of h states each (a state with two moves that are answered from one further state each: 8/15). States that only occur
together are merged, clauses with nothing in common are counted apart, and what is left is split on one state after
the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from types import MappingProxyType

Term = frozenset[int]
Clause = frozenset[Term]
Monomials = dict[tuple[int, int], int]
"""A polynomial in y and z = 1 - y: the coefficient of ``y**a * z**b`` at (a, b). One is not written in only one way."""

Blocks = tuple[int, int]
"""How many blocks of states there are, and how many states each has."""

NO_BLOCKS: Mapping[int, Blocks] = MappingProxyType({})

MOST_BLOCKS = 1_000
"""More blocks of several states than this make too long a polynomial."""

BUDGET = 3_000_000
"""Terms and monomials looked at before the count is given up; about two seconds."""

WIDEST = 200
"""States, after merging, that may hang together; a part with more is not split."""

_ONE: Monomials = {(0, 0): 1}


class Uncounted(Exception):
    """The clauses hang together too much to be counted within the budget."""


def share(clauses: Iterable[Clause], sizes: Mapping[int, Blocks] = NO_BLOCKS) -> Fraction:
    """Return the chance that all `clauses` hold, states being ordered at random with the state asked about.

    A name in `sizes` stands for blocks of states that occur nowhere else; it is below where all of some block are.

    >>> one, two = frozenset({1}), frozenset({2})
    >>> share([frozenset({one, two})]), share([frozenset({one}), frozenset({two})])
    (Fraction(2, 3), Fraction(1, 3))

    Raises Uncounted where that takes more than three million steps.
    """
    found, weights = _merged(frozenset(_shortest(clause) for clause in clauses), sizes)
    return _integral(_chance(found, _Counting(weights, {}, BUDGET)))


def _integral(polynomial: Monomials) -> Fraction:
    """Return the integral over y from 0 to 1: of ``y**a * z**b`` it is ``1 / ((a + b + 1) * comb(a + b, a))``."""
    total = Fraction(0)
    for (a, b), times in polynomial.items():
        total += Fraction(times, (a + b + 1) * comb(a + b, a))
    return total


def _shortest(clause: Clause) -> Clause:
    """Leave out terms that ask for more than another one of the clause does."""
    if all(len(term) == 1 for term in clause):
        return clause
    kept: list[Term] = []
    for term in sorted(clause, key=len):
        if not any(other <= term for other in kept):
            kept.append(term)
    return frozenset(kept)


def _merged(
    clauses: frozenset[Clause], sizes: Mapping[int, Blocks]
) -> tuple[frozenset[Clause], Mapping[int, Monomials]]:
    """Merge states that occur in just the same terms, then terms of one such state that occur in the same clauses.

    Returns the clauses over merged states, and the chance that each of these is below.
    """
    clauses, groups = _grouped(clauses)
    blocks = {name: sizes.get(name, (1, len(group))) for name, group in groups.items()}
    weights = {name: _some_below([size]) for name, size in blocks.items()}
    where: dict[Term, list[Clause]] = {}
    inside: dict[int, set[Term]] = {}
    for clause in clauses:
        for term in clause:
            where.setdefault(term, []).append(clause)
            for name in term:
                inside.setdefault(name, set()).add(term)
    alike: dict[frozenset[Clause], list[int]] = {}
    for term, found in where.items():
        (name, *more) = term
        if not more and len(inside[name]) == 1:
            alike.setdefault(frozenset(found), []).append(name)
    gone: set[Term] = set()
    for names in alike.values():
        first, *rest = sorted(names)
        weights[first] = _some_below([blocks[name] for name in (first, *rest)])
        gone |= {frozenset({name}) for name in rest}
    return frozenset(clause - gone for clause in clauses), weights


def _grouped(clauses: frozenset[Clause]) -> tuple[frozenset[Clause], dict[int, list[int]]]:
    """Write one name for all states that occur in just the same terms; also return the states of each name."""
    terms = {term: number for number, term in enumerate({term for clause in clauses for term in clause})}
    occurs: dict[int, list[int]] = {}
    for term, number in terms.items():
        for state in term:
            occurs.setdefault(state, []).append(number)
    groups: dict[tuple[int, ...], list[int]] = {}
    for state, numbers in occurs.items():
        groups.setdefault(tuple(sorted(numbers)), []).append(state)
    name = {state: min(group) for group in groups.values() for state in group}
    written = {term: frozenset(name[state] for state in term) for term in terms}
    found = frozenset(frozenset(written[term] for term in clause) for clause in clauses)
    return found, {min(group): group for group in groups.values()}


def _some_below(blocks: list[Blocks]) -> Monomials:
    """Return the chance that some block is wholly below; blocks have no state in common."""
    if len(blocks) == 1 and blocks[0][0] == 1:
        return {(blocks[0][1], 0): 1}
    missing: Monomials = {(0, sum(number for number, size in blocks if size == 1)): 1}
    several: dict[int, int] = {}
    for number, size in blocks:
        if size > 1:
            several[size] = several.get(size, 0) + number
    for size, number in several.items():
        if number * len(missing) > MOST_BLOCKS:
            raise Uncounted
        missing = _times(missing, {(k * size, 0): (-1) ** k * comb(number, k) for k in range(number + 1)})
    return _plus(_ONE, missing, -1)


@dataclass
class _Counting:
    """A count under way: the chance of each merged state, the parts already counted, and the work that is left."""

    weights: Mapping[int, Monomials]
    known: dict[frozenset[Clause], Monomials]
    left: int

    def spend(self, work: int) -> None:
        """Raise Uncounted where no work is left."""
        self.left -= work
        if self.left < 0:
            raise Uncounted


def _chance(clauses: frozenset[Clause], counting: _Counting) -> Monomials:
    """Return the chance that all `clauses` hold."""
    result = dict(_ONE)
    for part in _apart(clauses):
        if part not in counting.known:
            counting.known[part] = _part(part, counting)
        counting.spend(len(result) * len(counting.known[part]))
        result = _times(result, counting.known[part])
    return result


def _part(clauses: frozenset[Clause], counting: _Counting) -> Monomials:
    """Return the chance of clauses that hang together: split on the state that occurs in most of them."""
    if frozenset() in clauses:
        return {}
    counts: dict[int, int] = {}
    for clause in clauses:
        counting.spend(len(clause) + sum(map(len, clause)))
        for name in {name for term in clause for name in term}:
            counts[name] = counts.get(name, 0) + 1
    if len(counts) > WIDEST:
        raise Uncounted
    name = max(sorted(counts), key=counts.__getitem__)
    below = _chance(_given(clauses, name, below=True), counting)
    above = _chance(_given(clauses, name, below=False), counting)
    counting.spend(len(counting.weights[name]) * (len(below) + len(above)))
    return _plus(above, _times(counting.weights[name], _plus(below, above, -1)), 1)


def _given(clauses: frozenset[Clause], name: int, *, below: bool) -> frozenset[Clause]:
    """Return what is left of `clauses` where it is known whether `name` is below."""
    left = set()
    for clause in clauses:
        if below:
            terms = frozenset(term - {name} for term in clause)
            if frozenset() not in terms:
                left.add(_shortest(terms))
        else:
            left.add(frozenset(term for term in clause if name not in term))
    return frozenset(left)


def _apart(clauses: frozenset[Clause]) -> list[frozenset[Clause]]:
    """Sort clauses into parts that have no state in common."""
    parts: list[tuple[set[int], set[Clause]]] = []
    for clause in clauses:
        names = {name for term in clause for name in term}
        touching = [part for part in parts if part[0] & names]
        parts = [part for part in parts if not part[0] & names]
        merged = (names.union(*(p[0] for p in touching)), {clause}.union(*(p[1] for p in touching)))
        parts.append(merged)
    return [frozenset(found) for _, found in parts]


def _times(one: Monomials, other: Monomials) -> Monomials:
    product: Monomials = {}
    for (a, b), times in one.items():
        for (c, d), more in other.items():
            key = (a + c, b + d)
            product[key] = product.get(key, 0) + times * more
    return {key: times for key, times in product.items() if times}


def _plus(one: Monomials, other: Monomials, sign: int) -> Monomials:
    total = dict(one)
    for key, times in other.items():
        total[key] = total.get(key, 0) + sign * times
    return {key: times for key, times in total.items() if times}
