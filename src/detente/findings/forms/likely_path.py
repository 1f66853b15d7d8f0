"""`most likely path to F has G`: G holds somewhere on the most likely way to F, its ends included.

Of the three meanings of "most likely" a claim takes the *sequence*: the order of moves with the highest chance,
however long they take. `detente chances --ways` shows all three.
"""

from __future__ import annotations

from detente.conflict.formula import text
from detente.conflict.query import LikelyPath
from detente.errors import DetenteError
from detente.findings.chances.judged import refused
from detente.findings.chances.ways import likely_ways, none_leads
from detente.findings.chances.words import number_words
from detente.findings.measured import CONDITIONAL, LikelyWay
from detente.findings.verdict import Answer
from detente.findings.world import World


def likely_path(world: World, query: LikelyPath, rule: str) -> Answer:
    """Answer the claim under the choice rule called `rule`: from every start, where several are asked about."""
    try:
        found = likely_ways(world, query.formula, rule, passes=query.passes, start=query.start)
    except DetenteError as error:
        return refused(error, rule)
    if not found:
        lacks = none_leads(query.formula)
        return Answer("untestable", f"{lacks}, at any rate", rule, missing=lacks)
    unsure = next((way for way in found if not way.sure), None)
    if unsure is not None:
        why = "another way is as likely by what the paths show, and differs in that"
        return Answer("depends", f"{why}: {_reason(unsure, query)}", rule, measured=unsure)
    missing = next((way for way in found if not way.passes), None)
    shown = missing or found[0]
    return Answer("fails" if missing else "holds", _reason(shown, query), rule, measured=shown)


def _reason(way: LikelyWay, query: LikelyPath) -> str:
    told = [step.what for step in way.steps if not step.what.endswith(" goes on")]
    steps = ", then ".join(told) or "it is there already"
    has = "has" if way.passes else "does not have"
    beside = "" if way.low is None else f", {number_words(way.low)} to {number_words(way.above)} at {way.level:.0%}"
    beside += f", by {way.paths:,} paths, seed {way.seed}" if way.paths else ""
    said = f"the sequence of moves with the highest chance ({number_words(way.chance)}{beside}), however long they take"
    said += f", {way.note}" if way.note else ""
    return f"{said}, {has} {text(query.passes)}: {steps}, {CONDITIONAL}"
