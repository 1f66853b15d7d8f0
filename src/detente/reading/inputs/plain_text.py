"""Plain text: the stored text is the file, decoded."""

from __future__ import annotations

from detente.reading.decode import decoded
from detente.reading.inputs.taken import Taken


def plain_text(data: bytes) -> Taken:
    """Return the text of a plain file. Raises what `decoded` raises."""
    found = decoded(data)
    return Taken(found.text, found.partial, encoding=found.encoding)
