"""The rates that actors have of their own, where the model says besides what is usual: each can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.conflict.model import Conflict


def rate_id(actor: str) -> str:
    """Return what the rate of an actor is called as an assumption.

    >>> rate_id("usa")
    'usa.rate'
    """
    return f"{actor}.rate"


def own_rates(conflict: Conflict) -> dict[str, str]:
    """Return the decision maker by the id of its rate, for each whose rate is another than the usual one.

    Empty where the model has no usual rate: nothing would be left to reconsider at.
    """
    usual = conflict.dynamics.rate if conflict.dynamics else None
    if usual is None:
        return {}
    return {rate_id(key): key for key in conflict.decision_makers if conflict.actor[key].rate not in (None, usual)}
