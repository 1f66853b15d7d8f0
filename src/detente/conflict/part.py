"""One part of a conflict found by its key, or put in the place of the old one, on behalf of an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from detente.conflict.edit import Edit
from detente.conflict.model import Actor, Conflict, Option, Statement
from detente.errors import InvalidQuery, Problem, nearest


def actor_of(conflict: Conflict, key: str, edit: Edit) -> Actor:
    """Return the actor `key`. Raises InvalidQuery (D210)."""
    if key not in conflict.actor:
        raise refused("D210", f'no actor is called "{key}"', edit, key, conflict.actor)
    return conflict.actor[key]


def option_of(conflict: Conflict, key: str, edit: Edit) -> Option:
    """Return the option `key`. Raises InvalidQuery (D211), also where it has been fixed."""
    if key not in conflict.option:
        fixed = any(condition.key == key for condition in conflict.conditions)
        message = f"{key} is fixed: nobody controls it" if fixed else f'no option is called "{key}"'
        raise refused("D211", message, edit, key, conflict.option)
    return conflict.option[key]


def want_of(conflict: Conflict, key: str, edit: Edit) -> Statement:
    """Return the want `key`. Raises InvalidQuery (D212)."""
    if key not in conflict.statement:
        raise refused("D212", f'no want has the id "{key}"', edit, key, conflict.statement)
    return conflict.statement[key]


def with_actor(conflict: Conflict, new: Actor) -> Conflict:
    """Return the conflict with `new` in the place of the actor of its key."""
    return replace(conflict, actors=tuple(new if actor.key == new.key else actor for actor in conflict.actors))


def with_wants(
    conflict: Conflict, key: str, new: Callable[[tuple[Statement, ...]], Iterable[Statement]], edit: Edit
) -> Conflict:
    """Return the conflict with the wants of the actor that has the want `key` put through `new`."""
    actor = conflict.actor[want_of(conflict, key, edit).actor]
    return with_actor(conflict, replace(actor, wants=tuple(new(actor.wants))))


def with_option(conflict: Conflict, key: str, new: Callable[[Option], Option], edit: Edit) -> Conflict:
    """Return the conflict with the option `key` put through `new`."""
    old = option_of(conflict, key, edit)
    return replace(conflict, options=tuple(new(old) if option is old else option for option in conflict.options))


def refused(code: str, message: str, edit: Edit, name: str = "", known: Iterable[str] = ()) -> InvalidQuery:
    """Return the error for an edit that cannot be carried out, with the nearest of the `known` names."""
    listed = list(known)
    fix = f"there are: {', '.join(listed[:8])}{', ...' if len(listed) > 8 else ''}" if listed else None
    return InvalidQuery(Problem(code, message, span=edit.span, nearest=nearest(name, listed), fix=fix))
