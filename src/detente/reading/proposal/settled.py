"""The actions of a draft made definite: to whom an attack that names nobody is done, where there is one answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from detente.reading.events.deeds import ACTION
from detente.reading.items import Assertion, Deed, Draft, Event, Want

_ANSWERS = frozenset({"retaliate"})
"""Actions done to somebody for what he did before."""


_CROWD = frozenset({"military", "public"})
"""Kinds of party that, where they serve nobody, are only people something was done to: "soldiers"."""


def settled(draft: Draft) -> Draft:
    """Return `draft` with every action that names nobody done to the one it is done to elsewhere, where there is one.

    A target that is no party of the draft is none. Who retaliates against somebody was done something by him: an
    attack by him is then one upon who retaliates.
    """
    known = {party.key for party in draft.parties}
    bare = {party.key for party in draft.parties if party.kind in _CROWD and party.serves is None}
    aimed = [deed for deed in _deeds(draft) if deed.target in known]

    def definite(deed: Deed) -> Deed:
        if deed.target in known - bare or not ACTION[deed.action].directed:
            return deed
        same = (
            set()
            if deed.target in bare
            else {one.target for one in aimed if (one.doer, one.action) == (deed.doer, deed.action)}
        )
        struck = {one.doer for one in aimed if one.target == deed.doer and one.action in _ANSWERS}
        found = same or (struck if ACTION[deed.action].kind == "ASSAULT" else set())
        if len(found) == 1:
            return replace(deed, target=next(iter(found)))
        return deed if deed.target in known else replace(deed, target=None)

    return replace(
        draft,
        wants=tuple(_want(want, definite) for want in draft.wants),
        events=tuple(_event(event, definite) for event in draft.events),
        assertions=tuple(_assertion(one, definite) for one in draft.assertions),
    )


def _deeds(draft: Draft) -> list[Deed]:
    found = [deed for want in draft.wants for deed in want.deeds]
    found += [Deed(event.action, event.actor, event.target) for event in draft.events if event.actor is not None]
    for one in draft.assertions:
        found += [*one.deeds, *one.reasoning.given, *one.reasoning.threat, *one.reasoning.reasons]
    return found


def _want(want: Want, definite: Callable[[Deed], Deed]) -> Want:
    return replace(want, deeds=tuple(dict.fromkeys(definite(deed) for deed in want.deeds)))


def _event(event: Event, definite: Callable[[Deed], Deed]) -> Event:
    if event.actor is None:
        return event
    return replace(event, target=definite(Deed(event.action, event.actor, event.target)).target)


def _assertion(one: Assertion, definite: Callable[[Deed], Deed]) -> Assertion:
    def each(deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
        return tuple(dict.fromkeys(definite(deed) for deed in deeds))

    told = one.reasoning
    reasoning = replace(told, given=each(told.given), threat=each(told.threat), reasons=each(told.reasons))
    return replace(one, deeds=each(one.deeds), reasoning=reasoning)
