"""What is said of the order of an actor's wants, after one of them was put somewhere by hand.

A phrase such as `A and B in any order` frees wants that stand beside each other. A want that is put between them, or
taken from among them, would make it say nothing (D174); whoever puts it there means its place, so it leaves what was
freed, and what was freed around it falls in two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from detente.conflict.order import Above, Among, AnyOrder, Sureness, between, cycle, named, sure_pairs
from detente.errors import DetenteError
from detente.language import order_text, parse_order

Told = tuple[tuple[str, Sureness], ...]
"""Phrases as they are written, and as they are read."""


def order_kept(wants: tuple[str, ...], moved: str, phrases: Sequence[str]) -> tuple[str, ...]:
    """Return what can still be said of the order of `wants`, now that `moved` stands where it does.

    Phrases that still say something stay as they are written; where nothing helps, or one cannot be read, all do.

    >>> order_kept(("a", "c", "b"), "c", ["a and b in any order"])
    ()
    >>> order_kept(("a", "b", "c"), "c", ["a and b in any order"])
    ('a and b in any order',)
    """
    try:
        told: Told = tuple((phrase, parse_order(phrase)) for phrase in phrases)
    except DetenteError:
        return tuple(phrases)
    ways: tuple[Callable[[Told], Told], ...] = (
        lambda all_: all_,
        lambda all_: tuple(_without(all_, moved, wants)),
        lambda all_: tuple(_split(tuple(_without(all_, moved, wants)), moved, wants)),
    )
    fitting = (way(told) for way in ways)
    return tuple(phrase for phrase, _ in next((each for each in fitting if _fits(wants, each)), told))


def _fits(wants: tuple[str, ...], told: Told) -> bool:
    phrases = tuple(phrase for _, phrase in told)
    return not any(between(wants, phrases)) and not cycle(len(wants), sure_pairs(wants, phrases))


def _without(told: Told, moved: str, wants: tuple[str, ...]) -> Iterator[tuple[str, Sureness]]:
    """Yield the phrases without the want: it leaves what it was free among, and what says the opposite of its place."""
    for text, phrase in told:
        if moved not in named(phrase):
            yield text, phrase
        elif isinstance(phrase, Among):
            yield from _among(want for want in phrase.wants if want != moved)
        elif isinstance(phrase, Above) and _place(wants, phrase.want) < _place(wants, phrase.other):
            yield text, phrase


def _split(told: Told, moved: str, wants: tuple[str, ...]) -> Iterator[tuple[str, Sureness]]:
    """Yield the phrases, each group cut in two where the want stands within it."""
    at = _place(wants, moved)
    for text, phrase in told:
        if isinstance(phrase, AnyOrder | Above):
            yield text, phrase
            continue
        before = [want for want in named(phrase) if _place(wants, want) < at]
        after = [want for want in named(phrase) if _place(wants, want) > at]
        if before and after:
            yield from (*_among(before), *_among(after))
        else:
            yield text, phrase


def _among(wants: Iterator[str] | Sequence[str]) -> Iterator[tuple[str, Sureness]]:
    kept = tuple(wants)
    if len(kept) > 1:
        phrase = Among(kept)
        yield order_text(phrase), phrase


def _place(wants: tuple[str, ...], want: str) -> int:
    return wants.index(want) if want in wants else -1
