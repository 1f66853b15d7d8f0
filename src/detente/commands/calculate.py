"""`detente calculate`: small closed forms of deterrence and trust, for where an account argues so."""

from __future__ import annotations

from dataclasses import dataclass

import click

from detente.commands.options import as_json, everywhere, manner
from detente.commands.table import draw
from detente.commands.terminal import say_json

EPILOG = """\b
They look at no model: a number in, a number out, with the assumptions they rest on.

\b
Examples:
  detente calculate range --win 0.5 --cost 0.2 --their-cost 0.1
  detente calculate range --win 0.5 --cost 0.2 --their-cost-at-most 0.4
  detente calculate signals --value 1 --fight 1.5 --sunk 0.2 --tied 1 --deters 0.8 --meets 0.3
  detente calculate reassurance --both 1 --exploit 0.6 --neither 0 --exploited -1 --trust 0.5
  detente calculate quantal --mine 1 1 0 1 --theirs 1 1 2 1 --precision 2
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One number, what it is, and the closed form it comes from."""

    what: str
    value: float | str
    form: str


@click.group("calculate", epilog=EPILOG)
@everywhere
def command() -> None:
    """Work out a closed form: the bargaining range, a signal, a step of reassurance, a choice that may slip."""


@command.command("range")
@click.option("--win", type=float, required=True, metavar="P", help="The chance to win a war, 0 to 1.")
@click.option("--cost", type=float, required=True, metavar="C", help="What war costs you, as a share of the prize.")
@click.option("--their-cost", type=float, metavar="C", help="What it costs them.")
@click.option("--their-cost-at-most", type=float, metavar="C", help="It is anything from 0 to C, equally likely.")
@as_json
@everywhere
def range_(win: float, cost: float, their_cost: float | None, their_cost_at_most: float | None) -> None:
    """Find the shares of a prize that both prefer to war, and the best demand against a cost that is not known.

    Rests on: a prize that can be divided, sides that know the chances, war as a lottery that costs both. Fearon
    (1995), Powell (1999).
    """
    from detente.dynamics.calculators.bargaining_range import bargaining_range, best_demand

    if their_cost is None and their_cost_at_most is None:
        raise click.UsageError("give --their-cost, or --their-cost-at-most")
    found = []
    if their_cost is not None:
        zone = bargaining_range(win, cost, their_cost)
        found += [
            Found("least you accept", zone.low, "win - cost"),
            Found("most they give", zone.high, "win + their cost"),
        ]
    if their_cost_at_most is not None:
        best = best_demand(win, cost, their_cost_at_most)
        found += [
            Found("best demand", best.demand, "win + (C - cost) / 2, at most the whole prize"),
            Found("chance that it means war", best.war, "(demand - win) / C"),
        ]
    _tell(
        "The bargaining range",
        found,
        "War that leaves both worse off than some share is still fought over what is not known.",
    )


@command.command("signals")
@click.option("--value", type=float, required=True, metavar="V", help="What the prize is worth to you.")
@click.option("--fight", type=float, required=True, metavar="C", help="What fighting for it costs.")
@click.option("--sunk", type=float, default=0.0, show_default=True, metavar="K", help="A cost paid now.")
@click.option("--tied", type=float, default=0.0, show_default=True, metavar="K", help="A cost only of backing down.")
@click.option("--deters", type=float, required=True, metavar="P", help="The chance that who sees it stays away.")
@click.option("--meets", type=float, required=True, metavar="P", help="The chance that they stay away without it.")
@as_json
@everywhere
def signals_(value: float, fight: float, sunk: float, tied: float, deters: float, meets: float) -> None:
    """Compare a cost sunk before with a hand tied, which costs only if one backs down.

    Rests on: one decision of one side against given chances, not the equilibrium. Fearon (1997).
    """
    from detente.dynamics.calculators.signals import committing_cost, signals

    found = signals(value, fight, sunk=sunk, tied=tied, deters=deters, meets=meets)
    _tell(
        "Two ways of showing resolve",
        [
            Found("no signal is worth", found.nothing, "meets x value + (1 - meets) x max(value - fight, 0)"),
            Found("sinking the cost is worth", found.sunk, "the same with deters, less the cost"),
            Found("tying hands is worth", found.tied, "deters x value + (1 - deters) x max(value - fight, -tied)"),
            Found("would fight anyway", _yes(found.fights), "value > fight"),
            Found("would fight with hands tied", _yes(found.fights_tied), "value + tied > fight"),
            Found("hands must be tied by more than", committing_cost(value, fight), "fight - value"),
            Found("best", found.best, "the highest of the three"),
        ],
        "A sunk cost leaves the later choice as it was; a tied hand changes it.",
    )


@command.command("reassurance")
@click.option("--both", type=float, required=True, metavar="R", help="Worth of both cooperating.")
@click.option("--exploit", type=float, required=True, metavar="T", help="Worth of exploiting the other.")
@click.option("--neither", type=float, required=True, metavar="P", help="Worth of neither cooperating.")
@click.option("--exploited", type=float, required=True, metavar="S", help="Worth of being exploited.")
@click.option("--trust", type=float, metavar="P", help="How likely you think it that the other can be trusted.")
@as_json
@everywhere
def reassurance_(both: float, exploit: float, neither: float, exploited: float, trust: float | None) -> None:
    """Find how much trust it takes to cooperate, and how telling a costly step must be to lift `--trust` to it.

    Rests on: an assurance game played once, and Bayes. Kydd (2000, 2005).
    """
    from detente.dynamics.calculators.reassurance import reassuring, trust_needed

    needed = trust_needed(both, exploit, neither, exploited)
    found = [Found("trust needed", needed, "(P - S) / ((R - T) + (P - S))")]
    if trust is not None:
        found.append(Found("trust there is", trust, "given"))
        form = "trust x (1 - needed) / ((1 - trust) x needed), at most 1"
        found.append(
            Found("an untrustworthy side may take the step at most with chance", reassuring(trust, needed), form)
        )
    _tell("Reassurance", found, "A step that costs little is taken by all, and reassures nobody.")


@command.command("quantal")
@click.option("--mine", type=float, nargs=4, required=True, metavar="A B C D", help="What it is worth to you (below).")
@click.option("--theirs", type=float, nargs=4, required=True, metavar="A B C D", help="The same to them.")
@click.option("--precision", type=float, metavar="N", help="How precise both choose: 0 is a coin toss.")
@click.option("--counts", type=float, nargs=4, metavar="A B C D", help="How often: your first, second; theirs.")
@as_json
@everywhere
def quantal_(
    mine: tuple[float, float, float, float],
    theirs: tuple[float, float, float, float],
    precision: float | None,
    counts: tuple[float, float, float, float] | None,
) -> None:
    """Find what two sides do who choose by logit, each against the chances of the other; or how precise they were.

    A and B are the worth of your first choice against their first and second, C and D of your second. Rests on: a game
    played once, two choices each, the same precision. McKelvey and Palfrey (1995).
    """
    from detente.dynamics.calculators.quantal import precision_of, quantal

    if precision is None and counts is None:
        raise click.UsageError("give --precision, or --counts to find it")
    games, found = (_pairs(mine), _pairs(theirs)), []
    if counts is not None:
        fitted, _ = precision_of(*games, _pairs(counts))
        found.append(Found("likeliest precision", fitted, "the highest likelihood of what was counted"))
        precision = fitted if precision is None else precision
    for p, q in quantal(*games, precision or 0.0):
        found.append(Found("you make your first choice with chance", p, "1 / (1 + exp(-precision x gain))"))
        found.append(Found("they make theirs with chance", q, "the same against yours"))
    _tell("Quantal response", found, f"At precision {precision:.4g}. It is the rule logit in a game played once.")


def _pairs(given: tuple[float, float, float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
    return given[:2], given[2:]


def _tell(title: str, found: list[Found], note: str) -> None:
    """Print the numbers with their closed forms."""
    if manner().json:
        say_json({"title": title, "found": found, "note": note})
        return
    from detente.report.tables import Table

    rows = tuple((one.what, _number(one.value), one.form) for one in found)
    draw(Table(title, ("what", "number", "closed form"), rows, note))


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.4g}"


def _yes(said: bool) -> str:
    return "yes" if said else "no"
