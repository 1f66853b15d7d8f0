"""Verbs that the tagger takes for nouns, as the parse shows: "Orla hopes for rain", "and wonders who"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = {"NN": "VBP", "NNS": "VBZ"}
"""The tag of a verb in the present tense for that of the noun that looks like it."""
_LINKS = frozenset({"and", "but"})
_OPENING = frozenset({"that", "whether", "who", "what", "why", "how", "if"})


def mended(doc: Doc) -> None:
    """Give the tag of a verb to each noun of a parse that has a subject, or is joined to a verb and has a clause.

    In the parser's scheme nouns have no subjects: "the aim is X" hangs both on "is". Cost is linear.
    """
    for token in doc:
        if token.tag_ in _NOUNS and token.dep_ != "compound" and (_has_subject(token) or _joined(token)):
            token.tag_, token.pos_ = _NOUNS[token.tag_], "VERB"
            for below in token.rights:
                if below.dep_ == "relcl" and below.left_edge.lower_ in _OPENING:
                    below.dep_ = "ccomp"


def _has_subject(token: Token) -> bool:
    return any(below.dep_ == "nsubj" and below.i < token.i for below in token.lefts)


def _joined(token: Token) -> bool:
    """Tell whether a noun is joined by ", and" to a verb of the same form: "writes that ..., and wonders who ..."."""
    at = token.i
    if token.tag_ != "NNS" or token.dep_ != "conj" or token.head.pos_ != "VERB" or token.left_edge.i != at or at < 2:
        return False
    after = token.doc[at + 1] if at + 1 < len(token.doc) else None
    opens = after is not None and after.lower_ in _OPENING
    return opens and token.doc[at - 1].lower_ in _LINKS
