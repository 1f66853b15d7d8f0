"""Names of files: which may be given to a new one, and what a file is by its name and its bytes."""

from __future__ import annotations

import re
import unicodedata

from detente.workbench.messages import Role
from detente.workbench.refusal import refused

MODELS = (".yaml", ".yml")
TEXTS = (".txt", ".md", ".html", ".xml", ".pdf", ".docx")
PLAIN = (".txt", ".md", ".html", ".xml")
"""Texts that are shown as they are; the others have to be read into one first."""

LARGEST_MODEL, LARGEST_TEXT = 4 * 2**20, 20 * 2**20

_FORM = re.compile(r"\w[\w .-]{0,95}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def ending(name: str) -> str:
    """Return the ending of a name, in small letters, with its point.

    >>> ending("A report.PDF")
    '.pdf'
    """
    stem, point, last = name.rpartition(".")
    return point + last.lower() if stem else ""


def role(name: str) -> Role | None:
    """Return what a file of this name may be, None where it is none of ours."""
    end = ending(name)
    return "model" if end in MODELS else "text" if end in TEXTS else None


def largest(name: str) -> int:
    """Return the most bytes a file of this name may have."""
    return LARGEST_MODEL if role(name) == "model" else LARGEST_TEXT


def checked(name: str, *, endings: tuple[str, ...] = (*MODELS, *PLAIN)) -> str:
    """Return the name of a new file, composed as Unicode has it. Raises Refused (422, D988).

    Letters, digits, spaces, dots and hyphens, first a letter or a digit: no folder, no mark that turns the text around,
    nothing some system takes for a device or cuts off.
    """
    name = unicodedata.normalize("NFC", name)
    if not _FORM.fullmatch(name) or name.startswith("_") or ".." in name or len(name.encode()) > 200:
        fix = "use letters, digits, spaces, dots and hyphens, at most 96"
        raise refused(422, "D988", "this cannot be the name of a file", fix=fix)
    if _DEVICES.fullmatch(name) or ending(name) not in endings:
        raise refused(422, "D988", "this cannot be the name of a file", fix=f"let it end in {', '.join(endings)}")
    return name
