"""The case itself: a model that has been read, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from detente.case import questions as ask
from detente.case.crisis import placed
from detente.conflict.model import Conflict
from detente.errors import InvalidQuery, Problem
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.files.node import Document
    from detente.moves.graph import Graph
    from detente.report.tables import Table
    from detente.workbench.widget.bridge import Widget


@dataclass(frozen=True)
class Case:
    """A model that has been read: the conflict, the texts its quotes come from, and what was odd about the file.

    Each question that can be asked of it is a function of `case.questions`, and told there.
    """

    conflict: Conflict
    texts: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()
    path: Path | None = None
    document: Document | None = field(default=None, repr=False, compare=False)

    @cached_property
    def graph(self) -> Graph:
        """The states and the rankings, compiled when first asked for. Raises TooLarge with the number of states."""
        from detente.moves import compile_graph

        with placed(self):
            return compile_graph(self.conflict)

    solve = ask.solve
    check = ask.check
    views = ask.views
    paths = ask.paths
    inverse = ask.inverse
    chances = ask.chances
    positions = ask.positions
    deal = ask.deal
    ties = ask.ties

    robust = ask.robust
    matters = ask.matters
    sway = ask.sway
    sources = ask.sources
    sweep = ask.sweep
    unknown = ask.unknown

    scenarios = ask.scenarios
    compare = ask.compare
    hindsight = ask.hindsight
    advance = ask.advance
    indicators = ask.indicators

    brief = ask.brief
    report = ask.report

    def as_of(self, date: str, *, ahead: bool = False) -> Case:
        """Return the case as it stood on `date` ("2024-02-05"): what came later is not told.

        With `ahead` it is, for `hindsight`. Raises InvalidQuery (D689) for a day before the first the model tells of.
        """
        from detente.conflict.past import as_of

        return replace(self, conflict=as_of(self.conflict, date, ahead=ahead))

    def suppose(self, *edits: str) -> Case:
        """Return the case after `edits`, one after the other, as for `--suppose`: "drop usa.no-war", "fix usa.offer".

        A past day ("as of 2024-01-28") comes before all others. The file stays as it is. Raises InvalidQuery for an
        edit that does not parse or names nothing.
        """
        from detente.conflict.change import change
        from detente.conflict.names import names_of, resolve_edit
        from detente.language import day_first, parse_edit

        conflict = self.conflict
        for text in day_first(edits):
            edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
            if wrong:
                raise InvalidQuery(*wrong)
            conflict = change(conflict, edit)
        return replace(self, conflict=conflict) if edits else self

    def words(self) -> tuple[str, ...]:
        """Return what the model is called and says of itself, and how large it is; nothing is worked out."""
        from detente.report.case_tables import case_words

        return case_words(self.conflict)

    def tables(self) -> tuple[Table, ...]:
        """Return the options, the wants and the claims as rows of strings."""
        from detente.report.case_tables import case_tables

        return case_tables(self.conflict)

    def widget(self, *, changes: Iterable[str] = (), chances: bool = False) -> Widget:
        """Return the model as a live widget for a notebook: what if, and every verdict with what it was before.

        `changes` are supposed from the start, in the language of `suppose`; with `chances` claims about time are
        answered too, which takes seconds. Raises Unavailable (D655) without the extra `detente[widget]`, InvalidQuery
        for a change that names nothing.
        """
        from detente.workbench.widget import widget

        with placed(self):
            return widget(self, changes=tuple(changes), chances=chances)

    _repr_mimebundle_ = bundle
    _repr_html_ = html


def load(path: str | Path) -> Case:
    """Read the model file at `path` and the texts it quotes. Raises InvalidModel with every problem there is."""
    from detente.files import load as load_file

    loaded = load_file(Path(path))
    return Case(loaded.conflict, loaded.texts, loaded.warnings, Path(path), loaded.document)


def loads(
    text: str,
    *,
    name: str = "<text>",
    folder: str | Path | None = None,
    lenient: bool = False,
    confined: bool = False,
) -> Case:
    """Read a model from `text`; the files of its sources are looked for in `folder`.

    Where `lenient`, a quote that is not in its source is a warning. With `confined` no file outside `folder` is read.
    """
    from detente.files import loads as load_text

    where = None if folder is None else Path(folder)
    loaded = load_text(text, name=name, folder=where, lenient=lenient, confined=confined)
    return Case(loaded.conflict, loaded.texts, loaded.warnings, None, loaded.document)
