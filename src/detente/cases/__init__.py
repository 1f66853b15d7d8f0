"""Shipped cases: an account, a model of it made by hand, and the verdicts its claims are expected to get.

A case is a folder with `model.yaml` (what `detente check` reads) beside the `account.md` its quotes are taken from.
To add one, add a folder here, a line to `CASES` and its expected verdicts to the claims (`expect:`).

>>> [case.key for case in CASES]
['tower22', 'cuban']
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from detente.errors import InvalidQuery, Problem, nearest

__all__ = ["CASES", "ShippedCase", "account_path", "case_path"]


@dataclass(frozen=True, slots=True)
class ShippedCase:
    """A case that comes with detente: what it is called, what it teaches, where its model file is in this room."""

    key: str
    title: str
    teaches: str
    file: str


CASES = (
    ShippedCase(
        "tower22",
        "A base is bombed",
        "a columnist's account of early 2024: two motives for one deed, a proxy read four ways, claims that fail",
        "tower22/model.yaml",
    ),
    ShippedCase(
        "cuban",
        "Missiles in Cuba",
        "the classic of October 1962: no rest at once, rest in two states once both think one step further",
        "cuban/model.yaml",
    ),
)


def case_path(key: str) -> Path:
    """Return the path of the model file of the shipped case `key`. Raises InvalidQuery (D605) where there is none.

    >>> case_path("cuban").name
    'model.yaml'
    """
    case = next((case for case in CASES if case.key == key), None)
    if case is None:
        known = [case.key for case in CASES]
        fix = f"cases: {', '.join(known)}"
        raise InvalidQuery(Problem("D605", f'there is no shipped case "{key}"', nearest=nearest(key, known), fix=fix))
    return Path(str(files(__name__).joinpath(case.file)))


def account_path(key: str) -> Path:
    """Return the path of the account the shipped case `key` is a model of.

    >>> account_path("tower22").name
    'account.md'
    """
    return case_path(key).with_name("account.md")
