"""What an account reports that was done, matched to the options of a model: by who did it and by what it means.

A happening is matched where its doer is an actor of the model (by key, name, alias or code, or serves one) and exactly
one of that actor's options means the same action to the same target. What began and what is over, conditions and
options given up, is matched by `reading.begun`. Everything else is listed with the reason, and with what it might be;
nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.conflict.model import Actor, Conflict, Option
from detente.conflict.news import Fact, News
from detente.conflict.past import latest
from detente.errors import InvalidQuery, Problem
from detente.evidence import Quote, Source, text_hash
from detente.findings.advance import Unmatched
from detente.reading.actors.names import key_of
from detente.reading.begun import begun
from detente.reading.items import Draft, Event, Party, Passage
from detente.reading.meant import actions_of, actor_of, named_by

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
    turns, left = begun(found, conflict)
    matched, unmatched = _sorted_out(found, conflict, [turn.passage for turn in turns])
    unmatched += left
    told = [(Fact(key), event.when, event.passage) for event, key in matched]
    told = sorted((*told, *((turn.fact, turn.when, turn.passage) for turn in turns)), key=lambda one: one[2].start)
    days = sorted(when for _, when, _ in told if when and len(when) == 10)
    on = date or (days[-1] if days else None)
    if not told:
        raise InvalidQuery(_nothing(unmatched))
    if on is None:
        raise InvalidQuery(Problem("D688", "the account tells no day of what was done", fix="give it: --on 2024-02-02"))
    state = latest(conflict).state
    facts = tuple(dict.fromkeys(fact for fact, _, _ in told))
    changed = tuple(fact for fact in facts if (fact.name in state) != fact.value)
    passages = [passage for _, _, passage in told]
    says = " ".join(passages[0].quote.split())
    news = News(on, changed, says, tuple(_quotes(found, passages)), _source(found, file))
    return Heard(news, tuple(fact.words for fact in facts if fact not in changed), tuple(unmatched))


def _sorted_out(
    found: Draft, conflict: Conflict, turned: list[Passage]
) -> tuple[list[tuple[Event, str]], list[Unmatched]]:
    """Return the events that are options of the model, and the rest but what was `turned`: begun, or over."""
    parties = {party.key: party for party in found.parties}
    matched: list[tuple[Event, str]] = []
    unmatched = []
    for event in found.events:
        if event.modality != "happened" or any(it.start <= event.trigger.start < it.end for it in turned):
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
    named = [option for option in fit if target is not None and target.key in named_by(option, conflict)]
    chosen = named or fit
    if not chosen:
        return [option.key for option in same], "it was done to somebody else than the option has it"
    if len(chosen) > 1:
        return [option.key for option in chosen], "several options could be meant"
    return [chosen[0].key], ""


def _kin(event: Event, option: Option) -> bool:
    """Tell whether an option is of the kind of an event: what a person may have to choose."""
    from detente.reading.events.deeds import ACTION

    return any(ACTION[action].kind == event.kind for action in actions_of(option) if action in ACTION)


def _to(option: Option, target: Actor | None, conflict: Conflict) -> bool:
    """Tell whether an option may be done to `target`: it names it, or nobody."""
    named = named_by(option, conflict)
    return not named or (target is not None and target.key in named)


def _quotes(found: Draft, passages: list[Passage]) -> Iterator[Quote]:
    source = key_of(found.name)
    places = sorted({(one.start, one.end) for one in passages})
    for number, (start, end) in enumerate(places, 1):
        before, after = found.text[max(0, start - CONTEXT) : start], found.text[end : end + CONTEXT]
        yield Quote(f"{source}-{number}", source, found.text[start:end], before, after, start)


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
    return Problem("D687", f"nothing in the account is an option or a condition of the model{more}", fix=fix)
