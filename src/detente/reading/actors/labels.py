"""Who the names before the turns of a talk or a hearing are: "General ORLAND:", "The CHAIR:", "Mr HOLT (Labour):"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.names import key_of
from detente.reading.actors.titles import ABBREVIATED
from detente.reading.attribution.interviews import Turn, labelled
from detente.reading.lexicon.parties import LEADERS
from detente.reading.syntax import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TITLES = LEADERS | {word.casefold().rstrip(".") for word in ABBREVIATED} | {"professor", "doctor", "deputy", "judge"}
_CHAIRS = frozenset("chair chairman chairwoman chairperson president speaker convener".split())
"""Who leads a meeting, and is called so in its turns."""
_NAME = r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,3}"
_GUEST = re.compile(
    rf"\b(?i:conversation|interview|lunch|tea|coffee|dinner|breakfast|talk|evening) (?i:with) ({_NAME})"
    rf"|\b(?i:questions) (?:for|to) ({_NAME})"
    rf"|^({_NAME}),[^\n]{{3,90}}\b(?:talks|talked|speaks|spoke|answers|received|receives)\b",
    re.MULTILINE,
)
"""Who is asked, in the lines over an interview: "a conversation with Ida Holm", "Five questions for Ann Lee"."""
_HEAD = 400
"""Characters at the start in which an interview says whom it is with."""


def guests(found: Cast, turns: tuple[Turn, ...], text: str) -> None:
    """Let whoever the head of an interview says is asked be a person, whatever the parse takes the name for."""
    head = text[:_HEAD] if turns else ""
    for match in _GUEST.finditer(head):
        name = next(one for one in match.groups() if one)
        span = found.doc.char_span(match.start(match.lastindex or 0), match.end(match.lastindex or 0))
        if span is None or not all(word[0].isupper() for word in name.split()) or span.root.lower_ in LEADERS:
            continue
        known = {found.at[token.i] for token in span if token.i in found.at}
        if any(found.parties[key].kind in {*PERSONAL, "outlet"} for key in known):
            continue
        key = key_of(name.split()[-1])
        add(found, key, name, "person")
        _everywhere(found, name.split()[-1], key)
        _put(found, list(span), key)


def _everywhere(found: Cast, last: str, key: str) -> None:
    for token in found.doc:
        if token.text in {last, last.upper()} and found.how.get(token.i) != "capital":
            found.at.pop(token.i, None)
            found.put(token, key, "alias", (token.idx, token.idx + len(token)))


def lettered(found: Cast, turns: tuple[Turn, ...], text: str) -> None:
    """Let the initials, the name or the office before a turn stand for the person they mean, known or not so far."""
    meant: dict[str, str] = {}
    for turn in turns:
        label = found.doc.char_span(turn.span[0], turn.span[0] + len(turn.who), alignment_mode="expand")
        if not turn.who or label is None:
            continue
        words = [token for token in label if token.is_alpha or "-" in token.text or "." in token.text]
        names = [token for token in words if token.lower_.rstrip(".") not in _TITLES | {"the"}]
        key = meant.get(turn.who)
        if key is None:
            key = _office(found, words[-1]) if words and not names else labelled(found, turn.who)
        titled = len(names) < len(words) and words[0].lower_ != "the"
        full = _in_full(text, names[-1].text) if key is None and names and not titled else ""
        if key is None and names and (titled or full):
            key = _introduced(found, names, full)
        if key is not None:
            meant[turn.who] = key
            chairs = _CHAIRS if text_of(found.doc)[label.end_char :].startswith(" (in the chair)") else ()
            found.titles.setdefault(key, set()).update((one.lower_ for one in words if one.lower_ in LEADERS), chairs)
            _put(found, names or words, key)


def _in_full(text: str, last: str) -> str:
    """Return the name that ends so and stands over the talk: "Ann Lee" for the label "Lee"."""
    told = re.search(rf"\b((?:[A-Z][\w'’-]{{1,20}} ){{1,2}}{re.escape(last)})\b", text[:_HEAD], re.IGNORECASE)
    words = told[1].split() if told is not None else []
    return " ".join(words) if words and all(word[0].isupper() for word in words) else ""


def _introduced(found: Cast, names: list[Token], full: str = "") -> str:
    """As in "General ORLAND: We can wait": a person whom only the turns name, and perhaps the head in full."""
    key = key_of(names[-1].text.casefold())
    name = full or " ".join(one.text.title() if one.is_upper else one.text for one in names)
    add(found, key, name, "person")
    if found.parties[key].kind not in PERSONAL:
        found.parties[key] = replace(found.parties[key], kind="person", name=name)
    return key


def _office(found: Cast, noun: Token) -> str | None:
    """As in "The Minister:", "The CHAIR:": the one person of that title, else, of who leads the meeting, a person."""
    fitting = [key for key, titles in found.titles.items() if noun.lower_ in titles and key in found.parties]
    if len(fitting) == 1 and found.parties[fitting[0]].kind in PERSONAL:
        return fitting[0]
    if noun.lower_ not in _CHAIRS:
        return None
    key = key_of(f"the {noun.lower_}")
    add(found, key, f"The {noun.lower_}", "person")
    return key


def _put(found: Cast, names: list[Token], key: str) -> None:
    """Let the words of a label stand for its party, whatever they were taken for; so the same words elsewhere."""
    span = (names[0].idx, names[-1].idx + len(names[-1]))
    taken = {found.at[one.i] for one in names if one.i in found.at} - {key}
    wrong = {one for one in taken if found.parties[one].kind in PERSONAL | {"organisation"}}
    words = {one.text for one in names}
    for i in [i for i, one in found.at.items() if one in wrong and found.doc[i].text in words] if wrong else ():
        found.at[i] = key
    for one in names:
        if one.i not in found.at:
            found.put(one, key, "alias", span)
