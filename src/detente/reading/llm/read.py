"""The second reader: a text, window by window, to a language model and back to a draft of exact quotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from detente.errors import NoAnswer, Span
from detente.reading.attribution.imprint import imprint
from detente.reading.decode import limit
from detente.reading.items import Attribution, Draft, Imprint, Tally
from detente.reading.llm.anchor import page
from detente.reading.llm.answer import Answer, answer
from detente.reading.llm.assemble import attributions, avowed, bylines, chained, dated
from detente.reading.llm.build import Building, Count
from detente.reading.llm.client import Waiting, ask
from detente.reading.llm.endpoint import Endpoint
from detente.reading.llm.endpoint import endpoint as checked
from detente.reading.llm.roster import Roster
from detente.reading.llm.shape import FAMILIES, shape_of
from detente.reading.llm.windows import sentences, windows
from detente.reading.llm.wire import Limits

FATAL = frozenset({"D523", "D524"})
"""Refusals that the next window would meet too."""

IN_A_ROW = 2
"""Windows that fail one after another before the rest is left unread."""


def read(
    text: str,
    *,
    name: str = "account",
    endpoint: str,
    model: str,
    key: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits | None = None,
    waiting: Waiting | None = None,
) -> Draft:
    """Find in `text` what `model` at `endpoint` finds in it, every item with words that stand in the text.

    `key` is sent to that host only; whoever calls takes it from the environment (`KEY`). `progress(done, all)` is
    called before the first window and after each. The draft's `tally` counts what was dropped, and which windows got
    no answer. Costs one request per window of 8,000 characters and up to three tries of each.

    Raises InvalidText for an empty (D304) or too large (D303) text, InvalidQuery (D521) for an unfit endpoint,
    Unavailable (D520) without httpx, and NoAnswer (D522 to D527) where no window got an answer that can be used.
    """
    reading = _Reading(limit(text), checked(endpoint, model, key))
    spans = windows(text)
    reading.windows(spans, progress or _silent, limits or Limits(), waiting or Waiting())
    return reading.draft(name)


def _silent(done: int, total: int) -> None:
    return None


@dataclass
class _Reading:
    """One text being read by a model."""

    text: str
    to: Endpoint
    roster: Roster = field(default_factory=Roster)
    count: Count = field(default_factory=Count)
    found: dict[str, list[Any]] = field(default_factory=lambda: {family: [] for family, _ in FAMILIES})
    malformed: int = 0
    total: int = 0
    failures: list[str] = field(default_factory=list)
    form: int = 0

    def windows(
        self, spans: tuple[Span, ...], progress: Callable[[int, int], None], limits: Limits, waiting: Waiting
    ) -> None:
        """Ask for each window; raise what went wrong where none was answered."""
        self.total, row = len(spans), 0
        cuts = sentences(self.text)
        progress(0, len(spans))
        for done, span in enumerate(spans, 1):
            problem = self._tried(span, cuts, limits, waiting)
            row = row + 1 if problem is not None else 0
            if problem is not None:
                code = problem.problems[0].code
                given_up = code in FATAL or row == IN_A_ROW
                self.failures += [code] * (len(spans) - done + 1 if given_up else 1)
                if len(self.failures) == len(spans):
                    raise problem
                if given_up:
                    progress(len(spans), len(spans))
                    return
            progress(done, len(spans))

    def _tried(self, span: Span, cuts: tuple[Span, ...], limits: Limits, waiting: Waiting) -> NoAnswer | None:
        """Read one window; return what went wrong, if anything did. An empty one is not asked about."""
        try:
            if not self.text[slice(*span)].isspace():
                self._window(span, cuts, limits, waiting)
        except NoAnswer as problem:
            return problem
        return None

    def _window(self, span: Span, cuts: tuple[Span, ...], limits: Limits, waiting: Waiting) -> None:
        body, self.form = ask(self.to, self.text[slice(*span)], form=self.form, limits=limits, waiting=waiting)
        told = answer(body, self.to.host)
        self.malformed += told.malformed
        building = Building(self.text, page(self.text, span), cuts, self.roster, self.count)
        self._parties(told, building)
        for family, record in FAMILIES[1:]:
            self._items(family, [one and building.item(one, shape_of(record)) for one in told.found[family]])

    def _parties(self, told: Answer, building: Building) -> None:
        listed = [one for one in told.found["parties"] if one is not None]
        self.count.unnamed += sum(not self.roster.add(one, building.on) for one in listed)
        for one in listed:
            key, serves = self.roster.key(one["name"], building.on), one.get("serves")
            if key is not None and serves is not None:
                self.roster.serve(key, self.roster.key(serves, building.on))

    def _items(self, family: str, built: list[Any]) -> None:
        """Add one window's items. A parent counts in the window's own list, dropped entries among them."""
        before = len(self.found[family])
        place: dict[int, int] = {}
        for at, one in enumerate(built):
            if one is not None:
                place[at] = before + len(place)
                self.found[family].append(one)
        for at in place.values():
            item = self.found[family][at]
            if isinstance(item, Attribution) and item.parent is not None:
                self.found[family][at] = replace(item, parent=place.get(item.parent))

    def draft(self, name: str) -> Draft:
        """Return everything found, as one draft."""
        told = self._imprint()
        said = attributions(self.found["attributions"], told.via)
        parties = self.roster.all(self.text)
        serves = {party.key: party.serves for party in parties}
        return Draft(
            name,
            self.text,
            f"{self.to.model} at {self.to.host}",
            told,
            parties,
            said,
            avowed(chained(self.found["wants"], said, told.via), serves),
            dated(chained(self.found["events"], said, told.via), self.text),
            chained(self.found["bonds"], said, told.via),
            chained(self.found["assertions"], said, told.via),
            by="llm",
            tally=self._tally(),
            partial=self._partial(),
        )

    def _partial(self) -> str | None:
        if not self.failures:
            return None
        codes = ", ".join(dict.fromkeys(self.failures))
        return f"{len(self.failures)} of {self.total} parts of the text got no answer ({codes})"

    def _imprint(self) -> Imprint:
        told = imprint(self.text)
        on = page(self.text, (0, len(self.text)))
        keys = {}
        for outlet in told.via:
            self.roster.add({"name": outlet, "kind": "outlet"}, on)
            keys[outlet] = self.roster.key(outlet, on)
        if told.author and self.roster.add({"name": told.author, "kind": "person"}, on):
            keys[told.author] = self.roster.key(told.author, on)
        return bylines(told, {name: key for name, key in keys.items() if key is not None})

    def _tally(self) -> Tally:
        count = self.count
        return Tally(
            self.total,
            tuple(self.failures),
            count.quotations,
            count.missing,
            count.ambiguous,
            count.unnamed,
            self.malformed,
        )
