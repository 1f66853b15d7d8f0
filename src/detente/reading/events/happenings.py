"""Who did what to whom, when, where, and with what toll; what is only wanted, feared, denied or supposed is told apart.

False events are the known complaint of the field, so a trigger alone is none: a blow needs one of its sides or a toll,
a word or a deal needs both sides (or a verb that carries it out), and a noun that points back needs what it points to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.events.dated import date_of, dated
from detente.reading.events.dates import iso, later, month_of
from detente.reading.events.framed import framed, things_of
from detente.reading.events.headings import Log, log
from detente.reading.events.mentions import Happening, merged, one_each
from detente.reading.events.modality import modality
from detente.reading.events.named import asked_for, attended, foretold
from detente.reading.events.participants import carried, of_noun, of_verb, undone
from detente.reading.events.places import place
from detente.reading.events.tolls import tolls
from detente.reading.events.triggers import mode_of, triggered
from detente.reading.items import Passage, Toll
from detente.reading.lexicon.deeds import ACCUSING, LASTING
from detente.reading.syntax import child, passive, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.actors.cast import Cast
    from detente.reading.lexicon.deeds import Action

_BLOWS = frozenset({"attack", "kill", "destroy", "retaliate", "abuse"})
_TAKEN = {"captured": {"seize"}, "detained": {"seize"}, "abducted": {"abduct"}, "evacuated": {"withdraw"}}
"""Which actions a toll belongs to, by its harm; all other harms belong to blows."""

_ALONE = frozenset({"offer", "accept", "reject", "deal", "promise"})
"""What changes something by words alone, to whomever: verbs of offering, accepting, turning down and agreeing."""

_PHYSICAL = frozenset("ASSAULT COERCE SANCTION MOBILIZE RETREAT PROTEST AID CONCEDE".split())
_HABITS = frozenset("AID SUPPORT COOPERATE CONSULT".split())
WARS = frozenset("war warfare fighting".split())
"""What nobody does as one deed: told only where it happened."""
_TOLD = frozenset("tell inform address brief remind".split())
"""Verbs whose object hears: "told a meeting in February that"."""
_POINTERS = frozenset("the this that these those".split())
_NEAR = 1
"""In how many sentences after a blow its toll may be told."""


def happenings(
    doc: Doc, cast: Cast, told: date | None, seen: Callable[[Happening], Happening | None]
) -> tuple[Happening, ...]:
    """Return the events `doc` tells of, one for several mentions, in the order of their first mention.

    `told` is the date of the text. `seen` lets the caller judge each mention by what stands around it: change it, or
    drop it with None.
    """
    found: list[Happening] = []
    entries = log(text_of(doc), told)
    for number, sentence in enumerate(doc.sents):
        mentions = [event for token in sentence if (event := _event(token, cast, told, number)) is not None]
        events: list[Happening] = []
        for mention in mentions:
            placed = _headed(_later(mention, [*found[-1:], *events], doc), entries, doc)
            events += [event] if (event := seen(placed)) is not None else []
        costs = tuple(tolls(sentence)) if events or (found and number - found[-1].sentence <= _NEAR) else ()
        events, left = _charged(events, costs, doc)
        found += [event for event in _folded(events) if _enough(event, doc)]
        if left:
            _charge_last(found, left, number)
    return one_each(found)


def _event(token: Token, cast: Cast, told: date | None, number: int) -> Happening | None:
    """Return what `token` tells of, if it is a trigger; whether that is enough for an event is asked later."""
    action = triggered(token)
    if action is None:
        return None
    actor, target = of_verb(token, action, cast) if token.pos_ == "VERB" else of_noun(token, action, cast)
    if actor is not None and cast.parties[actor].kind == "outlet":
        if action.kind == "CONSULT":
            return None  # a writer's interview
        actor = None  # a newspaper tells, it does not do
    if action.key == "kill" and target is not None and (target in cast.crowds or cast.parties[target].kind == "public"):
        target = None  # the toll tells whom
    mood = modality(token)
    if token.pos_ == "NOUN" and mood == "happened" and foretold(token):
        mood = "hypothetical"
    if _no_event(token, action, mood):
        return None
    ended = token.pos_ == "NOUN" and token.dep_ == "dobj" and triggered(token.head) is not None
    if ended:
        actor = target = None
    accused = _accused(token, cast)
    if accused is not None:
        actor, mood = accused, "hypothetical"
    day = date_of(token)
    ahead = mood in {"hypothetical", "wanted"} and accused is None
    when = iso(day.text, told, ahead=ahead) if day is not None else None
    if when is not None and when.startswith("XXXX") and day is not None and told is None:
        when = iso(day.text, month_of(text_of(token.doc)), ahead=ahead)
    where = place(token)
    return Happening(
        action,
        token.i,
        actor,
        target,
        date=(day.start_char, day.end_char) if day is not None and (when or dated(day)) else None,
        modality=mood,
        when=when,
        place=_passage(token.doc, where) if where is not None else None,
        mode=mode_of(action, token),
        definite=ended or (token.pos_ == "NOUN" and any(below.lower_ in _POINTERS for below in token.lefts)),
        sentence=number,
        lasting=token.lower_ in LASTING,
        full=_full(token, action),
        thing=_thing(token),
    )


def _thing(token: Token) -> str | None:
    """The noun for what is done something to: "the closure of the mine", "closed the mine"."""
    if token.pos_ == "NOUN":
        of = next((below for below in token.rights if below.lower_ == "of"), None)
        noun = child(of, "pobj") if of is not None else None
    else:
        noun = next(iter(things_of(token)), None)
    return noun.lemma_ if noun is not None and noun.pos_ == "NOUN" else None


def _full(token: Token, action: Action) -> bool:
    """Tell whether the words say enough of what is done: "the gates were chained", "rammed a canoe"."""
    if token.pos_ == "NOUN":
        return attended(token)
    doing = framed(token)
    if doing is not None:
        return doing.action != "pay" and bool(doing.things or doing.doers or doing.preps or doing.parts or doing.into)
    things = [thing for thing in things_of(token) if thing.pos_ in {"NOUN", "PROPN"}]
    told = bool(things) and child(token, "nsubj") is not None and token.tag_ in {"VBD", "VBN"}
    return action.kind in {"ASSAULT", "COERCE"} and told


def _no_event(token: Token, action: Action, mood: str) -> bool:
    """Tell whether a word of action tells no occurrence: "it arms the pilots", "could not hit a barn", "rejects it"."""
    modal = any(below.tag_ == "MD" for below in token.children)
    if mood == "denied" and modal:
        return True
    present = token.tag_ in {"VBZ", "VBP"} and mood == "happened"
    if (
        token.pos_ == "NOUN"
        and action.kind == "CONSULT"
        and token.dep_ in {"dobj", "dative"}
        and token.head.lemma_ in _TOLD
    ):
        return True
    if present and token.lemma_ == "talk":
        return True
    return present and (action.kind in _HABITS or action.key == "reject") and date_of(token) is None


def _headed(event: Happening, entries: Log, doc: Doc) -> Happening:
    """Give an event of a log, where it tells none of its own, the day and the place of its entry."""
    entry = entries.at(doc[event.at].idx)
    if entry is None or event.modality not in {"happened", "denied"}:
        return event
    day = entry.when if event.when is None and event.date is None else event.when
    where = event.place
    if where is None and entry.place is not None and day == entry.when:
        where = _passage(doc, entry.place)
    return replace(event, when=day, place=where)


def _later(event: Happening, found: list[Happening], doc: Doc) -> Happening:
    """Date an event by the one told right before: "nine days later"."""
    before = found[-1].when if found and event.sentence - found[-1].sentence <= _NEAR else None
    if event.when is not None or event.date is None or before is None:
        return event
    return replace(event, when=later(text_of(doc)[slice(*event.date)], before))


def _accused(token: Token, cast: Cast) -> str | None:
    """As in "accused X of shelling Y": X, who is only said to have done it."""
    prep = token.head
    if token.dep_ not in {"pcomp", "pobj"} or prep.lower_ not in {"of", "for"} or prep.head.lemma_ not in ACCUSING:
        return None
    whom = child(prep.head, "dobj", "nsubjpass")
    return cast.party(whom, loose=True)


def _passage(doc: Doc, span: Span) -> Passage:
    return Passage(*span, text_of(doc)[slice(*span)])


def _charged(events: list[Happening], costs: tuple[Toll, ...], doc: Doc) -> tuple[list[Happening], tuple[Toll, ...]]:
    """Give each toll of a sentence to the nearest event of it that can have such a toll; also return what is left."""
    left = []
    for toll in costs:
        fit = [n for n, event in enumerate(events) if event.modality == "happened" and _costs(event.action, toll)]
        at = toll.passage.start if toll.passage is not None else 0
        if not fit:
            left.append(toll)
            continue
        near = min(fit, key=lambda n: abs(doc[events[n].at].idx - at))
        events[near] = replace(events[near], toll=(*events[near].toll, toll))
    return events, tuple(left)


def _costs(action: Action, toll: Toll) -> bool:
    return action.key in _TAKEN.get(toll.harm, _BLOWS)


def _charge_last(found: list[Happening], left: tuple[Toll, ...], number: int) -> None:
    """Give a toll told in the sentence after a blow to that blow, where its own is not told."""
    for n in range(len(found) - 1, max(-1, len(found) - 4), -1):
        event = found[n]
        fits = event.modality == "happened" and 0 < number - event.sentence <= _NEAR and not event.toll
        if fits and any(_costs(event.action, toll) for toll in left):
            found[n] = replace(event, toll=tuple(toll for toll in left if _costs(event.action, toll)))
            return


def _folded(events: list[Happening]) -> list[Happening]:
    """Put a killing into the attack of its sentence that did it: "an attack in which three were killed"."""
    blows = {"attack", "protest"}
    attacks = [n for n, event in enumerate(events) if event.action.key in blows and event.modality == "happened"]
    kept = list(events)
    for event in events:
        if event.action.key in {"kill", "destroy"} and event.modality == "happened" and attacks:
            near = min(attacks, key=lambda n: abs(events[n].at - event.at))
            if _agree(kept[near].actor, event.actor):
                kept[near] = merged(kept[near], event)
                kept[events.index(event)] = replace(event, actor=None, target=None, toll=(), sentence=-1)
    return [event for event in kept if event.sentence >= 0]


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _enough(event: Happening, doc: Doc) -> bool:
    """Tell whether the words tell enough to be an event, or point back to one."""
    noun = doc[event.at].pos_ == "NOUN"
    sides = (event.actor is not None) + (event.target is not None)
    if event.modality != "happened" and (doc[event.at].lower_ in WARS or doc[event.at].lemma_ == "concession"):
        return False
    if noun and event.modality in {"wanted", "feared", "hypothetical"} and asked_for(doc[event.at]):
        free = doc[event.at].dep_ not in {"nsubj", "nsubjpass"} or foretold(doc[event.at])
        return free and (triggered(doc[event.at].head) is None or carried(doc[event.at]))
    if noun and event.modality == "happened" and attended(doc[event.at]):
        return True
    if event.full and (event.modality != "denied" or event.actor is not None):
        return True
    if (
        event.action.key in {"offer", "promise"}
        and event.modality == "happened"
        and not noun
        and passive(doc[event.at])
    ):
        return True
    if event.actor is None and event.modality in {"hypothetical", "wanted"}:
        return not noun and undone(doc[event.at]) and event.action.kind in _PHYSICAL - _HABITS
    if event.action.kind in _PHYSICAL:
        if noun and event.modality != "happened" and not carried(doc[event.at]):
            return sides == 2 or (sides == 1 and event.modality in {"denied", "feared"})
        told = event.when is not None or (not noun and event.place is not None)
        placed = told and event.modality == "happened" and (noun or passive(doc[event.at]))
        return sides > 0 or bool(event.toll) or placed or (event.action.key == "attack" and event.definite)
    alone = carried(doc[event.at]) if noun else event.action.key in _ALONE
    alone = alone or (event.action.key == "meet" and bool(event.when or event.place))
    alone = alone or (event.action.key == "trade" and any(below.lower_ == "to" for below in doc[event.at].children))
    if noun and event.action.key in {"meet", "negotiate"} and event.when is not None and event.modality == "happened":
        return True
    alone = alone or (event.action.key == "negotiate" and doc[event.at].lemma_ == "mediate")
    if event.action.key == "reject" and event.modality != "happened":
        return sides == 2
    return sides == 2 or (sides == 1 and event.actor is not None and alone and event.modality != "denied")
