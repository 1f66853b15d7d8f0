"""What results do alike that have one record behind them: plain data, JSON, a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from detente.plain import json_text, plain

if TYPE_CHECKING:
    from detente.report.tables import Table


class Found(Protocol):
    """A result with the record behind it."""

    @property
    def found(self) -> object:
        """The record."""


class Plain(Protocol):
    """A result that can be told as plain data."""

    def plain(self) -> Any:
        """Return everything found as plain data."""


class Titled(Protocol):
    """A result in sentences and tables, and what a page about it is called."""

    @property
    def title(self) -> str:
        """What a page about it is called."""

    def words(self) -> tuple[str, ...]:
        """Return what was found as sentences."""

    def tables(self) -> tuple[Table, ...]:
        """Return what was found as rows of strings."""


def plain_of(result: Found) -> Any:
    """Return everything found as plain data."""
    return plain(result.found)


def json_of(result: Plain) -> str:
    """Return everything found as JSON."""
    return json_text(result.plain())


def page_of(result: Titled) -> str:
    """Return the sentences and the tables as one offline page."""
    from detente.report.answer_page import answer_page
    from detente.report.tables import Table

    first, *more = result.tables() or (Table("", (), ()),)
    return answer_page(result.title, result.words(), "", first, more)
