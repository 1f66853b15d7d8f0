"""Where each part of a conflict stands in the model file, as a path of keys and indices."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.bargain import Deal, deal_ids, issue_path
from detente.conflict.basis import Basis
from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.model import Conflict
from detente.conflict.quantity import Quantity
from detente.conflict.unfolding import Chances
from detente.errors import Path


def option_path(key: str) -> Path:
    """Return the path of an option, or of a state of an explicit model.

    >>> option_path("usa.strike")
    ('actors', 'usa', 'options', 'strike')
    """
    actor, dot, name = key.partition(".")
    return ("actors", actor, "options", name) if dot else ("states", key)


def group_path(id_: str) -> Path:
    """Return the path of a one-of group."""
    actor, _, name = id_.partition(".")
    return ("actors", actor, "one_of", name)


def ids(conflict: Conflict) -> Iterator[tuple[Path, str]]:
    """Yield the id of each option, group, want, infeasible combination, tie and view, with its path."""
    yield from ((option_path(option.key), option.key) for option in conflict.options)
    yield from ((group_path(group.id), group.id) for group in conflict.one_of)
    for actor in conflict.actors:
        yield from ((("actors", actor.key, "wants", at), want.id) for at, want in enumerate(actor.wants))
    yield from ((("infeasible", at), each.id) for at, each in enumerate(conflict.infeasible))
    yield from ((("ties", at), tie.id) for at, tie in enumerate(conflict.ties))
    yield from ((("views", view.actor), view.id) for view in conflict.views)
    if conflict.deal:
        yield from deal_ids(conflict.deal)


def statements(conflict: Conflict) -> Iterator[tuple[Path, str, Formula]]:
    """Yield each named condition, infeasible combination and want: its path, its key or id, and its formula.

    So are the formulas on which it hangs whether an option can be taken or undone, under the option's key, and those
    on which the rate of an event hangs, under the event's.
    """
    yield from ((("named", named.key), named.key, named.formula) for named in conflict.named)
    yield from ((("infeasible", at), each.id, each.formula) for at, each in enumerate(conflict.infeasible))
    for actor in conflict.actors:
        for at, want in enumerate(actor.wants):
            yield ("actors", actor.key, "wants", at), want.id, want.formula
    for option in conflict.options:
        for key, formula in (("taken", option.take_if), ("undone", option.undo_if)):
            if formula is not None:
                yield (*option_path(option.key), key), option.key, formula
    for at, price in enumerate(conflict.deal.prices if conflict.deal else ()):
        yield ("deal", "prices", at, "when"), f"the price {price.party} pays", price.when
    for event in conflict.events:
        if event.when is not None:
            yield ("events", event.key, "when"), event.key, event.when
        for at, faster in enumerate(event.times):
            yield ("events", event.key, "times", at, "when"), event.key, faster.when


def quantities(conflict: Conflict) -> Iterator[tuple[Path, str, Quantity]]:
    """Yield each number of the model: its path, what it is (`conflict.number`), and itself."""
    for path, what, number in _numbers(conflict):
        if number is not None:
            yield path, what, number


def _numbers(conflict: Conflict) -> Iterator[tuple[Path, str, Quantity | None]]:
    """Yield each number there can be, with None for those that are not there."""
    for option in conflict.options:
        path = option_path(option.key)
        yield (*path, "rate"), "rate", option.rate
        yield (*path, "takes"), "takes", option.takes
        yield (*path, "sunk"), "cost", option.sunk
        yield (*path, "hands_tied"), "cost", option.hands_tied
        yield from _chances((*path, "may_cause"), option.may_cause)
        yield from _chances((*path, "blamed"), option.blamed)
    for actor in conflict.actors:
        yield ("actors", actor.key, "rate"), "rate", actor.rate
        yield from (
            (("actors", actor.key, "wants", at, "worth"), "worth", it.worth) for at, it in enumerate(actor.wants)
        )
        yield from (
            (("actors", actor.key, "wants", at, "holds"), "chance", it.perhaps) for at, it in enumerate(actor.wants)
        )
        yield from ((("actors", actor.key, "costs", at, "each"), "cost", it.each) for at, it in enumerate(actor.costs))
    for at, tie in enumerate(conflict.ties):
        yield ("ties", at, "autonomy"), "autonomy", tie.autonomy
        yield from ((("ties", at, "autonomy_for", key), "autonomy", number) for key, number in tie.autonomy_for)
    for event in conflict.events:
        path = ("events", event.key)
        yield (*path, "rate"), "rate", event.rate
        yield from (((*path, "times", at, "by"), "times", faster.by) for at, faster in enumerate(event.times))
        yield from _chances((*path, "may_cause"), event.may_cause)
        yield from _chances((*path, "blamed"), event.blamed)
    if conflict.dynamics:
        yield ("dynamics", "precision"), "precision", conflict.dynamics.precision
        yield ("dynamics", "rate"), "rate", conflict.dynamics.rate
    yield ("horizon",), "horizon", conflict.horizon
    if conflict.deal:
        yield from _deal_numbers(conflict.deal)


def _deal_numbers(deal: Deal) -> Iterator[tuple[Path, str, Quantity | None]]:
    """Yield the numbers of a deal but for saliences and worths, which have bounds of their own."""
    for party in deal.parties:
        path: Path = ("deal", "parties", party.actor)
        yield (*path, "no_deal"), "value", party.no_deal
        yield (*path, "outside"), "value", party.outside
        yield (*path, "weight"), "weight", party.weight
        yield (*path, "impatience"), "rate", party.impatience
    for each in deal.ratifiers:
        yield ("deal", "ratified_by", each.actor, "at_least"), "value", each.at_least
    for issue in deal.issues:
        for one in issue.outcomes:
            path = (*issue_path(issue.key), "outcomes", one.key, "prices")
            yield from (((*path, name), "price", number) for name, number in one.prices)
    yield from ((("deal", "prices", at, "each"), "price", it.each) for at, it in enumerate(deal.prices))


def _deal_bases(deal: Deal) -> Iterator[tuple[Path, Basis]]:
    """Yield what each part of a deal rests on."""
    yield ("deal",), deal.basis
    yield from ((("deal", "parties", it.actor), it.basis) for it in deal.parties)
    yield from ((("deal", "ratified_by", it.actor), it.basis) for it in deal.ratifiers)
    yield from ((("deal", "prices", at), it.basis) for at, it in enumerate(deal.prices))
    for issue in deal.issues:
        path = issue_path(issue.key)
        yield path, issue.basis
        yield from (((*path, "outcomes", it.key), it.basis) for it in issue.outcomes)
        for stand in issue.stands:
            yield (*path, "stands", stand.actor), stand.basis
            if stand.salience:
                yield (*path, "stands", stand.actor, "salience"), stand.salience.basis
            yield from (((*path, "stands", stand.actor, "worth", name), it.basis) for name, it in stand.worth)


def _chances(path: Path, chances: Chances) -> Iterator[tuple[Path, str, Quantity | None]]:
    return (((*path, name), "chance", number) for name, number in chances)


def bases(conflict: Conflict) -> Iterator[tuple[Path, Basis]]:
    """Yield what each assumption rests on, with the path of the assumption."""
    yield from ((("actors", actor.key), actor.basis) for actor in conflict.actors)
    yield from ((option_path(option.key), option.basis) for option in conflict.options)
    yield from ((group_path(group.id), group.basis) for group in conflict.one_of)
    for actor in conflict.actors:
        yield from ((("actors", actor.key, "wants", at), want.basis) for at, want in enumerate(actor.wants))
    yield from ((("conditions", condition.key), condition.basis) for condition in conflict.conditions)
    yield from ((("named", named.key), named.basis) for named in conflict.named)
    yield from ((("infeasible", at), each.basis) for at, each in enumerate(conflict.infeasible))
    yield from ((("ties", at), tie.basis) for at, tie in enumerate(conflict.ties))
    for each in conflict.alternatives:
        yield from ((("alternatives", each.key, "sides", side.key), side.basis) for side in each.sides)
    yield from ((("views", view.actor), view.basis) for view in conflict.views)
    for actor in conflict.actors:
        yield from ((("actors", actor.key, "costs", at), cost.basis) for at, cost in enumerate(actor.costs))
    yield from ((("events", event.key), event.basis) for event in conflict.events)
    yield from ((("calendar", f"on {entry.date}"), entry.basis) for entry in conflict.calendar)
    yield from ((("scenarios", scenario.key), scenario.basis) for scenario in conflict.scenarios)
    yield from ((("what_happened", f"on {day.date}"), day.basis) for day in conflict.happened)
    if conflict.dynamics:
        yield ("dynamics",), conflict.dynamics.basis
    if conflict.deal:
        yield from _deal_bases(conflict.deal)
    yield from ((("moves", at), arc.basis) for at, arc in enumerate(conflict.arcs or ()))
    yield from ((("claims", at), claim.basis) for at, claim in enumerate(conflict.claims))
    yield from ((path, number.basis) for path, _, number in quantities(conflict))


def edits(conflict: Conflict) -> Iterator[tuple[Path, tuple[Edit, ...]]]:
    """Yield each list of edits with its path."""
    for each in conflict.alternatives:
        for side in each.sides:
            yield ("alternatives", each.key, "sides", side.key, "edits"), side.edits
    yield from ((("views", view.actor, "edits"), view.edits) for view in conflict.views)
    yield from ((("scenarios", scenario.key, "edits"), scenario.edits) for scenario in conflict.scenarios)
    yield from ((("calendar", f"on {entry.date}", "edits"), entry.edits) for entry in conflict.calendar)
    yield from ((("claims", at, "suppose"), claim.suppose) for at, claim in enumerate(conflict.claims))
