"""A want in offsets, and what a word says is wanted before any chain is followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.items import Deed
from detente.reading.lexicon.wanting import FEARING
from detente.reading.syntax import child
from detente.reading.wants.cued import Cue, denied

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Wanting:
    """One want in offsets: who, +1 or -1, the cue, the content.

    `above` is the content the text ranks it above; `top`: it ranks above all; `fears`: it is a fear; `named`: by a
    noun ("its wish for a deal"), which who rejects it does not deny; `planned`: no want unless it is denied.
    """

    holder: str
    sign: int
    cue: Span
    content: Span
    deeds: tuple[Deed, ...]
    above: Span | None = None
    top: bool = False
    fears: bool = False
    named: bool = False
    planned: bool = False


def feared(found: Cue, sign: int) -> bool:
    """Tell whether a want is a fear."""
    return sign < 0 and found.at.lemma_.lower() in FEARING


def first_of(found: Cue) -> tuple[Token, int]:
    """Return what the word itself says is wanted, and the sign of that with its negation left out.

    As in "hopes that it will not close", "insists that there be no delay".
    """
    content = found.content
    none = child(content, "attr", "dobj") if content.pos_ in {"VERB", "AUX"} and content.dep_ != "relcl" else None
    void = none is not None and any(below.lower_ == "no" and below.dep_ == "det" for below in none.children)
    return content, -found.sign if denied(content) != void else found.sign
