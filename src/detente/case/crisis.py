"""What a question knows of a case, and how its problems get their place in the model file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from detente.conflict.model import Conflict
from detente.errors import DetenteError

if TYPE_CHECKING:
    from detente.files.node import Document
    from detente.findings.world import World
    from detente.moves.graph import Graph

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what the next is called."""


class Crisis(Protocol):
    """A model that has been read, the texts its quotes come from, and the file it stands in, where there is one."""

    @property
    def conflict(self) -> Conflict:
        """The model."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of its sources, by key."""

    @property
    def path(self) -> Path | None:
        """Where the file is."""

    @property
    def document(self) -> Document | None:
        """The file as it was parsed, with the place of everything in it."""

    @property
    def graph(self) -> Graph:
        """The states and the rankings."""


@contextmanager
def placed(crisis: Crisis) -> Iterator[None]:
    """Give problems that come up in the block their place in the model file."""
    try:
        yield
    except DetenteError as error:
        document = crisis.document
        if document is None:
            raise
        from detente.files.locate import locate

        where = (locate(document, problem) if problem.path else problem for problem in error.problems)
        raise type(error)(*where) from None


def world_of(crisis: Crisis) -> World:
    """Return the crisis with its states, as `findings` asks it."""
    from detente.findings.world import World

    return World(crisis.graph.conflict, crisis.graph)
