"""What would have to be wanted for an outcome to be stable, in sentences and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.conflict.model import Conflict, State
from detente.findings.inverse import Change, Inverse, Outlook, Wanted
from detente.findings.witness import EquilibriumAt, Standing
from detente.language import edit_text
from detente.report.naming import actor_name, concept_name, listed, plural, state_label
from detente.report.tables import Table
from detente.report.words import cut, standing_words, state_words, witness_words

_SHOWN = 5
"""How many changes of one size are written out."""


@dataclass(frozen=True, slots=True)
class InverseAnswer:
    """The answer for one state, in words: the state, a row for each actor, sentences, and each actor's changes."""

    state: str
    table: Table
    words: tuple[str, ...]
    changes: tuple[tuple[str, ...], ...]


def inverse_answers(conflict: Conflict, found: Inverse) -> tuple[InverseAnswer, ...]:
    """Return the answer for each state looked at."""
    return tuple(
        InverseAnswer(
            state_words(conflict, wanted.state),
            outlook_table(conflict, found, wanted),
            wanted_words(conflict, found, wanted),
            tuple(filter(None, (changes_words(conflict, one) for one in wanted.outlooks))),
        )
        for wanted in found.wanted
    )


def inverse_words(conflict: Conflict, found: Inverse) -> tuple[str, ...]:
    """Return what the target comes to as sentences: how many states, and how many of them are equilibria now."""
    if found.number == 1:
        return ()
    now = "is an equilibrium" if found.equilibria == 1 else "are equilibria"
    shown = "the one in which fewest leave" if len(found.wanted) == 1 else f"{len(found.wanted)} in which fewest leave"
    equilibria = _count(found.equilibria) if found.equilibria else "none"
    return (
        f"{plural(found.number, 'state')} with {found.target}; {equilibria} of them {now} "
        f"({concept_name(found.concept)}). Looked at: {shown}.",
    )


def outlook_table(conflict: Conflict, found: Inverse, wanted: Wanted) -> Table:
    """Return one row for each decision maker: what it does now, and how its own wants bear on the state."""
    head = ("", "now", "it would stay under", "equilibrium under", "its wants in another order", "smallest change")
    rows = tuple(_row(conflict, found, one) for one in wanted.outlooks)
    note = "Shares are of its strict rankings of all states, all of them counted, with the others' wants as they are."
    return Table(f"{concept_name(found.concept)}, in this model", head, rows, note)


def wanted_words(conflict: Conflict, found: Inverse, wanted: Wanted) -> tuple[str, ...]:
    """Return the answer for one state as sentences."""
    concept = concept_name(found.concept)
    if wanted.equilibrium:
        return (f"It is an equilibrium ({concept}) as things are.", *_profiles(found, wanted))
    said = [f"It is no equilibrium ({concept}) as things are."]
    if wanted.ever:
        said.append("It would be one if everybody liked it best, so some profile of rankings always makes it one.")
    said += _alone(conflict, wanted)
    said += _profiles(found, wanted)
    if wanted.together:
        edits = "; ".join(change_words(conflict, one) for one in wanted.together)
        said.append(f"Made together, these changes make it an equilibrium: {edits}.")
    return tuple(said)


def change_words(conflict: Conflict, change: Change) -> str:
    """Return a change in the language of edits, or what another ranking comes to.

    The edits are those of `suppose:` and `--suppose`.
    """
    if change.ranking is None:
        return ", then ".join(edit_text(edit) for edit in change.edits)
    here = change.witness.state
    before, after = _better(conflict.actor[change.actor].ranking or (), here), _better(change.ranking, here)
    lost = listed([f"[{state_label(conflict, state)}]" for state in before if state not in after])
    swaps = plural(change.size, "swap")
    name = actor_name(conflict, change.actor)
    return f"{name} no longer prefers {lost or 'anything else'} to it ({swaps} of neighbours)"


def _better(ranking: tuple[tuple[State, ...], ...], state: State) -> tuple[State, ...]:
    """Return the states on the levels above that of `state`."""
    above: list[State] = []
    for level in ranking:
        if state in level:
            break
        above += level
    return tuple(above)


def changes_words(conflict: Conflict, outlook: Outlook) -> tuple[str, ...]:
    """Return the smallest changes of one actor's wants, and what comes of the first, as sentences."""
    name = actor_name(conflict, outlook.actor)
    chosen = outlook.settling or outlook.changes
    if not chosen:
        return ()
    edits = plural(chosen[0].size, "change")
    what = "make it an equilibrium" if outlook.settling else "stay"
    lines = [f"{change_words(conflict, one)}." for one in chosen]
    why = witness_lines(conflict, chosen[0].witness)
    ways = "" if len(chosen) == 1 else f", in {len(chosen)} ways"
    return (f"{name} alone would {what} with {edits} in what it wants{ways}:", *cut(lines, _SHOWN), *why)


def witness_lines(conflict: Conflict, witness: EquilibriumAt | Standing) -> tuple[str, ...]:
    """Return why, after the first change, the state is an equilibrium, or why the actor stays."""
    if isinstance(witness, Standing):
        return ("With the first of these:", *standing_words(conflict, witness))
    _, *rest = witness_words(conflict, witness)
    return ("With the first of these, everything solved again:", *rest)


def _alone(conflict: Conflict, wanted: Wanted) -> list[str]:
    """Return who could bring it about alone, and who never can because somebody else leaves."""
    said = []
    for one in wanted.outlooks:
        leave = [actor_name(conflict, key) for key, stance in one.others if stance == "leaves"]
        name = actor_name(conflict, one.actor)
        if leave:
            verb = "leaves" if len(leave) == 1 else "leave"
            said.append(f"Whatever {name} wants, {listed(leave)} {verb}: no change of its wants alone can settle it.")
    return said


def _profiles(found: Inverse, wanted: Wanted) -> list[str]:
    if wanted.share is None:
        return []
    number = f" ({_count(wanted.profiles)})" if wanted.profiles is not None else ""
    return [f"Of all profiles of strict rankings, one for each, {_part(wanted.share)}{number} make it an equilibrium."]


def _row(conflict: Conflict, found: Inverse, one: Outlook) -> tuple[str, ...]:
    ranked = conflict.actor[one.actor].ranking is not None
    orders = f"{one.orders[0]:,} of {one.orders[1]:,}" if one.orders else "–" if ranked else "not tried"
    return (
        actor_name(conflict, one.actor),
        "stays" if one.stays else "leaves",
        _share(one.share, one.rankings),
        _share(one.settled_share, one.settled),
        orders,
        _smallest(conflict, one),
    )


def _smallest(conflict: Conflict, one: Outlook) -> str:
    if one.stays:
        return "none needed"
    if not one.changes:
        return f"none of up to {one.tried}"
    more = f" (or {len(one.changes) - 1} more)" if len(one.changes) > 1 else ""
    return change_words(conflict, one.changes[0]) + more


def _share(part: Fraction | None, number: int | None) -> str:
    if part is None:
        return "not counted"
    return _part(part) + (f" ({_count(number)})" if number is not None else "")


def _part(part: Fraction) -> str:
    """Return a share as a percentage; all and none only where it is exactly that."""
    if part in (0, 1):
        return "all" if part else "none"
    percent = float(part) * 100
    exact = f"{part.numerator}/{part.denominator}" if part.denominator < 10_000 else ""
    rounded = "under 0.1 %" if percent < 0.1 else "over 99.9 %" if percent > 99.9 else f"{percent:.1f} %"
    return f"{exact}, {rounded}" if exact else rounded


def _count(number: int | None) -> str:
    if number is None:
        return ""
    return (
        f"{number:,}"
        if number < 10**15
        else f"about {number:.1e}"
        if number < 10**300
        else f"some 10^{len(str(number)) - 1}"
    )
