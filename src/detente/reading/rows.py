"""What was read as the rows of one table, so that many texts can be counted, filtered and joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.reading.events.dates import reference
from detente.reading.items import Deed, Draft, Passage
from detente.reading.proposal.shown import shown

COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("text", "string", "The file, relative to the folder that was read."),
    ("sha256", "string", "The hash of its bytes."),
    ("date", "string", "The day of the text, as ISO 8601, where the text tells it."),
    ("kind", "string", "party, attribution, want, event, tie, claim, or problem for a text that could not be read."),
    ("start", "int64", "Where the words start, in Unicode code points; empty for parties and problems."),
    ("end", "int64", "Where they end."),
    ("quote", "string", "The words, letter for letter."),
    ("who", "string", "The speaker, holder, doer, the one a tie comes from, or the party: its key."),
    ("name", "string", "Its name in words."),
    ("whom", "string", "Whom it is done to, or the one a tie leads to: its key."),
    ("what", "string", "The kind of saying, event, tie, argument or party; the code of a problem."),
    ("polarity", "int64", "1 wanted, -1 not wanted; 1 said, -1 said not to have been said."),
    ("modality", "string", "Of an event: happened, denied, feared, wanted, hypothetical. Of a want: avowed, imputed."),
    ("deeds", "list<string>", "The actions spoken of, as `doer action target`."),
    ("on", "string", "The day of an event, as ISO 8601, where it is known."),
    ("toll", "list<string>", "Who suffered what, as `3 killed soldiers`."),
    ("chain", "list<string>", "From whose mouth, the outlet first."),
)
"""Each column: its name, its type, what is in it."""

Row = dict[str, Any]
_PRONOUNS = frozenset("i me you he him she her it we us they them who which that this these those one".split())
"""Speakers that are nobody outside their sentence."""


def rows(found: Draft) -> list[Row]:
    """Return everything in a draft as rows, in the order party, attribution, want, event, tie, claim.

    Only the columns that say something are in a row; `text` and `sha256` are for the caller to add.
    """
    name = {party.key: party.name for party in found.parties}
    told = [*_parties(found), *_said(found), *_wants(found), *_events(found), *_ties(found), *_claims(found)]
    day = reference(found.text)
    return [
        _clean({"date": day.isoformat() if day else None, "name": name.get(row.get("who") or ""), **row})
        for row in told
    ]


def _parties(found: Draft) -> Iterator[Row]:
    for party in found.parties:
        yield {"kind": "party", "who": party.key, "what": party.kind}


def _said(found: Draft) -> Iterator[Row]:
    for one in shown(found):
        yield {
            **_words(_hull(found.text, one.content)),
            "kind": "attribution",
            "who": one.speaker,
            "what": one.kind,
            "polarity": -1 if one.negated else 1,
            "chain": one.chain,
            **({} if one.speaker else {"name": _named(one.source)}),
        }


def _named(source: Passage | None) -> str | None:
    """Return the words for a speaker who is no party, unless they are a pronoun."""
    words = " ".join(source.quote.split()) if source else ""
    return None if words.lower() in _PRONOUNS else words or None


def _wants(found: Draft) -> Iterator[Row]:
    for one in found.wants:
        yield {
            **_words(one.content),
            "kind": "want",
            "who": one.holder,
            "polarity": one.polarity,
            "what": one.cue.quote.lower(),
            "modality": "avowed" if one.avowed else "imputed",
            "deeds": _deeds(one.deeds),
            "chain": one.chain,
        }


def _events(found: Draft) -> Iterator[Row]:
    for one in found.events:
        toll = [" ".join(f"{harm.count} {harm.harm} {harm.whom}".split()) for harm in one.toll]
        yield {
            **_words(one.trigger),
            "kind": "event",
            "who": one.actor,
            "whom": one.target,
            "what": one.kind,
            "modality": one.modality,
            "on": one.when,
            "toll": toll,
            "chain": one.chain,
        }


def _ties(found: Draft) -> Iterator[Row]:
    for one in found.bonds:
        yield {
            **_words(one.passage),
            "kind": "tie",
            "who": one.source,
            "whom": one.target,
            "what": one.kind,
            "modality": "denied" if one.denied_by else None,
            "chain": one.chain,
        }


def _claims(found: Draft) -> Iterator[Row]:
    for one in found.assertions:
        yield {
            **_words(one.passage),
            "kind": "claim",
            "who": one.chain[-1] if one.chain else None,
            "what": one.argument,
            "deeds": _deeds(one.deeds),
            "chain": one.chain,
        }


def _words(passage: Passage) -> Row:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def _hull(text: str, pieces: tuple[Passage, ...]) -> Passage:
    """Return the span from the first piece of a content to the last."""
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    return Passage(start, end, text[start:end])


def _deeds(deeds: tuple[Deed, ...]) -> list[str]:
    return [" ".join(filter(None, (deed.doer, deed.action, deed.target))) for deed in deeds]


def _clean(row: Row) -> Row:
    """Return a row without what says nothing; tuples become lists, as JSON has them."""
    kept = {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
    return {key: value for key, value in kept.items() if value is not None and value != []}
