"""What history says of a model: of its claims, of the way it took, of what was assumed, and how its chances scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.conflict.model import Outcome, State
from detente.findings.sides import Sides

Told = Literal["borne out", "contradicted", "both ways", "scored", "not told"]
"""What the events say of a sentence; a claim about a chance is scored, for one course of events cannot refute it."""

How = Literal["improvements", "moves", "not at all"]
Better = Literal["better", "not better", "by order", "no move"]
Toward = Literal["towards", "against", "by order"]


@dataclass(frozen=True, slots=True)
class Day:
    """What was the case from a date on: the options taken and the conditions that held. `days` after the start."""

    date: str
    state: frozenset[str]
    says: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What one actor changed in a step, and whether it was better off for it, whatever the order of those who moved.

    "by order": in one order of the moves it was, in another not. "no move": it had no such move. `want` is the most
    important want the move made true, or untrue where it was not better.
    """

    actor: str
    taken: tuple[str, ...]
    undone: tuple[str, ...]
    better: Better
    want: str | None = None


@dataclass(frozen=True, slots=True)
class StepRead:
    """A step under one reading: by what means it can be taken, and who moved. Empty `moved`: nobody did."""

    sides: Sides
    by: How
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one day to the next: which conditions came and went, which nobody controls, and who moved."""

    before: str
    after: str
    came: tuple[str, ...]
    went: tuple[str, ...]
    readings: tuple[StepRead, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day under one reading: whether improvements lead there from the status quo, and who would leave it.

    `leaves` has for each concept the decision makers that do not stay; nobody: it is an equilibrium.
    """

    sides: Sides
    reached: How
    leaves: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class WantSeen:
    """A want and what its holder did about it: each of its moves that made it true or untrue, with the day.

    `excused` has those of the moves against it by which the holder got something more important to it.
    """

    want: str
    actor: str
    told: Told
    moves: tuple[tuple[str, Toward], ...]
    excused: tuple[str, ...]
    at_the_end: bool | None


@dataclass(frozen=True, slots=True)
class FactSeen:
    """A condition, or an option that cannot be undone, and whether it stayed what the model has it to be."""

    name: str
    told: Told
    why: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A chance the model gave, under a choice rule and a reading, and what came: (chance - came)^2 and -ln(chance).

    `log` is None where the model was certain and wrong.
    """

    rule: str
    sides: Sides
    chance: float
    came: bool
    brier: float
    log: float | None


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A claim, its verdict in the model, and what the events say of its sentence.

    `right`: the model said the same as the events (None where one of them does not say). `where` has, for a claim that
    depends, the concepts and readings that agree with the events.
    """

    claim: str
    says: str
    test: str
    verdict: Outcome
    told: Told
    why: str
    right: bool | None
    where: str = ""
    scores: tuple[Scored, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The mean scores under one choice rule: each claim counts once, its readings evenly. Lower is better.

    Whoever says one half to everything scores `EVEN`. `log` leaves out the `wrong` numbers that were certain and wrong.
    """

    rule: str
    claims: int
    brier: float
    log: float | None
    wrong: int


EVEN = (0.25, 0.6931471805599453)
"""The Brier and the logarithmic score of one half."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """A post-mortem: the days, the steps between them, the end, claims, wants, facts and scores."""

    title: str
    model_hash: str
    version: str
    days: tuple[Day, ...]
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    claims: tuple[ClaimSeen, ...]
    wants: tuple[WantSeen, ...]
    facts: tuple[FactSeen, ...]
    scores: tuple[Score, ...]

    @property
    def end(self) -> State:
        """What was the case on the last day."""
        return self.days[-1].state
