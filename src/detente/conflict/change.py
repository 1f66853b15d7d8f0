"""Edits carried out: every change to a conflict is a function from one conflict to another.

What is fixed stays a name: an option that is fixed becomes a condition of the same key, so no formula changes. What is
handed over keeps its key. A want keeps its id when it is moved or negated.

| code | what cannot be done |
|---|---|
| D210, D211, D212, D213 | there is no such actor, option, assumption, alternative (`conflict.names`) |
| D230 | a want can only be placed above or below a want of the same actor, and not itself |
| D231 | the actor ranks states directly and has no wants |
| D232 | the alternatives choose each other in a circle |
| D233 | states given as a list have no options to fix, free, hand over or forbid |
| D147 | the number is out of bounds or in the wrong unit |
| D689 | the model tells nothing of the day |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from detente.conflict.basis import Basis
from detente.conflict.dealt import sure_deal, unratified, without_part
from detente.conflict.edit import (
    Add,
    AsOf,
    Choose,
    Drop,
    Edit,
    Fix,
    Forbid,
    Free,
    Hand,
    Ignore,
    Move,
    Negate,
    Position,
    SetNumber,
    StartFrom,
)
from detente.conflict.formula import Formula, Not
from detente.conflict.model import Actor, Alternative, Condition, Conflict, Infeasible, Option, State, Statement
from detente.conflict.names import names_of
from detente.conflict.number import number_problem
from detente.conflict.part import actor_of, option_of, refused, want_of, with_actor, with_option, with_wants
from detente.conflict.past import as_of, passed
from detente.conflict.slug import infeasible_id, want_id
from detente.conflict.unfolding import Chances, Dynamics, Event, literal
from detente.conflict.usual import own_rates
from detente.errors import InvalidQuery

DEEPEST = 16
"""How many alternatives may choose one another in a row."""


def change(conflict: Conflict, *edits: Edit) -> Conflict:
    """Return the conflict after `edits`, one after another; without edits, the very same object.

    A past day comes first wherever it stands: the others are made on the model of that day. Of two the earlier counts.
    Names are canonical (`conflict.names.resolve_edit`). Raises InvalidQuery where an edit cannot be carried out.

    >>> from detente.conflict.model import Option
    >>> crisis = Conflict("c", (Actor("usa", "USA"),), (Option("usa.strike", "usa"),))
    >>> change(crisis, Fix("usa.strike")).status_quo
    frozenset({'usa.strike'})
    """
    for edit in sorted(edits, key=lambda edit: not isinstance(edit, AsOf)):
        conflict = _apply(conflict, edit, 0)
    return conflict


def changed(whole: Conflict, sure: Conflict, *edits: Edit) -> Conflict:
    """Return `sure`, which is `accepted(whole)`, after `edits`.

    What dates have done since a past day cannot be undone in `sure`, so a past day is asked of `whole`.
    """
    if any(isinstance(edit, AsOf) for edit in edits):
        return accepted(change(whole, *edits))
    return change(sure, *edits)


def _apply(conflict: Conflict, edit: Edit, depth: int) -> Conflict:
    """Carry out one edit; `depth` counts the alternatives it was chosen through."""
    if isinstance(edit, Choose):
        return _choose(conflict, edit, depth)
    if conflict.arcs is not None and _needs_options(conflict, edit):
        message = "states given as a list have no options: they cannot be fixed, freed, handed over or forbidden"
        raise refused("D233", message, edit, known=("drop", "add", "move", "negate", "start from"))
    return _CARRIED_OUT[type(edit)](conflict, edit)


def _needs_options(conflict: Conflict, edit: Edit) -> bool:
    """Tell whether an edit is about an option, which the states of an explicit model are only to look at."""
    return isinstance(edit, Hand | Free | Forbid) or (isinstance(edit, Fix) and edit.name in conflict.option)


_LISTED = (("infeasible", "id"), ("one_of", "id"), ("ties", "id"), ("events", "key"))
"""The lists of a conflict whose parts can simply be taken out, and what each part is called by."""


def _drop(conflict: Conflict, edit: Drop) -> Conflict:
    """Take out a want, an infeasible combination, a one-of group, a tie, an event, a rate, or part of the deal.

    Whose view is dropped sees what is so; whose rate is dropped gets chances at the usual one. What is said of the
    order of a want that is gone is passed over (`conflict.order`).
    """
    if edit.id in conflict.statement:
        return with_wants(conflict, edit.id, lambda wants: (want for want in wants if want.id != edit.id), edit)
    for part, name in _LISTED:
        kept = tuple(each for each in getattr(conflict, part) if getattr(each, name) != edit.id)
        if len(kept) < len(getattr(conflict, part)):
            changed: dict[str, Any] = {part: kept}
            return replace(conflict, **changed)
    for view in conflict.views:
        if view.id == edit.id:
            return replace(conflict, views=tuple(replace(it, edits=()) if it is view else it for it in conflict.views))
    if conflict.deal and (deal := without_part(conflict.deal, edit.id)) is not conflict.deal:
        return replace(conflict, deal=deal)
    if edit.id in (rates := own_rates(conflict)):
        return with_actor(conflict, replace(conflict.actor[rates[edit.id]], rate=None))
    known = names_of(conflict).assumptions
    raise refused("D212", f'no assumption has the id "{edit.id}"', edit, edit.id, known)


def _add(conflict: Conflict, edit: Add) -> Conflict:
    """Give an actor one more want, under an id nothing else has."""
    actor = actor_of(conflict, edit.actor, edit)
    if actor.ranking is not None:
        raise refused("D231", f"{actor.key} ranks states directly and has no wants to add to", edit)
    taken = {*conflict.statement, *conflict.option, *(group.id for group in conflict.one_of)}
    want = Statement(want_id(actor.key, edit.formula, taken=taken), actor.key, edit.formula)
    return with_actor(conflict, replace(actor, wants=_placed(actor.wants, want, edit.position, edit)))


def _move(conflict: Conflict, edit: Move) -> Conflict:
    """Change how important a want is; moving it above or below itself changes nothing."""
    want = want_of(conflict, edit.id, edit)
    if edit.position.of == want.id:
        return conflict
    actor = conflict.actor[want.actor]
    others = tuple(other for other in actor.wants if other is not want)
    return with_actor(conflict, replace(actor, wants=_placed(others, want, edit.position, edit)))


def _placed(wants: tuple[Statement, ...], want: Statement, position: Position, edit: Edit) -> tuple[Statement, ...]:
    """Return `wants` with `want` put in at `position`."""
    if position.where in ("first", "last"):
        return (want, *wants) if position.where == "first" else (*wants, want)
    ids = [other.id for other in wants]
    if position.of not in ids:
        message = f"{want.actor} has no other want with the id {position.of}"
        raise refused("D230", message, edit, position.of or "", ids)
    at = ids.index(position.of) + (position.where == "below")
    return (*wants[:at], want, *wants[at:])


def _negate(conflict: Conflict, edit: Negate) -> Conflict:
    """Turn a want into its opposite, in its place and under its id."""
    old = want_of(conflict, edit.id, edit)
    new = replace(old, formula=opposite(old.formula))
    return with_wants(conflict, edit.id, lambda wants: (new if want is old else want for want in wants), edit)


def opposite(formula: Formula) -> Formula:
    """Return the negation; its opposite is `formula` again, also where that starts with several `not`."""
    inner, nots = formula, 0
    while isinstance(inner, Not):
        inner, nots = inner.of, nots + 1
    return formula.of if isinstance(formula, Not) and nots % 2 else Not(formula, formula.span)


def _ignore(conflict: Conflict, edit: Ignore) -> Conflict:
    """Drop the wants `for:` an audience, what it makes one pay for backing down, and its say on a deal."""
    for key in (edit.audience, *([edit.actor] if edit.actor else [])):
        actor_of(conflict, key, edit)
    deal = conflict.deal and unratified(conflict.deal, edit.audience, edit.actor)
    return replace(conflict, actors=tuple(_ignoring(actor, edit) for actor in conflict.actors), deal=deal)


def _ignoring(actor: Actor, edit: Ignore) -> Actor:
    if edit.actor not in (None, actor.key):
        return actor
    wants = tuple(want for want in actor.wants if want.audience != edit.audience)
    costs = tuple(cost for cost in actor.costs if cost.audience != edit.audience)
    alike = len(wants) == len(actor.wants) and len(costs) == len(actor.costs)
    return actor if alike else replace(actor, wants=wants, costs=costs)


def _fix(conflict: Conflict, edit: Fix) -> Conflict:
    """Make an option a condition with a value, or give a condition its value."""
    status_quo = conflict.status_quo | {edit.name} if edit.value else conflict.status_quo - {edit.name}
    conflict = unchanging(conflict, edit.name)
    if any(condition.key == edit.name for condition in conflict.conditions):
        return replace(conflict, status_quo=status_quo)
    option = option_of(conflict, edit.name, edit)
    return replace(
        conflict,
        actors=tuple(_within(actor, edit) for actor in conflict.actors),
        options=tuple(other for other in conflict.options if other is not option),
        conditions=(*conflict.conditions, Condition(option.key, option.does, option.basis)),
        status_quo=status_quo,
    )


def unchanging(conflict: Conflict, name: str) -> Conflict:
    """Return the conflict with nothing left, by chance or by date, that changes `name`."""
    if not (conflict.events or conflict.calendar or any(option.may_cause for option in conflict.options)):
        return conflict
    return replace(
        conflict,
        options=tuple(replace(one, may_cause=_other(one.may_cause, name)) for one in conflict.options),
        events=tuple(_event_without(event, name) for event in conflict.events),
        calendar=tuple(replace(entry, sets=_others(entry.sets, name)) for entry in conflict.calendar),
    )


def _event_without(event: Event, name: str) -> Event:
    return replace(event, sets=_others(event.sets, name), may_cause=_other(event.may_cause, name))


def _others(sets: tuple[Formula, ...], name: str) -> tuple[Formula, ...]:
    return tuple(each for each in sets if (literal(each) or ("",))[0] != name)


def _other(chances: Chances, name: str) -> Chances:
    return tuple(pair for pair in chances if pair[0] != name)


def _within(actor: Actor, edit: Fix) -> Actor:
    """Return the actor with its direct ranking, if any, cut down to the states that agree with the fixed value."""
    if actor.ranking is None:
        return actor
    levels = [tuple(state - {edit.name} for state in level if _agrees(state, edit)) for level in actor.ranking]
    above = {sum(map(bool, levels[: at + 1])) for at in actor.much}
    kept = tuple(level for level in levels if level)
    return replace(actor, ranking=kept, much=tuple(number - 1 for number in sorted(above) if 0 < number < len(kept)))


def _agrees(state: State, edit: Fix) -> bool:
    return (edit.name in state) == edit.value


def _hand(conflict: Conflict, edit: Hand) -> Conflict:
    """Give an option to another actor."""
    actor_of(conflict, edit.actor, edit)
    return with_option(conflict, edit.option, lambda old: replace(old, by=edit.actor), edit)


def _free(conflict: Conflict, edit: Free) -> Conflict:
    """Let an option be taken and undone."""
    return with_option(conflict, edit.option, _freed, edit)


def _freed(option: Option) -> Option:
    return replace(option, can_take=True, can_undo=True, take_if=None, undo_if=None)


def _forbid(conflict: Conflict, edit: Forbid) -> Conflict:
    """Add an infeasible combination under a new id."""
    name = infeasible_id(edit.formula, taken=[each.id for each in conflict.infeasible])
    return replace(conflict, infeasible=(*conflict.infeasible, Infeasible(name, edit.formula)))


def _start_from(conflict: Conflict, edit: StartFrom) -> Conflict:
    """Take another status quo; conditions that are not named keep their value."""
    conditions = {condition.key for condition in conflict.conditions}
    for name in sorted(edit.names - conditions):
        option_of(conflict, name, edit)
    return replace(conflict, status_quo=edit.names | (conflict.status_quo & conditions))


def _as_of(conflict: Conflict, edit: AsOf) -> Conflict:
    """Go back to a past day."""
    try:
        return as_of(conflict, edit.date)
    except InvalidQuery as error:
        raise InvalidQuery(*(replace(problem, span=edit.span) for problem in error.problems)) from None


def _set_number(conflict: Conflict, edit: SetNumber) -> Conflict:
    """Set the autonomy of a tie, a rate, the duration of an option, the worth of a want, or the precision of logit."""
    number = edit.quantity
    wrong = number_problem(edit.what, number)
    if wrong:
        raise refused("D147", wrong, edit)
    if edit.what == "rate" and edit.of in conflict.actor:
        return with_actor(conflict, replace(conflict.actor[edit.of], rate=number))
    if edit.what == "rate" and any(event.key == edit.of for event in conflict.events):
        events = (replace(event, rate=number) if event.key == edit.of else event for event in conflict.events)
        return replace(conflict, events=tuple(events))
    if edit.what == "rate":
        return with_option(conflict, edit.of, lambda old: replace(old, rate=number), edit)
    if edit.what == "worth":
        set_ = replace(want_of(conflict, edit.of, edit), worth=number)
        if bare := [it.id for it in conflict.actor[set_.actor].wants if it.worth is None and it.id != set_.id]:
            message = f"a worth counts only where every want of {set_.actor} has one, and {bare[0]} has none"
            raise refused("D160", message, edit)
        return with_wants(conflict, edit.of, lambda wants: (set_ if it.id == edit.of else it for it in wants), edit)
    if edit.what == "precision":
        return replace(conflict, dynamics=replace(conflict.dynamics or Dynamics(), precision=number))
    if edit.what == "takes":
        return with_option(conflict, edit.of, lambda old: replace(old, takes=number), edit)
    if all(tie.id != edit.of for tie in conflict.ties):
        raise refused("D212", f'no tie has the id "{edit.of}"', edit, edit.of, [tie.id for tie in conflict.ties])
    ties = (replace(tie, autonomy=number) if tie.id == edit.of else tie for tie in conflict.ties)
    return replace(conflict, ties=tuple(ties))


def _choose(conflict: Conflict, edit: Choose, depth: int) -> Conflict:
    """Carry out the edits of one side; the question is closed then, and the alternative gone."""
    sides = {each.key: each.sides for each in conflict.alternatives}
    if edit.alternative not in sides:
        raise refused("D213", f'no alternative is called "{edit.alternative}"', edit, edit.alternative, sides)
    known = {side.key: side for side in sides[edit.alternative]}
    if edit.side not in known:
        raise refused("D213", f'{edit.alternative} has no side "{edit.side}"', edit, edit.side, known)
    if depth >= DEEPEST:
        raise refused("D232", f"the side {edit.side} of {edit.alternative} leads back to itself", edit)
    for below in known[edit.side].edits:
        conflict = _apply(conflict, below, depth + 1)
    return replace(conflict, alternatives=tuple(each for each in conflict.alternatives if each.key != edit.alternative))


_CARRIED_OUT: Mapping[type, Callable[[Conflict, Any], Conflict]] = {
    Drop: _drop,
    Add: _add,
    Move: _move,
    Negate: _negate,
    Ignore: _ignore,
    Fix: _fix,
    Hand: _hand,
    Forbid: _forbid,
    Free: _free,
    StartFrom: _start_from,
    SetNumber: _set_number,
    AsOf: _as_of,
}
"""What carries out each edit but `Choose`."""


def accepted(conflict: Conflict) -> Conflict:
    """Return the conflict without what is only proposed; the very same object where nothing is.

    A proposed option or condition stays a name and is not the case. Wants, groups, rankings, ties, views and infeasible
    combinations that are proposed are gone, and so are those of a proposed actor. Claims and named conditions stay:
    by themselves they change nothing. What the calendar has for days that are past has been done (`conflict.past`).
    """
    absent = {actor.key for actor in conflict.actors if _proposed(actor.basis)}
    unsure = [option.key for option in conflict.options if _proposed(option.basis) or option.by in absent]
    unsure += [condition.key for condition in conflict.conditions if _proposed(condition.basis)]
    sure = replace(
        conflict,
        actors=tuple(_sure(actor) for actor in conflict.actors),
        one_of=tuple(group for group in conflict.one_of if not _proposed(group.basis)),
        infeasible=tuple(each for each in conflict.infeasible if not _proposed(each.basis)),
        ties=tuple(tie for tie in conflict.ties if not (_proposed(tie.basis) or {tie.source, tie.target} & absent)),
        alternatives=tuple(_open_questions(conflict)),
        views=tuple(view for view in conflict.views if not (_proposed(view.basis) or view.actor in absent)),
        events=tuple(event for event in conflict.events if not (_proposed(event.basis) or event.by in absent)),
        calendar=tuple(entry for entry in conflict.calendar if not _proposed(entry.basis)),
        deal=conflict.deal and sure_deal(conflict.deal, absent),
        arcs=conflict.arcs and tuple(arc for arc in conflict.arcs if not (_proposed(arc.basis) or arc.by in absent)),
    )
    sure = passed(change(sure, *(Fix(key, value=False) for key in unsure)))
    return conflict if sure == conflict else sure


def _proposed(basis: Basis) -> bool:
    return basis.status == "proposed"


def _sure(actor: Actor) -> Actor:
    """Return the actor without proposed wants; without any, and without a ranking, where it is itself proposed."""
    if _proposed(actor.basis):
        return replace(actor, wants=(), ranking=None, much=(), costs=())
    wants = tuple(want for want in actor.wants if not _proposed(want.basis))
    costs = tuple(cost for cost in actor.costs if not _proposed(cost.basis))
    alike = len(wants) == len(actor.wants) and len(costs) == len(actor.costs)
    return actor if alike else replace(actor, wants=wants, costs=costs)


def _open_questions(conflict: Conflict) -> Iterator[Alternative]:
    """Yield the alternatives with the sides that are not just proposed; without sides there is no question."""
    for each in conflict.alternatives:
        sides = tuple(side for side in each.sides if not _proposed(side.basis))
        if sides:
            yield each if len(sides) == len(each.sides) else replace(each, sides=sides)
