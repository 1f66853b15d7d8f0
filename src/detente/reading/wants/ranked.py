"""Where the text itself ranks wants: "rather than", "more than", "prefers A to B", "first A then B", "above all"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.lexicon.wanting import ABOVE_ALL, SIGN_OF_VERB
from detente.reading.syntax import child
from detente.reading.wants.cued import Cue, after, denied, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEIGHING = frozenset("prefer preference favour favor choose opt plump".split())
_REACH = 40
"""How many tokens after a wanting word its alternative is looked for."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """The other of two things weighed: from which token on the words are about it, its head, the sign it has.

    `factor` -1: it is wanted not where the first is wanted. `ranks`: the text puts the first above it.
    """

    start: int
    other: Token
    factor: int
    ranks: bool = True


def contrast(cue: Cue) -> Contrast | None:
    """Return what the content of `cue` is weighed against, or None."""
    after_cue = range(
        max(cue.content.left_edge.i, cue.at.i - _REACH), min(_last(cue) + 1, cue.at.i + _REACH, len(cue.at.doc))
    )
    found = (_at(cue.at.doc[i], cue) for i in after_cue)
    return next((one for one in found if one is not None), None)


def _last(cue: Cue) -> int:
    governor = cue.at.head if cue.at.pos_ in {"ADV", "AUX"} else cue.at
    if cue.at.pos_ == "ADJ" and any(below.lower_ == "less" for below in cue.at.children):
        return cue.content.right_edge.i + 9
    return max(cue.content.right_edge.i, governor.right_edge.i, cue.at.right_edge.i)


def _at(token: Token, cue: Cue) -> Contrast | None:
    lower = token.lower_
    if lower == "than" and token.i > cue.content.i:
        return _than(token, cue)
    if lower == "as" and cue.at.lower_ == "soon" and token.i > cue.content.i and token.dep_ == "prep":
        other = child(token, "pobj", "pcomp")
        return Contrast(token.i, other, -1) if other is not None else None
    if lower in {"not", "against"} and token.i > cue.content.i and cue.content.dep_ == "pobj":
        return _other_phrase(token, cue) or _not_that(token)
    if lower == "not" and token.i > cue.content.i and token.nbor(-1).text == ",":
        return _not_that(token)
    if lower == "before" and token == cue.at and cue.content.i < token.i:
        other = token.head if token.dep_ == "mark" else child(token, "pcomp")
        return Contrast(token.i, other, -1) if other is not None else None
    if lower == "instead" and token.i > cue.content.i:
        led = token.head if token.head.lower_ == "of" else token
        other = after(token, "of") or child(led, "pobj", "pcomp")
        other = child(led.head, "conj") if other is None and led.dep_ == "cc" else other
        return Contrast(token.i, other, -1) if other is not None else None
    if (
        lower in ({"to", "over"} if cue.at.lemma_ in {"prefer", "preference"} else {"over"})
        and cue.at.lemma_ in _WEIGHING
        and token.dep_ == "prep"
    ):
        held = token.head in {cue.content, cue.at} and token.i > cue.content.i
        held = held and not (lower == "to" and cue.content.tag_ == "VB")  # "prefers to leave that to ministers"
        other = child(token, "pobj", "pcomp") if held else None
        return Contrast(token.i, other, -1) if other is not None else None
    if token.dep_ in {"appos", "conj"} and token.head == cue.content:
        return _joined(token, cue)
    return None


def _other_phrase(token: Token, cue: Cue) -> Contrast | None:
    """As in "asks for time, not for money", "pushes for a vote and against a sale": another phrase of the verb."""
    led = token if token.lower_ == "against" else token.head if token.dep_ == "neg" else token
    own = cue.content.head
    other = child(led, "pobj", "pcomp")
    joined = led.dep_ in {"prep", "conj"} and led.head in {own, own.head} and led.i > cue.content.i
    same = led.lower_ == own.lower_ if token.lower_ == "not" else own.lower_ in {"for", "of"}
    return Contrast(token.i, other, -1, ranks=False) if other is not None and joined and same else None


def _not_that(nay: Token) -> Contrast | None:
    """As in "a fair price for its wool, not a war", where a parse hangs "a war" on the last word before."""
    one = nay.nbor(1) if nay.i + 1 < len(nay.doc) and nay.nbor(-1).text == "," else nay
    while one.head.i > nay.i and one.head.i != one.i:
        one = one.head
    named = one.i > nay.i and one.pos_ in {"NOUN", "PROPN"} and one.dep_ in {"appos", "conj", "attr"}
    return Contrast(nay.i, one, -1, ranks=False) if named else None


def _than(than: Token, cue: Cue) -> Contrast | None:
    """As in "rather a deal than a war", "a deal rather than a war", "a raid more than a strike"."""
    other = child(than, "pobj", "pcomp") or _next_to(than)
    if other is None or other.i <= than.i or _wants_itself(other):
        return None
    if any(below.lower_ == "less" for below in cue.at.children if below.i < cue.content.i):
        return Contrast(than.i, other, 1, ranks=False)
    before = [cue.at.doc[i] for i in range(max(cue.at.i - 3, 0), than.i)]
    rather = next((token for token in reversed(before) if token.lower_ in {"rather", "sooner"}), None)
    if rather is not None and rather.i != cue.at.i and _would(rather):
        return None  # "wants a ban and would rather wait than pay"
    better = cue.at.lower_ == "better"  # "better a lease than a sale"
    if rather is not None or better:
        rather = rather or cue.at
        return Contrast(min(than.i, rather.i) if rather.i > cue.content.i else than.i, other, -1)
    more = next((token for token in reversed(before) if token.lower_ in {"more", "less"}), None)
    counted = (
        more is None
        or more.i == cue.content.i
        or (more.head == cue.content and more.i < cue.content.i)
        or other.pos_ == "NUM"
    )
    if more is None or counted or more.lower_ == "less":
        return None
    return Contrast(more.i if more.i > cue.content.i else than.i, other, 1)


def _would(rather: Token) -> bool:
    return any(one.lower_ in {"would", "'d", "had"} for one in rather.doc[max(0, rather.i - 3) : rather.i])


def _wants_itself(other: Token) -> bool:
    """As in "more than the others would like to have it", "than Norway does": what others want is a want of theirs."""
    return (lemma_of(other) in SIGN_OF_VERB or other.lemma_ in {"do", "be"}) and child(other, "nsubj") is not None


def _next_to(than: Token) -> Token | None:
    """A parse may hang "than" on what follows it, or what follows it on the same head."""
    if than.head.i > than.i:
        return than.head
    if than.dep_ == "cc":
        over = (than.head, *than.head.ancestors)
        later = (below for one in over for below in one.children if below.i > than.i)
        return next((below for below in later if below.dep_ in {"conj", "xcomp"}), None)
    prep = child(than, "prep")
    if prep is not None:
        return child(prep, "pobj", "pcomp")
    return child(than, "amod", "advmod", "acomp") or _sister(than)


def _sister(than: Token) -> Token | None:
    """As in "went to the bank than to the ministry": the phrase after "than", which a parse may hang beside it."""
    led = than.nbor(1) if than.i + 1 < len(than.doc) else than
    return child(led, "pobj", "pcomp") if led.dep_ == "prep" else None


def _joined(token: Token, cue: Cue) -> Contrast | None:
    """As in "a treaty, not a war" and "first a truce and then a treaty"."""
    between = [cue.at.doc[i] for i in range(cue.content.i + 1, token.i)]
    if any(one.lower_ == "but" for one in between) and _nay(cue):
        return Contrast(between[-1].i, token, -1, ranks=False)
    nay = next((one for one in between if one.lower_ == "not"), None)
    if nay is not None:
        return Contrast(nay.i, token, -1, ranks=False)
    then = next((one for one in between if one.lower_ == "then"), None)
    first = any(one.lower_ == "first" for one in cue.at.doc[cue.at.i : cue.content.i])
    if then is not None and first:
        return Contrast(then.i, token, -1 if denied(token) else 1)
    return None


def _nay(cue: Cue) -> bool:
    """As in "not a loan but a gift"."""
    return any(cue.at.doc[i].lower_ == "not" for i in range(max(0, cue.content.i - 3), cue.content.i))


def foremost(cue: Cue) -> bool:
    """Tell whether the text puts what `cue` is about above all else."""
    if cue.top:
        return True
    thing = child(cue.at, "dobj")
    if thing is not None and thing.lemma_ == "nothing":
        return True
    if cue.at.dep_ == "relcl" and any(below.lower_ in {"last", "first"} for below in cue.at.head.children):
        return True
    around = [token for token in cue.at.children if token.dep_ in {"prep", "advmod", "npadvmod", "nsubj"}]
    return any(
        cue.at.doc[token.left_edge.i : min(token.right_edge.i, token.left_edge.i + 4) + 1]
        .text.lower()
        .startswith(phrase)
        for token in around
        for phrase in ABOVE_ALL
    )
