"""A wanting word as a record, and whether a word is denied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, subject

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A wanting word: its sign (negations counted in), what is wanted and who wants it.

    `planned`: a purpose rather than a want. `bare`: the content is the verb the word stands by ("will not sign"), from
    that verb on. `top`: the word says that nothing ranks higher.
    """

    at: Token
    sign: int
    content: Token
    who: Token | None
    planned: bool = False
    bare: bool = False
    top: bool = False
    end: Token | None = None
    """The last word of an idiom."""
    said: Literal["", "told", "quoted"] = ""
    """Where it is a want of who says it: "told" by anybody, the writer too, or only if "quoted"."""
    within: tuple[int, int] | None = None
    """The first word of the content and the one after its last, where no parse tells them: of a fragment."""


_MORE = frozenset("only just merely simply".split())
"""After these "not" denies nothing: "hopes not just to win"."""


_ACCOUNTS = frozenset("circumstance account condition event case means way price cost".split())
"""What something is done under, on, in, by or at: with "no" it is not done at all."""
OPINIONS = frozenset("opinion view belief conviction position contention".split())
"""Nouns of what somebody thinks: "is of the opinion that"."""
_THINGS = frozenset("thing point outcome solution result idea prospect all".split())
"""Nouns of what is told of them: "the one thing it will not accept is"."""


_LONGER = {"hop": "hope", "pin": "pine", "hat": "hate", "car": "care"}
"""Verbs the tables of the parser take for a shorter one: "hopes", "pining", "hated"."""


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case, of "hoped" and "pining" the right one."""
    lemma = token.lemma_.lower()
    whole = _LONGER.get(lemma)
    forms = {f"{whole}s", f"{whole}d", f"{whole[:-1]}ing"} if whole is not None else frozenset()
    return whole if whole is not None and token.lower_ in forms else lemma


def denied(token: Token) -> bool:
    """Tell whether `token` is negated by a word before it, its subject or its own "no": "nor does he want"."""
    for below in token.children:
        if below.i > token.i and (token.pos_ not in {"AUX", "VERB"} or below.dep_ == "cc"):
            continue
        if below.i + 1 < len(below.doc) and below.nbor(1).lower_ in _MORE and below.lower_ in {"not", "n't"}:
            continue
        if below.lower_ == "no" and below.nbor(1).lower_ == "less":
            continue
        if below.dep_ == "neg" or (below.lower_ in words.BARELY and below.dep_ in {"det", "advmod", "preconj", "cc"}):
            return not (below.dep_ == "cc" and token.i > below.i and token.pos_ not in {"AUX", "VERB"})
        if below.dep_ == "amod" and below.lower_ in {"little", "scant"}:
            return below.i == 0 or below.nbor(-1).tag_ not in {"DT", "PRP$", "POS"}  # "a little time" is some
        if below.dep_ in {"nsubj", "nsubjpass"} and (
            below.lower_ in {"nobody", "none", "few", "neither"} or _nobody(below)
        ):
            return True
        if below.dep_ == "dobj" and below.lower_ in {"nobody", "none"}:
            return True
        if below.lower_ == "longer" and below.i and below.nbor(-1).lower_ == "no":
            return True
    if token.pos_ in {"VERB", "AUX"} and never(token):
        return True
    if token.dep_ in {"pcomp", "pobj"} and token.head.lower_ in {"without", "from"}:
        return token.head.lower_ == "without" or token.head.head.lower_ == "far"
    return token.dep_ == "conj" and any(one.lower_ == "nor" for one in token.head.children if one.i < token.i)


def never(verb: Token) -> bool:
    """As in "under no circumstances would it admit them", "should on no account sign", "by no means"."""
    led = (child(below, "pobj") for below in verb.children if below.dep_ == "prep")
    nouns = (one for one in led if one is not None and one.lemma_ in _ACCOUNTS)
    return any(below.lower_ == "no" for noun in nouns for below in noun.children)


def _nobody(who: Token) -> bool:
    return any(below.lower_ in {"neither", "no"} and below.dep_ in {"det", "preconj", "cc"} for below in who.children)


def signed(base: int, *negatable: Token) -> int:
    """Return `base` turned round by each of the words that is denied."""
    return -base if sum(denied(token) for token in negatable) % 2 else base


def speaker(token: Token) -> Token | None:
    """Return who says the clause that `token` stands in: the subject of the verb of saying above it."""
    for _ in range(8):
        above = token.head
        if above.i == token.i:
            return None
        if token.dep_ in {"ccomp", "parataxis"} and KIND_OF_VERB.get(lemma_of(above)) in {"statement", "belief"}:
            return subject(above)
        if token.dep_ in {"acl", "ccomp"} and above.lemma_ in OPINIONS:
            return child(above, "poss") or _opining(above)
        if token.dep_ == "conj" and _added(token):
            return subject(above)
        if token.dep_ == "ccomp" and above.lemma_ == "know" and above.head.lemma_ == "let":
            return subject(above.head)  # "has let it be known that"
        token = above
    return None


def _opining(opinion: Token) -> Token | None:
    """As in "The Committee is of the opinion that", "takes the view that": whose opinion it is."""
    above = opinion.head.head if opinion.dep_ == "pobj" else opinion.head
    return child(above, "nsubj") if above.lemma_ in {"be", "remain", "take", "hold", "have", "express"} else None


def _added(clause: Token) -> bool:
    """As in "It would wait, he told them, and the police must leave": what goes on after who says it."""
    says = clause.head
    told = child(says, "ccomp")
    inside = told is not None and told.i < says.i < clause.i and KIND_OF_VERB.get(lemma_of(says)) == "statement"
    return inside and child(clause, "nsubj", "nsubjpass") is not None and clause.left_edge.i > says.i


def ordered(clause: Token) -> bool:
    """Tell whether a clause says what should be: "that it should leave", "that the crews be freed", "that it leave"."""
    modal = [below.lower_ for below in clause.children if below.tag_ == "MD"]
    if modal:
        had = any(below.lower_ == "have" for below in clause.children if below.dep_ == "aux")
        return bool({"should", "must"} & set(modal)) and not had
    if clause.lower_ == "be" or any(
        below.lower_ == "be" and below.dep_ in {"aux", "auxpass"} for below in clause.children
    ):
        return True
    if clause.pos_ not in {"VERB", "AUX"} or child(clause, "aux", "auxpass") is not None:
        return clause.lower_ in {"has", "had", "have"} and child(clause, "xcomp") is not None
    if clause.tag_ == "VBD" and clause.lower_ == clause.lemma_ and lemma_of(clause.head) in words.BIDDING:
        return True  # "recommend that it withhold the loan", which a parse takes for the past
    if clause.tag_ == "VBP" and _bids(clause.head) and child(clause, "mark") is not None:
        return True  # "demanded that the flights stop": told in the past, a present tense is a bidding
    who = child(clause, "nsubj")
    single = who is not None and (who.tag_ in {"NN", "NNP"} or who.lower_ in {"he", "she", "it"})
    joined = who is not None and child(who, "conj") is not None
    return clause.tag_ == "VB" or (clause.tag_ == "VBP" and single and not joined)


def _bids(verb: Token) -> bool:
    """Tell whether what follows "that" after a verb is bidden: after "demand", and after "insisted" in the past."""
    lemma = lemma_of(verb)
    return lemma in words.BIDDING or (lemma in words.CLAIMING and verb.tag_ in {"VBD", "VBN"})


def after(token: Token, *prepositions: str) -> Token | None:
    """Return what stands after a preposition that hangs on `token`."""
    about = next((below for below in token.children if below.dep_ == "prep" and below.lower_ in prepositions), None)
    return solid(child(about, "pobj", "pcomp")) if about is not None else None


def next_to(token: Token, *prepositions: str) -> Token | None:
    """As in "is averse to a reduction", "its hostility to the toll": what a parse may hang on a word above `token`."""
    led = token.nbor(1) if token.i + 1 < len(token.doc) else token
    beside = led.dep_ == "prep" and led.lower_ in prepositions and led.head.i < led.i
    return solid(child(led, "pobj", "pcomp")) if beside else None


def solid(content: Token | None) -> Token | None:
    """As in "against any delay whatever", where a parse takes "delay" for a part of "whatever"."""
    if content is None or content.lower_ not in {"whatever", "whatsoever"}:
        return content
    before = content.nbor(-1) if content.i else content
    return child(content, "compound", "nmod") or (before if before.pos_ == "NOUN" else content)


def cleft(verb: Token) -> Token | None:
    """As in "What they cannot abide is a precedent", "the one thing they": what is told of the clause `verb` heads."""
    what = any(below.lower_ == "what" for below in verb.children)
    whole = verb.head if verb.dep_ in {"csubj", "nsubj"} and what else None
    thing = verb.head if verb.dep_ == "relcl" and verb.head.dep_ == "nsubj" else None
    whole = thing.head if thing is not None and thing.lemma_ in _THINGS else whole
    return beyond(verb, whole) if whole is not None and whole.lemma_ == "be" else None


def beyond(verb: Token, being: Token) -> Token | None:
    """As in "He will not talk; what he wants is a list": what "is" tells of the clause before it, not what precedes."""
    told = [one for one in being.rights if one.i > verb.i]
    first = next((one for one in told if one.dep_ in {"attr", "xcomp", "ccomp"}), None)
    return first or next((one for one in told if one.dep_ == "nsubj"), None)


def antecedent(verb: Token) -> Token | None:
    """As in "the toll, which it opposes", "the road they want", "is something it will not accept"."""
    led = child(verb, "dobj")
    if (
        led is not None
        and led.tag_ in {"WP", "WDT"}
        and led.lower_ != "what"
        and led.i
        and led.nbor(-1).pos_ in {"NOUN", "PROPN"}
    ):
        return led.nbor(-1)
    noun = verb.head if verb.dep_ == "relcl" and child(verb, "nsubj") is not None else None
    own = child(verb, "nsubj")
    if noun is None or own is None or own.tag_ in {"WDT", "WP"} or own.lower_ in {"that", "who", "which"}:
        return None
    vague = noun.lower_ in {"something", "thing", "one"} and noun.dep_ == "attr"
    return child(noun.head, "nsubj", "csubj") if vague else noun if noun.pos_ in {"NOUN", "PROPN"} else None
