"""Equilibria grouped: those under the same concepts together, and of these the ones that one pattern describes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.moves.graph import Graph, Mask
from detente.moves.patterns import patterns
from detente.stability.solve import Solution

_MANY = 4096
"""More states than this under the same concepts are not put into patterns, which would take long and tell little."""


@dataclass(frozen=True, slots=True)
class Group:
    """`count` states that are equilibria under the same `concepts`, as one pattern of Y, N and - over the options."""

    pattern: tuple[str, ...]
    count: int
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups shown, those under most concepts first, and how many equilibria are in none of them."""

    shown: tuple[Group, ...]
    left: int


def grouped(solution: Solution, *, among: Mask | None = None, most: int = 18) -> Groups:
    """Group the equilibria (those `among`) into at most `most` groups.

    A state may be in several groups of the same concepts. Cost is that of `patterns` for each set of concepts, until
    there are enough groups.
    """
    keys = tuple(solution.stable)
    marks = np.array([solution.stable[key].all(axis=0) for key in keys])
    marks = marks if among is None else marks & among
    covered = np.zeros(solution.graph.size, dtype=np.bool_)
    shown: list[Group] = []
    for column in _columns(marks):
        same = (marks == np.array(column)[:, None]).all(axis=0)
        if len(shown) < most and same.sum() <= _MANY:
            concepts = tuple(key for key, there in zip(keys, column, strict=True) if there)
            for found in patterns(solution.graph, same)[: most - len(shown)]:
                shown.append(Group(tuple(found.marks), found.count, concepts))
                covered |= same & matching(solution.graph, found.marks)
    return Groups(tuple(shown), int((marks.any(axis=0) & ~covered).sum()))


def matching(graph: Graph, pattern: str | tuple[str, ...]) -> Mask:
    """Mark the states that match a pattern of Y, N and -."""
    care = sum(1 << place for place, sign in enumerate(pattern) if sign != "-")
    taken = sum(1 << place for place, sign in enumerate(pattern) if sign == "Y")
    match: Mask = (graph.states & np.uint64(care)) == np.uint64(taken)
    return match


def _columns(marks: Mask) -> list[tuple[bool, ...]]:
    """Return the sets of concepts that states are equilibria under, largest first, then by the first concepts."""
    weights = 1 << np.arange(len(marks))
    codes = np.unique(weights @ marks)
    columns = [tuple(bool(code >> place & 1) for place in range(len(marks))) for code in codes.tolist() if code]
    return sorted(columns, key=lambda column: (-sum(column), [not there for there in column]))
