"""What detente says of a claim: the verdict, the witness that shows it, and the assumptions it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict.model import Outcome
from detente.findings.measured import LikelyWay, Measured
from detente.findings.witness import Witness


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a claim under one reading: one side of every alternative, and one concept where it needs one.

    A claim about time is answered under a choice rule in the place of a concept, and `measured` is the number, or the
    way, that answers it.

    `sides` pairs alternatives with the side taken, ``(("militia-order", "fears-strikes"),)``. `reason` is one
    sentence in the names of the model. `missing` says what an untestable claim lacks.
    """

    outcome: Outcome
    reason: str
    concept: str | None = None
    sides: tuple[tuple[str, str], ...] = ()
    witness: Witness | None = None
    missing: str | None = None
    measured: Measured | LikelyWay | None = None

    def under(self, sides: tuple[tuple[str, str], ...]) -> Answer:
        """Return the answer as that of a reading; asked all the time, where `replace` would take ten times as long."""
        return Answer(self.outcome, self.reason, self.concept, sides, self.witness, self.missing, self.measured)


@dataclass(frozen=True, slots=True)
class Rest:
    """A set of assumptions whose removal changes the verdict, and what the verdict then is.

    `smallest`: every smaller set was tried and none will do. Else the set is only irreducible: no part of it will do.
    """

    assumptions: tuple[str, ...]
    becomes: Outcome
    smallest: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows, in this model, about one claim.

    `rests_on` has all smallest sets found; `tried` is the size up to which every set was tried, so that an empty
    `rests_on` says "no set of up to `tried` assumptions changes it". `assumed` names the wants that say by themselves
    what the claim says.
    """

    claim: str
    says: str
    test: str
    outcome: Outcome
    expected: Outcome
    reason: str
    answers: tuple[Answer, ...] = ()
    rests_on: tuple[Rest, ...] = ()
    tried: int = 0
    assumed: tuple[str, ...] = ()

    @property
    def as_expected(self) -> bool:
        """Whether the outcome is the one the model's author expects."""
        return self.outcome == self.expected


@dataclass(frozen=True, slots=True)
class Findings:
    """The verdicts on a model's claims, with what they rest on: the model's hash, the method and its parameters.

    `states` is 0 where there are too many to list: then claims about time alone are answered, by sample paths.
    """

    title: str
    model_hash: str
    version: str
    states: int
    decision_makers: tuple[str, ...]
    concepts: tuple[str, ...]
    depth: int | None
    verdicts: tuple[Verdict, ...]

    @property
    def as_expected(self) -> bool:
        """Whether every claim came out as expected."""
        return all(verdict.as_expected for verdict in self.verdicts)
