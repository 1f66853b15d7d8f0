"""How many random conflicts a test draws: its usual count, more in `make soak`, few against each mutant."""

from __future__ import annotations

import os

SOAK = os.environ.get("DETENTE_SOAK") == "1"
BATCHES = 10
"""A campaign runs in so many tests, each with its own seed, so that two processes share it."""
AT_MOST = int(os.environ.get("DETENTE_DRAWS", "1000000"))


def draws(usual: int, *, soak: int | None = None) -> int:
    """Return the count: `usual`, or `soak` in a long run; never above the environment's DETENTE_DRAWS."""
    return min(soak if SOAK and soak is not None else usual, AT_MOST)


def batch(usual: int, *, soak: int = 100_000) -> int:
    """Return the count of one of the `BATCHES` tests of a campaign of `usual`, or `soak`, conflicts in all."""
    return max(1, draws(usual, soak=soak) // BATCHES)
