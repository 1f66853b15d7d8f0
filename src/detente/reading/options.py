"""From deeds to options: an action somebody controls, put under whoever decides it; formulas over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.conflict.basis import Basis
from detente.conflict.formula import And, Atom, Formula, Not, Or
from detente.conflict.model import Option
from detente.reading.deeds import ACTION
from detente.reading.items import Deed, Draft, Party
from detente.reading.lexicon.deeds import LIVING, WORDS_ONLY

_ALONE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"})
"""Kinds of action that make sense without saying to whom."""


def decider(party: Party | None, parties: Mapping[str, Party]) -> str | None:
    """Return who decides what `party` does: the state an office or a leader serves, itself, or None for an outlet."""
    if party is None or party.kind == "electorate":
        return None
    if party.serves in parties:
        return party.serves
    return party.key if party.kind in LIVING else None


def options_of(deed: Deed, parties: Mapping[str, Party]) -> tuple[Option, ...]:
    """Return the options a deed is made of: one, or one of each side; none where nobody decides it."""
    action = ACTION[deed.action]
    doer = decider(parties.get(deed.doer), parties)
    target = decider(parties.get(deed.target or ""), parties)
    if doer is None or action.key in WORDS_ONLY or doer == target or (deed.target and target is None and deed.mutual):
        return ()
    target = target or deed.target
    if (action.kind == "PROTEST" and parties[doer].kind == "state") or (
        action.directed and target is None and action.kind not in _ALONE
    ):
        return ()
    first = _option(deed.action, doer, target, parties)
    if deed.mutual and target is not None:
        return first, _option(deed.action, target, doer, parties)
    return (first,)


def _option(action: str, doer: str, target: str | None, parties: Mapping[str, Party]) -> Option:
    name = f"{action}_{target}" if target else action
    does = (
        f"{ACTION[action].does} {_midway(parties[target].name)}"
        if target
        else ACTION[action].does.removesuffix(" against")
    )
    return Option(f"{doer}.{name}", doer, does, basis=Basis(status="proposed"))


def _midway(name: str) -> str:
    """Return a name as it stands in a sentence: "the militia", not "The militia"."""
    return f"the {name.removeprefix('The ')}" if name.startswith("The ") else name


def formula_of(deed: Deed, parties: Mapping[str, Party]) -> Formula | None:
    """Return the formula that says the deed is done; a war is on when either side attacks, a deal when both agree."""
    atoms = tuple(Atom(option.key) for option in options_of(deed, parties))
    if len(atoms) < 2:
        return atoms[0] if atoms else None
    return Or(atoms) if ACTION[deed.action].kind in {"ASSAULT", "COERCE", "SANCTION"} else And(atoms)


def wished(formula: Formula, polarity: int) -> Formula:
    """Return what is wanted of a formula: itself, or its opposite."""
    return formula if polarity > 0 else Not(formula)


def deeds_told(draft: Draft) -> Iterable[tuple[Deed, int]]:
    """Yield the deeds of a draft with where they are told: wanted first, then foretold, then done."""
    for want in draft.wants:
        yield from ((deed, want.passage.start) for deed in want.deeds)
    for one in draft.assertions:
        yield from ((deed, one.passage.start) for deed in one.deeds)
    for event in draft.events:
        if event.actor is not None and event.modality != "denied":
            yield Deed(event.action, event.actor, event.target), event.passage.start
