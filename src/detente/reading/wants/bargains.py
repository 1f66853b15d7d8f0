"""What a condition stands for: something granted, a good end, a threat, or only what somebody foresees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.bodies import BODIES
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.syntax import child, passive
from detente.reading.wants.cued import Cue, after, denied, lemma_of, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

ASSURING = frozenset("assure promise pledge undertake guarantee swear vow".split())
"""Verbs after which what will not be done before something is a promise, and no condition."""
OBLIGED = frozenset("grateful thankful satisfied obliged".split())
"""What one is where one gets what one wants: "would be grateful if the fleet went home"."""
PERSUADING = frozenset("persuade induce tempt coax".split())
"""What somebody can be brought to at a price: "could be persuaded to sign if"."""
_CONSENT = frozenset(
    """signature vote consent support agreement approval presence attendance participation backing silence blessing
    cooperation goodwill neutrality patience yes seat promise recognition ratification""".split()
)
"""What one gives at a price: "its signature depends on a truce"."""
_GRANTING = frozenset(
    """drop lift free release return sign restore reopen resume apologise apologize recognise recognize concede accept
    disarm unfreeze halve pardon ratify cede grant lower ease relax waive forgive disband support allow admit extend
    withdraw lend stop end suspend""".split()
)
"""What is done for somebody: "will drop the case if it apologises"."""
_ENDING = frozenset("open reopen resume restart roll flow sail stop".split())
"""What befalls things when a quarrel ends: "the gates will open"."""
_SAFE = frozenset("free home back safe out".split())
_FORESEEN = frozenset("probably likely perhaps possibly presumably surely inevitably doubtless".split())
_WILL = frozenset("will would 'll shall 'd could can may might".split())
_HAVING = frozenset("get have receive keep obtain".split())
_LEAVING = frozenset("leave quit walk strike withdraw resign boycott close sue attack invade retaliate".split())


def guessed(main: Token) -> bool:
    """As in "will probably shelve it", "is likely to close it"."""
    return any(below.lower_ in _FORESEEN for below in main.children)


def done(clause: Token) -> bool:
    """Tell whether somebody does what a condition tells: "if he is paid", not "if he falls"."""
    return passive(clause) or clause.lemma_.lower() not in words.BEFALLING or _had(clause)


def _had(clause: Token) -> bool:
    """As in "if it got the islands"."""
    own = child(clause, "nsubj")
    return clause.lemma_ in _HAVING and own is not None and own.pos_ == "PRON" and child(clause, "dobj") is not None


def granted(main: Token, clause: Token) -> bool:
    """As in "If Iceland apologises, Norway will drop the case": what somebody would do for it in return."""
    own = child(main, "nsubj")
    will = any(below.lower_ in _WILL for below in main.children if below.tag_ == "MD")
    acts = own is not None and (own.pos_ in {"PRON", "PROPN"} or own.ent_type_ in {"ORG", "GPE", "NORP", "PERSON"})
    given = lemma_of(main) in _GRANTING and will and acts and not denied(main)
    return given and child(main, "dobj", "ccomp", "xcomp") is not None and done(clause) and not _void(clause)


def _void(clause: Token) -> bool:
    """What is not to be done is a threat's condition, and a promise's only where somebody is told to stay his hand."""
    return denied(clause)


def leaving(main: Token) -> bool:
    """As in "Norway will leave unless the toll is halved": what somebody named would do to be heard."""
    own = child(main, "nsubj")
    named = own is not None and (own.pos_ == "PROPN" or own.ent_type_ in {"ORG", "GPE", "NORP"} or own.lower_ in BODIES)
    return named and lemma_of(main) in _LEAVING and not denied(main)


def welcome(main: Token, clause: Token) -> bool:
    """As in "If the money moves on Monday, the sailors will be on a plane": what is held out to who pays the price."""
    will = any(below.lower_ in _WILL for below in main.children if below.tag_ == "MD")
    own = child(main, "nsubj", "nsubjpass")
    if not will or own is None or denied(main) or denied(clause):
        return False
    if _to_us(clause):
        return True
    if own.pos_ not in {"NOUN", "PROPN"}:
        return False
    paid = (
        clause.lemma_ in words.CONCEDING | {"move", "pay"}
        or _lifted(clause)
        or (clause.lemma_ in BY_VERB and done(clause))
    )
    if main.lemma_ == "be":
        flown = child(main, "prep")
        way = child(flown, "pobj") if flown is not None else None
        free = any(below.lower_ in _SAFE for below in main.rights)
        return paid and (free or (way is not None and way.lemma_ in {"plane", "way", "boat", "train", "bus"}))
    return paid and lemma_of(main) in _ENDING


def _to_us(clause: Token) -> bool:
    """As in "If they give us the names", "if they let us go home": what is done for who speaks."""
    given = clause.lemma_ in words.CONCEDING | {"pay", "send", "offer", "leave", "show", "tell", "help"}
    return given and any(one.lower_ in {"us", "me"} for below in clause.children for one in (below, *below.children))


def _lifted(clause: Token) -> bool:
    """As in "if the ban goes", "once the embargo is gone"."""
    own = child(clause, "nsubj")
    return own is not None and own.lemma_ in {"ban", "embargo", "blockade", "siege", "tax", "toll", "tariff", "levy"}


def by_hinging(verb: Token) -> Cue | None:
    """As in "Norway's signature depends on a truce"."""
    content, who = after(verb, "on", "upon"), consenting(verb) or _telling(verb)
    return Cue(verb, 1, content, who) if content is not None and who is not None and not denied(verb) else None


def _telling(verb: Token) -> Token | None:
    """As in "Recognition depends on the road, Norway says": who has it to give, by saying so."""
    own = child(verb, "nsubj")
    given = own is not None and own.left_edge.i == own.i and own.lemma_.lower() in _CONSENT
    return speaker(verb) if given else None


def consenting(verb: Token) -> Token | None:
    """Return whose the consent is that is the subject of `verb`."""
    own = child(verb, "nsubj")
    return child(own, "poss") if own is not None and own.lemma_.lower() in _CONSENT else None
