"""Verbs that the tagger takes for nouns, as the parse shows: "Orla hopes for rain", "and wonders who"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.parties import LEADERS, VOICES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = {"NN": "VBP", "NNS": "VBZ"}
"""The tag of a verb in the present tense for that of the noun that looks like it."""
_THINKING = frozenset("fear hope want wish worry doubt claim insist believe".split())
"""Verbs that look like nouns, or that a parse takes for them, before "that"."""
_APART = frozenset("public private practice theory fact short truth secret general particular".split())
"""What "in" stands before at the head of a sentence."""
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
        above = _joined_low(token)
        if above is not None:
            token.head = above
        _set_free(token)
        _given_to_office(token)
        neither = _neither_before(token)
        if neither is not None:
            neither.dep_, neither.pos_ = "nsubj", "PRON"
        who = _subject_before(token)
        if who is not None:
            _made_subject(token, who)
        led = _relative_before(token)
        if led is not None:
            led.dep_ = "dobj"
            _made_subject(token, token.doc[token.i - 1])
            token.tag_, token.pos_ = _NOUNS[token.tag_], "VERB"
        name = _name_before(token)
        if name is not None:
            _made_verb(token, name)
        if token.tag_ in _NOUNS and token.dep_ != "compound" and (_has_subject(token) or _joined(token)):
            token.tag_, token.pos_ = _NOUNS[token.tag_], "VERB"
            for below in token.rights:
                if below.dep_ == "relcl" and below.left_edge.lower_ in _OPENING:
                    below.dep_ = "ccomp"


def _joined_low(token: Token) -> Token | None:
    """As in "She wants the firm stripped of it and would rather wait": the finite verb that a modal is joined to."""
    below = token.head
    if token.dep_ != "conj" or token.left_edge.i != token.i - len([*token.lefts]) or not _modal(token):
        return None
    if below.dep_ not in {"ccomp", "xcomp"} or below.tag_ not in {"VBN", "VB", "VBG"} or _finite(below):
        return None
    above = below.head
    return above if above.pos_ in _VERBS and (above.tag_ in {"VBZ", "VBD", "VBP"} or _finite(above)) else None


def _modal(verb: Token) -> bool:
    own = {one.dep_ for one in verb.lefts}
    return any(one.tag_ == "MD" for one in verb.lefts) and not own & _SUBJECTS


def _finite(verb: Token) -> bool:
    return any(one.dep_ in {"aux", "auxpass"} and one.tag_ in {"MD", "VBZ", "VBD", "VBP"} for one in verb.lefts)


def _given_to_office(name: Token) -> None:
    """As in "The prime minister of Torvia, Ola Holt, met": whose name it is has the office, not the state."""
    if name.dep_ != "appos":
        return
    place = name.head
    office = place.head.head if place.dep_ == "pobj" and place.head.lower_ in {"of", "for"} else None
    if name.pos_ != "PROPN" or office is None or office.pos_ != "NOUN":
        return
    if office.lower_ in LEADERS | VOICES and place.pos_ == "PROPN" and name.left_edge.nbor(-1).text == ",":
        name.head = office


def _set_free(verb: Token) -> None:
    """As in "In public Astana is mild": the name right before a verb without a subject is its subject."""
    name = verb.doc[verb.i - 1] if verb.i else verb
    prep = name.head
    if name.pos_ != "PROPN" or name.dep_ != "pobj" or prep.head.i != verb.i or not prep.is_sent_start:
        return
    word = next((one for one in name.lefts if one.lower_ in _APART and one.i == prep.i + 1), None)
    if word is None or verb.pos_ not in _VERBS or any(one.dep_ in _SUBJECTS for one in verb.children):
        return
    name.head, name.dep_ = verb, "nsubj"
    word.head, word.dep_ = prep, "pobj"


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
    """As in "The Kyiv weekly Dnipro suspects that", "if Orla apologises": a name taken for a part of the noun."""
    asked = token.tag_ == "NN" and token.left_edge.tag_ == "MD" and bool(token.left_edge.is_sent_start)
    if not (token.tag_ == "NNS" or asked) or token.dep_ == "compound" or not 0 < token.i < len(token.doc) - 1:
        return None
    before, after = token.doc[token.i - 1], token.doc[token.i + 1]
    named = before.pos_ == "PROPN" and before.head.i == token.i and before.dep_ in {"compound", "nmod"}
    goes_on = after.lower_ == "that" and after.dep_ == "mark"
    goes_on = goes_on or asked
    goes_on = goes_on or any(below.dep_ == "mark" and below.i < token.i for below in token.children)
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


def _relative_before(token: Token) -> Token | None:
    """As in "the toll, which the Danes favour": the "which" of a clause whose verb a parse takes for a noun."""
    if token.dep_ != "relcl" or token.tag_ not in _NOUNS or not token.i:
        return None
    before = token.doc[token.i - 1]
    led = next((one for one in token.lefts if one.tag_ in {"WDT", "WP"} and one.dep_ == "nsubj"), None)
    named = before.head.i == token.i and before.dep_ in {"compound", "nmod"}
    return led if named else None


def _neither_before(token: Token) -> Token | None:
    """As in "Neither desires that": the pronoun a parse takes for the article of the verb after it."""
    if token.tag_ != "VBZ" or any(below.dep_ in _SUBJECTS for below in token.lefts):
        return None
    return next((one for one in token.lefts if one.dep_ == "det" and one.lower_ in {"neither", "each", "either"}), None)


def _made_subject(token: Token, who: Token) -> None:
    for below in list(token.lefts):
        if below.i < who.i and below.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod"}:
            below.head = who
    who.dep_ = "nsubj"


def _made_verb(token: Token, name: Token) -> None:
    """Make `name` the subject of `token`, with all that stands before it, and what "that" opens its clause."""
    for below in list(token.lefts):
        if below.i < name.i and below.dep_ not in {"mark", "cc", "punct", "aux"}:
            below.head = name
    name.dep_, token.tag_, token.pos_ = "nsubj", "VBZ", "VERB"
    for below in token.rights:
        if below.dep_ in {"relcl", "acl"}:
            below.dep_ = "xcomp" if below.left_edge.lower_ == "to" else "ccomp"


def _has_subject(token: Token) -> bool:
    """Tell whether a noun has a subject, and no article after it ("made the return a condition")."""
    own = next((below for below in token.lefts if below.dep_ == "nsubj"), None)
    return own is not None and not any(below.dep_ == "det" and below.i > own.i for below in token.lefts)


def _joined(token: Token) -> bool:
    """Tell whether a noun is joined by ", and" to a verb of the same form: "writes that ..., and wonders who ..."."""
    at = token.i
    if token.tag_ != "NNS" or token.dep_ != "conj" or token.head.pos_ != "VERB" or token.left_edge.i != at or at < 2:
        return False
    after = token.doc[at + 1] if at + 1 < len(token.doc) else None
    opens = after is not None and after.lower_ in _OPENING
    return opens and token.doc[at - 1].lower_ in _LINKS
