"""The rule reader: text to draft over one spaCy parse, offline."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from detente.errors import Span
from detente.reading.actors.cast import Cast
from detente.reading.actors.casting import cast
from detente.reading.attribution.chains import nested
from detente.reading.attribution.imprint import advises, furniture, imprint
from detente.reading.attribution.interviews import labels
from detente.reading.attribution.quotations import quotations
from detente.reading.attribution.reports import reports
from detente.reading.attribution.told import Telling
from detente.reading.claims.assertions import argued
from detente.reading.decode import limit
from detente.reading.events.dates import reference
from detente.reading.events.happenings import happenings
from detente.reading.events.mentions import Happening
from detente.reading.events.modality import coloured, past, unwished
from detente.reading.events.participants import inherits, undone
from detente.reading.inputs.furniture import blanked, furnished
from detente.reading.items import Assertion, Attribution, Bond, Deed, Draft, Event, Party, Passage, Stance, Want
from detente.reading.lexicon.deeds import LIVING
from detente.reading.pipeline import Progress, parse, pipeline
from detente.reading.syntax import sentence_of
from detente.reading.ties.bonds import links
from detente.reading.ties.stances import sides
from detente.reading.wants.wantings import wantings

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read(
    text: str,
    *,
    name: str = "account",
    skip: tuple[Span, ...] = (),
    told: Telling | None = None,
    progress: Progress | None = None,
) -> Draft:
    """Find in `text` the parties, who says what, wants, events, ties and candidate claims, each with its exact place.

    What stands in `skip` (markup) and what is furniture (datelines, page numbers) is read as blank. `told` finds the
    attributions in the place of the rules: it takes the parse and the quotations of the text. `progress` is told how
    many characters are parsed, of how many.
    Raises InvalidText for an empty (D304) or too large (D303) text, Unavailable (D501) without the parser. Cost is
    linear in the length: some thousand words a second.
    """
    return _Reading(limit(text), name, skip, told or reports, progress).draft()


class _Reading:
    """One text being read: the parse and what several passes need of it."""

    def __init__(
        self, text: str, name: str, skip: tuple[Span, ...], told: Telling, progress: Progress | None = None
    ) -> None:
        self.text, self.name = text, name
        self.doc: Doc = parse(blanked(text, (*furnished(text), *labels(text), *skip)), progress=progress)
        self.skip = furniture(text)
        self.told = tuple(report for report in told(self.doc, quotations(text)) if not self._skipped(report.cue))
        self.cast, self.imprint = cast(self.doc, text, imprint(text), reports=self.told)
        self.attributions = self._attributions()
        self._contents = sorted((span, n) for n, report in enumerate(self.told) for span in report.content)

    def draft(self) -> Draft:
        """Return everything found, parties that do nothing left out."""
        wants = self._wants()
        events = self._events(wants)
        bonds, assertions = self._bonds(), self._foretelling(self._assertions(), wants)
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
            self._stances(),
        )
        return replace(found, parties=_acting(self.cast, found))

    def _skipped(self, span: Span) -> bool:
        return any(start <= span[0] < end for start, end in self.skip)

    def _passage(self, span: Span) -> Passage:
        return Passage(*span, self.text[slice(*span)])

    def _again(self, passage: Passage | None) -> Passage | None:
        """Return a passage of the parsed text as one of the text itself, which may have other quotation marks."""
        return self._passage((passage.start, passage.end)) if passage is not None else None

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
        speakers = [self._speaker(report.head) if report.head is not None else None for report in self.told]
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

    def _speaker(self, head: int) -> str | None:
        """Return the one party a source stands for; what two say together is said by neither alone."""
        found = self.cast.all(self.doc[head])
        return found[0] if len(found) == 1 else None

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

    def _mouth(self, at: int) -> str | None:
        """Return who speaks at the code point `at`, and None where the text itself does."""
        around = self._around(at)
        return around.speaker if around is not None else self.cast.voice(at)

    def _denied_at(self, at: int) -> bool:
        around = self._around(at)
        return around is not None and (around.kind == "denial") != around.negated

    def _rejected_at(self, at: int) -> tuple[str, ...]:
        """Return who denies, further out, what somebody says at the code point `at`: "rejected the claim that"."""
        last = bisect_right(self._contents, ((at, len(self.text) + 1), len(self.told)))
        holding = [n for (_, end), n in self._contents[max(0, last - 24) : last] if end > at]
        outer = [self.attributions[n] for n in holding if self.attributions[n] is not self._around(at)]
        return tuple(one.speaker for one in outer if one.kind == "denial" and not one.negated and one.speaker)[:1]

    def _wants(self) -> tuple[Want, ...]:
        found = []
        last = next(reversed(self.imprint.via), None)
        signs = last is not None and advises(self.cast.parties[last].name)
        writer = last if signs else self.imprint.author or last
        for want in wantings(self.doc, self.cast, writer, self._mouth):
            if self._skipped(want.cue):
                continue
            chain = self._chain(want.cue[0])
            speaker = self.cast.parties.get(chain[-1]) if chain else None
            avowed = speaker is not None and want.holder in {speaker.key, speaker.serves}
            sign = want.sign
            denied = self._denied_at(want.cue[0]) and not want.named
            denied = denied or (want.planned and bool(self._rejected_at(want.cue[0])))
            if (want.fears and denied) or (want.planned and not denied):
                continue
            sign = -sign if denied else sign
            side: Literal[1, -1] = 1 if sign > 0 else -1
            sentence = self._sentence(self._token(want.cue[0]))
            cue, content = self._passage(want.cue), self._passage(want.content)
            above = self._passage(want.above) if want.above is not None else None
            found.append(
                Want(want.holder, side, sentence, cue, content, want.deeds, avowed, chain, above=above, top=want.top)
            )
        return tuple(found)

    def _events(self, wants: tuple[Want, ...]) -> tuple[Event, ...]:
        wanted = sorted(wants, key=lambda want: want.content.start)
        starts = [want.content.start for want in wanted]

        def seen(event: Happening) -> Happening | None:
            at = self.doc[event.at].idx
            titled = (self.imprint.title or "\n") in self._line(at)
            if self._skipped((at, 0)) and not titled:
                return None
            event = replace(event, headline=titled)
            near = wanted[max(0, bisect_right(starts, at) - 4) : bisect_right(starts, at)]
            around = next((want for want in near if want.content.start <= at < want.content.end), None)
            return event if past(self.doc[event.at]) else self._seen(event, around)

        return tuple(self._event(event) for event in happenings(self.doc, self.cast, reference(self.text), seen))

    def _seen(self, event: Happening, want: Want | None) -> Happening | None:
        """Return an event as the want or the report around it has it: wanted, feared, denied or supposed."""
        if want is None:
            around = self._closest(self.doc[event.at].idx)
            return replace(event, modality=coloured(event.modality, around)) if around is not None else event
        deed = next((deed for deed in want.deeds if deed.action == event.action.key), None)
        wanted = (want.polarity > 0) != (deed is not None and deed.stopped)
        trigger = self.doc[event.at]
        asker = want.holder if wanted and inherits(trigger) else None
        actor = event.actor if undone(trigger) else deed.doer if deed is not None else event.actor or asker
        target = (deed.target if deed is not None else None) or (event.target if event.target != actor else None)
        mood = "wanted" if wanted else unwished(trigger, want.cue.quote)
        return replace(event, modality=mood, actor=actor, target=target) if mood is not None else None

    def _closest(self, at: int) -> Attribution | None:
        """Return the innermost attribution around the code point `at`, hopes and fears too."""
        last = bisect_right(self._contents, ((at, len(self.text) + 1), len(self.told)))
        holding = [(end - start, n) for (start, end), n in self._contents[max(0, last - 24) : last] if end > at]
        return self.attributions[min(holding)[1]] if holding else None

    def _event(self, event: Happening) -> Event:
        span, *others = ((self.doc[at].idx, self.doc[at].idx + len(self.doc[at])) for at in (event.at, *event.others))
        trigger = self._passage(span)
        return Event(
            event.action.kind,
            event.action.key,
            trigger,
            self._sentence(event.at),
            event.actor,
            event.target,
            tuple(replace(toll, passage=self._again(toll.passage)) for toll in event.toll),
            self._passage(event.date) if event.date else None,
            event.modality,
            self._chain(span[0]),
            event.mode,
            event.when,
            self._again(event.place),
            (trigger, *(self._passage(other) for other in others)),
        )

    def _bonds(self) -> tuple[Bond, ...]:
        """Return each tie once as told and once as denied, by whom it is denied."""
        found: dict[tuple[str, str, str, tuple[str, ...]], Bond] = {}
        for link in links(self.doc, self.cast):
            at = link.cue[0]
            chain, passage = self._chain(at), self._sentence(self._token(at))
            denier = chain[-1] if chain else self.imprint.author or link.source
            rejected = self._rejected_at(at)
            denied = (denier,) if link.denied or (self._denied_at(at) and not rejected) else rejected
            if not self._skipped(link.cue):
                cue, ends = self._passage(link.cue), tuple(self._passage(end) for end in link.ends)
                sign: Literal[1, -1] = 1 if link.sign > 0 else -1
                bond = Bond(link.source, link.target, link.kind, passage, denied, chain, sign, cue, ends)
                found.setdefault((link.source, link.target, link.kind, denied), bond)
        return tuple(found.values())

    def _stances(self) -> tuple[Stance, ...]:
        return tuple(
            Stance(
                side.source or self._speaking(side.cue[0]),
                side.target or self._speaking(side.cue[0]),
                1 if side.sign > 0 else -1,
                self._sentence(self._token(side.cue[0])),
                self._passage(side.cue),
                (self._passage(side.ends[0]), self._passage(side.ends[1])),
                self._chain(side.cue[0]),
            )
            for side in sides(self.doc, self.cast)
            if not self._skipped(side.cue)
        )

    def _speaking(self, at: int) -> str:
        """Return who says "we" at the code point `at`."""
        chain = self._chain(at)
        return chain[-1] if chain else self.imprint.author or "author"

    def _assertions(self) -> tuple[Assertion, ...]:
        found = argued(self.doc, self.cast, self.told, self.skip)
        return tuple(
            Assertion(
                self._passage(one.span),
                one.argument,
                one.deeds,
                one.negated,
                self._chain(one.span[0]),
                one.says,
                replace(one.reasoning, eyes=self._eyes(one.span[0])),
            )
            for one in found
        )

    def _foretelling(self, found: tuple[Assertion, ...], wants: tuple[Want, ...]) -> tuple[Assertion, ...]:
        """Leave out forecasts whose "would" only tells a want: "she would be glad to see it"."""
        starts = [want.cue.start for want in wants]
        willed = [start for start in starts if "would" in self.text[max(0, start - 16) : start]]
        return tuple(
            one
            for one in found
            if one.argument != "forecast" or not any(one.passage.start <= at < one.passage.end for at in willed)
        )

    def _eyes(self, at: int) -> str | None:
        """Return whose belief the code point `at` is in, where that is a party of the story and no writer or outlet."""
        around = self._around(at)
        if around is None or around.kind != "belief" or around.negated or around.speaker is None:
            return None
        party = self.cast.parties[around.speaker]
        return party.key if party.kind in LIVING and party.key != self.imprint.author else None


def _acting(found: Cast, draft: Draft) -> tuple[Party, ...]:
    """Return the parties that say, want, do or suffer something, or that one of these serves; places are left out."""
    keys = [key for said in draft.attributions for key in said.chain]
    keys += [key for want in draft.wants for key in (want.holder, *_named(want.deeds))]
    keys += [key for event in draft.events for key in (event.actor, event.target) if key]
    keys += [key for bond in draft.bonds for key in (bond.source, bond.target)]
    keys += [key for one in draft.assertions for key in (*one.chain, *_named(one.deeds), *_argued(one))]
    keys += [*draft.imprint.via, *([draft.imprint.author] if draft.imprint.author else [])]
    keys += [key for key, party in found.parties.items() if party.kind == "electorate"]
    keys += sorted(found.papers)
    does = (key for i, key in found.at.items() if found.doc[i].dep_ == "nsubj" and key not in found.crowds)
    keys += [key for key in does if found.parties[key].kind in LIVING]
    used = set(keys) | {serves for key in keys if (serves := found.parties[key].serves)}
    return tuple(party for key, party in found.parties.items() if key in used)


def _argued(one: Assertion) -> tuple[str, ...]:
    told = one.reasoning
    named = [key for key in (told.deterred, told.threatener, told.eyes, told.audience) if key]
    return (*named, *_named((*told.given, *told.threat, *told.reasons)))


def _named(deeds: tuple[Deed, ...]) -> tuple[str, ...]:
    return tuple(key for deed in deeds for key in (deed.doer, deed.target) if key)
