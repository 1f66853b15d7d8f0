"""Small crises with known answers, written as a user would write them."""

from __future__ import annotations

from typing import Any

from detente.conflict.model import Claim, Conflict, Outcome
from detente.files.load import loads
from detente.findings import check
from detente.findings.verdict import Verdict

STANDOFF = """\
detente: 1
title: A standoff
actors:
  usa:
    options: {strike: Strike the militia, offer: Offer talks}
    wants: [not militia.attack, offer, not strike, strike if militia.attack]
  militia:
    options: {attack: Attack the base}
    wants: [not usa.strike, attack]
  voters: {kind: electorate}
  press: {kind: outlet}
conditions: {war_elsewhere: A war goes on elsewhere}
named:
  calm: not usa.strike and not militia.attack
infeasible: [usa.offer and usa.strike]
status_quo: [militia.attack, war_elsewhere]
"""
"""Six states. The militia would attack but fears the strike; the strike is what the United States does to no gain."""

CHICKEN = """\
detente: 1
title: Chicken
actors:
  row: {options: {dare: Drive on}, ranking: [[row.dare], [], [col.dare], [row.dare, col.dare]]}
  col: {options: {dare: Drive on}, ranking: [[col.dare], [], [row.dare], [row.dare, col.dare]]}
status_quo: []
"""

PENNIES = """\
detente: 1
title: Matching pennies
actors:
  row: {options: {up: Show heads}, wants: [up iff col.up]}
  col: {options: {up: Show heads}, wants: [not (up iff row.up)]}
status_quo: []
"""


def crisis(text: str) -> Conflict:
    """Read a crisis written as a model file."""
    return loads(text).conflict


def claim(text: str, test: str, *extra: str) -> Conflict:
    """Add one claim to a crisis; `extra` lines belong to the claim (``suppose: [...]``)."""
    more = "".join(f"    {line}\n" for line in extra)
    return crisis(f"{text}claims:\n  - id: it\n    test: '{test}'\n{more}")


def verdict(text: str, test: str, *extra: str, **how: Any) -> Verdict:
    """Judge one claim about a crisis."""
    return check(claim(text, test, *extra), **how).verdicts[0]


def outcome(text: str, test: str, *extra: str) -> Outcome:
    """Return the outcome of one claim about a crisis, without looking for what it rests on."""
    return verdict(text, test, *extra, depth=0).outcome


def only_claim(conflict: Conflict) -> Claim:
    """Return the one claim of a crisis made by `claim`."""
    return conflict.claims[0]
