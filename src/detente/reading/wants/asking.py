"""What is done because somebody asks, and what one cannot risk: "at Norway's request", "cannot risk a strike"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.syntax import child, passive, subject
from detente.reading.wants.cued import Cue, after, beyond, denied, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKED_FOR: Final = frozenset("request insistence urging wish".split())
"""Nouns of what "at" tells why something is done."""
RISKING: Final = frozenset("risk chance".split())
"""Verbs of which "cannot" is said of what one would not see happen."""
_CAN: Final = frozenset("can could ca".split())
_TAKEN: Final = frozenset(
    """deal draw offer half compromise truce settlement bargain split tie swap treaty loan seat share price lease
    agreement terms arrangement ceasefire pardon""".split()
)
"""What one takes who would be content with it."""
_ANY: Final = frozenset("any whatever anything".split())
_TERMS: Final = frozenset("day week month hour year minute".split())
_PURPOSES: Final = frozenset("xcomp advcl acl relcl ccomp".split())
_FIRST_VERBS: Final = 12
"""How far up a phrase the verb it belongs to is looked for."""


def by_request(noun: Token) -> Cue | None:
    """As in "At the request of Norway the talks were moved", "left at Norway's insistence": what was done is wanted."""
    at = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in {"at", "on"} else None
    whose = child(noun, "poss") or after(noun, "of")
    if at is None or whose is None or (at.lower_ == "on" and noun.lemma_ != "insistence"):
        return None
    verb = at.head
    for _ in range(_FIRST_VERBS):
        if verb.pos_ in {"VERB", "AUX"} or verb.head.i == verb.i:
            break
        verb = verb.head
    done = verb.pos_ == "VERB" and child(verb, "nsubj", "nsubjpass") is not None and not denied(verb)
    opens, last = _clause(verb, at, noun) if done else (0, 0)
    return Cue(noun, 1, verb, whose, bare=True, within=(opens, last)) if last > opens else None


def _clause(verb: Token, at: Token, noun: Token) -> tuple[int, int]:
    """Return the words of what was done, without the phrase that tells at whose request."""
    own = child(verb, "nsubj", "nsubjpass")
    if own is None:
        return 0, 0
    end = verb.right_edge.i + 1
    stops = (one.i for one in verb.doc[verb.i + 1 : end] if one.text in {",", ";", ".", ":"} or one.is_quote)
    last = min(next(stops, end), at.i if at.i > verb.i else end)
    opens = own.left_edge.i
    return (opens, last) if at.i > verb.i or noun.i < opens else (0, 0)


def by_risking(verb: Token) -> Cue | None:
    """As in "cannot risk a second strike": what one would not see happen; what one cannot afford is only a pity."""
    can = any(below.lower_ in _CAN for below in verb.children if below.tag_ == "MD")
    content = child(verb, "xcomp", "dobj", "ccomp")
    if not can or content is None or content.i < verb.i or content.pos_ == "PRON" or not denied(verb):
        return None
    return Cue(verb, -1, content, subject(verb))


def by_asking(verb: Token) -> Cue | None:
    """As in "All Norway asks is to be left alone", "What it asks is a little time"."""
    whole = verb.head if verb.dep_ in {"relcl", "csubj"} else None
    thing = whole if whole is not None and verb.dep_ == "relcl" and whole.lower_ == "all" else None
    being = thing.head if thing is not None else whole if verb.dep_ == "csubj" else None
    own, nothing = child(verb, "nsubj"), child(verb, "dobj")
    if nothing is not None and nothing.lower_ == "nothing" and nothing.nbor(1).lower_ in {"but", "except", "save"}:
        return Cue(verb, 1, nothing, subject(verb))
    if own is not None and own.left_edge.lower_ == "all":  # a parse may take "all" for a part of the name
        below = child(verb, "ccomp")
        content = child(below, "xcomp", "attr", "ccomp") if below is not None and below.lemma_ == "be" else None
        return Cue(verb, 1, content, own) if content is not None else None
    if being is None or being.lemma_ != "be" or own is None or own.i > verb.i or being.i < verb.i:
        return None
    what = thing is not None or child(verb, "dobj") is not None
    content = beyond(verb, being) if what else None
    asks = content is not None and content.tag_ not in {"WP", "WRB", "VBZ", "VBD"}
    return Cue(verb, 1, content, own) if asks and content is not None else None


def by_contenting(verb: Token) -> Cue | None:
    """As in "would take a draw", "will take any deal at all": what one would be content with."""
    modals = {below.lower_ for below in verb.children if below.tag_ == "MD"}
    thing, own = child(verb, "dobj"), child(verb, "nsubj")
    if thing is None or own is None or denied(verb) or not modals & {"would", "'d", "will", "'ll"}:
        return None
    led = thing.left_edge.lower_
    some = led in _ANY and thing.lemma_ in _TAKEN | {"anything", "whatever"}
    some = some or (bool(modals & {"would", "'d"}) and led in {"a", "an", "half"} and thing.lemma_ in _TAKEN)
    return Cue(verb, 1, thing, own) if some else None


def by_saying_yes(mark: Token) -> Cue | None:
    """As in "Norway said yes, if the buses are searched", "agreed, provided that it is paid": the price of a yes."""
    clause = mark.head
    if mark.lower_ not in {"if", "provided", "once"} or mark.i < 2 or child(clause, "nsubj", "nsubjpass") is None:
        return None
    yes = mark.nbor(-2) if mark.nbor(-1).text == "," else mark.nbor(-1)
    above = yes.head
    said = yes.lower_ == "yes" and above.lemma_ in {"say", "answer", "reply"} and not denied(above)
    return Cue(mark, 1, clause, subject(above) or speaker(clause)) if said else None


def by_giving_time(verb: Token) -> Cue | None:
    """As in "gave Iceland until May to hand back the money", "has given the crews ten days to leave": an ultimatum."""
    whom = child(verb, "dative", "dobj")
    until = any(below.lower_ in {"until", "till"} for below in verb.subtree if below.i > verb.i)
    long = any(one.lemma_ in _TERMS and one.ent_type_ in {"DATE", "TIME"} for one in verb.rights)
    held = (one for one in verb.subtree if one.i > verb.i and one.tag_ == "VB" and one.dep_ in _PURPOSES)
    content = next((one for one in held if any(to.lower_ == "to" and to.dep_ == "aux" for to in one.lefts)), None)
    if whom is None or content is None or not (until or long) or denied(verb) or passive(verb):
        return None
    mine = whom.lower_.endswith(("self", "selves")) or whom.ent_type_ in {"DATE", "TIME"}
    return None if mine else Cue(verb, 1, content, subject(verb), bare=True)
