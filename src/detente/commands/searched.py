"""Why each decision maker stays or leaves, in a model with too many states to list: by search from the one state."""

from __future__ import annotations

from dataclasses import dataclass

from detente.commands.terminal import Styled, paragraph, say, say_json
from detente.conflict.change import accepted
from detente.conflict.model import Conflict, State
from detente.conflict.query import Means
from detente.errors import InvalidQuery, Problem, TooLarge, nearest
from detente.findings.witness import Path, Sanction, Standing, Step
from detente.report.naming import actor_name, concept_name
from detente.report.words import change_words, sanction_words, state_words
from detente.stability.large import KEYS
from detente.stability.local import Stand, stable_at


@dataclass(frozen=True, slots=True)
class Unknown:
    """The search for one verdict was given up; `why` says so."""

    actor: str
    concept: str
    why: str


def explain_by_search(conflict: Conflict, text: str, concepts: tuple[str, ...], *, json: bool) -> None:
    """Say in words, or as JSON, who stays at the state meant by `text` and who leaves, without a list of the states."""
    sure = accepted(conflict)
    state = _state(sure, text)
    asked = [concept for concept in concepts or KEYS if concept in KEYS]
    found = [[_stand(sure, state, actor, concept) for concept in asked] for actor in sure.decision_makers]
    if json:
        say_json({"state": state, "by": "search", "stands": [one for row in found for one in row]})
        return
    say("At ", Styled(state_words(sure, state), bold=True))
    paragraph("The model has too many states to list; each answer was found by search from this one.")
    for row in found:
        say()
        for one in row:
            _show(sure, state, one)


def _stand(conflict: Conflict, state: State, actor: str, concept: str) -> Stand | Unknown:
    try:
        return stable_at(conflict, state, actor, concept)
    except TooLarge as error:
        return Unknown(actor, concept, error.problems[0].message)


def _show(conflict: Conflict, state: State, one: Stand | Unknown) -> None:
    name, concept = Styled(actor_name(conflict, one.actor), bold=True), concept_name(one.concept)
    if isinstance(one, Unknown):
        say(name, f": not known ({concept}). {one.why}")
        return
    say(name, f" {'stays' if one.stable else 'leaves'} ({concept})")
    if one.improvement is not None:
        paragraph(f"It would rather {change_words(conflict, state, one.improvement)}; nothing deters that.", indent=2)
    elif not one.answers:
        paragraph("Nothing it can do by itself is better for it.", indent=2)
    for improvement, steps in one.answers[:3]:
        paragraph(sanction_words(conflict, *_sanction(state, one, improvement, steps)), indent=2)
    if len(one.answers) > 3:
        paragraph(f"And so for {len(one.answers) - 3} other improvements.", indent=2)


def _sanction(
    state: State, one: Stand, improvement: State, steps: tuple[tuple[str, State, State], ...]
) -> tuple[Standing, Sanction]:
    means: Means = "improvements" if one.concept in ("seq", "symmetric-seq") else "moves"
    sanction = Sanction(improvement, Path(improvement, tuple(Step(*step) for step in steps), means))
    return Standing(state, one.actor, one.concept, True, (sanction,)), sanction


def _state(conflict: Conflict, text: str) -> State:
    """Return the state meant by `text`. Raises InvalidQuery (D211) for what names no option."""
    if text.strip() == "status_quo":
        return frozenset(conflict.status_quo & conflict.option.keys())
    names = [] if text.strip() in ("", "nothing") else [name.strip() for name in text.split(",")]
    wrong = [name for name in names if name not in conflict.option]
    if wrong:
        raise InvalidQuery(
            *(Problem("D211", f'"{name}" is no option', nearest=nearest(name, conflict.option)) for name in wrong)
        )
    return frozenset(names)
