"""Ids for assumptions that were given none: short, readable, and the same every time.

An id is the owner, a dot, and a slug of the canonical formula: `usa.not-strike-iran-or-iran-attack`. Reordering other
assumptions does not change it; changing the formula does, which is why a file may give an `id:` of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from detente.conflict.formula import Atom, Formula, text

LONGEST = 48
"""Characters a slug may have, so that ids fit in a table; longer ones are cut between words."""


def slug(words: str) -> str:
    """Return `words` in lower case with hyphens between, cut to `LONGEST` characters.

    >>> slug("not (strike_iran or iran.attack)")
    'not-strike-iran-or-iran-attack'
    """
    parts = re.findall(r"[a-z0-9]+", words.lower())
    short = "-".join(parts)[: LONGEST + 1]
    return short if len(short) <= LONGEST else short.rpartition("-")[0] or short[:LONGEST]


def slug_of(formula: Formula, *, owner: str | None = None) -> str:
    """Return the slug of a formula in canonical names; the owner's name is left out before its own options.

    >>> from detente.conflict.formula import Atom, Not
    >>> slug_of(Not(Atom("usa.strike")), owner="usa")
    'not-strike'
    """
    written = text(formula)
    return slug(re.sub(rf"\b{re.escape(owner)}\.", "", written) if owner else written) or "true"


def want_id(actor: str, formula: Formula, *, taken: Collection[str] = ()) -> str:
    """Return a fresh id for a want; `taken` has the ids and the option keys there are.

    A want that is just an option would be called like the option, so it is called `usa.want-strike`.

    >>> want_id("usa", Atom("usa.strike"))
    'usa.want-strike'
    """
    own = slug_of(formula, owner=actor)
    bare = isinstance(formula, Atom) and formula.name.startswith(f"{actor}.")
    return fresh(f"{actor}.want-{own}" if bare else f"{actor}.{own}", taken=taken)


def infeasible_id(formula: Formula, *, taken: Collection[str] = ()) -> str:
    """Return a fresh id for an infeasible combination.

    >>> from detente.conflict.formula import And, Atom, Not
    >>> infeasible_id(And((Atom("iran.accept"), Not(Atom("usa.offer")))))
    'infeasible.iran-accept-and-not-usa-offer'
    """
    return fresh(f"infeasible.{slug_of(formula)}", taken=taken)


def tie_id(source: str, kind: str, target: str, *, taken: Collection[str] = ()) -> str:
    """Return a fresh id for a tie.

    >>> tie_id("iran", "patron", "militia")
    'tie.iran-patron-militia'
    """
    return fresh(f"tie.{slug(f'{source} {kind} {target}')}", taken=taken)


def fresh(name: str, *, taken: Collection[str] = ()) -> str:
    """Return `name`, with the first number behind it that makes it new where it is taken.

    >>> fresh("usa.no-war", taken=["usa.no-war"])
    'usa.no-war-2'
    """
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
