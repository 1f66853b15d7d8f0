r"""What a course of events says of the sentence of a claim: borne out, contradicted, or not told.

| claim | borne out | contradicted |
|---|---|---|
| `every\|no [reachable] equilibrium has F` | the last day is so, for reachable ones | it is not |
| `some equilibrium has F` | the last day has F | never |
| `F is stable for A` | F held to the next day told and A stayed | A moved away from a day with F |
| `F reaches G by ...` | it came to G, by such steps | never |
| `A prefers F to G` | A moved from G to F | A moved from F to G |
| `B.x deters A from A.y` | y stayed away while x was still to come | A took y up with x still to come |
| `most likely path to F has G` | F came about after G | F came about without G |
| `no (T)` | T is contradicted, or a way was not taken to the last day | T is borne out |

A chance is scored. What would have been otherwise, what somebody saw, what sources say and what can be agreed, no event
tells; nor does it tell of what a claim only supposes.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.edit import Choose
from detente.conflict.formula import Atom, Formula, Not, text
from detente.conflict.model import Claim
from detente.conflict.query import (
    Chance,
    Deters,
    Equilibrium,
    ExpectedTime,
    InView,
    LikelyPath,
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    Stable,
    TimeShare,
    formulas_of,
)
from detente.conflict.timing import day
from detente.findings.hindsight.course import Course
from detente.findings.hindsight.record import Day, Step, Told
from detente.findings.hindsight.steps import parts
from detente.findings.hindsight.wants import bears

Said = tuple[Told, str]


def told(course: Course, steps: tuple[Step, ...], claim: Claim) -> Said:
    """Return what the events say of a claim, and why, in one sentence."""
    if claim.test is None:
        return "not told", "nobody has put it as a test"
    if any(not isinstance(edit, Choose) for edit in claim.suppose):
        return "not told", "it supposes what was not so, and events do not tell what would have been"
    return _of(course, steps, claim.test)


def _of(course: Course, steps: tuple[Step, ...], query: Query) -> Said:
    if not course.tells(*formulas_of(query)):
        return "not told", "no day tells what is being prepared, or whom one blames"
    match query:
        case No(claim):
            return _unreached(course, steps, claim) if isinstance(claim, Reaches) else _no(_of(course, steps, claim))
        case Equilibrium():
            return _equilibrium(course, query)
        case Stable():
            return _stable(course, query)
        case Reaches():
            return _reaches(course, steps, query)
        case Prefers():
            return _prefers(course, query)
        case Deters():
            return _deters(course, query)
        case Chance():
            return _chance(course, query)
        case ExpectedTime() | LikelyPath() | TimeShare():
            return _in_time(course, query)
        case _:
            return "not told", _silent(query)


def _silent(query: Query) -> str:
    """Say why no event tells of a claim."""
    if isinstance(query, OnlyBecause):
        return "events do not tell what would have been without its reason"
    if isinstance(query, InView):
        return "it is about what somebody saw, and the days tell what was"
    return "it is about ties, sources or a deal, and the days tell what was done"


def _no(said: Said) -> Said:
    """Return what is said of the opposite."""
    opposite: dict[Told, Told] = {"borne out": "contradicted", "contradicted": "borne out"}
    return opposite.get(said[0], said[0]), said[1]


def _equilibrium(course: Course, query: Equilibrium) -> Said:
    has = course.was(query.formula, course.last)
    why = f"on {course.last.date}, the last day told, {_so(query.formula, has)}"
    if query.quantifier == "some":
        return ("borne out" if has else "not told"), why
    if has != (query.quantifier == "every"):
        return "contradicted", why
    return ("borne out" if query.reachable else "not told"), why


def _so(formula: Formula, has: bool) -> str:
    """Say that a formula was so, or was not; of a negation, that what it denies was not, or was."""
    while isinstance(formula, Not):
        formula, has = formula.of, not has
    return f"{text(formula)} {'was so' if has else 'was not so'}"


def _stable(course: Course, query: Stable) -> Said:
    stayed = None
    for before, after in course.steps():
        if not course.was(query.formula, before):
            continue
        movers = [part.actor for part in parts(course.conflict, before.state, after.state)]
        left = [actor for actor in movers if not query.actors or actor in query.actors]
        if left and (not query.coalition or not query.actors or set(query.actors) <= set(left)):
            return "contradicted", f"{', '.join(left)} moved from there between {before.date} and {after.date}"
        stayed = None if left else stayed or before
    if stayed is None:
        return "not told", f"no day tells of {text(query.formula)} and of what came next"
    return "borne out", f"from {stayed.date} on they stayed for as long as it lasted, as far as the days tell"


def _reaches(course: Course, steps: tuple[Step, ...], query: Reaches) -> Said:
    for start, end in _ways(course, query):
        between = steps[course.days.index(start) : course.days.index(end)]
        if all(_such(step, query) for step in between):
            return "borne out", f"{text(query.target)} was so on {end.date}"
    if any(True for _ in _ways(course, query)):
        return "not told", "it came to that by other steps than the claim speaks of"
    return "not told", f"it did not come to that by {course.last.date}, which does not say that it cannot"


def _unreached(course: Course, steps: tuple[Step, ...], query: Reaches) -> Said:
    if query.start is not None and course.first(query.start) is None:
        return "not told", f"no day had {text(query.start)}"
    said = _reaches(course, steps, query)
    if said[0] == "borne out":
        return "contradicted", said[1]
    if next(_ways(course, query), None) is not None:
        return said
    return "borne out", f"it did not come to that by {course.last.date}"


def _ways(course: Course, query: Reaches) -> Iterator[tuple[Day, Day]]:
    """Yield the days from and to which events led as the claim asks, whoever moved."""
    starts = course.days[:1] if query.start is None else [at for at in course.days if course.was(query.start, at)]
    for start in starts:
        for end in course.days[course.days.index(start) :]:
            if course.was(query.target, end):
                yield start, end
                break


def _such(step: Step, query: Reaches) -> bool:
    """Tell whether a step is of the sort the claim speaks of, under some reading, and nobody else moved."""
    for read in step.readings:
        by = read.by == "improvements" or (query.means == "moves" and read.by == "moves")
        if by and (not query.actors or all(one.actor in query.actors for one in read.moved)):
            return True
    return False


def _prefers(course: Course, query: Prefers) -> Said:
    found: dict[str, str] = {}
    for before, after in course.steps():
        for part in parts(course.conflict, before.state, after.state):
            if part.actor == query.actor:
                better = bears(course.conflict, query.better, part, before.state, after.state)
                worse = bears(course.conflict, query.worse, part, before.state, after.state)
                if (better, worse) == ("towards", "against"):
                    found.setdefault("towards", after.date)
                elif (better, worse) == ("against", "towards"):
                    found.setdefault("against", after.date)
    if len(found) == 1:
        ((way, date),) = found.items()
        return ("borne out" if way == "towards" else "contradicted"), f"{query.actor} moved so by {date}"
    why = "moved both ways" if found else "never moved from the one to the other"
    return "not told", f"{query.actor} {why}"


def _deters(course: Course, query: Deters) -> Said:
    threat, deed = Atom(query.threat), Atom(query.deed)
    waited: Day | None = None
    for before, after in course.steps():
        if course.was(threat, before) or course.was(deed, before):
            continue
        if course.was(deed, after):
            return "contradicted", f"{query.deed} was taken up by {after.date}, with {query.threat} still to come"
        waited = waited or before
    if waited is not None:
        return "borne out", f"from {waited.date} on {query.deed} stayed away while {query.threat} was still to come"
    return "not told", f"on no day was {query.threat} still to come and {query.deed} not done already"


def came_about(course: Course, query: Chance) -> bool | None:
    """Tell whether the event a chance is of came about; None where the days do not reach far enough to say."""
    begun = course.days[0]
    if begun.days is None or not course.tells(query.formula, query.other, query.start):
        return None
    if query.formula is None or (query.start is not None and not course.was(query.start, begun)):
        return None
    if query.event == "at":
        date, start = day(query.date), day(course.conflict.starts)
        at = course.on((date - start).days) if date and start else None
        return None if at is None else course.was(query.formula, at)
    return _within(course, query, query.formula)


def _within(course: Course, query: Chance, formula: Formula) -> bool | None:
    """Tell whether F came within the time, before G, or while G lasted."""
    end = query.time if query.event != "before" else None
    if end is None and query.event != "before":
        end = course.conflict.horizon.value if course.conflict.horizon else None
    for at in course.days:
        if end is not None and at.days is not None and at.days > end:
            return False
        first, other = course.was(formula, at), query.other is not None and course.was(query.other, at)
        if query.event == "before" and (first or other):
            return None if first and other else first
        if query.event == "while" and not first and not other:
            return False
        if first:
            return True
    told = course.last.days
    return False if end is not None and told is not None and told >= end else None


def _chance(course: Course, query: Chance) -> Said:
    came = came_about(course, query)
    return ("not told", _open(course, query)) if came is None else ("scored", _came(query, came))


def _came(query: Chance, came: bool) -> str:
    return f"it came about: {text(query.formula)}" if came and query.formula else "it did not come about"


def _open(course: Course, query: Chance) -> str:
    if query.event == "ratified":
        return "no day tells who ratified what"
    if course.days[0].days is None:
        return "the model has no date it starts on"
    if query.event == "before" and query.formula is not None and course.first(query.formula) is not None:
        return "the days tell the two as of one day, and not which came first"
    return f"the days end on {course.last.date}, before it can be said"


def _in_time(course: Course, query: ExpectedTime | LikelyPath | TimeShare) -> Said:
    came = course.first(query.formula)
    if isinstance(query, TimeShare):
        return "not told", _share(course, query.formula)
    if query.start is not None and not course.was(query.start, course.days[0]):
        return "not told", f"it did not start from {text(query.start)}"
    if came is None:
        return "not told", f"{text(query.formula)} had not come about by {course.last.date}"
    if isinstance(query, ExpectedTime):
        took = "on an unknown day" if came.days is None else f"after {came.days} days"
        return "not told", f"it came {took}, and one time is no mean"
    passed = any(course.was(query.passes, at) for at in course.days[: course.days.index(came) + 1])
    return (
        "borne out" if passed else "contradicted"
    ), f"it came {'with' if passed else 'without'} {text(query.passes)}"


def _share(course: Course, formula: Formula) -> str:
    total = course.last.days
    if not total:
        return "the days span no time"
    inside = sum((b.days or 0) - (a.days or 0) for a, b in course.steps() if course.was(formula, a))
    return f"{text(formula)} was so on {inside} of {total} days, and a share of all time is not told by a few"


def chance_of(query: Query | None) -> Chance | None:
    """Return the chance a claim, or the claim it denies, is judged by; None where it is about none."""
    if isinstance(query, No):
        return chance_of(query.claim)
    return query if isinstance(query, Chance) and query.event != "ratified" else None
