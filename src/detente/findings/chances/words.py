"""Numbers about time as they stand in a sentence, never without the words that they are conditional."""

from __future__ import annotations

from math import ceil, log10

from detente.conflict.model import Conflict
from detente.findings.measured import CONDITIONAL, Measured, RateUsed
from detente.findings.words import state_words

_SHOWN = 4
"""How many rates a sentence names."""


def sentence_about(measured: Measured, conflict: Conflict) -> str:
    """Return the number, its error, what is reported beside it, and that it is conditional."""
    beside = ", ".join(f"{part.says} {number_words(part.value)}" for part in measured.parts)
    error = () if measured.value is None else (error_words(measured),)
    more = "; ".join(each for each in (*error, beside, measured.note) if each)
    return f"{value_words(measured, conflict)}{f' ({more})' if more else ''}, {CONDITIONAL}"


def value_words(measured: Measured, conflict: Conflict) -> str:
    """Return the number, or why it is infinite."""
    if measured.value is None:
        trap = f", as at {state_words(measured.trap, conflict)}" if measured.trap is not None else ""
        return f"infinite: it can end where that never comes{trap}"
    value = number_words(measured.value)
    if measured.most is not None and measured.most != measured.value:
        value = f"{value} to {number_words(measured.most)} from {measured.starts} states"
    return f"{value} days" if measured.unit == "days" else value


def error_words(measured: Measured) -> str:
    """Say how far off the number can be, or the interval and how many paths it was estimated from.

    >>> error_words(Measured("better-reply", "chance", 0.5, 3e-13, 0.5 - 3e-13, 0.5 + 3e-13, "uniformisation", ()))
    'error below 1e-12'
    """
    if measured.paths is not None:
        low, high = number_words(measured.low), measured.high
        span = f"at least {low}" if high is None else f"{low} to {number_words(high)}"
        return f"{span} at {measured.level:.0%}, {measured.paths:,} paths, seed {measured.seed}"
    if measured.error == 0:
        return "exactly"
    return f"error below 1e{ceil(log10(measured.error)):d}"


def conditional(rates: tuple[RateUsed, ...]) -> str:
    """Return "conditional on these rates: ...", with the first of them.

    >>> conditional((RateUsed("usa", "rate", 0.2, "1 per 5 days"),))
    'conditional on these rates: usa 1 per 5 days'
    """
    named = [rate_words(rate) for rate in rates if rate.what in ("rate", "takes")]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return f"{CONDITIONAL}: {', '.join(named[:_SHOWN])}{more}" if named else CONDITIONAL


def once(said: str, rates: tuple[RateUsed, ...]) -> str:
    """Say only at the end of a sentence, and there with the rates, what its parts are conditional on.

    >>> once("0.1, conditional on these rates; 0.2, conditional on these rates", ())
    '0.1; 0.2, conditional on these rates'
    """
    if CONDITIONAL not in said:
        return said
    return f"{said.replace(f', {CONDITIONAL}', '')}, {conditional(rates)}"


def rate_words(rate: RateUsed) -> str:
    """Return one rate in a few words."""
    usual = " (usual)" if rate.source == "usual" else ""
    return f"{rate.of} {rate.text}{usual}" if rate.what == "rate" else f"{rate.of} {rate.what} {rate.text}"


def number_words(value: float) -> str:
    """Write a number with three digits that count, and more where it would read as 1 and is not.

    >>> number_words(0.123456), number_words(0.99996), number_words(0.9999999), number_words(1234.5)
    ('0.123', '0.99996', '>0.9999', '1,234')
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    short = f"{value:.3g}"
    if short != "1" or value >= 1.0:
        return short
    return ">0.9999" if value > 0.99999 else f"{value:.5g}"
