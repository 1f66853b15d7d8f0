"""What to watch for, in words and tables: the signs, who would make each, what it tells, what it would change."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.indicators import Indicator, Indicators, Shift, indicators
from detente.report.html_table import html_table
from detente.report.markup import Markup, join, tag, words
from detente.report.naming import actor_name, listed, option_deed, plural, sentence
from detente.report.tables import Table
from detente.report.visible import one_line

SHOWN = 8
"""So many indicators the report has."""


def sign_words(conflict: Conflict, one: Indicator) -> str:
    """Return a sign as a clause with its maker: "Iran begins to withdraw its advisers", "rain sets in".

    Options are told as orders ("strike the militias"), so the clause reads "Iran: strike the militias".
    """
    option = conflict.option.get(one.name)
    if option is None:
        said = next((one_line(it.says).rstrip(".") for it in conflict.conditions if it.key == one.name), "") or one.name
        return said if one.value else f"no longer: {said}"
    who, deed = actor_name(conflict, option.by), option_deed(conflict, one.name)
    if conflict.arcs is not None:
        who = listed([actor_name(conflict, key) for key in one.who]) or who
    if one.begun:
        return f"{who} begins to {deed}"
    return f"{who}: {deed}" if one.value else f"{who}: no longer {deed}"


def who_words(conflict: Conflict, one: Indicator) -> str:
    """Return who would make a sign: actors by name; events and dates by their key."""
    return ", ".join(actor_name(conflict, key) if key in conflict.actor else key for key in one.who)


def indicators_words(conflict: Conflict, found: Indicators) -> tuple[str, ...]:
    """Return what is told apart, how it is measured, and how little the rest tells."""
    ends = len(found.outcomes)
    if ends < 2:
        only = found.outcomes[0].name if found.outcomes else "none"
        return tuple(
            line for line in (f"There is nothing to tell apart: the one outcome is {only}.", found.note) if line
        )
    by = f" by {listed(found.told)}" if found.told else " by all that is done"
    if found.days is not None:
        first = f"{plural(ends, 'outcome')} at {found.days:g} days, told apart{by}; watched for {found.within:g} days."
        second = (
            "A sign tells so much of the outcome as the share says, on average over its being seen or not: mutual "
            f"information, the least under {listed([rule.replace('-', ' ') for rule in found.rules])}. "
            "Every number is conditional on the rates of the model and on a choice rule."
        )
    else:
        first = f"{plural(ends, 'outcome')} within reach by improvements ({found.concept}), told apart{by}."
        second = (
            "Without rates nothing is likelier than anything else: pairs of outcomes are counted that a sign tells "
            "apart, on the shortest sequences of improvements."
        )
    silent = len(found.silent)
    third = f"{plural(silent, 'other sign')} {'tells' if silent == 1 else 'tell'} next to nothing." if silent else ""
    return tuple(line for line in (first, second, third, found.note) if line)


def indicators_table(conflict: Conflict, found: Indicators) -> Table:
    """Return the indicators, the most telling first."""
    timed = found.days is not None
    head = ("what to watch for", "who", "tells", "if seen, and if not" if timed else "on the ways to", "would change")
    rows = tuple(
        (
            sentence(sign_words(conflict, one)).rstrip("."),
            who_words(conflict, one),
            tells_words(one),
            "; ".join(shift_words(shift, timed=timed) for shift in one.shifts[:3]),
            change_words(one),
        )
        for one in found.indicators
    )
    note = "Verdicts: of claims that are not about time, were the status quo as after the sign." if rows else ""
    return Table("What to watch for", head, rows, note)


def tells_words(one: Indicator) -> str:
    """Return how much a sign tells."""
    if one.bits is not None and one.share is not None:
        return f"{one.share:.0%} ({one.bits:.2g} bits)"
    said = [f"{plural(one.apart, 'pair')} apart"] if one.apart else []
    said += [f"{plural(one.leaning, 'pair')} leaning"] if one.leaning else []
    return ", ".join(said)


def shift_words(shift: Shift, *, timed: bool) -> str:
    """Return what a sign does to one outcome: "deal 52%, else 0%"; without rates "deal: all ways"."""
    if timed:
        return f"{shift.outcome} {_chance(shift.seen)}, else {_chance(shift.unseen)}"
    share = shift.seen or 0.0
    how = "all ways" if share == 1 else "no way" if share == 0 else "some ways"
    return f"{shift.outcome}: {how}"


def _chance(value: float | None) -> str:
    """Return a chance in per cent, never as sure as it is not.

    >>> _chance(0.999), _chance(1.0), _chance(0.004), _chance(None)
    ('>99%', '100%', '<1%', 'never')
    """
    if value is None:
        return "never"
    if 0 < value < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= value < 1 - 1e-9 else f"{value:.0%}"


def change_words(one: Indicator) -> str:
    """Return the verdicts that would be others: "to-court: holds to fails"."""
    if one.verdicts is None:
        return "not worked out"
    return "; ".join(f"{one_line(claim)}: {was} to {now}" for claim, was, now in one.verdicts) or "no verdict"


def outcomes_table(conflict: Conflict, found: Indicators) -> Table:
    """Return the outcomes that are told apart."""
    timed = found.days is not None
    rows = tuple((one.name, _chance(one.chance) if timed else str(one.ends)) for one in found.outcomes)
    head = ("outcome", f"chance at {found.days:g} days ({found.rules[0]})" if timed else "equilibria within reach")
    return Table("Outcomes told apart", head, rows)


def indicators_part(conflict: Conflict) -> Markup:
    """Return the part of the report on what to watch for."""
    from dataclasses import replace

    from detente.errors import DetenteError

    try:
        found = indicators(conflict, tried=SHOWN)
    except DetenteError as error:
        return tag("p", words(f"It cannot be worked out: {error.problems[0].message}."))
    found = replace(found, indicators=found.indicators[:SHOWN])
    parts = [tag("p", words(line)) for line in indicators_words(conflict, found)]
    for table in (indicators_table(conflict, found), outcomes_table(conflict, found)):
        if table.rows:
            scroll = {"class_": "wide", "tabindex": "0", "role": "region", "aria_label": table.title}
            parts.append(tag("div", Markup(html_table(table, styled=False)), **scroll))
            parts.append(tag("p", words(table.note)) if table.note else Markup(""))
    return join(*parts)
