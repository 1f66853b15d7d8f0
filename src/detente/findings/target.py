"""What a person means by a target: one state, the states of a pattern, or all states in which a formula holds."""

from __future__ import annotations

from collections.abc import Iterable

from detente.conflict.formula import And, Atom, Constant, Formula, Not
from detente.conflict.model import Conflict, State
from detente.conflict.names import names_of, resolve_formula
from detente.errors import InvalidQuery, Problem, nearest
from detente.language import parse_formula
from detente.moves import Graph, Mask, index_of, mask

Target = str | Formula | frozenset[str]
"""As written (see `target_of`), a formula in canonical names, or a state: the options taken and no others."""


def target_of(graph: Graph, target: Target) -> Formula:
    """Return the formula that holds in just the states meant by `target`.

    | written | the states meant |
    |---|---|
    | `status_quo`, `nothing` | that one |
    | `usa.strike,iran.withdraw` | the one in which these options are taken and no others |
    | `Y--N` (a mark for each option, in order) | all of that pattern |
    | anything else: `usa.strike and not deal` | all in which that formula holds |

    Raises InvalidQuery for a name that is not in the model, for a text that does not parse, for what needs dynamics.
    """
    if isinstance(target, frozenset):
        return exactly(graph, target)
    if not isinstance(target, str):
        return target
    words = target.strip()
    if words == "status_quo":
        return exactly(graph, frozenset(graph.options) & graph.conflict.status_quo)
    if words in ("", "nothing"):
        return exactly(graph, frozenset())
    if set(words) <= set("YN-") and len(words) == len(graph.options):
        return _literals(
            (option, mark == "Y") for option, mark in zip(graph.options, words, strict=True) if mark != "-"
        )
    if "," in words:
        return exactly(graph, frozenset(name.strip() for name in words.split(",") if name.strip()))
    return formula_of(graph.conflict, words)


def formula_of(conflict: Conflict, text: str) -> Formula:
    """Read a formula in the names of the model. Raises InvalidQuery for one that does not parse or names nothing."""
    formula, wrong = resolve_formula(parse_formula(text), names_of(conflict))
    if wrong:
        raise InvalidQuery(*wrong)
    return formula


def one_state(graph: Graph, state: State) -> int:
    """Return the number of a state. Raises InvalidQuery for what is no option (D211) or not feasible (D606)."""
    exactly(graph, state)
    index = index_of(graph, state)
    if index is None:
        raise InvalidQuery(Problem("D606", f"no state of the model has just {', '.join(sorted(state)) or 'nothing'}"))
    return index


def exactly(graph: Graph, state: State) -> Formula:
    """Return the formula of one state. Raises InvalidQuery (D211) for what is no option."""
    wrong = sorted(state - set(graph.options))
    if wrong:
        fix = f"Options: {', '.join(graph.options)}"
        raise InvalidQuery(
            *(Problem("D211", f'"{n}" is no option', nearest=nearest(n, graph.options), fix=fix) for n in wrong)
        )
    return _literals((option, option in state) for option in graph.options)


def where(graph: Graph, formula: Formula) -> Mask:
    """Return (n,) bool: the states in which `formula` holds. Raises InvalidQuery (D148) where that needs dynamics."""
    try:
        return mask(graph, formula)
    except LookupError as error:
        raise InvalidQuery(Problem("D148", f"a target is about options and conditions only: {error}")) from None


def _literals(signs: Iterable[tuple[str, bool]]) -> Formula:
    """Return the formula that says of each option whether it is taken."""
    said = tuple(Atom(option) if taken else Not(Atom(option)) for option, taken in signs)
    return Constant(True) if not said else said[0] if len(said) == 1 else And(said)
