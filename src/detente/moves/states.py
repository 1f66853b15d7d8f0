"""The feasible states of a conflict, listed without going through all combinations of options.

Options that share a rule, directly or through others, form a *component*; components are independent, so the number of
states is the product of theirs and is known before memory is taken. A component is listed option by option, and
whatever already breaks a rule is dropped at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Conflict
from detente.errors import InvalidModel, Problem, TooLarge
from detente.moves.arcs import listed_states
from detente.moves.constraints import Constraint, constraints_of
from detente.moves.cores import installed

Bits = NDArray[np.uint64]
Rules = tuple[Constraint, ...]

MOST_BYTES = 2**31
_WIDEST = 2**16
"""A count keeps at most this many partial states at once; beyond it the number of states is not computed."""


def bytes_each(decision_makers: int, *, compiled: bool) -> int:
    """Return what a state takes while the five concepts are solved for, measured as peak resident memory.

    In the compiled loops: 8 bytes for the state; for each decision maker 4 for its rank, 8 for its lists, 5 for the
    answers; and 36 for two jobs at a time (at 2^24 states and 4 decision makers 1.6 GB). In numpy at 2^18 and 2^20
    states: 20 and 92 for each decision maker.
    """
    return 44 + 17 * decision_makers if compiled else 20 + 92 * decision_makers


def most_states(decision_makers: int, *, compiled: bool) -> int:
    """Return how many states a graph may have by default: as many as can be solved for in 2 GB.

    >>> most_states(4, compiled=True), most_states(4, compiled=False)
    (19173961, 5534751)
    """
    return MOST_BYTES // bytes_each(decision_makers, compiled=compiled)


def feasible_states(conflict: Conflict, *, limit: int | None = None) -> Bits:
    """Return the feasible states, (n,) uint64 ascending: bit k says whether ``conflict.options[k]`` is taken.

    Cost O(n) for each option and rule, where rules prune early. Raises TooLarge, with the computed size and before
    memory is taken, where there are more than `limit` states (`most_states` by default) or more than 64 options;
    InvalidModel where there is no feasible state.
    """
    if conflict.arcs is not None:
        return listed_states(conflict)
    if len(conflict.options) > 64:
        raise TooLarge(Problem("D402", f"{len(conflict.options)} options; the most is 64", ("actors",)))
    rules = constraints_of(conflict)
    parts = components(len(conflict.options), rules)
    makers, compiled = len(conflict.decision_makers), installed()
    most = most_states(makers, compiled=compiled) if limit is None else limit
    if 1 << len(conflict.options) > most:
        each = bytes_each(makers, compiled=compiled)
        refuse_too_many([_size(bits, rules, most) for bits in parts], most, each=each, compiled=compiled)
    states = np.zeros(0 if any(_broken_outright(rule) for rule in rules) else 1, np.uint64)
    for bits in parts:
        states = (_listed(bits, rules, most)[:, None] | states).ravel()
    if not len(states):
        raise InvalidModel(_nothing_feasible(rules, parts, most))
    states.sort()
    return states


def components(options: int, rules: Rules) -> list[int]:
    """Return the sets of bits, as integers, that no rule ties to one another, by their lowest bit.

    >>> components(3, ())
    [1, 2, 4]
    """
    parts = [1 << bit for bit in range(options)]
    for rule in rules:
        touched = [bits for bits in parts if bits & rule.bits]
        if touched:
            parts = [bits for bits in parts if not bits & rule.bits] + [sum(touched)]
    return sorted(parts, key=lambda bits: bits & -bits)


def refuse_too_many(sizes: list[int | None], limit: int, *, each: int, compiled: bool) -> None:
    """Raise TooLarge where the product of the components' sizes is above `limit`. None: more than could be counted.

    `each` is what a state takes to solve for, in bytes.
    """
    known = prod(size for size in sizes if size is not None)
    uncounted = None in sizes and known > 0
    if known > limit or uncounted:
        size = max(known * _WIDEST, limit) if uncounted else known
        about = f"{'more than ' if uncounted else ''}{_count(size)} states, {_memory(8 * size)} for their list alone"
        about += f" and {_memory(each * size)} to solve"
        fix = "take out options, or say which combinations are infeasible"
        fix += "" if compiled else "; with `pip install 'detente[fast]'` a third of the memory is enough"
        raise TooLarge(Problem("D401", f"{about}; the most is {_count(limit)} states", ("actors",), fix=fix))


def _count(size: int) -> str:
    """Write a count, as a power of two where it is one and large.

    >>> _count(2**60), _count(1000)
    ('2^60', '1,000')
    """
    return f"2^{size.bit_length() - 1}" if size >= 2**16 and size & (size - 1) == 0 else f"{size:,}"


def _memory(size: int) -> str:
    """Write a number of bytes, in powers of 1,024.

    >>> _memory(8 * 2**60)
    '8 EB'
    """
    power = min((max(size, 1).bit_length() - 1) // 10, 6)
    return f"{size / 1024**power:.3g} {('B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB')[power]}"


def order_of(bits: int, rules: Rules) -> list[int]:
    """Return `bits` in the order to settle them: always those of the rule nearest to complete."""
    order: list[int] = []
    settled = 0
    while settled != bits:
        still = [rule.bits & bits & ~settled for rule in rules if rule.bits & bits & ~settled]
        nearest = min(still, key=int.bit_count, default=bits & ~settled)
        while nearest:
            order.append((nearest & -nearest).bit_length() - 1)
            settled |= nearest & -nearest
            nearest &= nearest - 1
    return order


@dataclass(frozen=True, slots=True)
class Partial:
    """States of which only the bits `settled` are known, and how many of the settled ones each stands for."""

    states: Bits
    weight: Bits
    settled: int = 0

    @classmethod
    def of(cls, states: Bits, settled: int) -> Partial:
        """Return partial states, their unsettled bits zero, that stand for one each."""
        return cls(states, np.ones(len(states), np.uint64), settled)


_NOTHING_SETTLED = Partial.of(np.zeros(1, np.uint64), 0)


def settle(partial: Partial, bit: int, rules: Rules) -> Partial:
    """Settle one more bit both ways, and drop what breaks a rule however it goes on."""
    settled = partial.settled | 1 << bit
    states = np.concatenate((partial.states, partial.states | np.uint64(1 << bit)))
    weight = np.concatenate((partial.weight, partial.weight))
    for rule in rules:
        if rule.bits >> bit & 1:
            keep = np.broadcast_to(~rule.broken(states, settled), states.shape)
            states, weight = states[keep], weight[keep]
    return Partial(states, weight, settled)


def _listed(bits: int, rules: Rules, limit: int) -> Bits:
    """List the states of one component. Raises TooLarge where partial states alone go beyond the limit."""
    partial = _NOTHING_SETTLED
    for bit in order_of(bits, rules):
        if len(partial.states) > limit:
            message = f"more than {_count(limit)} combinations of {partial.settled.bit_count()} options alone"
            raise TooLarge(Problem("D401", message, ("actors",)))
        partial = settle(partial, bit, rules)
    return partial.states


def _size(bits: int, rules: Rules, limit: int) -> int | None:
    """Count the states of one component without listing them: exactly, or None where that is too much work.

    Partial states that agree on every bit an unfinished rule still asks for are counted together.
    """
    partial = _NOTHING_SETTLED
    for bit in order_of(bits, rules):
        partial = _merged(settle(partial, bit, rules), rules)
        if len(partial.states) > max(_WIDEST, limit):
            return None
    return int(partial.weight.sum())


def counted(bits: int, rules: Rules) -> int | None:
    """Count the states of one component; None where that is too much work."""
    return _size(bits, rules, _WIDEST)


def _merged(partial: Partial, rules: Rules) -> Partial:
    """Put together the partial states that agree on what unfinished rules ask for, adding their weights."""
    needed = 0
    for rule in rules:
        needed |= rule.bits & partial.settled if rule.bits & ~partial.settled else 0
    kept, inverse = np.unique(partial.states & np.uint64(needed), return_inverse=True)
    weight = np.zeros(len(kept), np.uint64)
    np.add.at(weight, inverse, partial.weight)
    return Partial(kept, weight, partial.settled)


def feasible(state: int, rules: Rules) -> bool:
    """Tell whether a state breaks no rule."""
    bits = np.array([state], np.uint64)
    return not any(np.any(rule.broken(bits, ~0)) for rule in rules)


def _broken_outright(rule: Constraint) -> bool:
    """Tell whether a rule without options of its own is broken as things stand."""
    return rule.bits == 0 and bool(np.all(rule.broken(np.zeros(1, np.uint64), 0)))


def _nothing_feasible(rules: Rules, parts: list[int], limit: int) -> Problem:
    """Say that no state is feasible, and which rules leave none between them."""
    empty = [bits for bits in parts if _size(bits, rules, limit) == 0]
    guilty = [rule.id for rule in rules if _broken_outright(rule) or any(rule.bits & bits for bits in empty)]
    return Problem("D180", f"no state is feasible: {', '.join(guilty)} rule out every combination", ("infeasible",))
