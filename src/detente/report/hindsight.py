"""A post-mortem in words and tables: the days, who moved, what was borne out, and how chances scored."""

from __future__ import annotations

from itertools import groupby

from detente.conflict.model import Conflict
from detente.conflict.past import after, before
from detente.findings.chances.words import number_words
from detente.findings.hindsight import hindsight
from detente.findings.hindsight.record import EVEN, ClaimSeen, Ending, Hindsight, Moved, Step, StepRead, Told, WantSeen
from detente.findings.sides import Sides
from detente.findings.verdict import Findings
from detente.report.html_table import html_table
from detente.report.markup import NOTHING, Markup, join, tag, words
from detente.report.naming import actor_name, concept_name, concept_names, listed, option_label, plural, state_label
from detente.report.tables import Table, mark
from detente.report.visible import one_line

MARKS: dict[Told, str] = {"borne out": "✓", "contradicted": "✗", "both ways": "◐", "scored": "%", "not told": "○"}
"""A shape for each thing events can say, so that nothing hangs on colour."""

_BETTER = {
    "better": "an improvement",
    "not better": "no improvement",
    "by order": "an improvement or not, by the order of moves",
    "no move": "no move it has in the model",
}
_BY = {
    "improvements": "improvements lead there",
    "moves": "moves lead there, improvements do not",
    "not at all": "nothing leads there",
}


def hindsight_words(conflict: Conflict, found: Hindsight) -> tuple[str, ...]:
    """Return what the events say of the whole: how much was borne out, the way, the end, and the limits of it."""
    told = [one for one in found.claims if one.told in ("borne out", "contradicted")]
    right = sum(one.right is True for one in told)
    wrong = [one.claim for one in told if one.right is False]
    open_ = [one.claim for one in told if one.right is None]
    silent = sum(one.told == "not told" for one in found.claims)
    first = f"The events speak of {plural(len(told), 'claim')}: of {right} the model says the same"
    first += f", of {listed(wrong)} the opposite" if wrong else ", of none the opposite"
    first += f"; of {listed(open_)} it says neither for sure." if open_ else "."
    first += f" They do not tell of {silent} others." if silent else ""
    return (first, *_way(found), *_end(conflict, found), *_scores(found), LIMIT)


LIMIT = "One course of events is one draw: what is borne out may be so for other reasons than the model has."
"""How far hindsight goes."""


def _way(found: Hindsight) -> tuple[str, ...]:
    odd = [
        f"{step.before} to {step.after}"
        for step in found.steps
        if any(read.moved for read in step.readings) and not any(read.by == "improvements" for read in step.readings)
    ]
    if odd:
        return (f"No reading has a reason for what was done from {listed(odd)}: it was no improvement, in this model.",)
    return ("Every step was an improvement under some reading of the model.",)


def _end(conflict: Conflict, found: Hindsight) -> tuple[str, ...]:
    by = dict.fromkeys(one.reached for one in found.endings)
    held = [one for one in found.endings if one.leaves and not any(actors for _, actors in one.leaves)]
    first = (
        f"The last day told, {found.days[-1].date}: {'; '.join(_BY[one] for one in by)} from the first, in this model."
    )
    if len(held) == len(found.endings):
        return (f"{first} It is an equilibrium under every concept and reading.",)
    return (first,)


def _scores(found: Hindsight) -> tuple[str, ...]:
    said = [f"{concept_name(one.rule)} {one.brier:.3f}" for one in found.scores]
    if not said:
        return ()
    wrong = [f"{concept_name(one.rule)} was certain and wrong" for one in found.scores if one.wrong]
    count = max(one.claims for one in found.scores)
    more = f"; {listed(wrong)}" if wrong else ""
    return (f"Mean Brier score over {plural(count, 'chance')}: {listed(said)}; saying one half has {EVEN[0]}{more}.",)


def hindsight_part(conflict: Conflict, findings: Findings) -> Markup:
    """Return the part of the report on what happened; a sentence where the model tells of nothing."""
    if not conflict.happened or (before(conflict) and not after(conflict)):
        return tag("p", words("The model does not say what has happened since its status quo."))
    found = hindsight(conflict, known={verdict.claim: verdict.answers for verdict in findings.verdicts})
    scroll = {"class_": "wide", "tabindex": "0", "role": "region"}
    parts = [tag("p", words(line)) for line in hindsight_words(conflict, found)]
    for table in hindsight_tables(conflict, found):
        parts.append(tag("div", Markup(html_table(table, styled=False)), aria_label=table.title, **scroll))
        parts.append(tag("p", words(table.note)) if table.note else NOTHING)
    return join(*parts)


def hindsight_tables(conflict: Conflict, found: Hindsight) -> tuple[Table, ...]:
    """Return the tables that have rows: days, moves, claims, wants, facts, chances."""
    tables = (
        days_table(conflict, found), steps_table(conflict, found), claims_seen_table(found), wants_seen_table(found),
        facts_table(found), scored_table(found), end_table(conflict, found),
    )  # fmt: skip
    return tuple(table for table in tables if table.rows)


def days_table(conflict: Conflict, found: Hindsight) -> Table:
    """Return what was the case, day by day."""
    options = {option.key for option in conflict.options}
    rows = tuple(
        (
            day.date,
            one_line(day.says),
            state_label(conflict, day.state & options),
            ", ".join(sorted(day.state - options)),
        )
        for day in found.days
    )
    return Table("What happened", ("from", "in words", "what was done", "what held"), rows)


def steps_table(conflict: Conflict, found: Hindsight) -> Table:
    """Return who moved in each step and whether it was an improvement, readings that agree in one row."""
    rows = [row for step in found.steps for row in _step(conflict, step)]
    note = "Judged by the model, by the conditions of the day before. Several movers: in some order."
    return Table(
        "Who moved, and whether it was an improvement", ("until", "who", "what", "was", "at stake"), tuple(rows), note
    )


def _step(conflict: Conflict, step: Step) -> list[tuple[str, ...]]:
    rows = []
    distinct = dict.fromkeys((read.by, read.moved) for read in step.readings)
    for by, moved in distinct:
        read = StepRead((), by, moved)
        same = [one.sides for one in step.readings if (one.by, one.moved) == (by, moved)]
        where = "" if len(distinct) == 1 else f" ({_where(step, same)})"
        rows += [_moved(conflict, step, one, where) for one in read.moved]
    facts = [f"{name} began" for name in step.came] + [f"{name} ended" for name in step.went]
    if facts or not rows:
        rows.append((step.after, "nobody", ", ".join(facts) or "nothing changed", "", ""))
    return [(row[0] if at == 0 else "", *row[1:]) for at, row in enumerate(rows)]


def _where(step: Step, same: list[Sides]) -> str:
    """Name the readings by the alternatives on which they agree among themselves and the others do not."""
    others = [read.sides for read in step.readings if read.sides not in same]
    kept = [pair for pair in same[0] if all(pair in sides for sides in same)]
    telling = [pair for pair in kept if any(pair not in sides for sides in others)] or kept
    return "; ".join(f"{alternative} is {side}" for alternative, side in telling) or "some readings"


def _moved(conflict: Conflict, step: Step, one: Moved, where: str) -> tuple[str, ...]:
    done = [option_label(conflict, key) for key in one.taken]
    done += [f"no longer {option_label(conflict, key)}" for key in one.undone]
    return (step.after, actor_name(conflict, one.actor), ", ".join(done), _BETTER[one.better] + where, one.want or "")


def claims_seen_table(found: Hindsight) -> Table:
    """Return the claims the events speak of, with the verdict of the model beside."""
    rows = tuple(
        (
            f"{MARKS[one.told]} {one.told}",
            one_line(one.claim),
            f"{mark(one.verdict)} {one.verdict}",
            _right(one),
            one_line(one.why),
        )
        for one in found.claims
        if one.told != "not told"
    )
    silent = [one.claim for one in found.claims if one.told == "not told"]
    note = f"Not told: {', '.join(silent)}." if silent else ""
    return Table("Claims and events", ("events", "claim", "model", "the model was", "why"), rows, note)


def _right(one: ClaimSeen) -> str:
    if one.right is not None:
        return "right" if one.right else "wrong"
    return "right in part" if one.where else ""


def wants_seen_table(found: Hindsight) -> Table:
    """Return the wants somebody moved for or against."""
    rows = tuple(
        (
            f"{MARKS[one.told]} {one.told}",
            one.want,
            _moves(one),
            {True: "so", False: "not so", None: ""}[one.at_the_end],
        )
        for one in found.wants
        if one.moves
    )
    idle = sum(not one.moves for one in found.wants)
    note = f"Nobody moved for or against {plural(idle, 'other want')}, by its own change." if idle else ""
    return Table("Wants and deeds", ("events", "want", "its holder moved", "at the end"), rows, note)


def _moves(one: WantSeen) -> str:
    said = []
    for toward, dates in groupby(sorted(one.moves, key=lambda pair: (pair[1], pair[0])), key=lambda pair: pair[1]):
        when = [f"{date} for something it wants more" if date in one.excused else date for date, _ in dates]
        said.append(
            f"{'for or against, by the order of moves,' if toward == 'by order' else toward}: {', '.join(when)}"
        )
    return "; ".join(said)


def facts_table(found: Hindsight) -> Table:
    """Return the conditions and the options that cannot be undone, and whether they stayed so."""
    rows = tuple((f"{MARKS[one.told]} {one.told}", one.name, one.why) for one in found.facts)
    return Table("What the model takes for granted", ("events", "what", "why"), rows)


def scored_table(found: Hindsight) -> Table:
    """Return each chance with what came, scored; readings that give the same number in one row."""
    rows = []
    for claim in found.claims:
        for rule in dict.fromkeys(one.rule for one in claim.scores):
            same = [one for one in claim.scores if one.rule == rule]
            numbers = sorted({one.chance for one in same})
            told = dict.fromkeys(map(number_words, (numbers[0], numbers[-1])))
            row = (
                claim.claim, concept_name(rule), " to ".join(told),
                "yes" if same[0].came else "no", _mean([one.brier for one in same]), _mean([one.log for one in same]),
            )  # fmt: skip
            if row not in rows:
                rows.append(row)
    rows += [
        ("mean", concept_name(one.rule), plural(one.claims, "claim"), "", f"{one.brier:.3f}",
         "infinite" if one.wrong else _mean([one.log]))
        for one in found.scores
    ]  # fmt: skip
    note = (
        f"Brier: the squared distance from what came, 0 at best; logarithmic: minus the logarithm of the chance of "
        f"what came. One half has {EVEN[0]} and {EVEN[1]:.3f}. Chances are conditional on the rates; a few, of one "
        "crisis, measure no skill."
    )
    head = ("claim", "rule", "chance", "came", "Brier", "logarithmic")
    return Table("Chances scored", head, tuple(rows), note if rows else "")


def _mean(values: list[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{sum(known) / len(known):.3f}" if known and len(known) == len(values) else "infinite"


def end_table(conflict: Conflict, found: Hindsight) -> Table:
    """Return, for each reading, how the last day can be reached and who would leave it under which concept."""
    told: dict[tuple[str, str], list[str]] = {}
    for one in found.endings:
        told.setdefault((_BY[one.reached], _leaves(conflict, one)), []).append(_sides(one))
    alike = len(told) == 1 and len(found.endings) > 1
    rows = tuple(("every reading" if alike else "; or ".join(sides), *what) for what, sides in told.items())
    return Table("Where it stood on the last day", ("reading", "from the first day", "who would leave"), rows)


def _sides(one: Ending) -> str:
    return "; ".join(f"{alternative} is {side}" for alternative, side in one.sides) or "as it stands"


def _leaves(conflict: Conflict, one: Ending) -> str:
    if not one.leaves:
        return "it cannot be told"
    by: dict[tuple[str, ...], list[str]] = {}
    for concept, actors in one.leaves:
        by.setdefault(actors, []).append(concept)
    return "; ".join(
        f"{listed([actor_name(conflict, each) for each in actors]) or 'nobody'} under {concept_names(concepts)}"
        for actors, concepts in by.items()
    )
