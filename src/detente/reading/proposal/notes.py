"""What only a person can decide about a draft, in words, for the top of the draft's file."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.actors.standing import standing
from detente.reading.items import Draft
from detente.reading.proposal.draft import draft as model_of
from detente.reading.proposal.options import formula_of
from detente.reading.tongue import ENGLISH, named

_LONGEST = 90
_MOST = 60
"""Differences of two readers that are told one by one."""

_SOME = 5
"""Items only one reader found that are quoted, of each list."""


def notes(draft: Draft) -> tuple[str, ...]:
    """Return lines that say what the draft proposes and what is left to decide. No line has a control character."""
    return tuple(shown(line) for line in _notes(draft))


def shown(words: str) -> str:
    r"""Return `words` fit for a terminal or a comment: control and bidi characters escaped, runs of spaces one space.

    >>> shown("no\u202e war")
    'no\\u202e war'
    """
    plain = " ".join(words.split())
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in plain)


def _notes(draft: Draft) -> Iterator[str]:
    model = model_of(draft)
    draft = standing(draft)
    wants = sum(len(actor.wants) for actor in model.actors)
    tests = sum(claim.test is not None for claim in model.claims)
    yield (
        f"A draft read by {_reader(draft)}: {len(model.actors)} actors, {len(model.options)} options, "
        f"{wants} wants, {len(model.ties)} ties, {len(model.claims)} claims."
    )
    yield from _dropped(draft)
    if draft.partial:
        yield f"PARTIAL: {_cut(draft.partial)}. What is missing of the account is missing here."
    if draft.language != ENGLISH:
        yield f"The text is in {named(draft.language)}; this reader knows English, and what follows may be nonsense."
    yield "All but the actors is proposed and takes part in nothing. To accept an item, delete its `status: proposed`."
    yield "For a person to decide:"
    yield "- what the status quo is, which options exclude each other, which cannot be undone;"
    ranked = sum(bool(want.basis.note) for actor in model.actors for want in actor.wants)
    save = f", but for {ranked} that the text ranks" if ranked else ""
    yield f"- how the wants of an actor rank: they stand in the order of the text, not of importance{save};"
    if tests < len(model.claims):
        open_claims = f"{len(model.claims) - tests} of {len(model.claims)} claims"
        yield f"- how to test {open_claims}: no form of the claim language fitted;"
    yield from _open_wants(draft)
    yield from _unplaced(draft)
    yield from _denied(draft)
    yield from _parted(draft)


def _reader(draft: Draft) -> str:
    ways = {"rules": "rules", "llm": "a language model", "learned": "a trained tagger"}
    return f"{ways[draft.by]} ({draft.reader})" if draft.by in ways else draft.reader


def _dropped(draft: Draft) -> Iterator[str]:
    """Yield what a language model wrote that is not in the text, counted."""
    told = draft.tally
    if told is None:
        return
    lost = told.missing + told.ambiguous
    yield (
        f"Of {told.quotations} quotations {lost} were dropped: {told.missing} not in the text, {told.ambiguous} in "
        f"several places of it. {told.unnamed} names not in the text and {told.malformed} malformed values went too."
    )


def _parted(draft: Draft) -> Iterator[str]:
    """Yield where two readers part: first what both found and see differently, then what one of them found alone."""
    differing = [one for one in draft.disagreements if one.field is not None]
    for one in differing[:_MOST]:
        first, second = _short(one.readers)
        sides = f"{first} says {one.one}, {second} says {one.other}"
        yield f'- {one.family}, {one.field} of "{_cut(one.passage.quote)}": {sides};'
    if len(differing) > _MOST:
        yield f"- {len(differing) - _MOST} more such differences;"
    alone: dict[tuple[str, str], list[str]] = {}
    for one in draft.disagreements:
        if one.field is None:
            reader = _short(one.readers)[0 if one.one else 1]
            alone.setdefault((one.family, reader), []).append(one.passage.quote)
    for (family, reader), quotes in alone.items():
        some = ", ".join(f'"{_cut(quote)}"' for quote in quotes[:_SOME])
        more = f" and {len(quotes) - _SOME} more" if len(quotes) > _SOME else ""
        yield f"- whether these {family}, found by {reader} alone, are right: {some}{more};"


def _short(readers: tuple[str, str]) -> tuple[str, str]:
    """Return the ways of reading without their models, where that tells them apart."""
    first, second = (reader.split(" (")[0] for reader in readers)
    return (first, second) if first != second else readers


def _open_wants(draft: Draft) -> Iterator[str]:
    """Yield wants that are no action of anybody: an outcome, or words the reader does not know."""
    parties = {party.key: party for party in draft.parties}
    seen: set[tuple[str, int]] = set()
    for want in draft.wants:
        place = (want.holder, want.content.start)
        if want.holder in parties and place not in seen and not any(formula_of(deed, parties) for deed in want.deeds):
            seen.add(place)
            own = want.content.quote.startswith(("no ", "not "))
            verb = "wants" if want.polarity > 0 or own else "does not want"
            yield f'- which options stand for what {want.holder} {verb}: "{_cut(want.content.quote)}";'


def _unplaced(draft: Draft) -> Iterator[str]:
    """Yield leaders of whom the text does not say whom they act for, and groups that may be one."""
    bare = [
        party.key
        for party in draft.parties
        if party.kind in {"leader", "person"} and not party.serves and party.key not in {draft.imprint.author, "author"}
    ]
    if bare:
        yield f"- for whom these act, if for anybody: {', '.join(bare)};"
    groups = [party.key for party in draft.parties if party.kind == "armed group"]
    if len(groups) > 1:
        yield f"- whether some of these are one: {', '.join(groups)};"


def _denied(draft: Draft) -> Iterator[str]:
    for bond in draft.bonds:
        if bond.denied_by:
            who = ", ".join(bond.denied_by)
            yield f"- whether to believe {who}, who denies: {bond.source} is {bond.kind} of {bond.target};"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " ..."
