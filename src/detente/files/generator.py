"""A chain in plain values, as the programs that check such chains read it: variables, states, rates, named sets.

`files` knows no arrays and no choice rules: what compiles a crisis hands its chain over in this form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from detente.errors import Problem, TooLarge

MOST_RATES = 2_000_000
"""Rates that are written: about 60 bytes each."""

RESERVED = frozenset(
    "A bool clock const ctmc C ctmdp deadlock double dtmc E endinit endinvariant endmodule endobservables endplayer "
    "endrewards endsystem equitable false filter floor formula func F global G init invariant I int label log ma max "
    "mdp min mod module X nondeterministic observable observables of P Pmax Pmin player pomdp popta posg pow "
    "probabilistic prob pta rate rewards R Rmax Rmin S smg stochastic system true U W round ceil".split()
)
"""What PRISM or Storm takes for something else."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the chain: what it stands for, and its largest value; the least is 0."""

    name: str
    most: int = 1


@dataclass(frozen=True, slots=True)
class Rate:
    """From the state of index `source` to `target`, `rate` times per day; `why` says who does what."""

    source: int
    target: int
    rate: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A named set of states; `says` is the formula that is true there."""

    name: str
    says: str
    states: frozenset[int]


@dataclass(frozen=True, slots=True)
class Generator:
    """A chain on `states`, each a value per variable, from the state of index `start`. `head` says what it is."""

    head: tuple[str, ...]
    variables: tuple[Variable, ...]
    states: Sequence[tuple[int, ...]]
    start: int
    rates: Sequence[Rate]
    labels: tuple[Label, ...] = ()


def summed(generator: Generator) -> list[tuple[int, int, float]]:
    """Return (source, target, rate) in order, one per pair; a state that is never left has a rate of 1 to itself.

    PRISM puts that in by itself, Storm's reader of explicit files asks for it, and it changes nothing.
    """
    total: dict[tuple[int, int], float] = {}
    for each in generator.rates:
        pair = (each.source, each.target)
        total[pair] = total.get(pair, 0.0) + each.rate
    total |= {(state, state): 1.0 for state in never_left(generator)}
    return [(source, target, total[source, target]) for source, target in sorted(total)]


def never_left(generator: Generator) -> list[int]:
    """Return the states with no way out."""
    left = {each.source for each in generator.rates}
    return [state for state in range(len(generator.states)) if state not in left]


def safe_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each that PRISM and Storm take: ASCII letters, digits, underscores, no two the same.

    >>> safe_names(["usa.strike", "usa_strike", "blamed(iran)", "init"])
    ('usa_strike', 'usa_strike_2', 'blamed_iran', 'init_')
    """
    found: dict[str, None] = {}
    for name in names:
        plain = _plain(name)
        tries = (plain if n == 1 else f"{plain}_{n}" for n in range(1, len(found) + 2))
        found[next(each for each in tries if each not in found)] = None
    return tuple(found)


def _plain(name: str) -> str:
    ascii = normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    plain = "".join(mark if mark.isalnum() else "_" for mark in ascii).strip("_") or "x"
    plain = plain if plain[0].isalpha() else f"x{plain}"
    return f"{plain}_" if plain in RESERVED else plain


def comment(text: str) -> str:
    r"""Return `text` as it can stand in a comment: one line, in ASCII.

    >>> comment("Élan\n  endmodule")
    '&#201;lan endmodule'
    """
    shown = (mark if mark.isprintable() else f"&#{ord(mark)};" for mark in " ".join(text.split()))
    return "".join(shown).encode("ascii", "xmlcharrefreplace").decode("ascii")


def checked_size(number: int) -> None:
    """Refuse to write more than `MOST_RATES` rates."""
    if number > MOST_RATES:
        message = f"the chain has {number:,} rates; at most {MOST_RATES:,} are written"
        raise TooLarge(Problem("D871", message, fix="leave out options, or give those that take time fewer stages"))
