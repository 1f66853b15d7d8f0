"""What somebody counts on, waits for, claims or resolves: "is counting on it to leave", "claims damages"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.syntax import child, passive, subject
from detente.reading.wants.cued import Cue, after, denied, lemma_of, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNTING: Final = frozenset("count rely bank reckon look".split())
INDUCING: Final = frozenset("induce persuade tempt compel convince force coax bring make get move".split())
_RATHER: Final = frozenset("rather sooner soon gladly happily".split())
_PAID: Final = frozenset(
    """damage damages compensation restitution reparation redress indemnity refund repayment reimbursement
    arrears""".split()
)
"""What is claimed by who wants it paid; any other claim only says so."""


def by_counting(verb: Token) -> Cue | None:
    """As in "is counting on Iceland to open the port": what somebody would have another do."""
    led = next((one for one in verb.rights if one.dep_ == "prep" and one.lower_ in {"on", "upon", "to"}), None)
    thing = child(led, "pobj") if led is not None and (led.lower_ == "to") == (verb.lemma_ == "look") else None
    held = (one for top in (verb, led, thing) if top is not None for one in top.rights)
    content = next((one for one in held if one.tag_ == "VB" and thing is not None and one.i > thing.i), None)
    if content is None or thing is None or denied(verb) or passive(verb):
        return None
    to = any(one.lower_ == "to" and one.dep_ == "aux" and one.i > thing.i for one in content.lefts)
    words = (thing.left_edge.i, content.right_edge.i + 1)
    last = next(
        (i for i in range(*words) if verb.doc[i].text in {",", ";", ".", "—"} or verb.doc[i].is_quote), words[1]
    )
    return Cue(verb, 1, content, subject(verb), within=(words[0], last)) if to and last > content.i else None


def by_awaiting(verb: Token) -> Cue | None:
    """As in "is waiting for a gesture": not who waited for a bus, nor how long."""
    content = after(verb, "for")
    own = any(one.lemma_ == "be" and one.dep_ == "aux" for one in verb.lefts)
    if verb.tag_ != "VBG" or not own or content is None or content.pos_ != "NOUN" or denied(verb):
        return None
    return None if content.ent_type_ in {"DATE", "TIME"} else Cue(verb, 1, content, subject(verb))


def by_claiming(verb: Token) -> Cue | None:
    """As in "claims damages"."""
    thing = child(verb, "dobj")
    paid = thing is not None and thing.lemma_.lower() in _PAID
    return Cue(verb, 1, thing, subject(verb)) if thing is not None and paid and not passive(verb) else None


def by_seeing(verb: Token) -> Cue | None:
    """As in "would see the vote annulled", where somebody would have it done; no outcome of what is supposed."""
    modals = {one.lower_ for one in verb.lefts if one.tag_ == "MD"}
    made = child(verb, "ccomp", "xcomp") if modals & {"would", "'d"} else None
    own = child(made, "nsubj", "nsubjpass") if made is not None else None
    if made is None or own is None or made.tag_ not in {"VBN", "VBD"} or child(made, "mark", "aux") is not None:
        return None
    his = any(one.tag_ == "PRP$" for one in own.children)
    supposed = any(one.dep_ == "advcl" or one.lower_ in _RATHER for one in verb.children) or denied(verb)
    return None if his or supposed or own.i < verb.i else Cue(verb, 1, made, subject(verb))


def by_inducing(verb: Token) -> Cue | None:
    """As in "Nothing would induce Norway to sell": what somebody refuses whatever comes."""
    own, held = child(verb, "nsubj"), child(verb, "xcomp", "ccomp")
    whom = child(verb, "dobj") or (child(held, "nsubj") if held is not None else None)
    nothing = own is not None and own.lower_ == "nothing" and own.nbor(1).tag_ == "MD"
    return Cue(verb, -1, held, whom, bare=True) if nothing and held is not None and held.tag_ == "VB" else None


def by_others_need(verb: Token) -> Cue | None:
    """As in "Iceland needs to withdraw, Norway said": what others must do, as somebody says."""
    content, own, told = child(verb, "xcomp"), child(verb, "nsubj"), speaker(verb)
    if content is None or own is None or told is None or own.pos_ == "PRON" or verb.tag_ not in {"VBZ", "VBP", "VBD"}:
        return None
    above = verb.head
    says = verb.dep_ in {"ccomp", "parataxis"} and lemma_of(above) not in {"know", "find", "learn", "see"}
    to = any(one.lower_ == "to" and one.dep_ == "aux" for one in content.lefts)
    same = own.lemma_ == told.lemma_
    void = denied(verb) or same or content.lemma_ in {"be", "have", "know"}
    return Cue(verb, 1, content, told, bare=True, said="told") if says and to and not void else None
