"""What a wanting word tells and is no want: asked, said of nobody, a stance towards a party, a threat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.reading.lexicon.wanting import ACTING, FEARING, OFFERING, OPPOSING, PURPOSE
from detente.reading.syntax import child, sentence_of
from detente.reading.wants.contents import says_nothing
from detente.reading.wants.cued import Cue, denied

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from detente.reading.actors.cast import Cast

_TAG = re.compile(
    r",\s+(what else|why not|no|right|of course|surely|(is|are|do|does|did|was|were|have|has|wo|would)n[’']t \w+)\?$"
)
"""What makes no question of what is said before it."""
_JOINING = frozenset("and but so or".split())
_ASKED = frozenset(
    "who what why how when where which whose can could is are was were do does did will would should has have".split()
)
"""Words that open a question."""
_PROVING = frozenset("suggest indicate prove show imply say tell claim believe think suppose pretend assert".split())


def unwanted(token: Token, found: Cue, cast: Cast) -> bool:
    """Tell whether what `token` seems to say is wanted is no want all the same."""
    empty = says_nothing(found.content) and not found.said
    return (
        empty
        or _unopposed(found)
        or _uninsisted(found)
        or asked(token)
        or _fearless(found)
        or _unproved(token)
        or _disliked(found, cast)
    )


def _fearless(found: Cue) -> bool:
    """Who does not fear something does not therefore want it."""
    word = found.at.lemma_.lower()
    cares = found.content.head.lower_ == "for" or (word in {"concern", "concerned"} and found.content.dep_ == "xcomp")
    return found.sign > 0 and word in FEARING and word != "anxious" and not cares


def _unopposed(found: Cue) -> bool:
    """Who has not refused something, or has no objection to it, does not therefore want it."""
    return found.sign > 0 and found.at.lemma_.lower() in OPPOSING | {"against"} and not denied(found.content)


def _uninsisted(found: Cue) -> bool:
    """Who does not insist on something does not therefore want it not."""
    return found.sign < 0 and found.at.lemma_.lower() == "insist" and denied(found.at)


def asked(token: Token) -> bool:
    """Tell whether the sentence is a question: what the text only asks, nobody is said to want."""
    above = token
    if _supposed(token):
        return True
    for _ in range(4):
        marked = any(below.lower_ in {"if", "whether"} for below in above.children if below.dep_ == "mark")
        if any(below.lower_ == "whether" for below in above.children if below.dep_ == "mark"):
            return True
        if (
            marked
            and above.dep_ in {"ccomp", "advcl"}
            and above.head.lemma_ in {"ask", "wonder", "inquire", "question"}
        ):
            return True
        above = above.head
    sentence = sentence_of(token)
    whole = sentence.text.rstrip().rstrip("\"'”’)")
    return whole.endswith("?") and not _TAG.search(whole) and not _then_asks(token, sentence)


def _then_asks(token: Token, sentence: Sentence) -> bool:
    """As in "Norway is afraid of losing it, and who could blame it?": what only a later clause asks."""
    joins = (one for one in token.doc[token.i + 1 : sentence.end - 1] if one.lower_ in _JOINING)
    opens = next((one for one in joins if one.nbor(-1).text in {",", ";"} and one.nbor(1).lower_ in _ASKED), None)
    return opens is not None and sentence[0].tag_ not in {"MD", "WP", "WRB", "WDT", "VBZ", "VBD", "VBP"}


def _supposed(token: Token) -> bool:
    """As in "If Norway wants a truce, it should say so": what is only supposed."""
    verb = token if token.pos_ == "VERB" else token.head
    ifs = {"if", "unless"}
    return verb.dep_ == "advcl" and any(
        one.lower_ in ifs and one.dep_ == "mark" for one in verb.children if one != token
    )


def meant(found: Cue) -> bool:
    """As in "plans to prevent it": a purpose to keep something off is a want; a vow to stop trains is a threat."""
    threat = found.content.lemma_ in ACTING - (PURPOSE - {"stop"})
    return found.bare or denied(found.at) or denied(found.content) or not threat


def promised(found: Cue) -> bool:
    """As in "has threatened to leave", "offered to mediate": said, so that who denies it denies what was said."""
    says = found.at.lemma_.lower() in OFFERING | {"swear": 1, "propose": 1}
    return says and found.planned and found.sign > 0 and not denied(found.content)


def _unproved(token: Token) -> bool:
    """As in "Nothing suggests that Norway wants a war": what nobody says."""
    for _ in range(4):
        above = token.head
        own = child(above, "nsubj") if token.dep_ == "ccomp" else None
        none = own is not None and (
            own.lower_ in {"nothing", "nobody", "none"} or any(one.lower_ == "no" for one in own.children)
        )
        if none and above.lemma_ in _PROVING:
            return True
        token = above
    return False


def _disliked(found: Cue, cast: Cast) -> bool:
    """As in "hostile to Norway", "its distaste for the governor": a stance towards somebody, not a want."""
    told = found.at.pos_ in {"NOUN", "ADJ"} and found.content.pos_ == "PROPN"
    return told and cast.party(found.content) is not None and found.at.lemma_.lower() not in FEARING
