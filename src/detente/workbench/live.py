"""Verdicts while somebody is thinking aloud: the claims of a model after changes, in a tenth of a second.

Everything that was worked out about the model is kept (`findings.judge.Worlds`), claims a change cannot matter to are
not asked again, and sets of changes that were asked once are remembered. The outcomes are those of `detente check
--suppose`; witnesses, the reasons that come with them, and what a verdict rests on are made when somebody asks why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

from detente.conflict.change import accepted, change
from detente.conflict.edit import AsOf, Drop, Edit, Move, Negate
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.names import names_of, resolve_edit
from detente.errors import InvalidQuery
from detente.files.hash import model_hash
from detente.findings.judge import Worlds, answers, outcome_of, reason_of
from detente.findings.rests import about_sources, about_time, relevant
from detente.findings.sides import readings
from detente.findings.verdict import Answer
from detente.language import day_first, parse_edit
from detente.workbench import messages as say

MOST_KEPT = 400
"""Sets of changes whose verdicts are remembered."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The model after changes: the edits as values, the conflict, the worlds its claims are judged in.

    `whole` is the model with what is only proposed.
    """

    texts: tuple[str, ...]
    edits: tuple[Edit, ...]
    conflict: Conflict
    worlds: Worlds
    whole: Conflict

    @property
    def hash(self) -> str:
        """The hash of the whole model after the changes: asked for with a reason, not with every verdict."""
        return model_hash(self.whole)


Told = tuple[Outcome, str]
"""An outcome and its reason."""


@dataclass(eq=False)
class Live:
    """A model that is open. `conflict` is without what is only proposed; `many` where its states cannot be listed.

    `whole` is the model with its proposals: whose hash stands in what other commands say of it.
    """

    conflict: Conflict
    worlds: Worlds
    whole: Conflict
    many: bool = False
    _told: dict[tuple[str, ...], dict[str, Told]] = field(default_factory=dict)
    _changed: dict[tuple[str, ...], Changed] = field(default_factory=dict)
    _relevant: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, whole: Conflict) -> Live:
        """Compile a conflict. Raises InvalidModel where no state is feasible, TooLarge where nothing could be told."""
        conflict = accepted(whole)
        timed = any(claim.test is not None and about_time(claim.test) for claim in conflict.claims)
        worlds = (Worlds.in_time if timed else Worlds.of)(conflict)
        return cls(conflict, worlds, whole, not worlds.base.graph.size)

    def after(self, texts: tuple[str, ...]) -> Changed:
        """Return the model after edits in the language of `suppose`. Raises InvalidQuery for one that names nothing."""
        if texts not in self._changed:
            if len(self._changed) > MOST_KEPT:
                self._changed.clear()
            self._changed[texts] = self._after(texts)
        return self._changed[texts]

    def _after(self, texts: tuple[str, ...]) -> Changed:
        conflict, whole, edits = self.conflict, self.whole, []
        for text in day_first(texts):
            edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
            if wrong:
                raise InvalidQuery(*wrong)
            if isinstance(edit, AsOf):  # of the whole: what dates have done since is done in the other
                whole = change(whole, edit)
                conflict = accepted(whole)
            else:
                changed = change(conflict, edit)
                conflict, whole = changed, changed if whole is conflict else change(whole, edit)
            edits.append(edit)
        if not edits:
            return Changed(texts, (), conflict, self.worlds, whole)
        worlds = Worlds(self.worlds.base.vary(conflict), tuple(readings(conflict)))
        return Changed(texts, tuple(edits), conflict, worlds, whole)

    def verdicts(self, texts: tuple[str, ...], *, in_time: bool) -> Iterator[say.VerdictView]:
        """Yield the verdicts after changes, of claims about time or of the others, each with what it was without."""
        changed, told = self.after(texts), self._remembered(texts)
        for claim in in_order(changed.conflict, in_time=in_time):
            began = perf_counter()
            if claim.id not in told:
                told[claim.id] = self._outcome(changed, claim)
            before = self._before(claim) if texts else None
            yield _view(claim, told[claim.id], before, 1000 * (perf_counter() - began))

    def learn(self, texts: tuple[str, ...], verdict: say.VerdictView) -> None:
        """Remember a verdict that was worked out elsewhere."""
        self._remembered(texts)[verdict["claim"]] = verdict["outcome"], verdict["reason"]

    def known(self, texts: tuple[str, ...]) -> bool:
        """Tell whether all but claims about time were answered after these changes before."""
        told = self._told.get(texts, {})
        return all(claim.id in told for claim in in_order(self.conflict, in_time=False))

    def _remembered(self, texts: tuple[str, ...]) -> dict[str, Told]:
        if texts not in self._told and len(self._told) > MOST_KEPT:
            self._told = {(): self._told.get((), {})}
        return self._told.setdefault(texts, {})

    def _before(self, claim: Claim) -> Told | None:
        return self._told.get((), {}).get(claim.id)

    def _outcome(self, changed: Changed, claim: Claim) -> Told:
        before = self._before(claim)
        if before is not None and changed.edits and not self._matters(claim, changed.edits):
            return before
        given = _shortly(changed.worlds, claim)
        return outcome_of(given), reason_of(given)

    def _matters(self, claim: Claim, edits: tuple[Edit, ...]) -> bool:
        """Tell whether the edits can matter to a claim: not where all are about wants that it does not hang on."""
        ids = {edit.id for edit in edits if isinstance(edit, Drop | Move | Negate)}
        if claim.test is None or len(ids) < len(edits) or not ids <= self.conflict.statement.keys():
            return True
        if about_sources(claim.test):
            return True
        if claim.id not in self._relevant:
            self._relevant[claim.id] = frozenset(one.id for one in relevant(claim.test, self.worlds))
        return bool(ids & self._relevant[claim.id])


def _shortly(worlds: Worlds, claim: Claim) -> tuple[Answer, ...]:
    """Answer `claim` with no more reasons than `reason_of` tells: that of the first answer of each outcome."""
    if claim.test is None or about_time(claim.test) or about_sources(claim.test):
        return answers(worlds, claim)
    given = answers(worlds, claim, show=None)
    first = {one.outcome: at for at, one in reversed([*enumerate(given)])}
    told = {at: answers(worlds, claim, only=at)[0] for at in first.values()}
    return tuple(told.get(at, one) for at, one in enumerate(given))


def in_order(conflict: Conflict, *, in_time: bool) -> list[Claim]:
    """Return the claims about time, or the others, those that ask for many verdicts last."""
    chosen = [claim for claim in conflict.claims if (claim.test is not None and about_time(claim.test)) == in_time]
    return sorted(chosen, key=lambda claim: claim.test is not None and about_sources(claim.test))


def _view(claim: Claim, told: Told, before: Told | None, milliseconds: float) -> say.VerdictView:
    outcome, reason = told
    view: say.VerdictView = {
        "claim": claim.id,
        "outcome": outcome,
        "expected": claim.expect,
        "as_expected": outcome == claim.expect,
        "reason": reason,
        "milliseconds": round(milliseconds, 2),
    }
    if before is not None and before[0] != outcome:
        view["was"] = before[0]
    return view
