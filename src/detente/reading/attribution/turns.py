"""Attributions by layout: "HOLT: We will stay." and a quotation with a dash and a name after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.attribution.told import Report
from detente.reading.lexicon.parties import LEADERS
from detente.reading.syntax import text_of, tight

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Phrase

_TURN = re.compile(r"^[ \t]{0,8}([A-Z][\w.' -]{1,39}):[ \t]+(?=\S)", re.MULTILINE)
_SIGNED = re.compile(r"(?<=\")[ \t\n]{0,3}(-{1,2})[ \t]*([A-Z][\w.' -]{1,39})$", re.MULTILINE)
_OFFICE = 2
"""Words of a label that is an office: "The Minister"."""
_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_LABELS = frozenset(
    "source sources note editor photo video update read related by via date place subject from to for re".split()
)


def turns(doc: Doc, quoted: tuple[tuple[int, int], ...]) -> Iterator[Report]:
    """Yield what is said in turns of a dialogue and in signed quotations. Cost is linear in the text."""
    text, by_end = text_of(doc), {end: start for start, end in quoted}
    for match in _TURN.finditer(text):
        end = text.find("\n", match.end())
        name = _name(doc, match.span(1))
        if name is not None:
            content = tight(text, match.end(), len(text) if end < 0 else end)
            yield Report((match.end(1), match.end(1) + 1), (content,), match.span(1), name.root.i, "statement")
    for match in _SIGNED.finditer(text):
        name = _name(doc, match.span(2), sure=True)
        if name is not None and match.start() in by_end:
            yield Report(
                match.span(1), ((by_end[match.start()], match.start()),), match.span(2), name.root.i, "statement"
            )


def _name(doc: Doc, span: tuple[int, int], *, sure: bool = False) -> Phrase | None:
    """Return the words before a colon or after a dash where they are a name: capitals or proper nouns, no label.

    After a dash (`sure`) any name is somebody's; before a colon only capitals or a name that is recognised.
    """
    phrase = doc.char_span(*span, alignment_mode="expand")
    if phrase is None or _LABELS & {phrase[0].lower_, phrase[-1].lower_} or len(phrase) > 6:
        return None
    named = all(token.pos_ in {"PROPN", "PUNCT", "ADP"} or token.is_upper for token in phrase)
    if not sure and len(phrase) == _OFFICE and phrase[0].text == "The" and phrase.root.lower_ in LEADERS:
        return phrase  # "The Minister: I fear it."
    return phrase if named and (sure or phrase.text.isupper() or phrase.root.ent_type_ in _NAMED) else None
