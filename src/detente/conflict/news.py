"""News: what came about on a day, in the names of a model, and what is the case once it is taken in.

| code | what is wrong |
|---|---|
| D680 | an event does not read |
| D681 | an event names nothing somebody can do, and no condition, of the model |
| D682 | an event is a move its actor could not make |
| D683 | an event is not after the status quo and the days that are told |
| D684 | after an event would be the case what cannot be |
| D685 | an event is so already |
| D686 | the model does not say on what day it stands |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.conflict.change import accepted
from detente.conflict.feasibility import broken, truth_at
from detente.conflict.formula import Formula, holds, text
from detente.conflict.meaning import ground
from detente.conflict.model import Conflict, State
from detente.conflict.past import latest
from detente.conflict.timing import day
from detente.conflict.unfolding import literal
from detente.errors import InvalidQuery, Problem, Span, nearest
from detente.evidence import Quote, Source


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that came about: an option taken, a condition that began; `value` False: undone, over."""

    name: str
    value: bool = True
    span: Span | None = None

    @property
    def words(self) -> str:
        """The fact as it is written: "not gaza_war"."""
        return self.name if self.value else f"not {self.name}"


@dataclass(frozen=True, slots=True)
class News:
    """What came about on a day; `quotes` are the sentences of `source` that tell it, where an account does.

    News without facts moves nothing: its sentences are evidence for what is the case.
    """

    date: str
    facts: tuple[Fact, ...]
    says: str = ""
    quotes: tuple[Quote, ...] = ()
    source: Source | None = None
    span: Span | None = None


def settled_by_dates(conflict: Conflict, date: str) -> tuple[Fact, ...]:
    """Return what the calendar sets after the last day told and up to `date`, a later date overruling an earlier."""
    begun = latest(conflict).date
    due = (entry for entry in conflict.calendar if begun < entry.date <= date)
    said = (literal(formula) for entry in due for formula in entry.sets)
    return tuple(Fact(name, value) for name, value in dict(pair for pair in said if pair is not None).items())


def state_after(conflict: Conflict, news: News) -> frozenset[str]:
    """Return what is the case once `news` is taken in, from the last day told.

    Whoever moves could do so from that day's state, or once the others have moved. Raises InvalidQuery with everything
    that is wrong (D681 to D686), each with the span of its words.
    """
    now, sure = latest(conflict), accepted(conflict)
    wrong = [*_wrong_day(now.date, news), *_unknown(conflict, sure, news)]
    if wrong:
        raise InvalidQuery(*wrong)
    dated = settled_by_dates(conflict, news.date)
    before = _with(now.state, dated)
    after = _with(frozenset() if conflict.arcs is not None and news.facts else before, news.facts)
    wrong = [*_no_change(before, news), *_no_move(sure, before, after, news)]
    if wrong:
        raise InvalidQuery(*wrong)
    said = ", ".join(sorted(after)) or "nothing"
    for rule in broken(sure, after):
        fix = "say what else changed on that day, as in `usa.strike, not usa.prepare`"
        message = f"after it would be the case ({said}) what {rule.id} says cannot be"
        raise InvalidQuery(Problem("D684", message, span=news.facts[0].span if news.facts else None, fix=fix))
    return after


def _with(state: frozenset[str], facts: tuple[Fact, ...]) -> frozenset[str]:
    come = {fact.name for fact in facts if fact.value}
    return (state - {fact.name for fact in facts}) | come


def _wrong_day(now: str, news: News) -> Iterator[Problem]:
    told, said = day(now), day(news.date)
    if told is None:
        fix = "write starts: 2024-01-28, the day of the status quo"
        yield Problem("D686", "the model does not say on what day it stands, so nothing can come after it", fix=fix)
    elif said is None:
        message = f'"{news.date}" is not a day of the calendar'
        yield Problem("D680", message, span=news.span, fix='as "2024-02-02 usa.strike"')
    elif said <= told:
        message = f"{news.date} is not after {now}, the last day the model tells of"
        yield Problem("D683", message, span=news.span, fix="give a later day; `--as-of` asks about an earlier one")


def _unknown(conflict: Conflict, sure: Conflict, news: News) -> Iterator[Problem]:
    conditions = {condition.key: condition.basis for condition in conflict.conditions}
    known = (*conflict.option, *conditions)
    for fact in news.facts:
        if fact.name in conflict.meaning:
            stands = text(conflict.meaning[fact.name])
            fix = f"it stands for {stands}: say what was done"
            yield Problem("D681", f"{fact.name} is only a name for other things", span=fact.span, fix=fix)
        elif fact.name not in known:
            own = [name for name in known if name.partition(".")[2] == fact.name]
            near = own[0] if len(own) == 1 else nearest(fact.name, known)
            listed = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
            message = f'nobody has an option "{fact.name}", and it is no condition'
            yield Problem("D681", message, span=fact.span, nearest=near, fix=f"there are {listed}")
        elif _proposed(conflict, fact.name):
            message = f"{fact.name} is only proposed, so it takes part in nothing"
            yield Problem("D681", message, span=fact.span, fix="accept it first: take its status: proposed away")
    names = [fact.name for fact in news.facts]
    for at, fact in enumerate(news.facts):
        if fact.name in names[:at]:
            yield Problem("D680", f"{fact.name} is said twice", span=fact.span, fix="say it once")


def _proposed(conflict: Conflict, name: str) -> bool:
    bases = {option.key: option.basis for option in conflict.options}
    bases |= {condition.key: condition.basis for condition in conflict.conditions}
    return bases[name].status == "proposed"


def _no_change(before: State, news: News) -> Iterator[Problem]:
    for fact in news.facts:
        if (fact.name in before) == fact.value:
            fix = "leave it out; only what changed is said"
            yield Problem("D685", f"{fact.words} is so already on the day before", span=fact.span, fix=fix)


def _no_move(conflict: Conflict, before: State, after: State, news: News) -> Iterator[Problem]:
    """Yield a problem for each change its actor could not have made."""
    if conflict.arcs is not None:
        yield from _no_arrow(conflict, before, news)
        return
    for fact in news.facts:
        option = conflict.option.get(fact.name)
        if option is None:
            continue
        can, guard = (option.can_take, option.take_if) if fact.value else (option.can_undo, option.undo_if)
        others = (after - {fact.name}) | ({fact.name} & before)
        if not can:
            word = "undo" if not fact.value else "take up"
            fix = (
                f"put right the model (`{'undone' if not fact.value else 'taken'}: never` at {fact.name}), or the news"
            )
            yield Problem(
                "D682", f"{option.by} cannot {word} {fact.name}, as the model has it", span=fact.span, fix=fix
            )
        elif guard is not None and not (_so(conflict, guard, before) or _so(conflict, guard, others)):
            message = f"{option.by} can do that only if {text(guard)}, which was not so"
            yield Problem("D682", message, span=fact.span, fix="put right the model, or the news")


def _so(conflict: Conflict, guard: Formula, state: State) -> bool:
    """Tell whether a guard held; what asks for preparation or blame is not known of a day and taken to have."""
    if ground(guard, conflict.meaning).dynamic:
        return True
    return holds(guard, truth_at(conflict, state).__getitem__)


def _no_arrow(conflict: Conflict, before: State, news: News) -> Iterator[Problem]:
    names = [fact.name for fact in news.facts if fact.value]
    if len(names) != len(news.facts) or len(names) > 1:
        fix = "say the state it came to, and no other"
        yield Problem("D680", "of a model that lists its states one is said, as it came to be", span=news.span, fix=fix)
    for fact in news.facts[:1]:
        ends = [arc.end for arc in conflict.arcs or () if arc.start in before]
        if fact.value and fact.name not in ends:
            fix = f"moves from there lead to {', '.join(dict.fromkeys(ends)) or 'nothing'}"
            message = f"nobody can move from {', '.join(before)} to {fact.name}, as the model has it"
            yield Problem("D682", message, span=fact.span, fix=fix)


def moved(conflict: Conflict, news: News) -> Conflict:
    """Return `conflict` with its status quo where `news` leaves it; what is told of its past is as it was."""
    return replace(conflict, status_quo=state_after(conflict, news), starts=news.date)
