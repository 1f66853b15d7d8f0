"""What an account reports that was done, matched to the options of a model: by who did it and by what it means.

A happening is matched where its doer is an actor of the model (by key, name, alias or code, or serves one) and exactly
one of that actor's options means the same action to the same target. Everything else is listed with the reason, and
with the options it might be; nothing is guessed. Only options are matched: that a condition began or ended, a person
says (`detente advance MODEL "2024-02-02 not gaza_war"`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.conflict.model import Actor, Conflict, Option
from detente.conflict.news import Fact, News
from detente.conflict.past import latest
from detente.errors import InvalidQuery, Problem
from detente.evidence import Quote, Source, text_hash
from detente.findings.advance import Unmatched
from detente.reading.actors.names import key_of
from detente.reading.items import Draft, Event, Party
from detente.reading.lexicon.deeds import BY_NOUN, BY_VERB, PARTICLES, PHRASES, TOWARDS

CONTEXT = 24
"""Characters of prefix and suffix a quote keeps."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What an account has for a model: the news, the facts it reports that are so already, and what was not matched."""

    news: News
    told: tuple[str, ...]
    unmatched: tuple[Unmatched, ...]


def news_of(found: Draft, conflict: Conflict, *, date: str | None = None, file: str | None = None) -> Heard:
    """Return what was read as news of `conflict`, of `date` or, without one, of the last day a matched deed is told of.

    `file` is where the account is kept, as seen from the model. What is told of days that the model has passed is left
    out. Raises InvalidQuery: D687 where nothing is matched, D688 where no day is told and none is given.
    """
    matched, unmatched = _sorted_out(found, conflict)
    days = sorted(event.when for event, _ in matched if event.when and len(event.when) == 10)
    on = date or (days[-1] if days else None)
    if not matched:
        raise InvalidQuery(_nothing(unmatched))
    if on is None:
        raise InvalidQuery(Problem("D688", "the account tells no day of what was done", fix="give it: --on 2024-02-02"))
    begun = latest(conflict)
    keys = dict.fromkeys(key for _, key in matched)
    facts = tuple(Fact(key) for key in keys if key not in begun.state)
    quotes = tuple(_quotes(found, [event for event, _ in matched]))
    news = News(on, facts, _says(matched), quotes, _source(found, file))
    return Heard(news, tuple(key for key in keys if key in begun.state), tuple(unmatched))


def _sorted_out(found: Draft, conflict: Conflict) -> tuple[list[tuple[Event, str]], list[Unmatched]]:
    parties = {party.key: party for party in found.parties}
    matched: list[tuple[Event, str]] = []
    unmatched = []
    for event in found.events:
        if event.modality != "happened":
            continue
        who = actor_of(parties.get(event.actor or ""), parties, conflict)
        same, why = _options(event, who, parties, conflict)
        passed = event.when is not None and len(event.when) == 10 and event.when <= latest(conflict).date
        why = f"the model has passed {event.when}" if passed and not why else why
        if len(same) == 1 and not why:
            matched.append((event, same[0]))
        else:
            name = parties[event.actor].name if event.actor in parties and event.actor else None
            quote = " ".join(event.passage.quote.split())
            unmatched.append(Unmatched(name, event.action, event.when, why, tuple(same), quote))
    return matched, unmatched


def actor_of(party: Party | None, parties: Mapping[str, Party], conflict: Conflict) -> Actor | None:
    """Return the actor of the model a party of the text is, or else serves; None where there is none.

    Of several that fit none is taken.
    """
    seen: set[str] = set()
    while party is not None and party.key not in seen:
        seen.add(party.key)
        one = party
        fitting = [actor for actor in conflict.actors if _is(one, actor)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
        party = parties.get(party.serves or "")
    return None


def _is(party: Party, actor: Actor) -> bool:
    if set(actor.codes.items()) & set(party.codes):
        return True
    here = {_bare(name) for name in (party.name, party.key, *party.aliases)}
    return bool(here & {_bare(name) for name in (actor.name, actor.key, *actor.aliases)})


def _bare(name: str) -> str:
    """Return a name without its article, its capitals and a plural.

    >>> _bare("The Militias"), _bare("usa")
    ('militia', 'usa')
    """
    plain = name.casefold().replace("_", " ").removeprefix("the ").strip()
    return plain[:-1] if plain.endswith("s") and len(plain) > 4 else plain


def _options(
    event: Event, who: Actor | None, parties: Mapping[str, Party], conflict: Conflict
) -> tuple[list[str], str]:
    """Return the options an event may be, and why none is taken where it is not exactly one."""
    if event.actor is None:
        return [], "the text does not say who did it"
    if who is None:
        return [], "nobody in the model is that party"
    own = list(conflict.controlled_by(who.key))
    same = [option for option in own if event.action in actions_of(option)]
    if not same:
        return [option.key for option in own if _kin(event, option)], "no option of its actor means that action"
    target = actor_of(parties.get(event.target or ""), parties, conflict)
    fit = [option for option in same if _to(option, target, conflict)]
    named = [option for option in fit if target is not None and target.key in _named(option, conflict)]
    chosen = named or fit
    if not chosen:
        return [option.key for option in same], "it was done to somebody else than the option has it"
    if len(chosen) > 1:
        return [option.key for option in chosen], "several options could be meant"
    return [chosen[0].key], ""


def actions_of(option: Option) -> frozenset[str]:
    """Return the actions of the lexicon an option means: by its first verb, a verb with its preposition, or its name.

    >>> sorted(actions_of(Option("usa.strike", "usa", "Strike the militias")))
    ['attack']
    """
    first, *rest = re.findall(r"[a-z]+", option.does.casefold()) or [""]
    phrased = {**PHRASES.get(first, {}), **PARTICLES.get(first, {}), **TOWARDS.get(first, {})}
    said = [phrased[form] for word in rest[:6] for form in (word, word.removesuffix("s")) if form in phrased]
    leaf = option.key.partition(".")[2].split("_")[0]
    said += [table[word].key for table, word in ((BY_VERB, first), (BY_VERB, leaf), (BY_NOUN, leaf)) if word in table]
    return frozenset(said[:1])


def _kin(event: Event, option: Option) -> bool:
    """Tell whether an option is of the kind of an event: what a person may have to choose."""
    from detente.reading.events.deeds import ACTION

    return any(ACTION[action].kind == event.kind for action in actions_of(option) if action in ACTION)


def _to(option: Option, target: Actor | None, conflict: Conflict) -> bool:
    """Tell whether an option may be done to `target`: it names it, or nobody."""
    named = _named(option, conflict)
    return not named or (target is not None and target.key in named)


def _named(option: Option, conflict: Conflict) -> frozenset[str]:
    """Return the actors an option names, apart from its own."""
    spoken = re.findall(r"[\w-]+", f"{option.does} {option.key}".replace("_", " "))
    said = f" {' '.join(map(_bare, spoken))} "
    others = (actor for actor in conflict.actors if actor.key not in (option.by, option.key.partition(".")[0]))
    return frozenset(
        actor.key
        for actor in others
        if any(f" {' '.join(_bare(word) for word in name.removeprefix('the ').split())} " in said
               for name in (actor.key, actor.name, *actor.aliases) if name)
    )  # fmt: skip


def _quotes(found: Draft, events: list[Event]) -> Iterator[Quote]:
    source = key_of(found.name)
    places = sorted({(event.passage.start, event.passage.end) for event in events})
    for number, (start, end) in enumerate(places, 1):
        before, after = found.text[max(0, start - CONTEXT) : start], found.text[end : end + CONTEXT]
        yield Quote(f"{source}-{number}", source, found.text[start:end], before, after, start)


def _says(matched: list[tuple[Event, str]]) -> str:
    """Return the day in the account's own words: the first sentence that is matched."""
    return " ".join(matched[0][0].passage.quote.split()) if matched else ""


def _source(found: Draft, file: str | None) -> Source:
    names = {party.key: party.name for party in found.parties}
    told = found.imprint
    return Source(
        key_of(found.name),
        file,
        " ".join((told.title or "").split()) or None,
        names.get(told.outlet or ""),
        names.get(told.author or ""),
        language=found.language,
        sha256=text_hash(found.text),
    )


def _nothing(unmatched: list[Unmatched]) -> Problem:
    said = "; ".join(f"{one.action} by {one.actor or 'nobody named'}: {one.why}" for one in unmatched[:3])
    more = f" ({len(unmatched)} happenings: {said})" if unmatched else " (it reports nothing that happened)"
    fix = 'say it yourself: detente advance MODEL "2024-02-02 usa.strike"'
    return Problem("D687", f"nothing in the account is an option of the model{more}", fix=fix)
