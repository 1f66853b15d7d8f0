"""States, moves, standings and witnesses as plain English sentences.

The words are the model's own: names of actors and what options do. Sentences use "could" and "would", so that an
option written as an order ("Strike the militias") reads on as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.conflict.model import Conflict, State
from detente.findings.witness import (
    All,
    Closed,
    Comparison,
    EquilibriumAt,
    Escape,
    Excluded,
    Path,
    Sanction,
    Standing,
    Step,
    Under,
    Witness,
)
from detente.language import edit_text
from detente.report.naming import actor_name, concept_name, listed, option_deed, plural, sentence, state_label


def state_words(conflict: Conflict, state: State) -> str:
    """Return a state in full: who has taken which options, actor by actor; "nobody acts" where nothing is taken.

    "United States: strike the militias in Iraq and Syria; Iran: withdraw its advisers".
    """
    by_actor: dict[str, list[str]] = {}
    for option in conflict.options:
        if option.key in state:
            by_actor.setdefault(option.by, []).append(option_deed(conflict, option.key))
    said = [f"{actor_name(conflict, actor)}: {', '.join(deeds)}" for actor, deeds in by_actor.items()]
    return "; ".join(said) or "nobody acts"


def change_words(conflict: Conflict, before: State, after: State) -> str:
    """Return what changes between two states, to follow "could": "offer a deal and no longer strike"."""
    taken = [option_deed(conflict, o.key) for o in conflict.options if o.key in after and o.key not in before]
    left = [
        f"no longer {option_deed(conflict, o.key)}" for o in conflict.options if o.key in before and o.key not in after
    ]
    return listed(taken + left) or "stay as it is"


def step_words(conflict: Conflict, step: Step, *, modal: str = "could") -> str:
    """Return one move as a clause: "Iran could withdraw its advisers"."""
    movers = listed([actor_name(conflict, key) for key in step.actor.split(", ")])
    return f"{movers} {modal} {change_words(conflict, step.before, step.after)}"


def path_words(conflict: Conflict, path: Path) -> str:
    """Return a path as one sentence, step by step."""
    if not path.steps:
        return f"It is so already: {state_words(conflict, path.start)}."
    return sentence("; then ".join(step_words(conflict, step) for step in path.steps))


def sanction_words(conflict: Conflict, standing: Standing, sanction: Sanction) -> str:
    """Return why one improvement is deterred, as a sentence."""
    opening = f"If it were to {change_words(conflict, standing.state, sanction.improvement)}"
    answers = ", then ".join(step_words(conflict, step) for step in sanction.replies.steps)
    actor = actor_name(conflict, standing.actor)
    if not answers:
        return f"{opening}, {actor} would be no better off than now."
    return f"{opening}, {answers}, and {actor} would be no better off than now."


def escape_words(conflict: Conflict, standing: Standing, escape: Escape) -> str:
    """Return why nothing deters an improvement, as a sentence."""
    would = f"It would rather {change_words(conflict, standing.state, escape.improvement)}"
    others = len(set(escape.replies) - {escape.improvement})
    if standing.concept == "nash":
        return f"{would}."
    if not others:
        return f"{would}, and the others have no reply to that."
    return f"{would}, and whatever the others reply ({plural(others, 'state')} in all) it ends better off than now."


def standing_words(conflict: Conflict, standing: Standing) -> tuple[str, ...]:
    """Return why an actor stays or leaves: the headline first, then one sentence for each improvement."""
    actor, concept = actor_name(conflict, standing.actor), concept_name(standing.concept)
    if not standing.stable:
        why = (escape_words(conflict, standing, standing.escape),) if standing.escape else ()
        return (f"{actor} leaves ({concept}).", *why)
    if not standing.sanctions:
        return (f"{actor} stays ({concept}): nothing it can do by itself is better for it.",)
    count = len(standing.sanctions)
    answered = (
        "the one improvement it has is answered" if count == 1 else f"each of its {count} improvements is answered"
    )
    details = (sanction_words(conflict, standing, sanction) for sanction in standing.sanctions)
    return (f"{actor} stays ({concept}): {answered}.", *details)


def witness_words(conflict: Conflict, witness: Witness, *, most: int = 4) -> tuple[str, ...]:
    """Return a witness as sentences: what it shows first, then the details, at most `most` of any one kind."""
    match witness:
        case Path():
            return (path_words(conflict, witness),)
        case Standing():
            return _stand(conflict, witness, most)
        case EquilibriumAt():
            return _equilibrium(conflict, witness, most)
        case Excluded():
            return _excluded(conflict, witness, most)
        case Comparison():
            return (comparison_words(conflict, witness),)
        case Closed():
            return (closed_words(witness),)
        case All(parts):
            return cut((line for part in parts for line in witness_words(conflict, part, most=most)), 2 * most)
        case Under(edits, inner):
            head, *rest = witness_words(conflict, inner, most=most)
            return (f"Supposing {listed([edit_text(edit) for edit in edits])}: {head}", *rest)


def comparison_words(conflict: Conflict, comparison: Comparison) -> str:
    """Return how an actor compares two states, as a sentence."""
    first, second = state_words(conflict, comparison.first), state_words(conflict, comparison.second)
    name = actor_name(conflict, comparison.actor)
    if comparison.sign == 0:
        return f"{name} does not mind which: [{first}] or [{second}]."
    better, worse = (first, second) if comparison.sign > 0 else (second, first)
    return f"{name} prefers [{better}] to [{worse}]."


def closed_words(closed: Closed) -> str:
    """Return that nothing else can be reached, as a sentence."""
    begin = "the status quo" if len(closed.starts) == 1 else plural(len(closed.starts), "state")
    return f"From {begin} only {plural(len(closed.states), 'state')} can be reached by {closed.means}."


def cut(lines: Iterable[str], most: int) -> tuple[str, ...]:
    """Keep the first `most` lines and say how many were left out.

    >>> cut(["a", "b", "c"], 2)
    ('a', '… and 2 more.')
    """
    kept = tuple(lines)
    return kept if len(kept) <= most else (*kept[: most - 1], f"… and {len(kept) - most + 1} more.")


def _stand(conflict: Conflict, witness: Standing, most: int) -> tuple[str, ...]:
    head, *rest = standing_words(conflict, witness)
    frozen = listed([option_deed(conflict, key) for key in witness.frozen], last="or")
    apart = f" and nobody could {frozen}" if frozen else ""
    return (f"Where [{state_words(conflict, witness.state)}]{apart}: {head}", *cut(rest, most))


def _equilibrium(conflict: Conflict, witness: EquilibriumAt, most: int) -> tuple[str, ...]:
    head = f"An equilibrium ({concept_name(witness.concept)}): {state_words(conflict, witness.state)}."
    road = (f"The way there: {path_words(conflict, witness.path)}",) if witness.path and witness.path.steps else ()
    stay = [" ".join(standing_words(conflict, standing)[:2]) for standing in witness.standings if standing.sanctions]
    content = [actor_name(conflict, standing.actor) for standing in witness.standings if not standing.sanctions]
    plain = (f"Nothing better to do by itself: {listed(content)}.",) if content else ()
    return (head, *road, *plain, *cut(stay, most))


def _excluded(conflict: Conflict, witness: Excluded, most: int) -> tuple[str, ...]:
    concept, count = concept_name(witness.concept), len(witness.standings)
    within = (closed_words(witness.within),) if witness.within else ()
    if not count:
        return (*within, "No such state is among them." if within else "No feasible state is of that kind.")
    head = f"{plural(count, 'state')} of that kind, and in each somebody leaves ({concept})."
    leave = [
        f"From [{state_label(conflict, one.state)}]: {' '.join(standing_words(conflict, one))}"
        for one in witness.standings
    ]
    return (*within, head, *cut(leave, most))
