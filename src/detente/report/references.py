"""Who points at what: the claims and assumptions of a model, numbered, with the quotes each of them rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

from detente.conflict.basis import Basis
from detente.conflict.model import Conflict
from detente.evidence import Anchor, Quote, anchor
from detente.findings.verdict import Findings, Verdict
from detente.report.assumptions import Assumption, assumptions
from detente.report.markup import NOTHING, Markup, anchor_id, join, link, tag, words
from detente.report.naming import speakers

_BRIEF = 76
"""How many letters of a quote are shown where there are many."""


@dataclass(frozen=True, slots=True)
class Item:
    """A claim or an assumption: the id of its place on the page, its number ("C3", "A12"), its words, its quotes."""

    place: str
    number: str
    words: str
    basis: Basis
    claim: bool


@dataclass(frozen=True)
class References:
    """Everything on the page that has a number, and where the quotes stand in the texts."""

    conflict: Conflict
    texts: Mapping[str, str]
    findings: Findings

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Verdicts by claim."""
        return {verdict.claim: verdict for verdict in self.findings.verdicts}

    @cached_property
    def assumptions(self) -> Mapping[str, Assumption]:
        """Assumptions by id."""
        return {assumption.id: assumption for assumption in assumptions(self.conflict)}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Claims under ``claim:ID`` and assumptions under their ids, in the order of the model."""
        claims = {
            f"claim:{claim.id}": Item(anchor_id("claim", claim.id), f"C{i}", claim.says or claim.id, claim.basis, True)
            for i, claim in enumerate(self.conflict.claims, 1)
        }
        taken = {
            row.id: Item(anchor_id("a", row.id), f"A{i}", row.words, row.basis, False)
            for i, row in enumerate(self.assumptions.values(), 1)
        }
        return {**claims, **taken}

    @cached_property
    def quotes(self) -> Mapping[str, Quote]:
        """Quotes by key."""
        return {quote.key: quote for quote in self.conflict.quotes}

    @cached_property
    def anchors(self) -> Mapping[str, Anchor]:
        """Where the quotes stand, for those that are used, whose text is at hand, and which are in it."""
        used = {key for item in self.items.values() for key in item.basis.because}
        found = {
            key: anchor(quote, self.texts[quote.source])
            for key, quote in self.quotes.items()
            if key in used and quote.source in self.texts
        }
        return {key: place for key, place in found.items() if place.start is not None}

    @cached_property
    def uses(self) -> Mapping[str, tuple[Item, ...]]:
        """For each quote, what rests on it: claims first."""
        table: dict[str, list[Item]] = {}
        for item in self.items.values():
            for key in item.basis.because:
                table.setdefault(key, []).append(item)
        return {key: tuple(items) for key, items in table.items()}

    def number(self, id: str, *, title: bool = True) -> Markup:
        """Return the number of a claim (``claim:ID``) or assumption as a link to it; the id where there is none."""
        item = self.items.get(id)
        if item is None:
            return tag("code", words(id))
        return link(item.place, words(item.number), class_="ref", title=item.words if title else None)

    def evidence(self, basis: Basis, *, brief: bool = False) -> Markup:
        """Return the quotes an item rests on, linked to the text, and who says so; `brief` cuts both short."""
        said = [self._quoted(key, brief=brief) for key in basis.because if key in self.quotes]
        by = speakers(self.conflict, basis)
        shown = by.partition(", ")[0] if brief else by
        dash = "—\N{NO-BREAK SPACE}" if said else ""
        who = tag("span", words(dash + shown), class_="by", title=by) if by else NOTHING
        return tag("p", join(*said, who, by=" "), class_="evidence") if said or by else NOTHING

    def row(self, id: str, basis: Basis, *said: Markup) -> Markup:
        """Return the list item that is the place of an assumption: its number, what it says, what it rests on."""
        proposed = words("proposed: takes no part yet") if basis.status == "proposed" else NOTHING
        mark = tag("span", proposed, class_="pill proposed") if proposed else NOTHING
        remark = tag("p", words(basis.note), class_="remark") if basis.note else NOTHING
        line = join(self.number(id, title=False), *said, mark, by=" ")
        return tag("li", line, self.evidence(basis, brief=True), remark, id=anchor_id("a", id))

    def _quoted(self, key: str, *, brief: bool) -> Markup:
        exact = " ".join(self.quotes[key].exact.split())
        short = shorten(exact, _BRIEF, placeholder=" …") if brief else exact
        if key in self.anchors:
            return link(anchor_id("q", key), tag("q", words(short)), class_="quote", title=exact)
        return tag("span", tag("q", words(short)), class_="quote", title=exact)
