"""What the reader makes of an account: a draft of a model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.conflict.model import Conflict
from detente.plain import json_text
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.reading import Draft as Reading
    from detente.reading.inputs import Stored
    from detente.report.tables import Table


@dataclass(frozen=True)
class Draft:
    """What the reader found in a text, and the model it proposes. Nothing proposed takes part until accepted."""

    reading: Reading
    conflict: Conflict
    remarks: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to know about the draft, and what only a person can decide."""
        from detente.reading import notes

        return (*notes(self.reading), *self.remarks)

    def to_yaml(self) -> str:
        """Return the draft as a model file, with what a person must decide in comments on top."""
        from detente.files.write import dump

        return dump(self.conflict, notes=self.notes)

    def to_json(self) -> str:
        """Return everything that was read, with offsets into the text, as JSON."""
        return json_text(self.reading)

    def table(self) -> Table:
        """Return what was found, counted, as rows of strings."""
        from detente.reading.proposal.shown import shown
        from detente.report.tables import Table

        found = replace(self.reading, attributions=shown(self.reading))
        kinds = ("parties", "attributions", "wants", "events", "bonds", "assertions")
        return Table("Read", ("what", "found"), tuple((kind, str(len(getattr(found, kind)))) for kind in kinds))

    _repr_mimebundle_ = bundle
    _repr_html_ = html


def read(text: str, *, name: str = "account", force: bool = False) -> Draft:
    """Read an account in English and draft a model of it.

    Raises Unavailable without the extra `detente[read]`, and InvalidText (D505) where the text is in another language,
    unless `force`. For a file of any format see `read_stored`.
    """
    from detente.reading.decode import limit
    from detente.reading.inputs import Stored
    from detente.reading.tongue import understood

    return read_stored(Stored(text, language=understood(limit(text), force=force)), name=name)


def read_stored(account: Stored, *, name: str = "account") -> Draft:
    """Draft a model of an account `detente.reading.inputs.stored` made of a file: places are in `account.text`."""
    from detente.reading import read as read_text

    found = read_text(account.text, name=name, skip=account.skip)
    return drafted(replace(found, partial=account.partial or found.partial, language=account.language))


def drafted(reading: Reading) -> Draft:
    """Return the model that what was read proposes."""
    from detente.reading import draft

    return Draft(reading, draft(reading))
