"""Deals: packages over several issues, who gains what, and which package a theory of bargaining picks.

    packages           Packages, utilities, settlements: every combination, as arrays
    zone               zone: what is better for all than no deal, or how far from it
    pareto             pareto, frontier
    mixtures, lottery  the best lotteries over any number of packages, with a certified gap
    nash, kalai_smorodinsky, egalitarian, utilitarian, rubinstein: one solution each
    transfers          the same with side payments
    solutions          SOLUTIONS, solved, solved_by: any of them, by name
    linkage            all files at once or one by one; what each pays whom
    ratification       what audiences at home accept
    spatial            KTAB's coercive-bargaining forecast, and mean and median beside it

The no-deal value is an array here: `findings` takes it from a state or from the dynamics. scipy is imported where a
lottery is worked out, so that `import detente.bargaining` costs next to nothing.
"""

from detente.bargaining.packages import Packages, utilities
from detente.bargaining.solution import Solution
from detente.bargaining.solutions import KEYS, SOLUTIONS, Concept, solution_concept, solved, solved_by, zone_of

__all__ = [
    "KEYS",
    "SOLUTIONS",
    "Concept",
    "Packages",
    "Solution",
    "solution_concept",
    "solved",
    "solved_by",
    "utilities",
    "zone_of",
]
