"""From a number to the answer to a claim: what it is, how sure, under which rule, and what it is conditional on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.conflict.query import Chance, ExpectedTime, Query, TimeShare
from detente.errors import DetenteError
from detente.findings.chances.bound import against, compared
from detente.findings.chances.drawn import drawn
from detente.findings.chances.measure import measure
from detente.findings.chances.paths import Drawing
from detente.findings.chances.words import number_words, sentence_about
from detente.findings.verdict import Answer

if TYPE_CHECKING:
    from detente.findings.measured import Measured
    from detente.findings.world import World


BY_PATHS = ("D401", "D402", "D809", "D865")
"""Problems of an exact answer that sample paths do not have: too many states, too much work, and fixed times."""


def judged(world: World, query: Chance | ExpectedTime | TimeShare, rule: str) -> Answer:
    """Answer a claim about a number under the rule called `rule`.

    *depends* where the bound lies within the error of the number, or where it holds from some starts only; untestable
    where the model does not say enough.
    """
    try:
        found = _known(world, query, rule)
    except DetenteError as error:
        return refused(error, rule)
    outcome, said = against(found, query.relation, query.bound), sentence_about(found, world.conflict)
    if outcome == "depends":
        within = (
            found.most is None or compared(found.value or 0.0, found.most, query.relation, query.bound) != "depends"
        )
        why = f"within its error of {number_words(query.bound)}" if within else "it hangs on the start"
        said = f"{why}: {said}"
    return Answer(outcome, said, rule, measured=found)


def refused(error: DetenteError, rule: str) -> Answer:
    """Return that a claim cannot be tested, with what is missing and how to mend it."""
    problem = error.problems[0]
    fix = f" ({problem.fix})" if problem.fix else ""
    return Answer("untestable", f"{problem.message}{fix}", rule, missing=problem.message)


def _known(world: World, query: Chance | ExpectedTime | TimeShare, rule: str) -> Measured:
    """Measure once for each world: a witness asks again."""
    key: tuple[Query, str] = (query, rule)
    if key not in world.measured:
        world.measured[key] = _measured(world, query, rule)
    return world.measured[key]


def _measured(world: World, query: Chance | ExpectedTime | TimeShare, rule: str) -> Measured:
    """Measure exactly; where that cannot be done or would be too much work, by sample paths."""
    try:
        return measure(world, query, rule)
    except DetenteError as error:
        if error.problems[0].code not in BY_PATHS:
            raise
        return drawn(world, query, rule, world.drawing or Drawing())
