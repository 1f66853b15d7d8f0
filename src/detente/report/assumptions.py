"""Every assumption of a model as one row: its id, what kind it is, what it says in words, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.conflict.basis import Basis
from detente.conflict.formula import Formula, text
from detente.conflict.model import Conflict, OneOf, Option, Statement, Tie, View
from detente.conflict.usual import rate_id
from detente.language import edit_text
from detente.report.naming import actor_name, listed, option_label, state_label
from detente.report.visible import one_line


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing the model takes for granted. `owner` is an actor's key or None; `kind` is a word for people."""

    id: str
    kind: str
    words: str
    basis: Basis = Basis()
    owner: str | None = None


def assumptions(conflict: Conflict) -> tuple[Assumption, ...]:
    """Return all assumptions of `conflict`, in the order of the model file. Cost is linear in the model."""
    return (
        *_actors(conflict),
        *(Assumption(item.key, "condition", item.says or item.key, item.basis) for item in conflict.conditions),
        *(
            Assumption(item.key, "named", f"{item.key} means {text(item.formula)}", item.basis)
            for item in conflict.named
        ),
        *(
            Assumption(item.id, "infeasible", _cannot(item.formula, item.says), item.basis)
            for item in conflict.infeasible
        ),
        *_moves(conflict),
        *(Assumption(tie.id, "tie", tie_words(conflict, tie), tie.basis, tie.source) for tie in conflict.ties),
        *_sides(conflict),
        *(Assumption(view.id, "view", view_words(conflict, view), view.basis, view.actor) for view in conflict.views),
    )


def assumption_words(conflict: Conflict, id: str) -> str:
    """Return what the assumption called `id` says, or the id itself where there is none."""
    return next((row.words for row in (*assumptions(conflict), *_in_time(conflict)) if row.id == id), one_line(id))


def _in_time(conflict: Conflict) -> Iterator[Assumption]:
    """Yield what only claims about time hang on: events, and the rates of actors."""
    for event in conflict.events:
        yield Assumption(event.key, "event", f"{one_line(event.says) or event.key} (an event)", event.basis)
    for actor in conflict.actors:
        if actor.rate is not None:
            said = f"{actor_name(conflict, actor.key)} reconsiders {one_line(actor.rate.text or '')}".rstrip()
            yield Assumption(rate_id(actor.key), "rate", said, actor.rate.basis, actor.key)


def want_words(conflict: Conflict, want: Statement) -> str:
    """Return a want as a sentence: "Iran wants: no soldier lost (for voters; imputed)"."""
    aside = [f"for {actor_name(conflict, want.audience)}"] if want.audience else []
    aside += [want.stance] if want.stance != "avowed" else []
    said = one_line(want.says) or text(want.formula)
    aside_words = f" ({'; '.join(aside)})" if aside else ""
    return f"{actor_name(conflict, want.actor)} wants: {said}{aside_words}"


def tie_words(conflict: Conflict, tie: Tie) -> str:
    """Return a tie as words: "Iran → Militia: patron, autonomy 0.6"."""
    ends = f"{actor_name(conflict, tie.source)} → {actor_name(conflict, tie.target)}: {one_line(tie.kind)}"
    return ends + (f", autonomy {quantity_words(tie)}" if tie.autonomy else "")


def view_words(conflict: Conflict, view: View) -> str:
    """Return a view as words: "United States sees it so: the militia is the hand of Tehran"."""
    edits = "; ".join(edit_text(edit) for edit in view.edits)
    said = one_line(view.says) or edits or "what the model says"
    return f"{actor_name(conflict, view.actor)} sees it so: {said}"


def quantity_words(tie: Tie) -> str:
    """Return the autonomy of a tie as it was written, or its number."""
    return one_line(tie.autonomy.text or f"{tie.autonomy.value:g}") if tie.autonomy else ""


def _actors(conflict: Conflict) -> Iterator[Assumption]:
    for actor in conflict.actors:
        yield Assumption(
            actor.key, "actor", f"{actor_name(conflict, actor.key)}, {one_line(actor.kind)}", actor.basis, actor.key
        )
        for option in conflict.options:
            if option.key.partition(".")[0] == actor.key:
                yield Assumption(option.key, "option", _can(conflict, option), option.basis, actor.key)
        for group in conflict.one_of:
            if group.id.partition(".")[0] == actor.key:
                yield Assumption(group.id, "one of", _group(conflict, group), group.basis, actor.key)
        for want in actor.wants:
            yield Assumption(want.id, "want", want_words(conflict, want), want.basis, actor.key)
        if actor.ranking is not None:
            yield Assumption(f"{actor.key}.ranking", "ranking", _ranking(conflict, actor.key), Basis(), actor.key)


def _moves(conflict: Conflict) -> Iterator[Assumption]:
    """Yield the arrows of an explicit model."""
    for arc in conflict.arcs or ():
        said = f"{actor_name(conflict, arc.by)} can move from {arc.start} to {arc.end}"
        yield Assumption(f"move.{arc.by}.{arc.start}.{arc.end}", "move", said, arc.basis, arc.by)


def _when(option: Option) -> str:
    """Say what an option's changes hang on."""
    taken = "" if option.take_if is None else f"; can be taken only if {text(option.take_if)}"
    return taken + ("" if option.undo_if is None else f"; can be undone only if {text(option.undo_if)}")


def _can(conflict: Conflict, option: Option) -> str:
    limits = ("" if option.can_undo else "; cannot be undone") + ("" if option.can_take else "; can only be undone")
    does = one_line(option.does) or option_label(conflict, option.key)
    return f"{actor_name(conflict, option.by)} can: {does}{limits}{_when(option)}"


def _group(conflict: Conflict, group: OneOf) -> str:
    names = listed([option_label(conflict, key) for key in group.options], last="or")
    return f"{'exactly' if group.must else 'at most'} one of {names}"


def _ranking(conflict: Conflict, actor: str) -> str:
    levels = conflict.actor[actor].ranking or ()
    best = listed([state_label(conflict, state) for state in levels[0]], last="or") if levels else "nothing"
    return f"{actor_name(conflict, actor)} ranks {len(levels)} levels of states; best: {best}"


def _cannot(formula: Formula, says: str) -> str:
    return one_line(says) or f"cannot be: {text(formula)}"


def _sides(conflict: Conflict) -> Iterator[Assumption]:
    for alternative in conflict.alternatives:
        for side in alternative.sides:
            words = f"{one_line(alternative.says or alternative.key)}: {one_line(side.says or side.key)}"
            yield Assumption(f"{alternative.key}: {side.key}", "side", words, side.basis)
