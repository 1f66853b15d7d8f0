"""The rule reader: text to draft over one spaCy parse, offline."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from detente.errors import Span
from detente.reading.assertions import argued
from detente.reading.attribution import reports
from detente.reading.bonds import links
from detente.reading.cast import Cast
from detente.reading.casting import cast
from detente.reading.chains import nested
from detente.reading.decode import limit
from detente.reading.events import Happening, happenings
from detente.reading.imprint import furniture, imprint
from detente.reading.items import Assertion, Attribution, Bond, Deed, Draft, Event, Modality, Party, Passage, Want
from detente.reading.lexicon.deeds import LIVING
from detente.reading.pipeline import parse, pipeline
from detente.reading.quotations import quotations
from detente.reading.syntax import sentence_of
from detente.reading.wants import wantings

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read(text: str, *, name: str = "account") -> Draft:
    """Find in `text` the parties, who says what, wants, events, ties and candidate claims, each with its exact place.

    Raises InvalidText for an empty (D304) or too large (D303) text, Unavailable (D501) without the parser. Cost is
    linear in the length: some thousand words a second.
    """
    return _Reading(limit(text), name).draft()


class _Reading:
    """One text being read: the parse and what several passes need of it."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.doc: Doc = parse(text)
        self.cast, self.imprint = cast(self.doc, text, imprint(text))
        self.skip = furniture(text)
        self.told = tuple(report for report in reports(self.doc, quotations(text)) if not self._skipped(report.cue))
        self.attributions = self._attributions()
        self._contents = sorted((span, n) for n, report in enumerate(self.told) for span in report.content)

    def draft(self) -> Draft:
        """Return everything found, parties that do nothing left out."""
        wants = self._wants()
        events = self._events(wants)
        bonds, assertions = self._bonds(), self._assertions()
        found = Draft(
            self.name,
            self.text,
            str(pipeline().meta.get("name", "")),
            self.imprint,
            (),
            self.attributions,
            wants,
            events,
            bonds,
            assertions,
        )
        return replace(found, parties=_acting(self.cast, found))

    def _skipped(self, span: Span) -> bool:
        return any(start <= span[0] < end for start, end in self.skip)

    def _passage(self, span: Span) -> Passage:
        return Passage(*span, self.text[slice(*span)])

    def _line(self, at: int) -> str:
        return self.text[self.text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0].strip()

    def _sentence(self, at: int) -> Passage:
        sentence = sentence_of(self.doc[at])
        words = sentence.text_with_ws
        start = sentence.start_char + len(words) - len(words.lstrip())
        return self._passage((start, sentence.start_char + len(words.rstrip())))

    def _token(self, offset: int) -> int:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span.start if span is not None else 0

    def _attributions(self) -> tuple[Attribution, ...]:
        speakers = [self.cast.party(self.doc[report.head]) if report.head is not None else None for report in self.told]
        shape = nested(self.told, speakers, self.imprint.via)
        return tuple(
            Attribution(
                self._passage(report.cue),
                tuple(self._passage(span) for span in report.content),
                self._passage(report.source) if report.source is not None else None,
                report.kind,
                report.negated,
                speaker,
                parent,
                chain,
            )
            for report, speaker, (parent, chain) in zip(self.told, speakers, shape, strict=True)
        )

    def _around(self, at: int) -> Attribution | None:
        """Return the innermost attribution whose content holds the code point `at`."""
        last = bisect_right(self._contents, ((at, len(self.text) + 1), len(self.told)))
        holding = [(end - start, n) for (start, end), n in self._contents[max(0, last - 24) : last] if end > at]
        kept = [(size, n) for size, n in holding if self.told[n].kind in {"statement", "belief", "denial"}]
        return self.attributions[min(kept)[1]] if kept else None

    def _chain(self, at: int) -> tuple[str, ...]:
        """Return whose mouth the code point `at` comes from, the outlet first."""
        around = self._around(at)
        return around.chain if around is not None else self.imprint.via

    def _denied_at(self, at: int) -> bool:
        around = self._around(at)
        return around is not None and (around.kind == "denial") != around.negated

    def _wants(self) -> tuple[Want, ...]:
        found = []
        for want in wantings(self.doc, self.cast):
            if self._skipped(want.cue):
                continue
            chain = self._chain(want.cue[0])
            speaker = self.cast.parties.get(chain[-1]) if chain else None
            avowed = speaker is not None and want.holder in {speaker.key, speaker.serves}
            sign: Literal[1, -1] = 1 if want.sign > 0 else -1
            sentence = self._sentence(self._token(want.cue[0]))
            found.append(
                Want(
                    want.holder,
                    sign,
                    sentence,
                    self._passage(want.cue),
                    self._passage(want.content),
                    want.deeds,
                    avowed,
                    chain,
                )
            )
        return tuple(found)

    def _events(self, wants: tuple[Want, ...]) -> tuple[Event, ...]:
        wanted = sorted(wants, key=lambda want: want.content.start)
        starts = [want.content.start for want in wanted]
        found = []
        for event in happenings(self.doc, self.cast):
            at = self.doc[event.at].idx
            if not self._skipped((at, 0)) or (self.imprint.title or "\n") in self._line(at):
                near = wanted[max(0, bisect_right(starts, at) - 4) : bisect_right(starts, at)]
                around = next((want for want in near if want.content.start <= at < want.content.end), None)
                found.append(self._event(event, around))
        return tuple(found)

    def _event(self, event: Happening, want: Want | None) -> Event:
        """Return an event as an item; one inside a want is only wanted or feared, by and to whom the want says."""
        token, action = self.doc[event.at], event.action
        span = (token.idx, token.idx + len(token))
        modality: Modality = "denied" if self._denied_at(span[0]) else event.modality
        actor, target = event.actor, event.target
        if want is not None:
            modality = "wanted" if want.polarity > 0 else "feared"
            deed = next((deed for deed in want.deeds if deed.action == action.key), None)
            actor, target = (deed.doer, deed.target) if deed is not None else (actor or want.holder, target)
        date = self._passage(event.date) if event.date else None
        trigger, sentence, chain = self._passage(span), self._sentence(event.at), self._chain(span[0])
        return Event(action.kind, action.key, trigger, sentence, actor, target, event.toll, date, modality, chain)

    def _bonds(self) -> tuple[Bond, ...]:
        """Return each tie once as told and once as denied, by whom it is denied."""
        found: dict[tuple[str, str, str, tuple[str, ...]], Bond] = {}
        for link in links(self.doc, self.cast):
            at = link.cue[0]
            chain, passage = self._chain(at), self._sentence(self._token(at))
            denied = (chain[-1] if chain else link.source,) if link.denied or self._denied_at(at) else ()
            if not self._skipped(link.cue):
                bond = Bond(link.source, link.target, link.kind, passage, denied, chain)
                found.setdefault((link.source, link.target, link.kind, denied), bond)
        return tuple(found.values())

    def _assertions(self) -> tuple[Assertion, ...]:
        found = argued(self.doc, self.cast, self.told, self.skip)
        return tuple(
            Assertion(self._passage(one.span), one.argument, one.deeds, one.negated, self._chain(one.span[0]))
            for one in found
        )


def _acting(found: Cast, draft: Draft) -> tuple[Party, ...]:
    """Return the parties that say, want, do or suffer something, or that one of these serves; places are left out."""
    keys = [key for said in draft.attributions for key in said.chain]
    keys += [key for want in draft.wants for key in (want.holder, *_named(want.deeds))]
    keys += [key for event in draft.events for key in (event.actor, event.target) if key]
    keys += [key for bond in draft.bonds for key in (bond.source, bond.target)]
    keys += [key for one in draft.assertions for key in (*one.chain, *_named(one.deeds))]
    keys += [*draft.imprint.via, *([draft.imprint.author] if draft.imprint.author else [])]
    keys += [key for key, party in found.parties.items() if party.kind == "electorate"]
    keys += [key for i, key in found.at.items() if found.doc[i].dep_ == "nsubj" and found.parties[key].kind in LIVING]
    used = set(keys) | {serves for key in keys if (serves := found.parties[key].serves)}
    return tuple(party for key, party in found.parties.items() if key in used)


def _named(deeds: tuple[Deed, ...]) -> tuple[str, ...]:
    return tuple(key for deed in deeds for key in (deed.doer, deed.target) if key)
