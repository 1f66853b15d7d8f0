"""Verbs that the tagger takes for nouns, as the parse shows: "Orla hopes for rain", "and wonders who"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = {"NN": "VBP", "NNS": "VBZ"}
"""The tag of a verb in the present tense for that of the noun that looks like it."""
_THINKING = frozenset("fear hope want wish worry doubt claim insist believe".split())
"""Verbs that look like nouns, or that a parse takes for them, before "that"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_VERBS = frozenset({"VERB", "AUX"})
_LINKS = frozenset({"and", "but"})
_OPENING = frozenset({"that", "whether", "who", "what", "why", "how", "if"})


def mended(doc: Doc) -> None:
    """Give the tag of a verb to each noun of a parse that has a subject, or is joined to a verb and has a clause.

    In the parser's scheme nouns have no subjects: "the aim is X" hangs both on "is". Cost is linear.
    """
    for token in doc:
        if _joined_late(token):
            token.head = next(one for one in token.ancestors if one.pos_ in _VERBS)
            token.tag_, token.pos_ = _NOUNS[token.tag_], "VERB"
        who = _subject_before(token)
        if who is not None:
            _made_subject(token, who)
        name = _name_before(token)
        if name is not None:
            _made_verb(token, name)
        if token.tag_ in _NOUNS and token.dep_ != "compound" and (_has_subject(token) or _joined(token)):
            token.tag_, token.pos_ = _NOUNS[token.tag_], "VERB"
            for below in token.rights:
                if below.dep_ == "relcl" and below.left_edge.lower_ in _OPENING:
                    below.dep_ = "ccomp"


def _joined_late(token: Token) -> bool:
    """As in "are opposed to any closure and fear that it would": a verb that a parse joins to a noun before it."""
    if (
        token.tag_ not in _NOUNS
        or token.dep_ != "conj"
        or token.left_edge.i != token.i
        or token.i + 1 >= len(token.doc)
    ):
        return False
    before, after, noun = token.doc[token.i - 1], token.doc[token.i + 1], token.head
    led = before.lower_ in _LINKS and after.lower_ == "that" and after.dep_ == "mark" and after.head.head.i == token.i
    inside = noun.dep_ in {"pobj", "dobj"} and any(one.pos_ in _VERBS for one in noun.ancestors)
    return led and token.lemma_.lower() in _THINKING and inside


def _name_before(token: Token) -> Token | None:
    """As in "The Kyiv weekly Dnipro suspects that": the name a parse takes for a part of a noun before "that"."""
    if token.tag_ != "NNS" or token.dep_ == "compound" or not 0 < token.i < len(token.doc) - 1:
        return None
    before, after = token.doc[token.i - 1], token.doc[token.i + 1]
    named = before.pos_ == "PROPN" and before.head.i == token.i and before.dep_ in {"compound", "nmod"}
    goes_on = after.lower_ == "that" and after.dep_ == "mark"
    goes_on |= after.lower_ == "to" and after.dep_ == "aux" and token.dep_ == "ROOT" and before.left_edge.i == before.i
    return before if named and goes_on else None


def _subject_before(token: Token) -> Token | None:
    """As in "Neither capital desires that": the noun a parse takes for a part of the verb after it."""
    if token.tag_ != "VBZ" or not token.i or any(below.dep_ in _SUBJECTS for below in token.lefts):
        return None
    before = token.doc[token.i - 1]
    return (
        before if before.dep_ == "compound" and before.head.i == token.i and before.pos_ in {"NOUN", "PROPN"} else None
    )


def _made_subject(token: Token, who: Token) -> None:
    for below in list(token.lefts):
        if below.i < who.i and below.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod"}:
            below.head = who
    who.dep_ = "nsubj"


def _made_verb(token: Token, name: Token) -> None:
    """Make `name` the subject of `token`, with all that stands before it, and what "that" opens its clause."""
    for below in list(token.lefts):
        if below.i < name.i:
            below.head = name
    name.dep_, token.tag_, token.pos_ = "nsubj", "VBZ", "VERB"
    for below in token.rights:
        if below.dep_ in {"relcl", "acl"}:
            below.dep_ = "xcomp" if below.left_edge.lower_ == "to" else "ccomp"


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
