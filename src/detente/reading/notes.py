"""What only a person can decide about a draft, in words, for the top of the draft's file."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.draft import draft as model_of
from detente.reading.items import Draft
from detente.reading.options import formula_of

_LONGEST = 90


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
    wants = sum(len(actor.wants) for actor in model.actors)
    tests = sum(claim.test is not None for claim in model.claims)
    yield (
        f"A draft read by rules ({draft.reader}): {len(model.actors)} actors, {len(model.options)} options, "
        f"{wants} wants, {len(model.ties)} ties, {len(model.claims)} claims."
    )
    yield "All but the actors is proposed and takes part in nothing. To accept an item, delete its `status: proposed`."
    yield "For a person to decide:"
    yield "- what the status quo is, which options exclude each other, which cannot be undone;"
    yield "- how the wants of an actor rank: they stand in the order of the text, not of importance;"
    if tests < len(model.claims):
        open_claims = f"{len(model.claims) - tests} of {len(model.claims)} claims"
        yield f"- how to test {open_claims}: no form of the claim language fitted;"
    yield from _open_wants(draft)
    yield from _unplaced(draft)
    yield from _denied(draft)


def _open_wants(draft: Draft) -> Iterator[str]:
    """Yield wants that are no action of anybody: an outcome, or words the reader does not know."""
    parties = {party.key: party for party in draft.parties}
    seen: set[tuple[str, int]] = set()
    for want in draft.wants:
        place = (want.holder, want.content.start)
        if place not in seen and not any(formula_of(deed, parties) for deed in want.deeds):
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
