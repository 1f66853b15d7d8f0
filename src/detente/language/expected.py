"""What a parse error says: what stands there, what was expected instead, the nearest word, and the way out."""

from __future__ import annotations

import re
from typing import Any, cast

from lark import Lark, UnexpectedInput

from detente.errors import Problem, nearest
from detente.language.grammar import WORDS

_EDITS = "drop, add, move, negate, ignore, fix, hand, forbid, free, start from, set, choose, as of"
DENY = "a claim is denied with `no (...)`; `not` is for formulas"
_OPERATORS = ("AND", "OR", "IF", "IFF", "PREPARED")


def explain(error: UnexpectedInput, text: str, start: str, parser: Lark) -> Problem:
    """Return the problem (D201) for an error that `parser` met in `text`, from the start symbol `start`."""
    accepted = _accepted(text, start, parser)
    at = _place(error, text)
    phrase, words = _near(text[at:], accepted)
    stop = _end(text, at, words)
    stands = f'"{text[at:stop]}" cannot stand here' if stop > at else f"the {start} ends too early"
    if phrase is None and set(accepted) == {"IGNORES", "DROPS"}:
        return _no_verb(text, at, start)
    fix = _way_out(text, start, text[at:stop], accepted) if phrase is None else None
    return Problem("D201", f"{stands}; expected {_listed(accepted)}", span=(at, stop), nearest=phrase, fix=fix)


def _no_verb(text: str, at: int, start: str) -> Problem:
    """Return the problem with an edit whose first word, before `at`, is not one of the words edits start with."""
    first = re.compile(r"[^\s(]+(?=\s*$)").search(text[:at])
    word, span = (first[0], first.span()) if first else ("", (0, 0))
    known = _EDITS if start == "edit" else _EDITS.removesuffix(", as of")  # a claim hangs on no past day
    near = nearest(word, known.split(", "))
    return Problem("D201", f'no edit starts with "{word}"', span=span, nearest=near, fix=f"edits: {known}")


def _accepted(text: str, start: str, parser: Lark) -> tuple[str, ...]:
    """Return the terminals that may stand where the parse of `text` fails, in the order of the grammar.

    The parser's own list is too short: it is made after steps that the wrong word itself has caused.
    """
    parse: Any = parser.parse_interactive(text, start)
    tokens = parse.lexer_thread.lex(parse.parser_state)
    before = parse
    try:
        for token in tokens:
            before = parse.copy(deepcopy_values=False)
            parse.feed_token(token)
            before = parse
    except UnexpectedInput:
        pass
    kinds = before.accepts()
    return tuple(kind for kind in WORDS if kind in kinds)


def _place(error: UnexpectedInput, text: str) -> int:
    """Return where the wrong word starts; at the end of the text, the place just behind the last character."""
    at, end = cast(int | None, error.pos_in_stream), len(text.rstrip())
    ended = at is None or getattr(getattr(error, "token", None), "type", "") == "$END"
    return end if ended or at is None else min(at, end)


def _end(text: str, at: int, words: int) -> int:
    """Return where the wrong word, or as many words as a phrase has, ends."""
    found = re.compile(rf"[\w.]+(?:\s+[\w.]+){{0,{words - 1}}}|\S?").match(text, at)
    return found.end() if found else at


def _near(rest: str, accepted: tuple[str, ...]) -> tuple[str | None, int]:
    """Return the phrase of the language nearest to what `rest` starts with, and how many words it has."""
    for words in (5, 4, 3, 2, 1):
        found = re.match(rf"[A-Za-z_]\w*(?:\s+[A-Za-z_]\w*){{{words - 1}}}", rest)
        phrases = [WORDS[kind].strip("`") for kind in accepted if WORDS[kind].startswith("`")]
        known = [phrase for phrase in phrases if len(phrase.split()) == words]
        near = nearest(" ".join(found[0].lower().split()), known) if found else None
        if near:
            return near, words
    return None, 1


def _listed(accepted: tuple[str, ...]) -> str:
    """List what may stand here: names first, operators last, cut at eight."""
    if not accepted:
        return "nothing more"
    order = sorted(accepted, key=lambda kind: (kind not in ("NAME", "ID"), kind in _OPERATORS))
    shown = [WORDS[kind] for kind in order[:8]]
    if len(order) > 8:
        return f"{', '.join(shown)} or one of {len(order) - 8} more"
    return " or ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def denied(text: str, start: str) -> bool:
    """Tell whether `text` looks like a claim that somebody wants to deny with `not`."""
    return start == "claim" and text.split()[0].startswith("not")


def _way_out(text: str, start: str, found: str, accepted: tuple[str, ...]) -> str | None:
    """Return the fix for the commonest mistakes."""
    if found == "-":
        return "a name has no hyphen; an id with hyphens can be dropped, moved or negated, but is no formula"
    if found == ".":
        return "a name has at most one dot: actor.option"
    if denied(text, start):
        return DENY
    if start == "claim" and "STABLE" in accepted:
        return "a formula alone claims nothing: say for instance `every equilibrium has ...`"
    return None
