"""What a stability concept is: a function from standpoints to masks, and the words about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of stability.

    `replies` says what the others answer with; `escapes` whether the mover gets one more move after the answer;
    `foresight` how many moves are looked ahead. `holds` gives (d, n) bool. `strong` is 1 where a sanction must be
    much worse than where the mover stands, else 0.
    """

    key: str
    name: str
    says: str
    holds: Callable[[Standpoints], Mask]
    replies: Literal["none", "moves", "improvements", "at once"]
    escapes: bool
    foresight: int
    source: str
    strong: int = 0
