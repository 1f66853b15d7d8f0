"""ICB: International Crisis Behavior, the crises (icb1) and what set them off for each state in them (icb2)."""

from __future__ import annotations

from detente.data.format import Cells, Format
from detente.data.party import Party
from detente.data.states import by_cow

_CITE = "Brecher, Wilkenfeld, Beardsley, James and Quinn, International Crisis Behavior; sites.duke.edu/icbdata"
_SEVERAL = {"994": "several states", "995": "an international body", "996": "a group of states", "997": "no state"}
_KINDS = {
    "1": "threaten", "2": "", "3": "sanction", "4": "", "5": "", "6": "protest", "7": "mobilize", "8": "assault",
    "9": "assault",
}  # fmt: skip


def party(cells: Cells) -> Party:
    """Read a Correlates of War number; the numbers of groups are a name.

    >>> sorted(party(("645",)).states)
    ['IRQ']
    """
    number = cells[0].strip().removesuffix(".0")
    iso = by_cow(number)
    if iso or not number:
        return Party(frozenset({iso} if iso else ()))
    return Party(names=(number,), unread="" if number in _SEVERAL else number)


def kind(cells: Cells) -> str | None:
    """Read what set a crisis off: 1 words, 3 the economy, 6 an inner challenge, 7 armies that move, 8, 9 violence."""
    return _KINDS.get(cells[0].strip().removesuffix(".0"))


ACTORS = Format(
    "icb-actors",
    "International Crisis Behavior, crisis actors (icb2)",
    _CITE,
    header=("crisno", "cracid", "triggr", "trigent", "yrtrig", "motrig", "datrig"),
    id=("crisno", "cracno"),
    date=("yrtrig", "motrig", "datrig"),
    party=party,
    kind=kind,
    actor=("trigent",),
    target=("cracid",),
    type=("triggr",),
    roles=False,
    note="an event is what set the crisis off for a state; days known only in part are no whole dates",
)

CRISES = Format(
    "icb-crises",
    "International Crisis Behavior, crises (icb1)",
    _CITE,
    header=("crisno", "break", "trigent", "yrtrig", "motrig", "datrig"),
    id=("crisno",),
    date=("yrtrig", "motrig", "datrig"),
    party=party,
    kind=kind,
    actor=("trigent",),
    type=("break",),
    roles=False,
    note="an event is what set the crisis off; days known only in part are no whole dates",
)
