"""What was checked, and what of it needs a second look: problems of the file, and claims that are not as expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from detente.errors import Place, Problem
from detente.files.locate import locate
from detente.files.node import Document, Leaf, Listing, Mapping, child
from detente.findings.verdict import Findings, Verdict
from detente.report.visible import one_line, visible

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A model that was checked. `findings` is None where it cannot be used; `problems` then say why, else they warn."""

    name: str
    findings: Findings | None
    problems: tuple[Problem, ...] = ()
    document: Document | None = None

    def place(self, claim: str) -> Place | None:
        """Return where the file says what is claimed: the test of the claim, or its entry where it has none yet."""
        return None if self.document is None else claim_place(self.document, claim)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to show beside a line: the code of a problem or the id of a claim, in short, in full, and where."""

    rule: str
    level: Level
    title: str
    message: str
    place: Place | None


def claim_place(document: Document, claim: str) -> Place | None:
    """Return where the claim called `claim` stands in the file, by its id: claims in a list may be left out."""
    claims = child(document.root, "claims")
    for at, item in enumerate(claims.items if isinstance(claims, Listing) else ()):
        named = item.get("id") if isinstance(item, Mapping) else None
        if isinstance(named, Leaf) and named.value == claim:
            last = "test" if isinstance(item, Mapping) and item.get("test") else "id"
            return locate(document, Problem("", "", ("claims", at, last))).place
    return None


def notices(checked: Checked) -> Iterator[Notice]:
    """Yield what is to be looked at: problems in the order of the file, then claims in the order of the model.

    What has no line of its own is told at the first one of the model: readers of these forms pass over what is nowhere.
    """
    top = Place(checked.name, 1, 1)
    yield from (of_problem(one if one.place else replace(one, place=top)) for one in checked.problems)
    for verdict in checked.findings.verdicts if checked.findings else ():
        if not verdict.as_expected:
            yield of_verdict(verdict, checked.place(verdict.claim) or top)


def of_problem(problem: Problem) -> Notice:
    """Return a problem of a file as a notice, with its way out."""
    near = f'did you mean "{problem.nearest}"?' if problem.nearest else ""
    said = "  ".join(part for part in (problem.message, near, problem.fix or "") if part)
    return Notice(problem.code, problem.severity, problem.code, visible(said), problem.place)


def of_verdict(verdict: Verdict, place: Place | None) -> Notice:
    """Return a claim that is not as expected as a notice. One that is untestable is a warning: nothing is refuted."""
    level: Level = "warning" if verdict.outcome == "untestable" else "error"
    return Notice(claim_rule(verdict.claim), level, verdict_title(verdict), verdict_message(verdict), place)


def claim_rule(claim: str) -> str:
    """Return the rule a claim is: ids of claims and codes of problems never meet."""
    return f"claim/{claim}"


def verdict_title(verdict: Verdict) -> str:
    """Return a verdict in a few words."""
    return one_line(f"{verdict.claim} {_is(verdict.outcome)}, {verdict.expected} expected")


def verdict_message(verdict: Verdict) -> str:
    """Return a verdict in full: the claim, why, what it rests on, and that all of it is in this model."""
    rests = " or ".join(" + ".join(rest.assumptions) for rest in verdict.rests_on[:3])
    parts = (
        one_line(verdict.says),
        f"In this model it {_is(verdict.outcome)}; {verdict.expected} expected.",
        one_line(verdict.reason),
        one_line(f"test: {verdict.test}") if verdict.test else "",
        f"It rests on {rests}." if rests else "",
    )
    return "\n".join(part for part in parts if part)


def _is(outcome: str) -> str:
    return "is untestable" if outcome == "untestable" else outcome
