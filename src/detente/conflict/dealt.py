"""Edits of a deal: an issue off the table, a red line taken back, an audience left out, what is only proposed gone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from detente.conflict.bargain import Deal, Issue, red_line_id
from detente.conflict.basis import Basis


def without_part(deal: Deal, id_: str) -> Deal:
    """Return the deal without the part called `id_`: an issue off the table, no red line, no veto; else itself.

    >>> without_part(Deal((Issue("border"),)), "deal.border").issues[0].off
    True
    """
    if any(issue.id == id_ for issue in deal.issues):
        return replace(deal, issues=tuple(replace(it, off=True) if it.id == id_ else it for it in deal.issues))
    if any(each.id == id_ for each in deal.ratifiers):
        return replace(deal, ratifiers=tuple(each for each in deal.ratifiers if each.id != id_))
    if any(id_ == red_line_id(issue, stand.actor) and stand.red for issue in deal.issues for stand in issue.stands):
        return replace(deal, issues=tuple(_unlined(issue, id_) for issue in deal.issues))
    return deal


def _unlined(issue: Issue, id_: str) -> Issue:
    stands = (
        replace(stand, at_most=None, at_least=None, never=()) if red_line_id(issue, stand.actor) == id_ else stand
        for stand in issue.stands
    )
    return replace(issue, stands=tuple(stands))


def unratified(deal: Deal, audience: str, party: str | None) -> Deal:
    """Return the deal without the say of `audience`: over everyone, or over `party` alone; itself if it has none."""
    kept = tuple(each for each in deal.ratifiers if each.actor != audience or party not in (None, each.party))
    return deal if len(kept) == len(deal.ratifiers) else replace(deal, ratifiers=kept)


def sure_deal(deal: Deal, absent: Collection[str]) -> Deal | None:
    """Return the deal without what is only proposed, and without actors that are `absent`; None where it is itself."""
    if _proposed(deal.basis):
        return None
    return replace(
        deal,
        issues=tuple(_sure(issue, absent) for issue in deal.issues if not _proposed(issue.basis)),
        parties=tuple(it for it in deal.parties if not (_proposed(it.basis) or it.actor in absent)),
        ratifiers=tuple(it for it in deal.ratifiers if not (_proposed(it.basis) or {it.actor, it.party} & set(absent))),
        prices=tuple(it for it in deal.prices if not (_proposed(it.basis) or it.party in absent)),
    )


def _sure(issue: Issue, absent: Collection[str]) -> Issue:
    outcomes = tuple(it for it in issue.outcomes if not _proposed(it.basis))
    stands = tuple(it for it in issue.stands if not (_proposed(it.basis) or it.actor in absent))
    return replace(issue, outcomes=outcomes, stands=stands)


def _proposed(basis: Basis) -> bool:
    return basis.status == "proposed"
