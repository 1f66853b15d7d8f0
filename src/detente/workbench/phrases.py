"""What can come next in a formula, a claim, an edit or an order: words of the language from its own parser, and names.

The parser reads what stands before the cursor, without the last words; what it accepts there is what is offered. So a
form that is added to the grammar is completed without a line here; only what kind of name a place takes is told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lark import UnexpectedInput

from detente.errors import DetenteError
from detente.language.grammar import PHRASES
from detente.language.parse import parser
from detente.workbench.known import Known, Word

_MOST_WORDS = 5
_WORDS = {
    **dict(PHRASES), "P": "P(", "E": "E[", "BLAMED": "blamed(", "THE_BEST": "the best", "ISSUE": "issue",
    "FRUSTRATION": "frustration", "RANGE": "'s no-deal-to-best range", "LPAR": "(", "RPAR": ")", "RSQB": "]",
    "COMMA": ",", "COLON": ":",
}  # fmt: skip
"""How what the parser accepts is written; numbers, times and dates are left to whoever types."""

_RELATIONS = ("<", "<=", "=", ">=", ">")
_TIMES = ("7 days", "30 days", "90 days", "180 days")
_OPERATORS = ("AND", "OR", "IF", "IFF", "PREPARED", "RPAR", "RSQB", "COMMA", "COLON")

FORMS = (
    ("no reachable equilibrium has …", "no reachable equilibrium has ", "it is never how things end"),
    ("some reachable equilibrium has …", "some reachable equilibrium has ", "it can be how things end"),
    ("every reachable equilibrium has …", "every reachable equilibrium has ", "it is always how things end"),
    ("every equilibrium(seq) has …", "every equilibrium(seq) has ", "by one concept, wherever one starts"),
    ("status_quo reaches … by improvements", "status_quo reaches ", "a way there that pays for each who moves"),
    ("P(… within 30 days) > 0.5", "P(", "how likely it is, and how soon"),
    ("P(… before …) > 0.5", "P(", "which comes first"),
    ("E[time to …] < 30 days", "E[time to ", "how long it takes on average"),
    ("most likely path to … has …", "most likely path to ", "the way it would come about"),
    ("share of time in … < 0.2", "share of time in ", "how much of the time it is so"),
    ("in the view of …: …", "in the view of ", "a claim as an actor sees the crisis"),
    ("independent sources of … >= 2", "independent sources of ", "how many sources say so by themselves"),
)
"""The forms of claims: how each is shown, how it begins, and what it asks."""


@dataclass(frozen=True, slots=True)
class Next:
    """Something that can come next: it replaces the text from `start` on."""

    word: Word
    start: int


def following(text: str, kind: str, known: Known, *, owner: str = "") -> tuple[Next, ...]:
    """Return what can come at the end of `text`, the beginning of a formula, a claim, an edit or an order.

    `owner` is the actor whose want or order it is. Never raises. Cost: one parse for each of the last words.
    """
    if len(text) > 2_000:
        return ()
    found: dict[str, Next] = {}
    if kind == "claim" and " " not in text.strip():
        for shown, begins, says in FORMS:
            if begins.lower().startswith(text.lstrip().lower()):
                found[begins] = Next(Word(begins, says, shown), len(text) - len(text.lstrip()))
    for words, at in _cuts(text):
        read = _read(text[:at], kind)
        if read is None:
            continue
        before, accepted = read
        for word in _fitting(before, accepted, words, known, owner, alone=at == len(text) or words.count(" ") == 0):
            found.setdefault(word.text, Next(word, at))
    return tuple(found.values())


def _cuts(text: str) -> Iterator[tuple[str, int]]:
    """Yield the last words of `text` and where they start: none or the one being typed first, then more of them."""
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in "_.-"):
        at -= 1
    yield text[at:].lower(), at
    for _ in range(_MOST_WORDS - 1):
        stop = at
        while at and text[at - 1] in " \t\r\n":
            at -= 1
        if at == stop:
            return
        start = at
        while at and (text[at - 1].isalnum() or text[at - 1] in "_.-"):
            at -= 1
        if at == start:
            return
        yield " ".join(text[at:].lower().split()) + " " * text[at:].endswith(" "), at


def _read(text: str, kind: str) -> tuple[tuple[Any, ...], frozenset[str]] | None:
    """Return the tokens of `text` and what the parser accepts behind them; None where it is wrong before."""
    try:
        parse: Any = parser().parse_interactive(text, kind)
        tokens = tuple(parse.exhaust_lexer())
        return tokens, frozenset(parse.accepts())
    except (UnexpectedInput, DetenteError):
        return None


def _fitting(
    before: Sequence[Any], accepted: frozenset[str], typed: str, known: Known, owner: str, *, alone: bool
) -> Iterator[Word]:
    """Yield the names and the words that begin with what is `typed`; names only where that is one word (`alone`)."""
    named = [*_names(before, accepted, known, owner)] if alone else []
    yield from (word for word in named if typed.rpartition(".")[2] in word.text.lower() or typed in word.text.lower())
    words = [terminal for terminal in _WORDS if terminal in accepted]
    for terminal in sorted(words, key=lambda terminal: terminal in _OPERATORS and not before):
        if _WORDS[terminal].lower().startswith(typed) and _WORDS[terminal].lower() != typed:
            yield Word(_WORDS[terminal], "")
    if alone and before and before[-1].type == "AS_OF":
        yield from (day for day in known.days if day.text.startswith(typed))
    if alone and "RELATION" in accepted:
        yield from (Word(sign, "") for sign in _RELATIONS)
    if alone and "TIME" in accepted:
        yield from (Word(time, "") for time in _TIMES if time.startswith(typed))


def _names(before: Sequence[Any], accepted: frozenset[str], known: Known, owner: str) -> Iterator[Word]:
    """Yield the names of the kind that this place takes."""
    if not accepted & {"NAME", "ID"}:
        return
    types = [token.type for token in before]
    if types[:3] == ["ADD", "NAME", "WANTS"]:
        owner = str(before[1])
    last = types[-1] if types else ""
    kind = _kind(types, last)
    if kind == "sides" and len(before) > 1:
        yield from known.sides.get(str(before[-2]), ())
    elif kind == "facts":
        yield from known.facts(owner)
        if not types or types[-1] in ("LPAR", "COLON"):
            yield from known.actors if "PREFERS" not in types and not owner and _claim_starts(types, accepted) else ()
    elif kind == "local":
        yield from known.local(owner)
    else:
        yield from getattr(known, kind)


def _claim_starts(types: Sequence[str], accepted: frozenset[str]) -> bool:
    """Tell whether a sentence may begin here, which an actor may be the subject of."""
    return bool(accepted & {"SOME", "ADD"})


_AFTER = {
    "FOR": "actors", "DETERS": "actors", "IN_THE_VIEW_OF": "actors", "COALITION": "actors", "RATIFIED_BY": "actors",
    "PACKAGE_IS_BETTER_FOR": "actors", "BLAMED": "actors", "ADD": "actors", "IGNORE": "actors", "IGNORES": "actors",
    "DROPS": "actors", "DROP": "assumptions", "NEGATE": "wants", "MOVE": "wants", "HAND": "options", "FIX": "settable",
    "FREE": "options", "START_FROM": "settable", "CHOOSE": "alternatives", "SETTLES": "issues", "ISSUE": "issues",
    "ONLY_BECAUSE_OF": "causes", "INDEPENDENT_SOURCES_OF": "supported", "AT_LEAST_AS_IMPORTANT_AS": "local",
}  # fmt: skip
"""Which names come behind a word; behind any other come options, conditions and named conditions."""


def _kind(types: Sequence[str], last: str) -> str:
    if last == "LPAR" and len(types) > 1 and types[-2] in ("EQUILIBRIUM", "STABLE", "NAME", "EVERYONE"):
        return "concepts" if types[-2] != "NAME" or "DETERS" in types or "STABLE" in types else "facts"
    if last in ("ABOVE", "BELOW") and "SETTLES" not in types:
        return "wants" if types[0] in ("MOVE", "ADD") else "local"
    if last == "COLON" and types[0] == "CHOOSE":
        return "sides"
    if last == "OF" and types[0] == "SET":
        return {"AUTONOMY": "ties", "RATE": "paced", "TAKES": "options", "WORTH": "wants"}.get(types[1], "assumptions")
    if last == "OF":
        return "actors"
    if last == "TO" and types[0] == "HAND":
        return "actors"
    if last == "FROM" and "DETERS" in types:
        return "options"
    if last in ("COMMA", "AND"):
        begun = next((word for word in reversed(types) if word in _LISTS), "")
        return _LISTS.get(begun, "facts") if last == "COMMA" or begun == "PACKAGE_IS_BETTER_FOR" else "facts"
    if last == "NOT" and types[0] == "FIX":
        return "settable"
    return _AFTER.get(last, "facts")


_LISTS = {
    "FOR": "actors", "COALITION": "actors", "OF": "actors", "PACKAGE_IS_BETTER_FOR": "actors",
    "START_FROM": "settable", "ONLY_BECAUSE_OF": "causes",
}  # fmt: skip
"""What the names are that a comma goes on with."""
