"""The worlds of a whole ensemble after the same edits: one graph, and the ranks every list of wants gives.

Worlds of an ensemble differ in nothing but wants. The states, the moves and the truth of formulas are worked out once
for all of them; a list of wants becomes a row of ranks by one product of matrices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import change
from detente.conflict.edit import Drop, Edit, Ignore, Move, Negate
from detente.conflict.formula import Formula
from detente.conflict.model import Actor, Conflict, Statement
from detente.conflict.part import with_actor
from detente.conflict.still import at_rest
from detente.errors import DetenteError
from detente.findings.ensemble.variants import Variants, Wants
from detente.findings.world import World
from detente.moves import Mask, Rank, refine
from detente.moves.mask import mask_over

_MOST_WANTS = 52
"""Up to so many wants a rank is an exact product in double precision; longer lists are refined one by one."""


@dataclass(eq=False)
class Context:
    """The ensemble after some edits. `near` is the world of the lists as they stand in the model.

    `lists` has, for each actor of the ensemble, its lists of wants after the edits; None where an edit cannot be
    carried out on a list.
    """

    near: World
    lists: tuple[tuple[Wants | None, ...], ...]
    actors: tuple[str, ...]
    before: Context | None = None
    _ranks: dict[str, tuple[Rank, NDArray[np.intp]]] = field(default_factory=dict)
    _after: dict[tuple[Edit, ...], Context] = field(default_factory=dict)
    _truth: dict[Formula, Mask] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World, variants: Sequence[Variants]) -> Context:
        """Return the ensemble before any edit."""
        return cls(world, tuple(one.lists for one in variants), tuple(one.actor for one in variants))

    def after(self, edits: tuple[Edit, ...]) -> Context:
        """Return the ensemble after `edits`, made once. Raises DetenteError where the model itself does not allow them.

        An edit of a want that is not wanted in a list changes nothing there.
        """
        if not edits:
            return self
        if edits not in self._after:
            near = self.near.after(edits)
            lists = tuple(
                self._edited(actor, own, edits, near.conflict)
                for actor, own in zip(self.actors, self.lists, strict=True)
            )
            self._after[edits] = Context(near, lists, self.actors, self)
        return self._after[edits]

    def _edited(
        self, key: str, lists: tuple[Wants | None, ...], edits: tuple[Edit, ...], after: Conflict
    ) -> tuple[Wants | None, ...]:
        """Return the lists of one actor after `edits`: the very same ones where they do not touch its wants."""
        if after.actor[key] is self.near.conflict.actor[key]:
            return lists
        return tuple(wants if wants is None else _carried_out(self.near.conflict, key, wants, edits) for wants in lists)

    def ranks(self, key: str) -> tuple[Rank, NDArray[np.intp]]:
        """Return the distinct ranks (r, n) of an actor over its lists, and for each list which of them it gives.

        A list on which the edits cannot be carried out has the index -1. An actor the ensemble leaves as it is has one
        list.
        """
        if key not in self._ranks:
            self._ranks[key] = self._inherited(key) or self._ranked(key)
        return self._ranks[key]

    def _inherited(self, key: str) -> tuple[Rank, NDArray[np.intp]] | None:
        """Return the ranks before the edits, where these change neither the states nor what the actor wants."""
        before = self.before
        if before is None or before.near.graph.states is not self.near.graph.states:
            return None
        same = self.near.conflict.actor[key] is before.near.conflict.actor[key]
        return before.ranks(key) if same else None

    def _ranked(self, key: str) -> tuple[Rank, NDArray[np.intp]]:
        if key not in self.actors or self.near.conflict.actor[key].ranking is not None:
            lists = self.lists[self.actors.index(key)] if key in self.actors else (None,)
            return self.near.rank(key)[None, :], np.zeros(len(lists), np.intp)
        lists = self.lists[self.actors.index(key)]
        valid = [wants for wants in lists if wants is not None]
        if any(want.much or want.worth is not None for wants in valid for want in wants):
            return self._rows(valid), _places(lists)  # more than the ranks counts
        places: dict[bytes, int] = {}
        rows = self._rows(valid)
        place = [places.setdefault(row.tobytes(), len(places)) for row in rows]
        which = np.full(len(lists), -1, np.intp)
        which[[wants is not None for wants in lists]] = place
        return rows[np.unique(place, return_index=True)[1]], which

    def _rows(self, lists: Sequence[Wants]) -> Rank:
        """Return (m, n) int32: the ranks each of `lists` gives."""
        formulas = list(dict.fromkeys(want.formula for wants in lists for want in wants))
        size = self.near.graph.size
        if not formulas or max(map(len, lists)) > _MOST_WANTS:
            few = [refine((self._holds(want.formula) for want in wants), size) for wants in lists]
            return np.array(few, np.int32).reshape(len(lists), size)
        place = {formula: at for at, formula in enumerate(formulas)}
        weights = np.zeros((len(lists), len(formulas)))
        for row, wants in enumerate(lists):
            for at, want in enumerate(wants):
                weights[row, place[want.formula]] += 2.0 ** (len(wants) - 1 - at)
        truths = np.stack([self._holds(formula) for formula in formulas])
        kinds, kind = np.unique(truths, axis=1, return_inverse=True)
        return _dense(weights @ kinds.astype(np.float64))[:, kind.reshape(-1)]

    def _holds(self, formula: Formula) -> Mask:
        if formula not in self._truth:
            graph, conflict = self.near.graph, self.near.conflict
            self._truth[formula] = mask_over(conflict, graph.options, graph.states, at_rest(formula, conflict))
        return self._truth[formula]

    def actor(self, key: str, number: int) -> Actor:
        """Return an actor with the list `number` of its lists."""
        known = self.near.conflict.actor[key]
        wants = self.lists[self.actors.index(key)][number]
        return known if wants is None else replace(known, wants=wants, order=())

    def world(self, choice: Sequence[int]) -> World:
        """Return the world of one profile."""
        conflict = self.near.conflict
        chosen = {key: self.actor(key, int(number)) for key, number in zip(self.actors, choice, strict=True)}
        return self.near.vary(replace(conflict, actors=tuple(chosen.get(it.key, it) for it in conflict.actors)))


def _places(lists: Sequence[Wants | None]) -> NDArray[np.intp]:
    """Return the place of each list among those that are there, -1 for one that is not."""
    there = np.array([wants is not None for wants in lists])
    return np.where(there, np.cumsum(there) - 1, -1)


def _carried_out(conflict: Conflict, key: str, wants: Wants, edits: Sequence[Edit]) -> Wants | None:
    """Return a list of wants of an actor after `edits`, or None where they cannot be carried out on it."""
    if all(isinstance(edit, Drop | Ignore) for edit in edits):
        return tuple(want for want in wants if not any(_taken_out(want, edit, key) for edit in edits))
    own = replace(conflict.actor[key], wants=wants, order=())
    mine = replace(conflict, actors=tuple(own if actor.key == key else actor for actor in conflict.actors))
    try:
        for edit in edits:
            if isinstance(edit, Drop | Ignore):
                wants = tuple(want for want in mine.actor[key].wants if not _taken_out(want, edit, key))
                mine = with_actor(mine, replace(mine.actor[key], wants=wants))
            elif not _gone(edit, conflict, mine):
                mine = change(mine, edit)
    except DetenteError:
        return None
    return mine.actor[key].wants


def _taken_out(want: Statement, edit: Edit, key: str) -> bool:
    """Tell whether an edit takes a want out; only wants are of interest here."""
    if isinstance(edit, Drop):
        return want.id == edit.id
    return isinstance(edit, Ignore) and want.audience == edit.audience and edit.actor in (None, key)


def _gone(edit: Edit, conflict: Conflict, mine: Conflict) -> bool:
    """Tell whether an edit is about a want of the model that the list does not have."""
    about = edit.id if isinstance(edit, Move | Negate) else None
    return about in conflict.statement and about not in mine.statement


def _dense(codes: NDArray[np.float64]) -> Rank:
    """Return the order of the entries of each row without gaps, 0 the least."""
    order = np.argsort(codes, axis=1)
    ordered = np.take_along_axis(codes, order, axis=1)
    steps = np.zeros(codes.shape, np.int32)
    np.cumsum(ordered[:, 1:] != ordered[:, :-1], axis=1, out=steps[:, 1:])
    rank = np.empty(codes.shape, np.int32)
    np.put_along_axis(rank, order, steps, axis=1)
    return rank
