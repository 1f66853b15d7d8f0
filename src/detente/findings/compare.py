"""Two versions of a model: what changed in the file, what changed in the verdicts, and because of which change.

A change is *why* a verdict changed if taking it back alone, in the new version, gives the old verdict back. Where no
single change is, pairs are tried. What cannot stand without another change is taken back with it: a want that names an
option goes with the option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente import __version__
from detente.conflict.change import accepted
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.query import Avows, IndependentSources, InView, No, OnlyBecause, Query
from detente.conflict.validity import problems
from detente.conflict.versions import Change, Sort, changes, hanging, undone
from detente.errors import DetenteError
from detente.files.hash import model_hash
from detente.findings.differing import differing
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.scenarios import Likely, numbers_of
from detente.findings.verdict import Answer

Progress = Callable[[int, int, str], None]

MOST_PAIRS = 300
"""So many pairs of changes are tried where no single change is why a verdict changed."""

ROUNDING = 1e-9
"""Numbers that differ by less, of themselves or of 1, are told as the same."""

_ASIDE = ("scenario", "what happened", "quote", "source")
"""Parts no verdict hangs on, but that of a claim about sources on the last two."""


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A change in words: what part, its id, and for each field that differs how it was and how it is.

    `reworded`: no analysis but that of sources hangs on it.
    """

    part: str
    id: str
    sort: Sort
    fields: tuple[tuple[str, str, str], ...]
    reworded: bool

    @property
    def name(self) -> str:
        """What a cause calls it by."""
        return _called(self.part, self.id)


@dataclass(frozen=True, slots=True)
class Cause:
    """Changes that, taken back together, give the old verdict back; `along` has to be taken back with them."""

    changes: tuple[str, ...]
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flip:
    """A claim with another verdict. Each of `because` is enough by itself; all are of one size, one change or two.

    Empty: no set of up to `tried` changes alone is why (not all pairs were tried where `partly`).
    """

    claim: str
    says: str
    before: Outcome
    after: Outcome
    because: tuple[Cause, ...] = ()
    tried: int = 0
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a claim about time under a choice rule, in both versions."""

    before: Likely
    after: Likely


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two versions of a model. `verdicts` pairs outcomes; None where there is no such claim."""

    title: str
    old_hash: str
    new_hash: str
    version: str
    changes: tuple[ChangeTold, ...]
    verdicts: tuple[tuple[str, Outcome | None, Outcome | None], ...]
    flips: tuple[Flip, ...]
    numbers: tuple[Number, ...]

    @property
    def same(self) -> bool:
        """Whether every claim that is in both versions has the same verdict in both."""
        return not self.flips


def compare(
    old: Conflict, new: Conflict, *, claims: Iterable[str] | None = None, progress: Progress | None = None
) -> Compared:
    """Compare two versions, by all claims or by those called `claims`.

    Cost: the verdicts of both, and for each change the verdicts that differ once more; where no change alone is why,
    the same for up to `MOST_PAIRS` pairs.
    """
    tell = progress or (lambda _done, _total, _name: None)
    chosen = None if claims is None else frozenset(claims)
    every = changes(old, new)
    total = len(every) + 2
    tell(0, total, "the old version")
    before = _answers(old, chosen)
    tell(1, total, "the new version")
    after = _answers(new, chosen)
    verdicts = tuple((id_, _said(before, id_), _said(after, id_)) for id_ in {**before, **after})
    flipped = {id_: was for id_, was, now in verdicts if was is not None and now is not None and was != now}
    search = _Search(old, new, every, flipped)
    singles = search.singles(lambda done, name: tell(done + 2, total, name))
    flips = tuple(_flip(new, id_, flipped[id_], _said(after, id_), *singles[id_]) for id_ in flipped)
    return Compared(
        new.title, model_hash(old), model_hash(new), __version__, tuple(map(_told, every)), verdicts, flips,
        tuple(_differing(before, after)),
    )  # fmt: skip


def _answers(conflict: Conflict, chosen: frozenset[str] | None) -> dict[str, tuple[Answer, ...]]:
    worlds = Worlds.of(accepted(conflict))
    return {claim.id: answers(worlds, claim) for claim in conflict.claims if chosen is None or claim.id in chosen}


def _said(given: dict[str, tuple[Answer, ...]], claim: str) -> Outcome | None:
    return outcome_of(given[claim]) if claim in given else None


def _flip(
    new: Conflict, id_: str, was: Outcome, now: Outcome | None, because: tuple[Cause, ...], tried: int, partly: bool
) -> Flip:
    says = next(claim.says for claim in new.claims if claim.id == id_)
    return Flip(id_, says, was, now or "untestable", because, tried, partly)


def _told(one: Change) -> ChangeTold:
    return ChangeTold(one.part, one.id, one.sort, differing(one), one.reworded)


def _differing(before: dict[str, tuple[Answer, ...]], after: dict[str, tuple[Answer, ...]]) -> Iterator[Number]:
    """Yield the numbers that are not the same, of claims in both versions."""
    for id_ in before:
        was = {one.rule: one for one in numbers_of(id_, before[id_])}
        now = {one.rule: one for one in numbers_of(id_, after.get(id_, ()))}
        yield from (Number(was[rule], now[rule]) for rule in was if rule in now and _apart(was[rule], now[rule]))


def _apart(one: Likely, other: Likely) -> bool:
    """Tell whether two numbers differ by more than rounding."""
    pairs = ((one.low, other.low), (one.high, other.high))
    return any(a != b and (a is None or b is None or abs(a - b) > ROUNDING * max(1.0, abs(a))) for a, b in pairs)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for the changes behind verdicts: which were `flipped`, and how each was before."""

    old: Conflict
    new: Conflict
    every: tuple[Change, ...]
    flipped: dict[str, Outcome]

    def singles(self, tell: Callable[[int, str], None]) -> dict[str, tuple[tuple[Cause, ...], int, bool]]:
        """Return for each flipped claim the causes, the size tried, and whether not all of that size were tried."""
        found: dict[str, list[Cause]] = {id_: [] for id_ in self.flipped}
        for number, one in enumerate(self.every):
            tell(number, one.id)
            self._try((one,), list(self.flipped), found)
        left = [id_ for id_ in self.flipped if not found[id_]]
        pairs = list(combinations([one for one in self.every if self._bears(one, left)], 2)) if left else []
        for number, pair in enumerate(pairs[:MOST_PAIRS]):
            tell(len(self.every) - 1, f"pair {number + 1} of {min(len(pairs), MOST_PAIRS)}")
            self._try(pair, left, found)
        cut = len(pairs) > MOST_PAIRS
        return {id_: (tuple(dict.fromkeys(found[id_])), 2 if id_ in left else 1, cut and id_ in left) for id_ in found}

    def _bears(self, one: Change, claims: Sequence[str]) -> bool:
        return any(self._bears_on(one, id_) for id_ in claims)

    def _bears_on(self, one: Change, id_: str) -> bool:
        """Tell whether a verdict may hang on a change at all."""
        if one.part == "claim":
            return one.id == id_ or self._of_sources(id_)
        return self._of_sources(id_) or not (one.reworded or one.part in _ASIDE)

    def _of_sources(self, id_: str) -> bool:
        return any(of_sources(claim.test) for claim in (*self.old.claims, *self.new.claims) if claim.id == id_)

    def _try(self, chosen: tuple[Change, ...], claims: Sequence[str], found: dict[str, list[Cause]]) -> None:
        """Take back some changes and note the claims that have their old verdict again."""
        asked = [id_ for id_ in claims if all(self._bears_on(one, id_) for one in chosen)]
        if not asked:
            return
        back = hanging(chosen, self.every)
        without = undone(self.old, self.new, back)
        if any(problem.severity == "error" for problem in problems(without)):
            return
        try:
            worlds = Worlds.of(accepted(without))
        except DetenteError:
            return
        cause = Cause(tuple(map(_name, chosen)), tuple(_name(one) for one in back if one not in chosen))
        listed: dict[str, Claim] = {claim.id: claim for claim in without.claims}
        for id_ in asked:
            if id_ in listed and outcome_of(answers(worlds, listed[id_])) == self.flipped[id_]:
                found[id_].append(cause)


def _called(part: str, id_: str) -> str:
    """Name a change by its part and id; what there is one of, as "starts", by one of the two."""
    return part if part == id_ else f"{part} {id_}"


def _name(one: Change) -> str:
    return _called(one.part, one.id) + (" (moved)" if one.sort == "moved" else "")


def of_sources(query: Query | None) -> bool:
    """Tell whether a claim is about who says what."""
    if isinstance(query, No | OnlyBecause | InView):
        return of_sources(query.claim)
    return isinstance(query, IndependentSources | Avows)
