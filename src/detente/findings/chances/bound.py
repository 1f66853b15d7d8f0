"""What a number that is known up to an error says of a claim: holds, fails, or its error does not let one tell."""

from __future__ import annotations

from math import inf

from detente.conflict.model import Outcome
from detente.conflict.query import Relation
from detente.findings.measured import Measured


def against(measured: Measured, relation: Relation, bound: float) -> Outcome:
    """Return whether the number stands in `relation` to `bound`, wherever it lies within its error.

    *depends* where part of what it can be does and part does not. Infinite days are more than any bound.
    """
    if measured.value is None:
        return "holds" if relation in (">", ">=") else "fails"
    return compared(measured.low, inf if measured.high is None else measured.high, relation, bound)


def compared(low: float, high: float, relation: Relation, bound: float) -> Outcome:
    """Compare all numbers from `low` to `high` with `bound`.

    >>> compared(0.1, 0.2, "<", 0.3), compared(0.1, 0.2, "<", 0.15), compared(0.2, 0.2, "=", 0.2)
    ('holds', 'depends', 'holds')
    """
    match relation:
        case "<":
            every, none = high < bound, low >= bound
        case "<=":
            every, none = high <= bound, low > bound
        case ">":
            every, none = low > bound, high <= bound
        case ">=":
            every, none = low >= bound, high < bound
        case _:
            every, none = low == bound == high, bound < low or bound > high
    return "holds" if every else "fails" if none else "depends"
