"""Which actions a clause or a noun phrase speaks of, what is ended or lifted told apart from what is begun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.events.deeds import ACTION, action_of, agent, deeds_of
from detente.reading.items import Deed
from detente.reading.syntax import child
from detente.reading.wants.cued import after

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.actors.cast import Cast

_ENDING = frozenset("lift end stop halt cease suspend drop terminate discontinue".split())
_END = frozenset("end halt stop lifting ending cessation removal suspension".split())


def acts(token: Token, cast: Cast, doer: str | None) -> tuple[Deed, ...]:
    """Return the actions the phrase headed by `token` speaks of; `stopped` where they are ended ("lift the siege").

    `doer` does what has no doer of its own, but not what is done by nobody named ("wants the siege lifted").
    """
    if token.lemma_ in _ENDING and token.pos_ == "VERB":
        return _ended(token, cast, doer)
    if token.lemma_ in _END and token.pos_ == "NOUN":
        what = after(token, "to", "of")
        found = deeds_of(what, cast, None) if what is not None else ()
        return tuple(replace(deed, stopped=True) for deed in found)
    found = tuple(_aimed(deed, token, cast) for deed in deeds_of(token, cast, doer))
    if _by_nobody(token, cast):
        return tuple(deed for deed in found if deed.doer != doer or deed.mutual)
    return found


def _aimed(deed: Deed, verb: Token, cast: Cast) -> Deed:
    """As in "close its ports to Ruritanian ships": done to who stands after the object."""
    if deed.target is not None or verb.pos_ != "VERB" or not ACTION[deed.action].directed:
        return deed
    beyond = cast.all(after(verb, "to", "against"), loose=True)
    others = [party for party in beyond if party != deed.doer]
    return replace(deed, target=others[0]) if len(others) == 1 else deed


def _ended(verb: Token, cast: Cast, doer: str | None) -> tuple[Deed, ...]:
    what = child(verb, "nsubjpass") or child(verb, "dobj") or (child(verb, "nsubj") if verb.tag_ == "VBN" else None)
    if what is None or action_of(what) is None:
        return deeds_of(verb, cast, doer) if what is None else ()
    inherits = verb.dep_ in {"xcomp", "pcomp"} and child(verb, "nsubj") is None
    who = None if _by_nobody(verb, cast) else (doer if inherits else None) or agent(verb, cast) or doer
    return tuple(replace(deed, stopped=True) for deed in deeds_of(what, cast, who))


def _by_nobody(verb: Token, cast: Cast) -> bool:
    """Tell whether `verb` is a passive whose agent is not told."""
    done = child(verb, "nsubjpass", "auxpass") is not None or (verb.tag_ == "VBN" and child(verb, "nsubj") is not None)
    by = child(verb, "agent")
    return verb.pos_ == "VERB" and done and (by is None or cast.party(child(by, "pobj")) is None)
