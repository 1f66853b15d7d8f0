"""States and moves of an explicit model, read from the plain data of a model file."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.explicit import MIXED, loop, unknown_state
from detente.conflict.model import Arc, Option
from detente.errors import Path, Problem
from detente.files.fields import Data, Problems, basis, listed, table, unknown, words


def is_explicit(data: Data) -> bool:
    """Tell whether the file lists states or moves."""
    return "states" in data or "moves" in data


def explicit_states(data: Data, problems: Problems) -> tuple[Option, ...]:
    """Return the states, each as an option that nobody controls; tell of what belongs to options (D156)."""
    if "states" not in data:
        message = "moves lead from state to state, and no states are listed"
        problems.append(Problem("D121", message, ("moves",), fix="add states: {peace: ..., war: ...}", on_key=True))
    for actor, below in table(data, "actors").items():
        for key in ("options", "one_of"):
            if below.get(key):
                message = f"{actor} has {key}, and this model lists its states"
                problems.append(Problem("D156", message, ("actors", actor, key), fix=MIXED, on_key=True))
    states = table(data, "states")
    return tuple(Option(key, "", below.get("says") or "", basis=basis(below)) for key, below in states.items())


def explicit_arcs(data: Data, problems: Problems) -> tuple[Arc, ...]:
    """Return the arrows, those of `back` after those they go back on; those that name nothing are left out."""
    states, actors = tuple(table(data, "states")), tuple(table(data, "actors"))
    found: list[Arc] = []
    for at, entry in enumerate(listed(data, "moves")):
        path: Path = ("moves", at)
        by, start = entry.get("by") or "", entry.get("from") or ""
        if by and by not in actors:
            problems.append(unknown("actor", by, actors, (*path, "by")))
        if start and start not in states:
            problems.append(unknown_state(start, states, (*path, "from")))
        ends = tuple(_ends(entry, start, states, path, problems))
        if by in actors and start in states:
            said = entry.get("says") or "", basis(entry)
            found += (Arc(by, start, end, *said) for end in ends)
            found += (Arc(by, end, start, *said) for end in ends if entry.get("back"))
    return tuple(found)


def _ends(entry: Data, start: str, states: tuple[str, ...], path: Path, problems: Problems) -> Iterator[str]:
    """Yield where a move leads."""
    for place, end in enumerate(words(entry, "to")):
        if end not in states:
            problems.append(unknown_state(end, states, (*path, "to", place)))
        elif end == start:
            problems.append(loop((*path, "to", place)))
        else:
            yield end
