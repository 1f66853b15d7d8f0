"""How sure an actor's wants and their order are, as the model file says it: `holds` and `order`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from detente.conflict.model import Actor, Statement
from detente.conflict.order import Above, Among, AnyOrder, AtLeast, Sureness, named
from detente.conflict.quantity import Quantity
from detente.errors import Path, Problem, nearest
from detente.files.fields import Data, Problems, basis, parsed, prefixed, quantity, words
from detente.language import order_text, parse_order

PERHAPS = "perhaps"
"""What stands for a chance nobody can put a number on."""


def likely(data: Data | None, path: Path, problems: Problems) -> Quantity | None:
    """Return how likely a want is wanted at all; `perhaps` is even odds, anywhere between never and always."""
    if data and data.get("value") == PERHAPS:
        return Quantity(0.5, 0.0, 1.0, text=PERHAPS, basis=basis(data))
    return quantity(data, path, problems)


def orders(actor: str, wants: tuple[Statement, ...], data: Data, problems: Problems) -> Iterator[Sureness]:
    """Yield what is said of the order of `wants`, by their whole ids; D212 where there is no such want of the actor."""
    known = tuple(want.id for want in wants)
    for at, text in enumerate(words(data, "order")):
        path = ("actors", actor, "order", at)
        phrase = parsed(parse_order, text, path, problems)
        if phrase is None:
            continue
        whole = _renamed(phrase, partial(prefixed, actor))
        missing = [want for want in named(whole) if want not in known]
        problems.extend(_missing(want, actor, known, text, path) for want in missing)
        if not missing:
            yield whole


def _renamed(phrase: Sureness, name: Callable[[str], str]) -> Sureness:
    match phrase:
        case Among(wants):
            return replace(phrase, wants=tuple(map(name, wants)))
        case AtLeast(want, other) | Above(want, other):
            return replace(phrase, want=name(want), other=name(other))
        case AnyOrder():
            return phrase


def _missing(want: str, actor: str, known: tuple[str, ...], text: str, path: Path) -> Problem:
    own = want.removeprefix(f"{actor}.")
    short = [each.removeprefix(f"{actor}.") for each in known]
    fix = f"wants of {actor}: {', '.join(short[:8])}{', ...' if len(short) > 8 else ''}"
    start = max(text.find(own), 0)
    near = nearest(own, short)
    return Problem(
        "D212", f'{actor} has no want with the id "{own}"', path, (start, start + len(own)), nearest=near, fix=fix
    )


def order_data(actor: Actor) -> list[str]:
    """Return what is said of the order of an actor's wants as it is written in the file."""
    return [order_text(_renamed(phrase, lambda name: name.removeprefix(f"{actor.key}."))) for phrase in actor.order]
