"""Older versions of the model file brought up to the newest: files open for ever (docs/ci.md, the promise).

Version 1 is the only one so far, so there is no step yet. A step is a function from the document of one version to the
text of the next; loading takes the steps in memory, and `detente fmt` writes what they give.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.errors import InvalidModel, Problem
from detente.files.format import VERSION
from detente.files.locate import locate
from detente.files.node import Document, Leaf, find
from detente.files.yaml import compose


@dataclass(frozen=True, slots=True)
class Step:
    """The way from version `since` to the next one."""

    since: int
    carry: Callable[[Document], str]


STEPS: tuple[Step, ...] = ()
"""Every step there is, oldest first. A released step is never changed."""


def brought_up(document: Document, *, steps: Sequence[Step] = STEPS, newest: int = VERSION) -> Document:
    """Return a document in the newest version: the very same where it is, or where it does not say a version.

    Raises InvalidModel (D126) for a version that is newer than this detente, or that never was.
    """
    while (version := version_of(document)) is not None and version != newest:
        step = next((step for step in steps if step.since == version), None)
        if step is None:
            raise InvalidModel(locate(document, _refused(version, newest)))
        document = compose(step.carry(document), document.name)
    return document


def version_of(document: Document) -> int | None:
    """Return the version a document says it is of; None where it says none, or no whole number."""
    node, depth = find(document.root, ("detente",))
    value = node.data if depth == 1 and isinstance(node, Leaf) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _refused(version: int, newest: int) -> Problem:
    said = f"the file is of version {version} of the format; this detente reads"
    if version > newest:
        fix = "install a newer detente: pip install --upgrade detente"
        return Problem("D126", f"{said} up to version {newest}", ("detente",), fix=fix)
    return Problem("D126", f"{said} versions 1 to {newest}", ("detente",), fix=f"write detente: {newest}")
