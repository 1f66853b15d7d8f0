"""Text to record: the limits first, then one LALR parse, then every failure in words.

The parser is made on first use and kept. The records are made by the functions of `formula`, `claim` and `edit` during
the parse itself, so no step walks a tree before its depth is known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import Any

from lark import Lark, UnexpectedInput

from detente.errors import InvalidQuery, Problem
from detente.language import claim, edit, formula, order
from detente.language.expected import DENY, denied, explain
from detente.language.grammar import RULES, STARTS, grammar

LONGEST = 2_000
"""Characters a formula, a claim or an edit may have."""

DEEPEST = 64
"""How deep it may nest: parentheses in the text, and records within records."""

_SIGNS = frozenset(" \t\r\n.,:()[]<>=%'’_-")


def parse(text: str, start: str) -> Any:
    """Parse `text` from the start symbol `start`. Raises InvalidQuery with one problem and its span in `text`.

    | code | what is wrong |
    |---|---|
    | D201 | something else was expected here, or the text ends too early |
    | D202 | a character that cannot stand in the language |
    | D203 | too long |
    | D204 | nothing there |
    | D205, D206, D207 | not a quantity, not a date, a number out of bounds |
    | D208 | something else than actors in the same camp |
    | D209 | nested too deep |
    | D217 | a word of the language where a name should be |
    """
    _within_limits(text, start)
    try:
        found = parser().parse(text, start=start)
    except UnexpectedInput as error:
        raise InvalidQuery(explain(error, text, start, parser())) from None
    except InvalidQuery as error:
        if denied(text, start):
            raise InvalidQuery(*(replace(problem, fix=DENY) for problem in error.problems)) from None
        raise
    if _depth(found) > DEEPEST:
        raise InvalidQuery(_too_deep((0, len(text))))
    return found


@cache
def parser() -> Lark:
    """Return the one parser; made once, in about 0.1 s of CPU."""
    rules = {name: rule for module in (formula, claim, edit, order) for name, rule in _rules(module).items()}
    makers = SimpleNamespace(**rules, NAME=formula.name)
    return Lark(
        grammar(),
        start=list(STARTS),
        parser="lalr",
        lexer="contextual",
        keep_all_tokens=True,
        maybe_placeholders=False,
        transformer=makers,
    )


def _rules(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """Return the functions of `module` that are named for a rule of the grammar."""
    named = {word for line in RULES.splitlines() for word in line.replace(":", " ").split()}
    own = {name: value for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
    return {name: value for name, value in own.items() if name in named and name[0] != "_"}


def _within_limits(text: str, start: str) -> None:
    """Raise where `text` is too long, empty, has a strange character or nests too deep."""
    if len(text) > LONGEST:
        fix = "give parts of it names of their own (`named:`) and use those"
        problem = Problem("D203", f"{len(text):,} characters; at most {LONGEST:,} are read", span=(0, 1), fix=fix)
        raise InvalidQuery(problem)
    if not text.strip():
        raise InvalidQuery(Problem("D204", f"there is no {start} here", span=(0, len(text)), fix=f"write a {start}"))
    for at, sign in enumerate(text):
        if not (sign in _SIGNS or (sign.isascii() and sign.isalnum())):
            raise InvalidQuery(_strange(sign, at))
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth > DEEPEST:
            raise InvalidQuery(_too_deep((at, at + 1)))


_INSTEAD = {
    "&": "and", "|": "or", "!": "not", "~": "not", "¬": "not", "∧": "and", "∨": "or", "→": "if", "↔": "iff", "≤": "<=",
    "≥": ">=", "–": "-", "—": "-", "{": "(", "}": ")",
}  # fmt: skip


def _strange(sign: str, at: int) -> Problem:
    """Say which character cannot stand in the language, by its name where it does not show."""
    shown = (
        f'"{sign}"' if sign.isprintable() else f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a control character')})"
    )
    fix = f"write `{_INSTEAD[sign]}`" if sign in _INSTEAD else "names are ASCII letters, digits and _"
    return Problem("D202", f"{shown} cannot stand here", span=(at, at + 1), fix=fix)


def _too_deep(span: tuple[int, int]) -> Problem:
    fix = "give parts of it names of their own (`named:`) and use those"
    return Problem("D209", f"nested deeper than {DEEPEST} levels", span=span, fix=fix)


def _depth(record: Any) -> int:
    """Count the levels of records within records, without recursion."""
    deepest, waiting = 0, [(record, 1)]
    while waiting:
        part, depth = waiting.pop()
        deepest = max(deepest, depth)
        for field in fields(part):
            value = getattr(part, field.name)
            below = value if isinstance(value, tuple) else (value,)
            waiting += [(each, depth + 1) for each in below if is_dataclass(each)]
    return deepest
