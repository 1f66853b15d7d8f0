"""States, moves, standings and witnesses as plain English sentences.

The words are the model's own: names of actors and what options do. Sentences use "could" and "would", so that an
option written as an order ("Strike the militias") reads on as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.conflict.model import Conflict, State
from detente.findings.witness import (
    All,
    Clash,
    Closed,
    CoalitionStanding,
    Comparison,
    EquilibriumAt,
    Escape,
    Excluded,
    PackageAt,
    Path,
    Sanction,
    Split,
    Standing,
    Step,
    Under,
    Witness,
)
from detente.language import edit_text
from detente.report.explicit import explicit_move_words, explicit_state_words
from detente.report.naming import actor_name, concept_name, listed, option_deed, plural, sentence, state_label

ESCAPES = ("smr", "symmetric-seq", "strong-smr", "csmr")
"""The concepts in which the mover may move once more after the answer."""

GAINS = ("seq", "symmetric-seq", "strong-seq", "cseq")
"""The concepts in which the others answer only with what they gain by."""

STRONG = ("strong-gmr", "strong-smr", "strong-seq")
"""The concepts in which only what is much worse deters."""


def state_words(conflict: Conflict, state: State) -> str:
    """Return a state in full: who has taken which options, actor by actor; "nobody acts" where nothing is taken.

    "United States: strike the militias in Iraq and Syria; Iran: withdraw its advisers". A state of an explicit model is
    what it is called.
    """
    if conflict.arcs is not None:
        return explicit_state_words(conflict, state)
    by_actor: dict[str, list[str]] = {}
    for option in conflict.options:
        if option.key in state:
            by_actor.setdefault(option.by, []).append(option_deed(conflict, option.key))
    said = [f"{actor_name(conflict, actor)}: {', '.join(deeds)}" for actor, deeds in by_actor.items()]
    return "; ".join(said) or "nobody acts"


def change_words(conflict: Conflict, before: State, after: State) -> str:
    """Return what changes between two states, to follow "could": "offer a deal and no longer strike".

    In an explicit model: "move to “Both fight”".
    """
    if conflict.arcs is not None:
        return explicit_move_words(conflict, after)
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
    modal = "would" if sanction.replies.means == "improvements" else "could"
    answers = ", then ".join(step_words(conflict, step, modal=modal) for step in sanction.replies.steps)
    worse = "much worse off" if standing.concept in STRONG else "no better off"
    end = f"{actor_name(conflict, standing.actor)} would be {worse} than now"
    end += ", whatever it did then" if standing.concept in ESCAPES else ""
    return f"{opening}, {answers}, and {end}." if answers else f"{opening}, {end}."


def clash_words(conflict: Conflict, standing: Standing, clash: Clash) -> str:
    """Return why one improvement is spoilt by what others do at the same time, as a sentence."""
    opening = f"If it were to {change_words(conflict, standing.state, clash.improvement)}"
    others = listed([step_words(conflict, step, modal="were to") for step in clash.others])
    end = f"{actor_name(conflict, standing.actor)} would be no better off than now"
    return f"{opening} while {others}, {end}." if others else f"{opening}, {end}."


def escape_words(conflict: Conflict, standing: Standing, escape: Escape) -> str:
    """Return why nothing deters an improvement, as a sentence."""
    would = f"It would rather {change_words(conflict, standing.state, escape.improvement)}"
    if standing.concept == "nash":
        return f"{would}."
    return f"{would}, and {_unanswered(standing.concept, len(set(escape.replies) - {escape.improvement}))}."


def standing_words(conflict: Conflict, standing: Standing) -> tuple[str, ...]:
    """Return why an actor stays or leaves: the headline first, then one sentence for each improvement."""
    actor, concept = actor_name(conflict, standing.actor), concept_name(standing.concept)
    if not standing.stable:
        why = (escape_words(conflict, standing, standing.escape),) if standing.escape else ()
        return (f"{actor} leaves ({concept}).", *why)
    if not standing.sanctions and not standing.clashes:
        return (f"{actor} stays ({concept}): nothing it can do by itself is better for it.",)
    count = len(standing.sanctions) + len(standing.clashes)
    how = "spoilt" if standing.clashes else "answered"
    answered = f"the one improvement it has is {how}" if count == 1 else f"each of its {count} improvements is {how}"
    details = (sanction_words(conflict, standing, sanction) for sanction in standing.sanctions)
    clashes = (clash_words(conflict, standing, clash) for clash in standing.clashes)
    return (f"{actor} stays ({concept}): {answered}.", *details, *clashes)


def _unanswered(concept: str, others: int) -> str:
    """Return that none of the others' answers, which lead to `others` further states, deters."""
    if not others and concept == "sim":
        return "the others would gain by nothing that can be done at the same time"
    if not others:
        return f"the others have no reply{' they gain by' if concept in GAINS else ''}"
    what = f"({plural(others, 'state')} in all)"
    if concept == "sim":
        return f"whatever the others gain by doing at the same time {what} it ends better off than now"
    after = ", at once or by one more move" if concept in ESCAPES else ""
    reply = "reply with gain" if concept in GAINS else "reply"
    if concept in STRONG:
        return f"whatever the others {reply} {what} it never ends much worse off than now"
    return f"whatever the others {reply} {what} it ends better off than now{after}"


def witness_words(conflict: Conflict, witness: Witness, *, most: int = 4) -> tuple[str, ...]:
    """Return a witness as sentences: what it shows first, then the details, at most `most` of any one kind."""
    match witness:
        case Path():
            return (path_words(conflict, witness),)
        case Standing():
            return _stand(conflict, witness, most)
        case CoalitionStanding():
            return _coalition(conflict, witness, most)
        case EquilibriumAt():
            return _equilibrium(conflict, witness, most)
        case Excluded():
            return _excluded(conflict, witness, most)
        case Comparison():
            return (comparison_words(conflict, witness),)
        case Closed():
            return (closed_words(witness),)
        case Split():
            return split_words(conflict, witness, most=most)
        case PackageAt():
            return package_words(conflict, witness)
        case All(parts):
            return cut((line for part in parts for line in witness_words(conflict, part, most=most)), 2 * most)
        case Under(edits, inner, view):
            head, *rest = witness_words(conflict, inner, most=most)
            said = listed([edit_text(edit) for edit in edits])
            return (f"{_seen_by(conflict, view, said) if view else f'Supposing {said}'}: {head}", *rest)


def package_words(conflict: Conflict, package: PackageAt) -> tuple[str, ...]:
    """Return a package as sentences: how it settles the issues, who gets what, and the state it leads to."""
    settled = listed([f"{issue} {settlement}" for issue, settlement in package.settlements])
    without = dict(package.no_deal)
    got = [f"{actor_name(conflict, party)} {much:.4g} (no deal {without[party]:.4g})" for party, much in package.worth]
    leads = () if package.state is None else (f"It leads to {state_words(conflict, package.state)}.",)
    return (f"The package: {settled}.", f"It gives {listed(got)}.", *leads)


def split_words(conflict: Conflict, split: Split, *, most: int = 4) -> tuple[str, ...]:
    """Return a split into two camps as sentences: the camps, what it frustrates, and why no fewer can be."""
    names = [listed([actor_name(conflict, actor) for actor in camp]) or "nobody" for camp in split.camps]
    bad = [" and ".join(actor_name(conflict, actor) for actor in pair) for pair in split.frustrated[:most]]
    more = [f"{len(split.frustrated) - most} more"] if len(split.frustrated) > most else []
    said = [f"One camp: {names[0]}. The other: {names[1]}."]
    said.append(f"Under strain: {'; '.join([*bad, *more])}." if bad else "No tie is under strain.")
    if bad and len(split.cycles) == split.cost:
        said.append("No split has fewer: so many cycles with an odd number of hostile ties share no tie.")
    return tuple(said)


def _seen_by(conflict: Conflict, view: str, edits: str) -> str:
    """Return whose eyes something is seen with: "As Washington sees it (hand militia.attack to iran)"."""
    return f"As {actor_name(conflict, view)} sees it" + (f" ({edits})" if edits else "")


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


def _coalition(conflict: Conflict, witness: CoalitionStanding, most: int) -> tuple[str, ...]:
    """Return why a coalition stays or leaves, as sentences."""
    names = listed([actor_name(conflict, member) for member in witness.members])
    head = f"Where [{state_words(conflict, witness.state)}]: {names} together"
    concept = concept_name(witness.concept)
    if witness.way is not None:
        others = len(set(witness.replies) - {witness.way.end})
        end = f"whatever the others reply ({plural(others, 'state')} in all)" if others else "with no reply from others"
        gain = "" if witness.concept == "cnash" else f" So each of them gains, {end}."
        return (f"{head} leave ({concept}).", f"{path_words(conflict, witness.way)}{gain}")
    if not witness.sanctions:
        return (f"{head} stay ({concept}): nothing they can reach by themselves is better for each of them.",)
    return (f"{head} stay ({concept}).", *cut([_hurt(conflict, witness, one) for one in witness.sanctions], most))


def _hurt(conflict: Conflict, witness: CoalitionStanding, sanction: Sanction) -> str:
    """Return why one improvement of a coalition is deterred, as a sentence."""
    opening = f"If they were to {change_words(conflict, witness.state, sanction.improvement)}"
    modal = "would" if sanction.replies.means == "improvements" else "could"
    answers = ", then ".join(step_words(conflict, step, modal=modal) for step in sanction.replies.steps)
    after = ", whatever they did then" if witness.concept in ESCAPES else ""
    return f"{opening}, {answers}, and one of them would be no better off than now{after}."


def _equilibrium(conflict: Conflict, witness: EquilibriumAt, most: int) -> tuple[str, ...]:
    head = f"An equilibrium ({concept_name(witness.concept)}): {state_words(conflict, witness.state)}."
    road = (f"The way there: {path_words(conflict, witness.path)}",) if witness.path and witness.path.steps else ()
    wary = [standing for standing in witness.standings if standing.sanctions or standing.clashes]
    stay = [" ".join(standing_words(conflict, standing)[:2]) for standing in wary]
    content = [actor_name(conflict, standing.actor) for standing in witness.standings if standing not in wary]
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
