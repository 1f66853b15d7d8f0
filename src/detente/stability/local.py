"""Whether one decision maker stays at one state, in a model whose states are too many to list.

The definitions are followed by search: the mover's improvements are listed, and for each a reply is looked for that
leaves the mover no better off, best guess first. Three things keep the search short. Options that cannot bear on the
answer are left out (`implicit.what_matters`). That no reply can ever deter is often seen from the wants alone: what the
mover gets whatever the others do is bounded below, option by option, for all its improvements at once. And a mover's
moves from a state are listed once. Where that is not enough the search gives up after a stated number of listed states.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import atoms
from detente.conflict.model import Conflict, State
from detente.errors import Problem, TooLarge
from detente.moves.implicit import Implicit, implicit, too_large, what_matters
from detente.moves.states import Partial, settle
from detente.stability.concept import Concept
from detente.stability.concepts import concept_of
from detente.stability.large import KEYS

BUDGET = 2**25
"""States listed for one verdict, at most: some ten seconds and 500 MB. A list counts as `_LOOK` states at least."""

_LOOK = 256
"""What it costs to ask for a list at all, in states."""

_KEPT = 2**22
"""Listed states kept to be asked about again."""

_BOUNDED = 2**14
"""Partly settled states kept while the worst is bounded; with more the bound is given up and replies are searched."""

_LISTED_MOVES = "moves that hang on the state they start from are not searched: one verdict needs all states listed"

Bits = NDArray[np.uint64]
Step = tuple[str, State, State]
"""Who moves, from where, to where."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether `actor` stays at a state under `concept`, and why.

    `improvement` is one that nothing deters (None where it stays); `answers` has for each improvement the steps of the
    others that deter it (empty where it leaves). `listed` is how many states were listed to know, a list
    counting as 256 at least.
    """

    actor: str
    concept: str
    stable: bool
    improvement: State | None
    answers: tuple[tuple[State, tuple[Step, ...]], ...]
    listed: int


def stable_at(conflict: Conflict, state: State, actor: str, concept: str, *, budget: int = BUDGET) -> Stand:
    """Return whether `actor` stays at `state`, without listing the states of `conflict`.

    Answers for Nash, GMR, SMR, SEQ and symmetric SEQ exactly what `stable` does, or raises TooLarge (D408) where more
    than `budget` states would have to be listed, or where moves hang on the state they start from. Raises KeyError for
    another concept, ValueError for an actor that controls nothing, LookupError for an unknown option, InvalidModel for
    an infeasible state.
    """
    if concept not in KEYS:
        raise KeyError(concept)
    if conflict.arcs is not None or any(option.take_if or option.undo_if for option in conflict.options):
        raise TooLarge(Problem("D408", _LISTED_MOVES, (), fix="compile the model and ask `stable`"))
    asked, whole = concept_of(concept), implicit(conflict)
    mover, here = whole.actors.index(actor), whole.bits_of(state)
    replies, improving = asked.replies != "none", asked.replies == "improvements"
    search = _Search(what_matters(whole, mover, replies=replies, improving=improving), mover, here, asked, budget)
    return search.stand()


@dataclass(eq=False)
class _Search:
    """The search for one verdict; `moves` remembers what each mover can do from where."""

    model: Implicit
    mover: int
    here: int
    asked: Concept
    budget: int
    listed: int = 0
    kept: int = 0
    known: dict[tuple[int, int], tuple[Bits, Any]] = field(default_factory=dict)

    def stand(self) -> Stand:
        """Answer."""
        states, worth = self.moves(self.mover, self.here)
        better = states[worth > self.bar]
        if self.asked.replies == "none":
            return self.verdict(better[:1].tolist(), {})
        if len(better) and (surely := self.beyond_reply(better)) is not None:
            return self.verdict([surely], {})
        answers = {}
        for improvement in better.tolist():
            path = self.answer(improvement)
            if path is None:
                return self.verdict([improvement], {})
            answers[improvement] = path
        return self.verdict([], answers)

    def verdict(self, improvement: list[int], answers: dict[int, list[tuple[int, int, int]]]) -> Stand:
        """Put the answer in labels."""
        model = self.model
        said = tuple(
            (model.label(better), tuple((model.actors[j], model.label(u), model.label(t)) for j, u, t in path))
            for better, path in answers.items()
        )
        found = model.label(improvement[0]) if improvement else None
        return Stand(model.actors[self.mover], self.asked.key, found is None, found, said, self.listed)

    @cached_property
    def bar(self) -> Any:
        """What the state in question is worth to the mover."""
        return self.model.worth(self.mover, np.array([self.here], np.uint64))[0]

    @property
    def others(self) -> Iterator[int]:
        """Who replies."""
        return (j for j, own in enumerate(self.model.own) if own and j != self.mover)

    def spend(self, states: int) -> None:
        """Count listed states. Raises TooLarge where they are too many."""
        self.listed += max(states, _LOOK)
        if self.listed > self.budget:
            raise too_large(f"where {self.model.actors[self.mover]} stands cannot be found by search", self.budget)

    def moves(self, mover: int, state: int) -> tuple[Bits, Any]:
        """Return where a mover can go from a state, itself included, and what that is worth to it."""
        key = (mover, self.model.cell(mover, state))
        if key not in self.known:
            states = self.model.moves(mover, state, most=self.budget)
            self.spend(len(states))
            self.kept += len(states)
            if self.kept > _KEPT:
                self.known.clear()
                self.kept = len(states)
            self.known[key] = states, self.model.worth(mover, states)
        return self.known[key]

    def beyond_reply(self, better: Bits) -> int | None:
        """Return an improvement that stays one whatever the others do, where the wants alone show it."""
        model, mover = self.model, self.mover
        if model.levels[mover] is not None:
            return None
        free = model.open_bits(self.others, self.here)
        partial = Partial.of(better & np.uint64(~free & (1 << 64) - 1), ~free)
        names = dict.fromkeys(name for want in model.wants[mover] for name in sorted(atoms(want)))
        for bit in (place for place in map(model.place.__getitem__, names) if free >> place & 1):
            if len(partial.states) > _BOUNDED:
                return None
            partial = settle(partial, bit, model.rules)
            self.spend(len(partial.states))
            low = model.at_least(mover, partial) <= self.bar
            partial = Partial(partial.states[low], partial.weight[low], partial.settled)
        own = np.uint64(model.own[mover])
        safe = better[~np.isin(better & own, partial.states & own)]
        return int(safe[0]) if len(safe) else None

    def answer(self, improvement: int) -> list[tuple[int, int, int]] | None:
        """Return the others' steps (mover, before, after) from an improvement to where they deter it, or None.

        What one reply leads to waits together, worst for the mover first, and is unpacked one state at a time.
        """
        came: dict[int, tuple[int, int] | None] = {improvement: None}
        start = np.array([improvement], np.uint64), np.zeros(1, np.int64)
        waiting: list[tuple[Any, int, Bits, Any, tuple[int, int] | None]] = [(0, 0, *start, None)]
        gone_from: dict[tuple[int, int], Any] = {}
        while waiting:
            _, group, states, values, step = heappop(waiting)
            state = int(states[0])
            if len(states) > 1:
                heappush(waiting, (values[1], group, states[1:], values[1:], step))
            if step is not None:
                if state in came:
                    continue
                came[state] = step
            for j in self.others:
                found, worth = self.replies(j, state, gone_from)
                for at in np.flatnonzero(worth <= self.bar):
                    if self.no_way_out(int(found[at])):
                        return [*_path(came, state), (j, state, int(found[at]))]
                if len(found):
                    order = np.argsort(worth, kind="stable")
                    heappush(waiting, (worth[order[0]], self.listed, found[order], worth[order], (j, state)))
        return None

    def replies(self, j: int, state: int, gone_from: dict[tuple[int, int], Any]) -> tuple[Bits, Any]:
        """Return where `j` goes from `state` and what that is worth to the mover.

        Left out is what j was already seen to go to from the same cell.
        """
        ends, worth = self.moves(j, state)
        cell = (j, self.model.cell(j, state))
        if self.asked.replies == "moves":
            fresh = np.full(len(ends), cell not in gone_from)
            gone_from[cell] = True
        else:
            own = worth[np.flatnonzero(ends == np.uint64(state))[0]]
            fresh = (worth > own) & (worth <= gone_from.get(cell, np.inf))
            gone_from[cell] = min(own, gone_from.get(cell, np.inf))
        self.spend(len(ends))
        return ends[fresh], self.model.worth(self.mover, ends[fresh])

    def no_way_out(self, state: int) -> bool:
        """Tell whether the mover, moving once more, is still not better off; asked only where the concept does."""
        return not self.asked.escapes or bool((self.moves(self.mover, state)[1] <= self.bar).all())


def _path(came: dict[int, tuple[int, int] | None], state: int) -> list[tuple[int, int, int]]:
    """Return the steps by which the search came to `state`."""
    steps: list[tuple[int, int, int]] = []
    while (step := came[state]) is not None:
        steps.append((step[0], step[1], state))
        state = step[1]
    return steps[::-1]
