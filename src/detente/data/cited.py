"""Where a rate comes from: the data set, the file, its hash, and what it says of its own version and days."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from detente.data.format import Format
from detente.evidence import Source

_VERSION = re.compile(r"v(?:ersion)?[ _.-]?([0-9]{1,4}(?:[._-][0-9]{1,4}){0,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A file of a data set: `sha256` is of its bytes, `version` what its name tells, `first` and `last` its days."""

    key: str
    name: str
    cite: str
    file: str
    sha256: str
    first: date
    last: date
    version: str | None = None

    @property
    def source(self) -> Source:
        """Return it as a source of a model; the hash of a compressed file or of Parquet is that of its bytes."""
        title = self.name + (f", version {self.version}" if self.version else "")
        return Source(self.key, self.file, title, author=self.cite, date=str(self.last), sha256=self.sha256)

    def __str__(self) -> str:
        version = f", version {self.version}" if self.version else ""
        return f"{self.name}{version}: {self.file}, {self.first} to {self.last}, sha256 {self.sha256[:12]}; {self.cite}"


def cited(path: Path, form: Format, first: date, last: date) -> Cited:
    """Cite the file at `path`. Cost: one pass over its bytes."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Cited(form.key, form.name, form.cite, str(path), digest, first, last, version(path.name))


def version(name: str) -> str | None:
    """Return the version that the name of a file tells.

    >>> version("GEDEvent_v24_1.csv"), version("icb2v14.csv"), version("events.csv")
    ('24.1', '14', None)
    """
    found = _VERSION.search(name)
    return re.sub("[_-]", ".", found[1]) if found else None
