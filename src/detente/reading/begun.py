"""What an account tells began or is over: conditions of a model, and options of it that are given up.

Nothing is guessed. A sentence counts where it has all the words of a condition's key, or of what it says, together, and
right after or before them a word for beginning or ending ("the war in Gaza ended", "North and South broke the truce");
of an option, where its actor is the one who ends it and its deed is named ("Norway lifted its blockade"). A sentence
that denies, doubts, wants, foretells or reports is no fact: it is listed with that reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.conflict.model import Condition, Conflict, Option
from detente.conflict.news import Fact
from detente.conflict.past import latest
from detente.evidence.sentences import sentences
from detente.findings.advance import Unmatched
from detente.reading.events.dates import iso, reference
from detente.reading.items import Draft, Passage
from detente.reading.lexicon.deeds import BY_NOUN, BY_VERB
from detente.reading.meant import actions_of, bare, named_by

BEGAN = (
    "began", "begun", "started", "broke out", "broken out", "erupted", "flared up", "resumed", "took effect",
    "taken effect", "came into force", "came into effect", "took hold", "set in", "was declared", "were declared",
)  # fmt: skip
OVER = (
    "ended", "ceased", "stopped", "is over", "was over", "are over", "were over", "came to an end", "come to an end",
    "died down", "subsided", "collapsed", "broke down", "expired", "was lifted", "were lifted", "was called off",
    "were called off", "was suspended", "were suspended", "was broken off",
)  # fmt: skip
"""Words after what began, or is over."""
BEGUN_BY = ("began", "started", "declared", "proclaimed", "resumed")
ENDED_BY = (
    "ended", "lifted", "called off", "broke off", "broke", "stopped", "halted", "suspended", "gave up", "abandoned",
    "dropped", "withdrew",
)  # fmt: skip
"""Words before what somebody begins, or ends."""
NO_FACT = frozenset(
    "not no never nobody none without if unless until whether may might could would will shall should must can cannot "
    "hope hopes hoped want wants wanted demand demands demanded call calls urge urges urged expect expects expected "
    "fear fears feared threaten threatens threatened propose proposes proposed plan plans planned promise promises "
    "promised deny denies denied say says said claim claims claimed told reported report reports nearly almost".split()
)
"""Words that make a sentence no plain fact."""
_FILL = frozenset("the a an its their his her this that all in at of on over between with for against "
                  "had has have now also finally once again there".split())  # fmt: skip
_EMPTY = _FILL | frozenset("is are was were been be and to by it or from".split())
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[,;:.!?]")
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+(?:,? \d{4})?\b|\b[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?, ?\d{4}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b(?:on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\byesterday\b|\btoday\b"
)
_APART, _TOGETHER, _NOUN = 5, 6, 4
"""Words that may stand between what it is of and its end; that it may take itself; before the noun of a deed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A condition that began or is over, or an option given up; on what day; the sentence that tells it."""

    fact: Fact
    when: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, its words in small letters (`said`) and without plurals (`bare`)."""

    passage: Passage
    said: tuple[str, ...]
    bare: tuple[str, ...]


def begun(found: Draft, conflict: Conflict) -> tuple[tuple[Turn, ...], tuple[Unmatched, ...]]:
    """Return what an account tells began or is over, and what it tells of that was not taken in. Linear in the text.

    What is told to have begun and to be over counts as it was last, if both have a day, and else as neither.
    """
    turns: list[Turn] = []
    left: list[Unmatched] = []
    for one in _split(found.text):
        for fact in dict.fromkeys((*_conditions(one, conflict), *_given_up(one, conflict))):
            turn = Turn(fact, _day_of(one.passage, found), one.passage)
            why = _refused(one, turn, conflict)
            left += [_left(turn, why)] if why else []
            turns += [] if why else [turn]
    kept = _last(turns)
    left += [_left(one, "it is told to have begun and to be over") for one in turns if one.fact.name not in kept]
    return tuple(one for one in turns if kept.get(one.fact.name) == one.fact), tuple(left)


def _split(text: str) -> Iterator[_Sentence]:
    for start, end in sentences(text):
        said = tuple(word.casefold() for word in _WORD.findall(text[start:end]))
        yield _Sentence(Passage(start, end, text[start:end]), said, tuple(map(bare, said)))


def _conditions(one: _Sentence, conflict: Conflict) -> Iterator[Fact]:
    """Yield the conditions a sentence tells began or are over."""
    for condition in conflict.conditions:
        for start, end in {place for words in _words_of(condition) for place in _places(one.bare, words)}:
            if _after(one.said, end, BEGAN) or _before(one.said, start, BEGUN_BY):
                yield Fact(condition.key)
            elif _after(one.said, end, OVER) or _before(one.said, start, ENDED_BY):
                yield Fact(condition.key, value=False)


def _words_of(condition: Condition) -> Iterator[frozenset[str]]:
    """Yield what a condition is known by: the words of its key, and those of what it says that carry meaning."""
    for text in (condition.key.replace("_", " "), condition.says or ""):
        words = frozenset(bare(word) for word in re.findall(r"\w+", text.casefold()) if word not in _EMPTY)
        if words:
            yield words


def _places(words: tuple[str, ...], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where all of `wanted` stand together, as the first word and the one after the last."""
    for last in (at for at, word in enumerate(words) if word in wanted):
        first = next(
            (at for at in range(last, max(-1, last - _TOGETHER), -1) if wanted <= {*words[at : last + 1]}), None
        )
        if first is not None:
            yield first, last + 1


def _after(said: tuple[str, ...], at: int, cues: Iterable[str]) -> bool:
    """Tell whether one of `cues` follows, with nothing but names of places and small words between."""
    for start in range(at, min(at + _APART, len(said))):
        if any(said[start : start + cue.count(" ") + 1] == tuple(cue.split()) for cue in cues):
            return True
        if not (said[start] in _FILL or said[start].endswith("ly") or (start > at and said[start - 1] in _FILL)):
            return False
    return False


def _before(said: tuple[str, ...], at: int, cues: Iterable[str]) -> bool:
    """Tell whether one of `cues` stands before, with at most two words between, the first of them a small one."""
    for cue in cues:
        size = cue.count(" ") + 1
        for gap in range(3):
            start = at - gap - size
            if start >= 0 and said[start : start + size] == tuple(cue.split()):
                return not gap or said[at - gap] in _FILL
    return False


def _given_up(one: _Sentence, conflict: Conflict) -> Iterator[Fact]:
    """Yield the options that are taken now and that a sentence tells their actor gives up."""
    now = latest(conflict).state
    for option in conflict.options:
        for _, after in _endings(one, option, conflict) if option.key in now else ():
            deed = one.said[after : after + _NOUN]
            if actions_of(option) & {key for word in deed for key in _deeds(word)} and _to_none_other(
                one, option, conflict
            ):
                yield Fact(option.key, value=False)


def _endings(one: _Sentence, option: Option, conflict: Conflict) -> Iterator[tuple[int, int]]:
    """Yield where the actor of an option ends something: the end of its name, and what comes after the word for it."""
    for first in range(len(one.bare)):
        for name in _names(option.by, conflict):
            end = first + len(name)
            if one.bare[first:end] != name:
                continue
            for cue in ENDED_BY:
                for gap in range(2):
                    at, size = end + gap, cue.count(" ") + 1
                    filled = not gap or one.said[end : end + 1] in (("has",), ("have",), ("had",))
                    if filled and one.said[at : at + size] == tuple(cue.split()):
                        yield end, at + size


def _names(actor: str, conflict: Conflict) -> Iterator[tuple[str, ...]]:
    one = conflict.actor.get(actor)
    for name in (one.name, one.key.replace("_", " "), *one.aliases) if one else ():
        words = tuple(bare(word) for word in (name or "").casefold().removeprefix("the ").split())
        if words:
            yield words


def _deeds(word: str) -> Iterator[str]:
    """Yield the actions a noun, or a verb in -ing, may mean.

    >>> [*_deeds("blockade")], [*_deeds("attacking")]
    (['blockade'], ['attack'])
    """
    stem = word.removesuffix("ing")
    table = ((BY_NOUN, word), *(((BY_VERB, stem), (BY_VERB, f"{stem}e")) if stem != word else ()))
    yield from (known[form].key for known, form in table if form in known)


def _to_none_other(one: _Sentence, option: Option, conflict: Conflict) -> bool:
    """Tell whether nobody is named to whom the option is not done."""
    meant = named_by(option, conflict)
    others = (actor.key for actor in conflict.actors if actor.key not in (option.by, *meant))
    said = f" {' '.join(one.bare)} "
    return not any(f" {' '.join(name)} " in said for key in others for name in _names(key, conflict))


def _refused(one: _Sentence, turn: Turn, conflict: Conflict) -> str:
    """Return why a sentence is not taken in, or nothing."""
    if NO_FACT & {*one.said} or "?" in one.said or any(word.endswith(("n't", "n’t")) for word in one.said):
        return "it is not told as a fact"
    if turn.when is not None and turn.when <= latest(conflict).date:
        return f"the model has passed {turn.when}"
    bases = {condition.key: condition.basis for condition in conflict.conditions}
    basis = bases.get(turn.fact.name) or conflict.option[turn.fact.name].basis
    return "it is only proposed in the model" if basis.status == "proposed" else ""


def _day_of(passage: Passage, found: Draft) -> str | None:
    """Return the whole day a sentence names, else that of what happens in it."""
    told = reference(found.text)
    days = [iso(match[0], told) for match in _DAY.finditer(passage.quote)]
    days += [event.when for event in found.events if passage.start <= event.trigger.start < passage.end]
    whole = [day for day in days if day and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)]
    of_text = told.isoformat() if told else ""  # a dateline stands in the first sentence, and dates what has no date
    return min(whole, key=lambda day: day == of_text, default=None)


def _last(turns: list[Turn]) -> dict[str, Fact]:
    """Return what holds in the end of each name; those are left out of which that cannot be told."""
    kept: dict[str, Fact] = {}
    for name in dict.fromkeys(turn.fact.name for turn in turns):
        own = [turn for turn in turns if turn.fact.name == name]
        if len({turn.fact for turn in own}) == 1:
            kept[name] = own[0].fact
            continue
        days = sorted((turn.when or "", turn.fact.value) for turn in own)
        if days[0][0] and len({value for day, value in days if day == days[-1][0]}) == 1:
            kept[name] = Fact(name, days[-1][1])
    return kept


def _left(turn: Turn, why: str) -> Unmatched:
    quote = " ".join(turn.passage.quote.split())
    return Unmatched(None, "began" if turn.fact.value else "is over", turn.when, why, (turn.fact.words,), quote)
