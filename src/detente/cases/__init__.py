"""Shipped cases: an account, a model of it made by hand, and the verdicts its claims are expected to get.

A case is a folder with `model.yaml` (what `detente check` reads) beside the `account.md` its quotes are taken from.
To add one, add a folder here, a record to `CASES` and its expected verdicts to the claims (`expect:`).

>>> [case.key for case in teaching("audience costs")]
['border']
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from detente.errors import InvalidQuery, Problem, nearest

__all__ = ["CASES", "ShippedCase", "account_path", "case_path", "teaching", "topics"]

Length = Literal["short", "medium", "long"]
Level = Literal["first", "second", "third"]


@dataclass(frozen=True, slots=True)
class ShippedCase:
    """A case that comes with detente, filed by what a teacher looks for.

    `teaches` are its topics, `structure` says what kind of crisis it is and how it is built. `length` is that of the
    account: short (under 250 words), medium, or long (over 650). `level` says what must have been met before: first
    (nothing), second (wants, options and equilibria), third (chances, deals or proxies as well).
    """

    key: str
    title: str
    teaches: tuple[str, ...]
    structure: str
    length: Length
    level: Level

    @property
    def file(self) -> str:
        """Where its model file is in this room."""
        return f"{self.key}/model.yaml"


CASES = (
    ShippedCase(
        "tower22",
        "A base is bombed",
        ("two motives for one deed", "proxies", "views", "rates and deadlines", "linked issues"),
        "a columnist's account of early 2024: five deciders, a proxy read four ways, a bargain of five issues",
        "long",
        "third",
    ),
    ShippedCase(
        "cuban",
        "Missiles in Cuba",
        ("sequential stability", "no Nash equilibrium", "rankings", "threats that are not needed"),
        "a quarantine in October 1962: two powers, four options, twelve states, every move reversible",
        "medium",
        "first",
    ),
    ShippedCase(
        "fisheries",
        "Cod and frigates",
        ("irreversible options", "commitment", "deterrence", "two readings of one government", "hindsight"),
        "a fisheries dispute of 1975: three deciders, two options nobody can take back, six months of what happened",
        "long",
        "second",
    ),
    ShippedCase(
        "border",
        "Two armies on one plateau",
        ("audience costs", "coalitions", "steps taken together", "sequential stability", "no Nash equilibrium"),
        "a border standoff of 2017: two armies, a small neighbour, a way down that takes two at once",
        "long",
        "second",
    ),
    ShippedCase(
        "strike",
        "Twenty-nine ports",
        ("rates and deadlines", "denied motives", "unknown preferences", "linked issues", "ratification"),
        "a lockout of 2002: union, employers and a government with an order that lapses; a contract of four issues",
        "long",
        "third",
    ),
    ShippedCase(
        "blockade",
        "Fed from the air",
        ("ladders of force", "deterrence", "views", "rates and deadlines", "steps taken together", "linked issues"),
        "the blockade of Berlin in 1948: two ladders of force, stocks against planes, a bargain that comes too early",
        "long",
        "third",
    ),
    ShippedCase(
        "ceasefire",
        "Until Thursday at midnight",
        ("spoilers", "blame", "proxies", "views", "rates and deadlines", "ratification"),
        "the talks in Belfast in 1998: a party and an armed group, splinter groups, a rule, a last day and a vote",
        "long",
        "third",
    ),
    ShippedCase(
        "classroom",
        "Two neighbours on one bridge",
        ("two-by-two games", "what each concept expects", "threats that are not believed", "scenarios"),
        "a standoff of two unnamed neighbours: chicken, the prisoners' dilemma and the stag hunt on four states",
        "short",
        "first",
    ),
)


def teaching(word: str) -> tuple[ShippedCase, ...]:
    """Return the cases one of whose topics has `word` in it, whatever the case of its letters.

    >>> [case.key for case in teaching("Irreversible")]
    ['fisheries']
    """
    return tuple(case for case in CASES if any(word.casefold() in topic.casefold() for topic in case.teaches))


def topics() -> tuple[str, ...]:
    """Return everything the shipped cases teach, in alphabetical order."""
    return tuple(sorted({topic for case in CASES for topic in case.teaches}, key=str.casefold))


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
