"""What an assumption rests on: the sentences it came from, who said them, and whether a person has accepted it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Basis:
    """The quotes (`because`, by key) and the chain of speakers (`said_by`, from the outlet to the first speaker).

    `status` is ``proposed`` until a person accepts the assumption; a proposed one takes part in nothing.
    """

    because: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    status: Literal["accepted", "proposed"] = "accepted"
    note: str | None = None
