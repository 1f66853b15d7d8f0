"""What a rule matched, as the parser hands it over: a list of tokens and records, and how to pick from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast, get_args

from lark import Token

from detente.conflict.formula import Formula
from detente.errors import DetenteError, InvalidQuery, Problem, Span
from detente.language.quantity import parse_date

Below = Sequence[Any]
"""The tokens and the records of the rules below, left to right."""

_FORMULAS = get_args(Formula)


def span_of(below: Below) -> Span:
    """Return where `below` starts and ends in the text."""
    return place(below[0])[0], place(below[-1])[1]


def place(part: Any) -> Span:
    """Return where one token or record starts and ends."""
    if isinstance(part, Token):
        return cast(int, part.start_pos), cast(int, part.end_pos)
    return cast(Span, part.span)


def words(below: Below, *kinds: str) -> tuple[str, ...]:
    """Return the text of the tokens of the given kinds."""
    return tuple(str(part) for part in below if isinstance(part, Token) and part.type in kinds)


def word(below: Below, *kinds: str) -> str | None:
    """Return the text of the first token of the given kinds, or None."""
    return next(iter(words(below, *kinds)), None)


def after(below: Below, kind: str) -> Any:
    """Return what stands right after the first token of this kind, or None where there is no such token."""
    at = next((at for at, part in enumerate(below) if isinstance(part, Token) and part.type == kind), None)
    return None if at is None else below[at + 1]


def formulas(below: Below) -> tuple[Formula, ...]:
    """Return the formulas in `below`."""
    return tuple(part for part in below if isinstance(part, _FORMULAS))


def token(below: Below, kind: str) -> Token:
    """Return the first token of this kind, which must be there."""
    return next(part for part in below if isinstance(part, Token) and part.type == kind)


def day_of(written: Token) -> str:
    """Return a day as it is written. Raises InvalidQuery (D206) for one that no calendar has."""
    try:
        parse_date(str(written))
    except InvalidQuery as error:
        raise shifted(error, place(written)[0]) from None
    return str(written)


def shifted(error: DetenteError, by: int) -> InvalidQuery:
    """Return the same error for a text that starts `by` characters further on."""
    return InvalidQuery(*(moved(problem, by) for problem in error.problems))


def moved(problem: Problem, by: int) -> Problem:
    """Return the same problem `by` characters further on."""
    span = problem.span or (0, 0)
    return replace(problem, span=(span[0] + by, span[1] + by))
