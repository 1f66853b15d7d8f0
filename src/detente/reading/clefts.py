"""What a parse hangs wrong: "It is Orla that wants a war", "What it wants, he says, is for her to leave", asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKED = frozenset({"what", "all"})
_NAMES = frozenset({"PROPN", "NOUN"})


def cleft(doc: Doc) -> None:
    """Hang each cleft, and each aside, of a parse as the grammar has it. Cost is linear."""
    for being in doc:
        if being.lower_ == "above":
            _above_all(being)
        elif being.dep_ in {"parataxis", "ccomp"} and being.pos_ == "VERB":
            _said_between(being)
        elif being.dep_ == "npadvmod" and being.pos_ == "PROPN":
            _before_aside(being)
        if being.lemma_ != "be" or being.pos_ not in {"AUX", "VERB"}:
            continue
        _singled_out(being)
        _named(being)
        asked = _asked(being)
        if asked is not None:
            asked.head, asked.dep_ = being, "csubj"
            _for_whom(being)


def _above_all(above: Token) -> None:
    """As in "fears above all that it will close": what "that" opens is feared."""
    whole, verb = _child(above, "pobj"), above.head
    clause = _child(whole, "relcl") if whole is not None and whole.lower_ == "all" else None
    if clause is not None and verb.pos_ == "VERB" and clause.left_edge.lower_ == "that" and _child(clause, "mark"):
        clause.head, clause.dep_ = verb, "ccomp"


def _said_between(says: Token) -> None:
    """As in "Orla, said its envoy, wanted a truce": who stands before the commas is the subject of what follows."""
    verb, owners = says.head, [one for one in says.children if one.dep_ in {"nsubj", "npadvmod", "nsubjpass"}]
    if len(owners) != 2 or not owners[0].i < says.i < verb.i or owners[1].i > verb.i:
        return
    own = says.doc[says.i - 1] if owners[1].i > says.i else owners[1].nbor(-1)
    if own.text != "," or owners[0].i > own.i:
        return
    if verb.pos_ in {"VERB", "AUX"} and not any(one.dep_ in {"nsubj", "nsubjpass"} for one in verb.children):
        owners[0].head, owners[0].dep_ = verb, "nsubj"


def _before_aside(name: Token) -> None:
    """As in "Orla, through its envoy, asked for it": a name a parse takes for a measure is the subject."""
    verb = name.head
    timed = name.ent_type_ in {"DATE", "TIME", "MONEY", "QUANTITY", "CARDINAL"}
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(one.dep_ == "aux" for one in verb.lefts)
    if timed or not finite or verb.i < name.i or name.nbor(1).text != ",":
        return
    if not any(one.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for one in verb.children):
        name.dep_ = "nsubj"


def _singled_out(being: Token) -> None:
    """As in "It is Orla that would rather wait": who is singled out does what follows."""
    own, who = _child(being, "nsubj"), _child(being, "attr")
    told = _child(being, "ccomp", "advcl", "relcl")
    if own is None or who is None or told is None or own.lower_ != "it" or who.pos_ not in _NAMES:
        return
    led = _child(told, "nsubj", "nsubjpass")
    if led is not None and led.tag_ in {"WDT", "WP"} and own.i < being.i < who.i < led.i:
        told.head, told.dep_ = who, "relcl"


def _named(being: Token) -> None:
    """As in "What it cannot bear is Norsund, the house which": the name a parse takes for what the subject is like."""
    name, house = _child(being, "acomp"), _child(being, "attr")
    if name is None or name.pos_ != "PROPN":
        return
    name.dep_ = "attr"
    if house is None or house.i < name.i:
        return
    if name.i + 1 < house.i and name.nbor(1).text == ",":
        house.head, house.dep_ = name, "appos"


def _asked(being: Token) -> Token | None:
    """Return the verb of "what" or "all" that tells the subject of `being`, which stands before it."""
    own = _child(being, "csubj", "nsubj")
    if own is not None:
        return own if own.dep_ == "csubj" and own.left_edge.lower_ in _ASKED else None
    said = _said_before(being)
    if said is not None:
        return said
    aside = _child(being, "parataxis")
    led = [one for one in being.lefts if one.dep_ == "prep"]
    clauses = (one for verb in (being, aside, *led) if verb is not None for one in verb.children)
    told = (one for one in clauses if one.dep_ in {"advcl", "ccomp", "csubj", "pcomp"} and one.pos_ == "VERB")
    return next((one for one in told if one.left_edge.lower_ == "what" and one.i < being.i), None)


def _said_before(being: Token) -> Token | None:
    """As in "What he longs to hear, writes Lund, is a word of thanks", where a parse joins "is" to "writes"."""
    says = being.head
    if being.dep_ != "conj" or says.i > being.i or being.i < 1 or being.nbor(-1).text != ",":
        return None
    clauses = (one for one in says.lefts if one.dep_ in {"advcl", "ccomp"} and one.pos_ in {"VERB", "AUX"})
    return next((one for one in clauses if one.left_edge.lower_ == "what"), None)


def _for_whom(being: Token) -> None:
    """As in "What it wants is for her to leave": what follows "for" is one clause."""
    led = being.doc[being.i + 1] if being.i + 1 < len(being.doc) else being
    held = next((one for one in being.rights if one.dep_ in {"advcl", "xcomp", "ccomp"} and one.i > led.i), None)
    if led.lower_ != "for" or held is None or not any(to.lower_ == "to" for to in held.lefts):
        return
    held.dep_ = "ccomp"
    who = _child(led, "pobj") if led.dep_ == "prep" else None
    if who is not None and who.i < held.i:
        led.head, led.dep_ = held, "mark"
        who.head, who.dep_ = held, "nsubj"


def _child(token: Token, *deps: str) -> Token | None:
    return next((below for below in token.children if below.dep_ in deps), None)
