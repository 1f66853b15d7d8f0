"""What is wrong with how a crisis is said to go on in time: dates, events, proxies, costs, worths.

| code | what is wrong |
|---|---|
| D159 | dates are missing, out of order, or past |
| D160 | some wants of an actor have a worth and others have none |
| D161 | what is set is no option, condition or blame, or can be nobody's to set |
| D162 | a date cannot change which states there are |
| D163 | a tie says something of proxies and is none, or lacks the order that is obeyed |
| D164 | what was climbed is neither a one-of group nor an option of the actor |
| D165 | stages, or `fixed`, where nothing takes time; or too few stages |
| D166 | there is no such choice rule |
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from detente.conflict.edit import Add, AsOf, Drop, Edit, Fix, Free, Hand, Ignore, Move, Negate, SetNumber
from detente.conflict.formula import Blamed, Formula, Prepared, leaves
from detente.conflict.meaning import ground
from detente.conflict.model import Conflict, Tie
from detente.conflict.past import is_past
from detente.conflict.places import option_path
from detente.conflict.unfolding import Chances, literal
from detente.errors import Path, Problem, nearest

Found = Iterator[Problem]

CHOICE_RULES = ("better-reply", "best-reply", "logit")
"""The rules by which an actor with a chance to reconsider chooses."""

DATED = (Add, Drop, Fix, Free, Hand, Ignore, Move, Negate, SetNumber)
"""The edits a date can make."""

MOST_STAGES = 63


def timing_problems(conflict: Conflict) -> Found:
    """Yield what is wrong with how `conflict` is said to go on in time; formulas are taken to be resolved."""
    yield from _dates(conflict)
    yield from _dated_edits(conflict)
    yield from _dated_wants(conflict)
    yield from _set(conflict)
    yield from _chances(conflict)
    yield from _worths(conflict)
    yield from _proxies(conflict)
    yield from _costs(conflict)
    yield from _stages(conflict)
    rule = conflict.dynamics.rule if conflict.dynamics else CHOICE_RULES[0]
    if rule not in CHOICE_RULES:
        fix = f"rules: {', '.join(CHOICE_RULES)}"
        near = nearest(rule, CHOICE_RULES)
        yield Problem("D166", f'no choice rule is called "{rule}"', ("dynamics", "rule"), nearest=near, fix=fix)


def day(text: str | None) -> date | None:
    """Return a whole date, or None."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def _dates(conflict: Conflict) -> Found:
    start = day(conflict.starts)
    if conflict.starts and start is None:
        yield Problem("D159", "the crisis starts on a day, not in a month or a year", ("starts",), fix="as 2024-02-05")
    if conflict.calendar and not conflict.starts:
        path = ("calendar", f"on {conflict.calendar[0].date}")
        fix = "write starts: 2024-02-05, the date of the status quo"
        yield Problem("D159", "a calendar needs the day the crisis starts", path, fix=fix, on_key=True)
    for entry in conflict.calendar:
        when, path = day(entry.date), ("calendar", f"on {entry.date}")
        if when is None:
            yield Problem(
                "D159", f'"{entry.date}" is not a day of the calendar', path, fix="on 2024-11-05", on_key=True
            )
        elif start is not None and when <= start and not is_past(conflict, entry.date):
            message = f"{entry.date} is not after {conflict.starts}, the day the crisis starts"
            yield Problem("D159", message, path, fix="what is so from the start belongs in the status quo", on_key=True)
    for before, after in pairwise(conflict.calendar):
        if day(before.date) and day(after.date) and before.date >= after.date:
            path = ("calendar", f"on {after.date}")
            message = f"{after.date} stands after {before.date}: dates go on from the earliest to the latest"
            yield Problem("D159", message, path, fix="put them in order", on_key=True)


def _dated_edits(conflict: Conflict) -> Found:
    for entry in conflict.calendar:
        for at, edit in enumerate(entry.edits):
            if not _can_be_dated(edit, conflict):
                path = ("calendar", f"on {entry.date}", "edits", at)
                fix = "change wants, rates or who controls an option, fix or free an option, or write sets: ..."
                yield Problem("D162", "a date cannot change which states there are", path, fix=fix)


def _can_be_dated(edit: Edit, conflict: Conflict) -> bool:
    if isinstance(edit, Drop):
        shaping = {rule.id for rule in conflict.infeasible} | {group.id for group in conflict.one_of}
        return edit.id not in shaping
    return isinstance(edit, (*DATED, AsOf))  # a past day has a problem of its own (`conflict.validity`)


def _dated_wants(conflict: Conflict) -> Found:
    for actor in conflict.actors:
        for at, want in enumerate(actor.wants):
            path: Path = ("actors", actor.key, "wants", at)
            if (want.since or want.until) and not conflict.starts:
                fix = "write starts: 2024-02-05, the date of the status quo"
                key = "from" if want.since else "until"
                yield Problem("D159", f"{want.id} has a date and the crisis has no start", (*path, key), fix=fix)
            for key, text in (("from", want.since), ("until", want.until)):
                if text and day(text) is None:
                    yield Problem("D159", f'"{text}" is not a day of the calendar', (*path, key), fix="as 2024-11-05")
            if want.since and want.until and want.since >= want.until:
                message = f"{want.id} ends on {want.until} and begins on {want.since}"
                yield Problem("D159", message, (*path, "until"), fix="put the dates in order")
            over = conflict.starts and want.until and day(want.until) and want.until <= conflict.starts
            if over and not is_past(conflict, want.until or ""):
                message = f"{want.id} ends on {want.until}, before the crisis starts on {conflict.starts}"
                yield Problem("D159", message, (*path, "until"), fix="delete the want, or put the date right")


def _set(conflict: Conflict) -> Found:
    """Find what events and dates set that cannot be set (D161)."""
    settable = {*conflict.option, *(condition.key for condition in conflict.conditions)}
    lists: list[tuple[Path, tuple[Formula, ...]]] = [
        (("events", event.key, "sets"), event.sets) for event in conflict.events
    ]
    lists += [(("calendar", f"on {entry.date}", "sets"), entry.sets) for entry in conflict.calendar]
    for path, sets in lists:
        for at, formula in enumerate(sets):
            said = literal(formula)
            blamed = any(isinstance(leaf, Blamed) for leaf in leaves(formula))
            if said is None or not (blamed or said[0] in settable):
                fix = "write an option, a condition or blamed(actor), or not and one of them"
                yield Problem("D161", "this cannot be set", (*path, at), fix=fix)
    if conflict.arcs is not None and (conflict.events or conflict.calendar):
        path = ("events",) if conflict.events else ("calendar",)
        fix = "write the model with options, or leave them out"
        yield Problem("D161", "a model that lists its states has nothing an event or a date could set", path, fix=fix)
    for event in conflict.events:
        if event.rate is None:
            fix = "write rate: 1 per 60 days"
            yield Problem("D121", f"{event.key} needs a rate", ("events", event.key), fix=fix, on_key=True)
        if event.by and event.by not in conflict.actor:
            near = nearest(event.by, conflict.actor)
            yield Problem("D210", f'no actor is called "{event.by}"', ("events", event.key, "by"), nearest=near)


def _chances(conflict: Conflict) -> Found:
    """Find what may be caused that is no condition (D211), and who is blamed that is no actor (D210)."""
    conditions = tuple(condition.key for condition in conflict.conditions)
    deeds: list[tuple[Path, Chances, Chances]] = [
        (option_path(option.key), option.may_cause, option.blamed) for option in conflict.options
    ]
    deeds += [(("events", event.key), event.may_cause, event.blamed) for event in conflict.events]
    for path, tolls, blamed in deeds:
        for name, _ in tolls:
            if name not in conditions:
                message, near = f'no condition is called "{name}"', nearest(name, conditions)
                yield Problem("D211", message, (*path, "may_cause", name), nearest=near, on_key=True)
        for name, _ in blamed:
            if name not in conflict.actor:
                message, near = f'no actor is called "{name}"', nearest(name, conflict.actor)
                yield Problem("D210", message, (*path, "blamed", name), nearest=near, on_key=True)


def _worths(conflict: Conflict) -> Found:
    for actor in conflict.actors:
        without = [at for at, want in enumerate(actor.wants) if want.worth is None]
        if without and len(without) < len(actor.wants):
            want = actor.wants[without[0]]
            fix = f"write worth: 0.1 at {want.id} too, or worths nowhere"
            path = ("actors", actor.key, "wants", without[0])
            yield Problem("D160", f"some wants of {actor.key} have a worth and {want.id} has none", path, fix=fix)


def patron_and_proxy(tie: Tie) -> tuple[str, str] | None:
    """Return who stands behind whom by `tie`, or None where it says nothing of that.

    >>> patron_and_proxy(Tie("tie.x", "militia", "iran", "agent"))
    ('iran', 'militia')
    """
    if tie.kind == "patron":
        return tie.source, tie.target
    return (tie.target, tie.source) if tie.kind == "agent" else None


def _proxies(conflict: Conflict) -> Found:
    for at, tie in enumerate(conflict.ties):
        said, path = patron_and_proxy(tie), ("ties", at)
        if said is None:
            if tie.otherwise or tie.order or tie.autonomy_for:
                key = "otherwise" if tie.otherwise else "order" if tie.order else "autonomy_for"
                yield Problem(
                    "D163", "only a proxy has this", (*path, key), fix="is: patron, or is: agent", on_key=True
                )
            continue
        patron, proxy = said
        if (tie.otherwise == "obeys an order") != (tie.order is not None):
            fix = "write otherwise: obeys an order and order: the option of the patron that gives it"
            key = "order" if tie.order else "otherwise"
            yield Problem("D163", "who obeys an order needs one", (*path, key), fix=fix)
        elif tie.order and (tie.order not in conflict.option or conflict.option[tie.order].by != patron):
            own = tuple(option.key for option in conflict.controlled_by(patron))
            near, fix = nearest(tie.order, own), f"options of {patron}: {', '.join(own[:8]) or 'none'}"
            yield Problem("D163", f"{tie.order} is no option of {patron}", (*path, "order"), nearest=near, fix=fix)
        for key, _ in tie.autonomy_for:
            if key not in conflict.option or conflict.option[key].by != proxy:
                own = tuple(option.key for option in conflict.controlled_by(proxy))
                fix = f"options of {proxy}: {', '.join(own[:8]) or 'none'}"
                yield Problem(
                    "D163",
                    f"{key} is no option of {proxy}",
                    (*path, "autonomy_for", key.removeprefix(f"{proxy}.")),
                    fix=fix,
                    on_key=True,
                )


def _costs(conflict: Conflict) -> Found:
    groups = {group.id for group in conflict.one_of}
    for actor in conflict.actors:
        for at, cost in enumerate(actor.costs):
            path: Path = ("actors", actor.key, "costs", at)
            if cost.audience and cost.audience not in conflict.actor:
                near = nearest(cost.audience, conflict.actor)
                yield Problem("D210", f'no actor is called "{cost.audience}"', (*path, "for"), nearest=near)
            if cost.climbed and cost.climbed not in groups and cost.climbed not in conflict.option:
                held = {condition.key for condition in conflict.conditions}
                if cost.climbed not in held:
                    known = (*groups, *conflict.option)
                    near = nearest(cost.climbed, known)
                    fix = f"a one-of group or an option, as {next(iter(sorted(groups)), 'usa.strike')}"
                    yield Problem("D164", f"nobody climbs {cost.climbed}", (*path, "climbed"), nearest=near, fix=fix)


def _stages(conflict: Conflict) -> Found:
    for option in conflict.options:
        path = option_path(option.key)
        if option.takes is None and (option.stages is not None or option.fixed):
            key = "stages" if option.stages is not None else "fixed"
            yield Problem("D165", f"{option.key} takes no time", (*path, key), fix="write takes: 2 weeks", on_key=True)
        if option.stages is not None and not 1 <= option.stages <= MOST_STAGES:
            message = f"there are 1 to {MOST_STAGES} stages, not {option.stages}"
            yield Problem("D165", message, (*path, "stages"), fix="4 is usual; more make the time more certain")


def never_asked(formula: Formula, conflict: Conflict) -> str | None:
    """Return what `formula` asks of the course of time that is never the case, in words, or None.

    That an option is being prepared that takes no time, or that an actor is blamed whom nothing gets blamed.
    """
    seen = ground(formula, conflict.meaning)
    if not seen.dynamic:
        return None
    asked = [formula, *(conflict.meaning[name] for name in sorted(seen.names))]
    culprits = {name for option in conflict.options for name, _ in option.blamed}
    culprits |= {name for event in conflict.events for name, _ in event.blamed}
    set_by = [each for event in conflict.events for each in event.sets]
    set_by += [each for entry in conflict.calendar for each in entry.sets]
    culprits |= {leaf.actor for each in set_by for leaf in leaves(each) if isinstance(leaf, Blamed)}
    for leaf in (leaf for each in asked for leaf in leaves(each)):
        if isinstance(leaf, Prepared) and leaf.option in conflict.option and not conflict.option[leaf.option].takes:
            return f"{leaf.option} takes no time, so it is never being prepared: write takes: 2 weeks at the option"
        if isinstance(leaf, Blamed) and leaf.actor not in culprits:
            return f"nothing gets {leaf.actor} blamed: write blamed: {{{leaf.actor}: 70 %}} at an option or event"
    return None
