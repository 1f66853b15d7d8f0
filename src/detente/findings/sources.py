"""Who stands behind a verdict: the chains of speakers its assumptions came through, and what is left without one.

A *chain* is `said_by`, from the outlet to the first speaker, with the text an assumption was quoted from. Two chains
are independent where they share no text, no outlet and no first speaker: two officials quoted by one columnist are one
source, and so is one official quoted in two papers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from detente.conflict.basis import Basis
from detente.conflict.model import Claim, Conflict, Outcome
from detente.errors import DetenteError
from detente.findings.assumptions import (
    Assumption,
    assumptions,
    basis_of,
    deal_assumptions,
    tie_assumptions,
    time_assumptions,
)
from detente.findings.judge import Worlds, answers, outcome_of

Progress = Callable[[int, int, str], None]

OUTLETS = ("outlet",)
"""The kinds of actor that pass on what others say."""


@dataclass(frozen=True, slots=True)
class Chain:
    """How an assumption reached us: `speakers` from the outlet to the first, `texts` it was quoted from."""

    speakers: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """The sources behind some assumptions, in groups: chains of one group hang together, groups are independent.

    A group lists the assumptions and the texts, outlets and first speakers they share; `unsourced` have no chain.
    """

    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    unsourced: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many independent sources there are."""
        return len(self.groups)


@dataclass(frozen=True, slots=True)
class Dropped:
    """What becomes of the verdicts without a text, or without all that one speaker says.

    `changed` has the claims whose verdict is another one then, with what it was and what it becomes.
    """

    name: str
    what: str
    assumptions: tuple[str, ...]
    changed: tuple[tuple[str, Outcome, Outcome], ...]


def chain_of(basis: Basis, conflict: Conflict) -> Chain | None:
    """Return how an assumption with this basis reached us, or None where it has no source."""
    source = {quote.key: quote.source for quote in conflict.quotes}
    texts = tuple(dict.fromkeys(source[key] for key in basis.because if key in source))
    return Chain(basis.said_by, texts) if texts or basis.said_by else None


def marks(chain: Chain, conflict: Conflict) -> frozenset[str]:
    """Return what makes a chain depend on another that has it too: its texts, its outlets, its first speaker."""
    outlets = {key for key in chain.speakers if key in conflict.actor and conflict.actor[key].kind in OUTLETS}
    return frozenset({*chain.texts, *outlets, *chain.speakers[-1:]})


def behind(ids: Iterable[str], conflict: Conflict) -> Behind:
    """Group the sources behind the assumptions called `ids`. Linear in the shared marks, but for joining groups."""
    groups: list[tuple[list[str], set[str]]] = []
    unsourced = []
    for id_ in dict.fromkeys(ids):
        chain = chain_of(basis_of(id_, conflict), conflict)
        if chain is None:
            unsourced.append(id_)
            continue
        own = set(marks(chain, conflict))
        members = [id_]
        apart = []
        for others, shared in groups:
            if shared & own:
                members, own = [*others, *members], own | shared
            else:
                apart.append((others, shared))
        groups = [*apart, (members, own)]
    return Behind(tuple((tuple(members), tuple(sorted(shared))) for members, shared in groups), tuple(unsourced))


def every_assumption(conflict: Conflict) -> tuple[Assumption, ...]:
    """Return all that can be taken out: wants, what is possible, facts, ties, numbers, parts of the deal."""
    kinds = (assumptions, tie_assumptions, time_assumptions, deal_assumptions)
    return tuple({one.id: one for kind in kinds for one in kind(conflict)}.values())


def unsourced(conflict: Conflict) -> tuple[str, ...]:
    """Return the assumptions nobody is quoted for and nobody is said to have said."""
    listed = ((one.id, basis_of(one.id, conflict)) for one in every_assumption(conflict))
    return tuple(id_ for id_, basis in listed if not basis.because and not basis.said_by)


def unused(conflict: Conflict, used: Iterable[Basis]) -> tuple[str, ...]:
    """Return the quotes no part of the model rests on."""
    named = {key for basis in used for key in basis.because}
    return tuple(quote.key for quote in conflict.quotes if quote.key not in named)


def silent_text(text: str, source: str, conflict: Conflict, *, least: int = 20) -> tuple[tuple[int, int], ...]:
    """Return the stretches (start, end) of a source's text that no quote covers, blanks at their ends left out.

    Stretches with fewer than `least` letters and digits are passed over. Quotes without a place are not counted.
    """
    spans = sorted((it.start, it.end or 0) for it in conflict.quotes if it.source == source and it.start is not None)
    found, at = [], 0
    for start, end in [*spans, (len(text), len(text))]:
        gap = text[at:start]
        if sum(map(str.isalnum, gap)) >= least:
            begin = at + len(gap) - len(gap.lstrip())
            found.append((begin, at + len(gap.rstrip())))
        at = max(at, end)
    return tuple(found)


def dropped(worlds: Worlds, claims: Iterable[Claim], *, progress: Progress | None = None) -> tuple[Dropped, ...]:
    """Return, for each text and each speaker, which verdicts change without what rests on it alone or passes it.

    Without a text goes what is quoted from no other text; without a speaker, all whose chain has it. Cost: every
    verdict once for each text and each speaker.
    """
    conflict = worlds.base.conflict
    asked = [claim for claim in claims if claim.test is not None]
    now = {claim.id: outcome_of(answers(worlds, claim)) for claim in asked}
    found, parts = [], tuple(_parts(conflict))
    for done, (name, what, gone) in enumerate(parts):
        if progress:
            progress(done, len(parts), name)
        changed = []
        for claim in asked:
            becomes = _without(worlds, claim, frozenset(gone))
            if becomes not in (None, now[claim.id]):
                changed.append((claim.id, now[claim.id], becomes))
        found.append(Dropped(name, what, tuple(one.id for one in gone), tuple(changed)))
    return tuple(found)


def _parts(conflict: Conflict) -> Iterator[tuple[str, str, tuple[Assumption, ...]]]:
    """Yield each text and each speaker with the assumptions that go with it."""
    every = [(one, chain_of(basis_of(one.id, conflict), conflict)) for one in every_assumption(conflict)]
    for source in conflict.sources:
        gone = tuple(one for one, chain in every if chain and chain.texts == (source.key,))
        if gone:
            yield source.key, "text", gone
    speakers = dict.fromkeys(key for _, chain in every if chain for key in chain.speakers)
    for speaker in speakers:
        yield speaker, "speaker", tuple(one for one, chain in every if chain and speaker in chain.speakers)


def _without(worlds: Worlds, claim: Claim, gone: frozenset[Assumption]) -> Outcome | None:
    """Return the verdict without some assumptions; None where nothing is left to judge."""
    try:
        return outcome_of(answers(worlds, claim, without=gone))
    except DetenteError:
        return None
