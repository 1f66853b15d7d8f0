"""Third pass: what speaks of assumptions by their ids. Edits of alternatives and views; claims, what they suppose."""

from __future__ import annotations

from dataclasses import replace

from detente.conflict.edit import Edit, Forbid
from detente.conflict.formula import Constant
from detente.conflict.model import Alternative, Conflict
from detente.conflict.names import Names, resolve_edit, resolve_query
from detente.conflict.query import Query
from detente.errors import Path
from detente.files.fields import Data, Problems, listed, parsed, table
from detente.language import parse_claim, parse_edit


def with_queries(conflict: Conflict, data: Data, names: Names, problems: Problems) -> Conflict:
    """Return `conflict` with its edits and the tests of its claims."""
    alternatives = table(data, "alternatives").values()
    return replace(
        conflict,
        alternatives=tuple(
            _with_edits(alternative, below, names, problems)
            for alternative, below in zip(conflict.alternatives, alternatives, strict=True)
        ),
        views=tuple(
            replace(view, edits=_edits(below.get("edits"), names, ("views", view.actor, "edits"), problems))
            for view, below in zip(conflict.views, table(data, "views").values(), strict=True)
        ),
        scenarios=tuple(
            replace(scenario, edits=_edits(below.get("edits"), names, ("scenarios", scenario.key, "edits"), problems))
            for scenario, below in zip(conflict.scenarios, table(data, "scenarios").values(), strict=True)
        ),
        calendar=tuple(
            replace(entry, edits=_edits(below.get("edits"), names, ("calendar", key, "edits"), problems))
            for entry, (key, below) in zip(conflict.calendar, table(data, "calendar").items(), strict=True)
        ),
        claims=tuple(
            replace(
                claim,
                test=_query(below.get("test"), names, ("claims", at, "test"), problems),
                suppose=_edits(below.get("suppose"), names, ("claims", at, "suppose"), problems),
            )
            for at, (claim, below) in enumerate(zip(conflict.claims, listed(data, "claims"), strict=True))
        ),
    )


def _with_edits(alternative: Alternative, data: Data, names: Names, problems: Problems) -> Alternative:
    path = ("alternatives", alternative.key, "sides")
    sides = table(data, "sides").values()
    return replace(
        alternative,
        sides=tuple(
            replace(side, edits=_edits(below.get("edits"), names, (*path, side.key, "edits"), problems))
            for side, below in zip(alternative.sides, sides, strict=True)
        ),
    )


def _edits(texts: list[str | None] | None, names: Names, path: Path, problems: Problems) -> tuple[Edit, ...]:
    return tuple(_edit(text, names, (*path, at), problems) for at, text in enumerate(texts or []))


def _edit(text: str | None, names: Names, path: Path, problems: Problems) -> Edit:
    """Return the edit `text`, or one that changes nothing where there is none to be had."""
    tree = parsed(parse_edit, text, path, problems)
    if tree is None:
        return Forbid(Constant(False))
    tree, found = resolve_edit(tree, names, text=text)
    problems.extend(problem.under(*path) for problem in found)
    return Forbid(Constant(False)) if found else tree


def _query(text: str | None, names: Names, path: Path, problems: Problems) -> Query | None:
    tree = parsed(parse_claim, text, path, problems)
    if tree is None:
        return None
    tree, found = resolve_query(tree, names, text=text)
    problems.extend(problem.under(*path) for problem in found)
    return None if found else tree
