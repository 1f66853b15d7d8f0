"""From deeds to options: an action somebody controls, put under whoever decides it; formulas over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.conflict.basis import Basis
from detente.conflict.formula import And, Atom, Formula, Not, Or, atoms
from detente.conflict.model import Option
from detente.reading.events.deeds import ACTION
from detente.reading.items import Deed, Draft, Event, Party, Passage
from detente.reading.lexicon.deeds import LIVING, WORDS_ONLY

VAGUE = frozenset({"escalate", "cooperate"})
"""Actions that say nothing somebody could decide on: what they stand for, a person must say."""

PASSING = frozenset({"CONSULT", "REJECT", "REQUEST"})
"""Kinds of event that leave no option behind once they have happened: a visit, a refusal, an offer made."""

_SINGLE = frozenset({"resign", "meet"})
"""Actions that are over once done, too."""

_WORDED = {"accept": "Accept what {} offers", "close": "Close its ports and borders to {}"}
"""Actions whose option reads better in other words."""

_OF_PEOPLE = {
    "seize": "Seize {}",
    "expel": "Expel {}",
    "release": "Release {}",
    "attack": "Attack {}",
    "let": "Let in {}",
}
"""How an option is worded whose target is people and no party: nothing belongs to "forty-two soldiers"."""

_ARMED = frozenset(
    """airmen gendarmes guards marines officers peacekeepers police policemen sailors sentries servicemen soldiers
    troops""".split()
)
"""People in arms: whoever attacks them attacks whom they serve."""
_SHORT = 4
"""Letters of a name of capitals that stands before a noun: "US soldiers"."""

_PLURAL_ENDS = ("Nations", "Netherlands", "Philippines", "Emirates", "Islands", "States", "Maldives", "Seychelles")
_NAMED_BY_NOUN = frozenset(
    """army agency alliance authority board brigade brigades coalition commission committee company congress council
    court federation force forces front government group guard guards kingdom league ministry movement navy
    organisation organization parliament party republic resistance strip taliban union unions pentagon""".split()
)
"""Last words of names that take "the"."""


_COUNTS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty
    fifty some several many both hundreds thousands foreign""".split()
)
"""First words of people without a name; no article before them."""


def decider(party: Party | None, parties: Mapping[str, Party]) -> str | None:
    """Return who decides what `party` does: the state an office or a leader serves, itself, or None for an outlet."""
    if party is None or party.kind == "electorate":
        return None
    if party.serves in parties:
        return party.serves
    return party.key if party.kind in LIVING else None


def options_of(deed: Deed, parties: Mapping[str, Party]) -> tuple[Option, ...]:
    """Return the options a deed is made of: one, or one of each side; none where nobody decides it or it is vague."""
    action = ACTION[deed.action]
    doer = decider(parties.get(deed.doer), parties)
    target = decider(parties.get(deed.target or ""), parties)
    if doer is None or action.key in WORDS_ONLY | VAGUE or doer == target:
        return ()
    if deed.target and target is None and (deed.mutual or deed.target not in parties):
        return ()
    target = target or deed.target
    if (action.kind == "PROTEST" and parties[doer].kind == "state") or (action.directed and target is None):
        return ()
    first = _option(deed.action, doer, target if action.directed else None, parties)
    if deed.mutual and target is not None:
        return first, _option(deed.action, target, doer if action.directed else None, parties)
    return (first,)


def _option(action: str, doer: str, target: str | None, parties: Mapping[str, Party]) -> Option:
    name = f"{action}_{target}" if target else action
    people = target is not None and parties[target].kind == "public"
    does = _OF_PEOPLE.get(action, "") if people else ""
    does = does or _WORDED.get(action, ACTION[action].does)
    named = midway(parties[target]) if target else ""
    does = does.format(named) if "{}" in does else f"{does} {named}" if target else does.removesuffix(" against")
    return Option(f"{doer}.{name}", doer, does, basis=Basis(status="proposed"))


def befallen(option: Option, deed: Deed, found: Draft) -> Option:
    """Return an option that names, as the text does, whom of its target it befalls: "Attack US soldiers".

    So it is where an event of the same action and doer has its toll among people in arms.
    """
    target = deed.target or ""
    harmed = (
        toll.whom
        for event in found.events
        if (event.action, event.actor) == (deed.action, deed.doer) and event.target in {target, None}
        for toll in event.toll
        if set(toll.whom.lower().split()) & _ARMED
    )
    whom = next(harmed, None)
    if whom is None or deed.mutual or ACTION[deed.action].kind != "ASSAULT" or not _of_state(option, found):
        return option
    verb, _, name = option.does.partition(" ")
    aliases = next((party.aliases for party in found.parties if midway(party) == name), ())
    short = next((alias for alias in aliases if alias.isupper() and len(alias) <= _SHORT), None)
    return replace(option, does=f"{verb} {short} {whom}" if short else f"{verb} {whom} of {name}")


def _of_state(option: Option, found: Draft) -> bool:
    """Tell whether an option is one word and the name of a state."""
    states = {midway(party) for party in found.parties if party.kind == "state"}
    return option.does.partition(" ")[2] in states


def midway(party: Party) -> str:
    """Return the name of a party as it stands in a sentence: "the United States", "the militia", "Norway".

    >>> midway(Party("usa", "United States", "state"))
    'the United States'
    """
    name, words = party.name, party.name.split()
    if words[0].lower() in _COUNTS and party.kind == "public":
        return name[0].lower() + name[1:]
    if words[:1] == ["The"]:
        return f"the {name[4:]}" if len(words) > 1 and party.kind != "outlet" else name
    plural = party.kind == "public" and name.endswith("s")
    common = words[-1].lower() in _NAMED_BY_NOUN and not name.isupper()
    return f"the {name}" if name.endswith(_PLURAL_ENDS) or words[0] == "United" or plural or common else name


def formula_of(deed: Deed, parties: Mapping[str, Party]) -> Formula | None:
    """Return the formula that says the deed is done; a war is on when either side attacks, a deal when both agree.

    What is stopped is not done any more.
    """
    keys = tuple(Atom(option.key) for option in options_of(deed, parties))
    if not keys:
        return None
    either = ACTION[deed.action].kind in {"ASSAULT", "COERCE", "SANCTION"}
    formula: Formula = keys[0] if len(keys) < 2 else Or(keys) if either else And(keys)
    return Not(formula) if deed.stopped else formula


def wished(formula: Formula, polarity: int) -> Formula:
    """Return what is wanted of a formula: itself, or its opposite."""
    if polarity > 0:
        return formula
    return formula.of if isinstance(formula, Not) else Not(formula)


def in_order(formula: Formula) -> Formula:
    """Return a pair of atoms in one order, so that "war of A with B" is "war of B with A"."""
    if isinstance(formula, Not):
        return replace(formula, of=in_order(formula.of))
    if isinstance(formula, And | Or):
        return replace(formula, parts=tuple(sorted(formula.parts, key=atoms)))
    return formula


def deeds_told(draft: Draft) -> Iterable[tuple[Deed, Passage]]:
    """Yield the deeds of a draft with where they are told: wanted first, then argued about, then done."""
    for want in draft.wants:
        yield from ((deed, want.passage) for deed in want.deeds)
    for one in draft.assertions:
        told = one.reasoning
        yield from ((deed, one.passage) for deed in (*one.deeds, *told.given, *told.threat, *told.reasons))
    latest = max((event.when for event in draft.events if event.when), default="")
    for event in draft.events:
        if event.actor is not None and event.modality != "denied" and not _past(event, latest):
            yield Deed(event.action, event.actor, event.target), event.passage


def _past(event: Event, latest: str) -> bool:
    """Tell whether an event leaves no option: it is over once done, or happened in another year than the crisis."""
    over = event.kind in PASSING or event.action in _SINGLE
    old = bool(event.when) and event.when is not None and event.when[:4] < latest[:4]
    return event.modality == "happened" and (over or old)
