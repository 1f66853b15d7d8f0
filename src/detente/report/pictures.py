"""How each actor sees the crisis, in tables and sentences: its picture, what surprises it, where pictures collide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.conflict.model import Conflict
from detente.conflict.view import OtherHands, as_seen
from detente.findings.hypergame import Collision, Hypergame, Picture, Surprise
from detente.findings.witness import Escape, Standing, Under
from detente.language import edit_text
from detente.report.naming import actor_name, concept_name, listed, option_deed, plural, sentence
from detente.report.tables import Table
from detente.report.visible import one_line
from detente.report.words import change_words, state_words

NO_VIEWS = "The model gives no actor a view of its own: everybody is taken to see what the model says."


def picture_table(conflict: Conflict, games: Sequence[Hypergame]) -> Table:
    """Return the pictures side by side: a row for each concept, a column for each actor that sees it so."""
    names = (actor_name(conflict, one.actor or "") for one in _seers(games))
    head = ("equilibria", "in the model", *(f"as {name} sees it" for name in names), "as all do", "each its own way")
    rows = (
        (
            concept_name(game.concept),
            f"{game.pictures[0].number:,}",
            *(_cell(one) for one in _seers([game])),
            f"{game.agreements:,}",
            f"{game.lastings:,}",
        )
        for game in games
    )
    return Table("Equilibria as each sees them, in this model", head, tuple(rows), _note(conflict, games))


def _note(conflict: Conflict, games: Sequence[Hypergame]) -> str:
    if not conflict.views:
        return NO_VIEWS
    same = [actor_name(conflict, one.actor or "") for one in games[0].pictures[1:] if not one.edits] if games else []
    others = f" What the model says is what {listed(same)} see{'s' if len(same) == 1 else ''}." if same else ""
    return (
        "Mistaken: an equilibrium in its eyes that is none in the model. Unforeseen: one of the model that is none in "
        f"its eyes. Each its own way: every decision maker stays, as it sees things.{others}"
    )


def _seers(games: Sequence[Hypergame]) -> list[Picture]:
    """Return the pictures that differ from the model, as the first game has them."""
    return [one for one in games[0].pictures if one.actor and one.edits] if games else []


def _cell(picture: Picture) -> str:
    """Return the equilibria in one picture, counted.

    >>> _cell(Picture("usa", 8, 3, (), mistaken=1))
    '3 (1 mistaken)'
    """
    kinds = (("mistaken", picture.mistaken), ("unforeseen", picture.unforeseen))
    wrong = [f"{number:,} {kind}" for kind, number in kinds if number]
    return f"{picture.number:,}" + (f" ({', '.join(wrong)})" if wrong else "")


def picture_head(conflict: Conflict, picture: Picture) -> str:
    """Return an actor and what it sees otherwise, as a heading: "Iran: Israel is the agent of Washington"."""
    view = conflict.view[picture.actor or ""]
    says = one_line(view.says).rstrip(".") or "; ".join(edit_text(edit) for edit in picture.edits)
    return f"{actor_name(conflict, view.actor)}: {says}"


def picture_words(conflict: Conflict, game: Hypergame, picture: Picture) -> tuple[str, ...]:
    """Return one actor's picture as sentences: whom it sees at work, and its surprises under the game's concept."""
    hands = (hands_words(conflict, one) for one in picture.hands)
    surprises = (surprise_words(conflict, game, one) for one in game.surprises if one.actor == picture.actor)
    found = (*hands, *surprises)
    return found or (f"It sees nothing in other hands, and nothing surprises it ({concept_name(game.concept)}).",)


def hands_words(conflict: Conflict, hands: OtherHands) -> str:
    """Return an option seen in other hands, as a sentence."""
    deed, real = option_deed(conflict, hands.option), actor_name(conflict, hands.real)
    if hands.seen is None:
        return f"It sees nobody who could {deed} or not; in this model that is for {real} to decide."
    return f"It sees {actor_name(conflict, hands.seen)} decide whether to {deed}; in this model {real} does."


def surprise_words(conflict: Conflict, game: Hypergame, surprise: Surprise) -> str:
    """Return a surprise as a sentence: what it takes for settled, or does not see coming, and who leaves there."""
    seen, concept = as_seen(conflict, surprise.actor), concept_name(game.concept)
    left = _leaves(surprise)
    if surprise.how == "mistaken":
        what = f"It takes this for settled ({concept}): [{state_words(seen, surprise.state)}]."
        return f"{what} {_why_not(conflict, surprise, left, 'In this model', 'there is no such state')}"
    what = f"It does not see this coming ({concept}): [{state_words(conflict, surprise.state)}]."
    return f"{what} {_why_not(seen, surprise, left, 'In its eyes', 'there can be no such state')}"


def _leaves(surprise: Surprise) -> Standing | None:
    """Return who leaves the state, where somebody does."""
    parts = (part.witness if isinstance(part, Under) else part for part in surprise.witness.parts)
    return next((part for part in parts if isinstance(part, Standing)), None)


def _why_not(conflict: Conflict, surprise: Surprise, left: Standing | None, where: str, none: str) -> str:
    if left is None or left.escape is None:
        return f"{where} {none}."
    would = change_words(conflict, left.state, left.escape.improvement)
    other = _thought(conflict, surprise, left.escape, left)
    return f"{where} {actor_name(conflict, left.actor)} would rather {would}{other}."


def _thought(conflict: Conflict, surprise: Surprise, escape: Escape, left: Standing) -> str:
    """Say whose move the actor takes it for, where it sees other hands at work."""
    if surprise.how == "unforeseen":
        return ""
    seen = as_seen(conflict, surprise.actor).option
    movers = {seen[key].by if key in seen else None for key in left.state ^ escape.improvement} - {left.actor}
    names = [actor_name(conflict, mover) if mover else "nobody" for mover in sorted(movers, key=str)]
    return f", a move it thinks is for {listed(names)} to make" if names else ""


def collision_words(conflict: Conflict, collision: Collision, concept: str) -> tuple[str, ...]:
    """Return where two pictures collide, as sentences."""
    one, other = (actor_name(conflict, key) for key in collision.actors)
    first, second = collision.only
    count = (
        f"{one} and {other} ({concept_name(concept)}): {plural(collision.shared, 'equilibrium', 'equilibria')} in the "
        f"eyes of both, {first:,} for {one} alone, {second:,} for {other} alone."
    )
    return (count, *_hands(conflict, collision))


def _hands(conflict: Conflict, collision: Collision) -> Iterator[str]:
    one, other = (actor_name(conflict, key) for key in collision.actors)
    for option, left, right in collision.hands:
        first, second = (actor_name(conflict, key) if key else "nobody" for key in (left, right))
        deed = f"whether to {option_deed(conflict, option)}"
        yield sentence(f"{deed}: {one} sees {first} decide, {other} sees {second} decide")


def ending_words(conflict: Conflict, game: Hypergame) -> str:
    """Return where all agree and what the hypergame comes to, as a sentence."""
    concept = concept_name(game.concept)
    agreed = plural(game.agreements, "state is", "states are")
    lasting = plural(game.lastings, "state", "states")
    said = (
        f"{agreed} an equilibrium in everybody's eyes and in the model ({concept})"
        if game.agreements
        else (f"No state is an equilibrium in everybody's eyes ({concept}): wherever it ends, somebody is surprised")
    )
    return f"{said}. In {lasting} every decision maker stays, each as it sees things."
