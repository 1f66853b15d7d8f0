"""What there is to know of a data set of events: how its files are recognised and what their columns say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from detente.data.party import Party

Cells = tuple[str, ...]
"""What some columns say in one row, an empty text where a row or a file has nothing."""


@dataclass(frozen=True, slots=True)
class Format:
    """A data set. Names of columns are in small letters, all but letters and digits as one underscore.

    `header` has the columns a file must have to be this data set. `date` is one column, or year, month and day.
    `actor` and `target` are the columns that `party` reads; `type` those that `kind` reads (None: a code that is not
    in our table; "": an event of none of PLOVER's kinds). `mutual` tells whether the two sides of an event of a type
    stand in no order. `numbers` is the list a bare number of an actor is from; `roles` tells whether there are any
    roles within states. `bare` has the columns of files without a header, by how many there are.
    """

    key: str
    name: str
    cite: str
    header: tuple[str, ...]
    id: tuple[str, ...]
    date: tuple[str, ...]
    party: Callable[[Cells], Party]
    kind: Callable[[Cells], str | None]
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    mutual: Callable[[Cells], bool] = lambda _: False
    numbers: str = "cow"
    roles: bool = True
    cameo: bool = False
    bare: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""


def nobody(_: Cells) -> Party:
    """Read no party: the data set tells none."""
    return Party()


def no_kind(_: Cells) -> str | None:
    """Read no kind: the data set tells none."""
    return ""
