"""How much trust it takes to cooperate, and how much a costly step of reassurance adds to it.

An assurance game: both cooperate R, I defect and the other cooperates T, both defect P, I cooperate and the other
defects S, with R > T and P > S. Cooperating is best where the other is trusted (chance t that it cooperates):
t R + (1 - t) S >= t T + (1 - t) P, so t >= (P - S) / ((R - T) + (P - S)).

Kydd (2000), Trust, reassurance, and cooperation, International Organization 54(2); Kydd (2005), Trust and Mistrust in
International Relations.
"""

from __future__ import annotations

from detente.dynamics.calculators.inputs import share
from detente.errors import InvalidQuery, Problem


def trust_needed(both: float, exploit: float, neither: float, exploited: float) -> float:
    """Return the least chance that the other cooperates at which one cooperates: R, T, P, S in this order.

    >>> round(trust_needed(1.0, 0.6, 0.0, -1.0), 4)
    0.7143
    """
    if not (both > exploit and neither > exploited):
        raise InvalidQuery(
            Problem("D812", "this is no assurance game: both must be above exploit, and neither above exploited")
        )
    return (neither - exploited) / ((both - exploit) + (neither - exploited))


def trust_after(trust: float, *, if_trustworthy: float, if_not: float) -> float:
    """Return the trust after a step that a trustworthy side takes with one chance and another with another (Bayes).

    >>> trust_after(0.5, if_trustworthy=0.75, if_not=0.25)
    0.75
    """
    yes, no = share("trust", trust) * share("if_trustworthy", if_trustworthy), (1.0 - trust) * share("if_not", if_not)
    if yes + no == 0.0:
        raise InvalidQuery(Problem("D812", "a step that nobody would take tells nothing"))
    return yes / (yes + no)


def reassuring(trust: float, needed: float, *, if_trustworthy: float = 1.0) -> float:
    """Return the highest chance of the step for an untrustworthy side at which seeing it lifts `trust` to `needed`.

    1 where trust is enough already. A step that costs little is taken by all, and reassures nobody.

    >>> reassuring(0.25, 0.5)
    0.3333333333333333
    """
    share("trust", trust)
    share("needed", needed)
    if trust >= needed:
        return 1.0
    return share("if_trustworthy", if_trustworthy) * trust * (1.0 - needed) / ((1.0 - trust) * needed)
