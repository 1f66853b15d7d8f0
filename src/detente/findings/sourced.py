"""What a model rests on, source by source: what stands without one, what has none, and what speakers differ about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from detente.conflict.basis import Basis
from detente.conflict.change import accepted
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.places import bases
from detente.files.hash import model_hash
from detente.findings.disputes import Dispute, disputes
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.rests import QUICK, about_time, rests_on
from detente.findings.sources import (
    Behind,
    Dropped,
    Progress,
    behind,
    chain_of,
    dropped,
    marks,
    silent_text,
    unsourced,
    unused,
)
from detente.findings.told import Told, told


@dataclass(frozen=True, slots=True)
class BehindClaim:
    """The sources behind the verdict on a claim. `behind` is None where it rests on no assumption that was found.

    `own` has the marks of the claim's own chain: the texts, outlets and first speaker of who makes it.
    """

    claim: str
    outcome: Outcome
    behind: Behind | None
    own: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many independent sources there are, as `independent sources of` counts them."""
        return self.behind.number if self.behind else int(bool(self.own))


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch of a text that no quote of the model covers: it supports nothing. Offsets in code points."""

    source: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Sourced:
    """What rests on whom. `unsourced` are assumptions nobody is quoted for, `unused` quotes nothing rests on.

    `differ` has the pairs of actors whose tie is told in several ways, `disputes` the wants that are.
    """

    title: str
    model_hash: str
    claims: tuple[BehindClaim, ...]
    dropped: tuple[Dropped, ...]
    unsourced: tuple[str, ...]
    unused: tuple[str, ...]
    silent: tuple[Silence, ...]
    disputes: tuple[Dispute, ...]
    differ: tuple[Told, ...]


def sourced(
    conflict: Conflict,
    texts: Mapping[str, str],
    *,
    claims: Iterable[str] | None = None,
    in_time: bool = True,
    effort: int = QUICK,
    progress: Progress | None = None,
) -> Sourced:
    """Return what rests on whom in `conflict`, whose sources have the `texts`.

    Without `in_time` claims about time are left out: they cost most. Cost: every verdict once for each text and each
    speaker, and `effort` state visits for what each verdict rests on.
    """
    sure = accepted(conflict)
    chosen = None if claims is None else frozenset(claims)
    asked = [claim for claim in sure.claims if (chosen is None or claim.id in chosen) and _asked(claim, in_time)]
    worlds = Worlds.of(sure)
    placed = _anchored(conflict, texts)
    used = [basis for _, basis in bases(conflict)]
    used += [Basis(because=tie.denied_in) for tie in conflict.ties]
    return Sourced(
        title=conflict.title,
        model_hash=model_hash(conflict),
        claims=tuple(_behind(worlds, claim, effort) for claim in asked),
        dropped=dropped(worlds, asked, progress=progress),
        unsourced=unsourced(sure),
        unused=unused(conflict, used),
        silent=tuple(
            Silence(source, start, end, text[start:end])
            for source, text in texts.items()
            for start, end in silent_text(text, source, placed)
        ),
        disputes=disputes(worlds.base),
        differ=tuple(one for one in told(sure, day=sure.starts) if one.quarrels),
    )


def _anchored(conflict: Conflict, texts: Mapping[str, str]) -> Conflict:
    """Return the conflict with the quotes that have no place yet where their words stand first."""
    quotes = tuple(
        replace(quote, start=at)
        if quote.start is None and (at := texts.get(quote.source, "").find(quote.exact)) >= 0
        else quote
        for quote in conflict.quotes
    )
    return replace(conflict, quotes=quotes)


def _asked(claim: Claim, in_time: bool) -> bool:
    return claim.test is not None and (in_time or not about_time(claim.test))


def _behind(worlds: Worlds, claim: Claim, effort: int) -> BehindClaim:
    conflict = worlds.base.conflict
    outcome = outcome_of(answers(worlds, claim))
    rests, _ = rests_on(worlds, claim, outcome, effort=effort)
    chain = chain_of(claim.basis, conflict)
    own = tuple(sorted(marks(chain, conflict))) if chain else ()
    found = behind((id_ for rest in rests for id_ in rest.assumptions), conflict) if rests else None
    return BehindClaim(claim.id, outcome, found, own)
