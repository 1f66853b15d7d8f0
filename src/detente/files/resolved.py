"""A formula of the file, in canonical names."""

from __future__ import annotations

from detente.conflict.formula import Constant, Formula
from detente.conflict.names import Names, resolve_formula
from detente.errors import Path
from detente.files.fields import Problems, parsed
from detente.language import parse_formula


def resolved(
    text: str | None, names: Names, path: Path, problems: Problems, *, owner: str | None = None, instead: bool = False
) -> Formula:
    """Return the formula `text` with canonical names, or the constant `instead` where there is none to be had.

    An option without an actor is one of `owner`'s, where one is given. What is wrong is added to `problems`.
    """
    tree = parsed(parse_formula, text, path, problems)
    if tree is None:
        return Constant(instead)
    tree, found = resolve_formula(tree, names, owner=owner)
    problems.extend(problem.under(*path) for problem in found)
    return tree
