"""Chances over time in words and tables. No sentence and no table goes without what its numbers are conditional on."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.chances.over_time import Claimed, Curve, OverTime
from detente.findings.chances.words import conditional, number_words
from detente.findings.measured import CONDITIONAL, LikelyWay, Measured, RateUsed
from detente.findings.verdict import Answer
from detente.report.naming import actor_name, concept_name, listed, plural
from detente.report.tables import Table, mark
from detente.report.visible import one_line

SOURCES = {
    "cited": "a sentence is given",
    "said": "somebody says so",
    "data": "estimated from data",
    "guess": "a guess",
    "usual": "the model's usual rate",
}
"""How sure each number is, in words."""


def chances_words(found: OverTime) -> tuple[str, ...]:
    """Return what was asked and what every number is conditional on, as sentences."""
    rules = listed([f"{rule.name} ({rule.says})" for rule in found.rules])
    start = "the status quo" if found.start == "status_quo" else f"every state with {one_line(found.start)}"
    first = f"All numbers are {conditional(found.rates)}; and on how actors choose: {rules}."
    guesses = sum(rate.source in ("guess", "usual") for rate in found.rates)
    sure = f"They rest on {plural(len(found.rates), 'number')} of the model, of which {guesses} are guesses."
    return (first, sure, f"From {start}; {plural(found.states, 'state')}. This is no forecast.")


def chances_table(found: OverTime) -> Table:
    """Return the chance that each outcome has come about by each time, a row for each choice rule."""
    paths = any(one.by_paths for one in found.curves)
    head = ("outcome", "rule", *(_time(days) for days in found.times), "holds then", *(["by paths"] * paths))
    rows = tuple(_row(one, first, paths) for one, first in _first(found.curves))
    error = max((one.error for one in found.curves), default=0.0)
    bound = f" Each is at most {error:.0e} off." if error else ""
    dates = f" {_time(found.times[-1])} from the start is {found.dates[-1]}." if found.dates else ""
    drawn = f" {_drawn(found.curves)}" if paths else ""
    first = f"The chance that it has come about by then, and that it holds at the end, {CONDITIONAL}."
    return Table("Chances, in this model", head, rows, f"{first}{bound}{drawn}{dates}")


def claims_table(found: OverTime) -> Table:
    """Return the claims about time: the verdict, and the number under each rule."""
    rules = tuple(rule.key for rule in found.rules)
    head = ("verdict", "claim", "asks", *(concept_name(rule) for rule in rules))
    rows = tuple(
        (_outcome(one), one.claim, one_line(one.test), *(_cell(one.answers, rule) for rule in rules))
        for one in found.claims
    )
    note = f"A claim holds only where it holds under every rule; every number is {CONDITIONAL}."
    return Table("Claims about time, in this model", head, rows, note)


def rates_table(rates: tuple[RateUsed, ...]) -> Table:
    """Return the numbers that what happens in time rests on, with where each comes from."""
    rows = tuple((one_line(one.of), one_line(one.what), one_line(one.text), _source(one)) for one in rates)
    return Table("What it is conditional on", ("of", "what", "how much", "where it comes from"), rows)


def ways_table(conflict: Conflict, found: OverTime) -> Table:
    """Return the likeliest way to each outcome in each of its three meanings."""
    rows = tuple(
        (name if first else "", way.meaning, number_words(way.chance), way_words(conflict, way))
        for first, name, way in _named(found.ways)
    )
    rule = found.rules[0].name if found.rules else ""
    meanings = dict.fromkeys(f"{way.meaning}: {way.says}" for _, way in found.ways)
    note = f"{'; '.join(meanings)}. Under {rule}, {CONDITIONAL}."
    return Table("Likeliest ways, in this model", ("outcome", "meaning", "number", "way"), rows, note)


def way_words(conflict: Conflict, way: LikelyWay) -> str:
    """Return the steps of a way, with who takes them; how a preparation goes on is left out."""
    told = [step for step in way.steps if not step.what.endswith(" goes on")]
    said = [f"{actor_name(conflict, step.actor)}: {step.what}" if step.actor else step.what for step in told]
    return one_line(" → ".join(said)) or "it is there already"


def _row(one: Curve, first: bool, paths: bool) -> tuple[str, ...]:
    by = _each(one.by, one.by_most)
    then = _each(one.at, one.at_most)[-1:] or ("not told",)
    cells = (one_line(one.outcome) if first else "", concept_name(one.rule), *by, *then)
    return (*cells, *([_by_paths(one)] * paths))


def _each(low: tuple[float, ...], high: tuple[float, ...] | None) -> tuple[str, ...]:
    if high is None:
        return tuple(map(number_words, low))
    return tuple(
        number_words(a) if a == b else f"{number_words(a)}–{number_words(b)}" for a, b in zip(low, high, strict=True)
    )


def _by_paths(one: Curve) -> str:
    drawn = one.by_paths
    if drawn is None:
        return ""
    return f"{number_words(drawn.value)} ({number_words(drawn.low)}–{number_words(drawn.high)})"


def _drawn(curves: tuple[Curve, ...]) -> str:
    """Say how many paths were drawn, from which seed, and what the intervals are."""
    one = next(one.by_paths for one in curves if one.by_paths is not None)
    noted = any(each.by_paths and each.by_paths.note for each in curves)
    never = "; where it never happened the bound is one-sided" if noted else ""
    return f"By {one.paths:,} sample paths of seed {one.seed}, with intervals at {one.level:.0%}{never}."


def _time(days: float) -> str:
    return f"{days:.4g} day" if days == 1 else f"{days:.4g} days"


def _outcome(one: Claimed) -> str:
    word = f"{mark(one.outcome)} {one.outcome}"
    return word if one.outcome == one.expected else f"{word} (not {one.expected})"


def _cell(answers: tuple[Answer, ...], rule: str) -> str:
    """Return what a claim comes to under a rule: the values under all readings of the model, each once."""
    given = [one for one in answers if one.concept == rule]
    said = (_value(one) for one in given)
    return "; ".join(dict.fromkeys(said))


def _value(one: Answer) -> str:
    match one.measured:
        case Measured(value=None):
            return "infinite"
        case Measured(value=value, most=most, unit=unit) if value is not None:
            ends = number_words(value) if most in (None, value) else f"{number_words(value)}–{number_words(most or 0)}"
            return f"{ends} days" if unit == "days" else ends
        case LikelyWay(passes=passes, chance=chance):
            return f"{'yes' if passes else 'no'} ({number_words(chance)})"
        case _:
            return one.outcome


def _source(rate: RateUsed) -> str:
    said = SOURCES[rate.source]
    chain = f" ({' → '.join(rate.said_by)})" if rate.said_by else ""
    note = f": {rate.note}" if rate.note else ""
    return one_line(f"{said}{chain}{note}")


def _first(curves: tuple[Curve, ...]) -> list[tuple[Curve, bool]]:
    """Pair each curve with whether it is the first of its outcome."""
    return [(one, not at or curves[at - 1].outcome != one.outcome) for at, one in enumerate(curves)]


def _named(ways: tuple[tuple[str, LikelyWay], ...]) -> list[tuple[bool, str, LikelyWay]]:
    return [(not at or ways[at - 1][0] != name, name, way) for at, (name, way) in enumerate(ways)]
