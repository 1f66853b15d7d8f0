"""Wanting words: which word says that somebody wants something, with what sign, who wants it and what.

Each finder takes one token and returns a `Cue` or None. What is only planned, promised or offered is no want, unless
it is denied ("has no plans to") or is to prevent something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.idioms import IDIOMS
from detente.reading.lexicon.speech import KIND_OF_NOUN, KIND_OF_VERB
from detente.reading.syntax import child, participle, passive, subject
from detente.reading.wants.conditions import (
    MARKS,
    MOMENTS,
    by_condition,
    by_exchange,
    by_fragment,
    by_lest,
    by_moment,
    by_without,
)
from detente.reading.wants.cued import Cue, after, antecedent, denied, lemma_of, ordered, signed
from detente.reading.wants.cued_adjectives import by_adjective, by_judgement, by_rather
from detente.reading.wants.cued_nouns import by_line, by_noun
from detente.reading.wants.idioms import by_idiom
from detente.reading.wants.refusals import MODALS, by_having, by_refusal, by_tolerating

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "SCONJ", "ADP"})
"""The kinds of words that may tell a want."""

_PERSONS = frozenset(
    "everyone everybody anyone someone people voters residents members us them him her me you it".split()
)


def cue(token: Token) -> Cue | None:
    """Return the want `token` is the word for, or None. Cheap where it is none of our words."""
    pos = token.pos_
    if pos not in _TELLING:
        return None
    lower = token.lower_
    if pos in {"VERB", "AUX"}:
        return _of_verb(token, lower)
    if pos == "NOUN":
        return _of_noun(token)
    if lower in MARKS and (lower != "as" or (token.i and token.nbor(-1).lower_ in {"long", "soon"})):
        return by_condition(token) or by_fragment(token)
    if lower == "without":
        return by_without(token)
    if lower == "lest":
        return by_lest(token)
    if pos in {"ADJ", "ADV"}:
        if lower in words.JUDGING and pos == "ADJ":
            return by_judgement(token, lower)
        return by_adjective(token) if lower in words.SIGN_OF_ADJECTIVE else by_rather(token)
    return None


def _of_verb(token: Token, lower: str) -> Cue | None:
    if token.tag_ == "MD":
        return by_refusal(token) if lower in MODALS else None
    if lower in {"provided", "providing"}:
        return by_condition(token)
    found = by_adjective(token) if lower in words.SIGN_OF_ADJECTIVE else None
    lemma = lemma_of(token)
    if found is None and lemma in IDIOMS:
        found = by_idiom(token, lemma)
        found = None if found is not None and _beside(token, found.content, found.sign) else found
    if found is None and lemma in words.VERBS:
        found = _by_verb(token, lemma) or by_tolerating(token, lemma)
    return found or (by_having(token) if lemma == "have" else None)


def _of_noun(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    if token.tag_ == "NNS" and lemma in {"long", "plead", "yearn", "crave", "insist", "appeal"} and lemma in IDIOMS:
        return by_idiom(token, lemma) or (by_noun(token, lemma) if lemma in words.SIGN_OF_NOUN else None)
    if token.dep_ == "ROOT" and lemma in words.VERBS and child(token, "nsubj") is not None:
        return _by_verb(token, lemma)
    if lemma in words.SIGN_OF_NOUN:
        return by_noun(token, lemma)
    if lemma == "line":
        return by_line(token)
    if lemma in {"return", "exchange"}:
        return by_exchange(token)
    return by_moment(token) if lemma in MOMENTS else None


def _by_verb(verb: Token, lemma: str) -> Cue | None:
    base = words.SIGN_OF_VERB.get(lemma, 1 if lemma in words.ASKING else 0)
    if not base or (_controlled(verb) and not _purpose(verb, lemma)) or _done(verb, lemma):
        return None
    by = passive(verb) and child(verb, "agent") is not None
    if (passive(verb) or (lemma in words.ASKING and participle(verb))) and not by:
        return None
    content = _asked_for(verb, lemma) or content_of(verb)
    if content is None or _says_so(verb, lemma, content):
        return None
    who = child(child(verb, "agent") or verb, "pobj") if by else _accused(verb) or subject(verb)
    base = -base if _is_last(verb) != _turned(verb, content) else base
    return Cue(verb, signed(base, verb), content, who, lemma in words.INTENDING)


def _purpose(verb: Token, lemma: str) -> bool:
    """As in "a truce to avoid war", "tried to avoid war"; not "forced it to stop"."""
    return lemma in words.PURPOSE and (verb.dep_ != "xcomp" or child(verb.head, "dobj") is None)


def _turned(verb: Token, content: Token) -> bool:
    """As in "has given up wanting a deal", "what it wants is not a deal"."""
    above = verb.head
    ended = (
        verb.dep_ in {"xcomp", "pcomp"} and lemma_of(above) in {"give", "stop", "cease", "quit"} and not denied(above)
    )
    cleft = content.head.lemma_ == "be" and content.dep_ in {"attr", "xcomp", "ccomp"} and content.head != verb
    return ended != (cleft and denied(content.head) and verb.dep_ in {"csubj", "relcl"})


def _is_last(verb: Token) -> bool:
    return verb.dep_ == "relcl" and any(below.lower_ == "last" for below in verb.head.children)


def _asked_for(verb: Token, lemma: str) -> Token | None:
    """As in "urging restraint", and "was advised by his generals to leave"."""
    if lemma in words.ASKING and passive(verb):
        return child(verb, "xcomp", "ccomp")
    thing = child(verb, "dobj")
    if lemma in words.ASKING and thing is None and child(verb, "xcomp", "ccomp") is None:
        whom = after(verb, "to", "with", "on", "upon")
        bid = child(whom, "acl", "relcl") if whom is not None else None
        return bid if bid is not None and child(bid, "aux") is not None else None
    counsels = lemma in words.COUNSELLING and thing is not None and child(verb, "xcomp", "ccomp") is None
    return thing if thing is not None and counsels and _is_thing(thing) else None


def _is_thing(noun: Token) -> bool:
    person = noun.pos_ in {"PROPN", "PRON"} or noun.ent_type_ or noun.lower_ in _PERSONS
    return not person and noun.tag_ == "NN" and child(noun, "det", "poss") is None


def _accused(verb: Token) -> Token | None:
    """As in "accused the company of wanting a fight": who is accused wants it."""
    of = verb.head if verb.dep_ == "pcomp" and verb.head.lower_ == "of" else None
    return child(of.head, "dobj") if of is not None and of.head.lemma_ in {"accuse", "suspect", "convict"} else None


def _controlled(verb: Token) -> bool:
    """An infinitive without a subject of its own belongs to a word above it, which tells the want."""
    if verb.tag_ == "VB" and verb.dep_ in {"ccomp", "xcomp"} and child(verb, "aux") is None:
        return verb.head.lemma_ not in {"let", "recommend"}  # "helped them avoid a strike"
    if child(verb, "aux") is None or child(verb, "nsubj") is not None or verb.tag_ != "VB":
        return False
    above = verb.head
    raised = above.lemma_ in words.RAISING or (above.lemma_ == "have" and above.pos_ in {"VERB", "AUX"})
    to = any(below.lower_ == "to" and below.dep_ == "aux" for below in verb.children)
    return to and verb.dep_ != "ROOT" and not raised


def _done(verb: Token, lemma: str) -> bool:
    """Tell whether a verb of hindering tells a deed and not a want."""
    if lemma not in words.ACTING or _controlled(verb):
        return False
    meant = any(below.tag_ == "MD" or below.lower_ in {"to", "is", "are", "was", "were"} for below in verb.children)
    stand = lemma in words.STANDING and (verb.tag_ in {"VBZ", "VBP", "VBG"} or child(verb, "xcomp") is not None)
    return not (meant or stand or (lemma == "reject" and _any(verb))) or passive(verb)


def _any(verb: Token) -> bool:
    """As in "rejected any delay", "has rejected all calls"."""
    thing = child(verb, "dobj")
    return thing is not None and any(below.lower_ in {"any", "all", "every"} for below in thing.children)


def _says_so(verb: Token, lemma: str, content: Token) -> bool:
    """Tell whether the verb says rather than wants: "insists that it is so", "rejected the claim"."""
    if content.ent_type_ in {"DATE", "TIME"} or (lemma in words.WITH_TO and content.dep_ not in {"xcomp", "ccomp"}):
        return True
    if lemma in words.INTENDING:
        return content.dep_ == "ccomp" and child(content, "nsubj", "nsubjpass") is not None
    if lemma in words.LIKING and not any(below.tag_ == "MD" for below in verb.children):
        return True
    if lemma == "fight":
        return content.tag_ != "NN" or child(content, "det") is None or content.lemma_ in {"war", "fire", "battle"}
    if lemma == "worry" and content.dep_ not in {"ccomp", "xcomp"}:
        return True
    clause = content.dep_ in {"ccomp", "advcl"} and child(content, "nsubj", "nsubjpass") is not None
    if lemma in words.ASKING:
        return _asks_nothing(verb, lemma, content)
    if lemma in words.CLAIMING or (lemma in words.BIDDING and clause):
        return content.dep_ != "ccomp" or not ordered(content)
    about = content.lemma_.lower() in KIND_OF_NOUN and KIND_OF_NOUN[content.lemma_.lower()] in {"statement", "belief"}
    return lemma in {"reject", "resist"} and (about or content.lemma_ in {"suggestion", "notion", "accusation"})


def _asks_nothing(verb: Token, lemma: str, content: Token) -> bool:
    if lemma in words.COUNSELLING and content.dep_ == "dobj":
        return False
    clause = content.dep_ in {"ccomp", "advcl"} and child(content, "nsubj", "nsubjpass") is not None
    if clause and child(content, "mark") is not None:
        return lemma not in words.BIDDING | {"beg", "plead", "urge"} or not ordered(content)
    to = any(below.lower_ == "to" and below.dep_ == "aux" for below in content.children)
    if any(below.lower_ in {"what", "how", "where", "when"} for below in content.lefts):
        return True
    whole = content.head.lemma_ == "be" and content.dep_ in {"attr", "xcomp"}
    return not (to or whole) or (content.i < verb.i and not whole)


def content_of(verb: Token) -> Token | None:
    """Return what is wanted: a clause rather than an object ("wants it to leave"), else what "of", "for" hold."""
    if passive(verb):
        return child(verb, "nsubjpass")
    clause = child(verb, "xcomp", "ccomp")
    if clause is not None and clause.i < verb.i and child(verb, "dobj") is None:
        return clause if lemma_of(verb) in words.CLAIMING | words.BIDDING and ordered(clause) else None
    thing = child(verb, "dobj")
    if (thing is not None and thing.lower_ in {"what", "which", "that", "all"}) or (
        thing is None and clause is None and verb.dep_ in {"relcl", "csubj"}
    ):
        return _cleft(verb) or clause or antecedent(verb)
    if thing is not None and thing.lemma_ == "nothing":
        than = next((below for below in thing.subtree if below.lower_ == "than"), None)
        return child(than, "pobj", "pcomp") if than is not None else child(thing, "relcl", "acl")
    return (
        clause
        or thing
        or _after_aside(verb)
        or _placed(verb)
        or after(verb, "of", "for", "to", "against")
        or _around(verb)
    )


def _placed(verb: Token) -> Token | None:
    """As in "wants the ferry back", "wants them out": a parse hangs the object on the adverb."""
    return next((one for one in verb.rights if child(one, "nsubj") is not None and one.pos_ in {"ADP", "ADV"}), None)


def _around(verb: Token) -> Token | None:
    """As in "The base, the town hopes, will close": what the word stands in."""
    inside = verb.dep_ == "parataxis" and verb.head.pos_ in {"VERB", "AUX"} and child(verb, "nsubj") is not None
    return verb.head if inside and lemma_of(verb) in {"hope", "fear", "wish"} else None


def _cleft(verb: Token) -> Token | None:
    """As in "What it wants is a treaty", "the last thing it wants is a war"."""
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and child(verb.head, "nsubj") is not None:
        return child(verb.head, "nsubj")
    whole = verb.head if verb.dep_ == "csubj" else verb.head.head if verb.dep_ == "relcl" else None
    thing = verb.head if verb.dep_ == "relcl" else None
    if whole is None or whole.lemma_ != "be" or (thing is not None and thing.lemma_ not in {"thing", "all", "outcome"}):
        return None
    if thing is not None and thing.dep_ == "attr":
        return child(whole, "nsubj", "csubj")
    return child(whole, "attr", "xcomp", "ccomp")


def _after_aside(verb: Token) -> Token | None:
    """As in "Wishes, as she says, to leave": a parse may hang "to leave" on the aside."""
    aside = next((below for below in verb.children if below.dep_ in {"advcl", "parataxis"} and below.i > verb.i), None)
    held = child(aside, "xcomp") if aside is not None else None
    as_ = child(aside, "mark", "advmod") if aside is not None else None
    return held if as_ is not None and as_.lower_ == "as" else None


def _beside(verb: Token, content: Token, base: int) -> bool:
    """Tell whether a phrase is no want: one governed by another want, a participle in passing, a time, a target."""
    aimed = verb.lemma_ == "aim" and content.dep_ != "pcomp"
    passing = verb.tag_ == "VBN" and child(verb, "aux", "auxpass") is None
    return aimed or passing or content.ent_type_ in {"DATE", "TIME"} or (_controlled(verb) and base > 0)


def says_nothing(content: Token) -> bool:
    """A pronoun, or wanting to say something: what is wanted is told elsewhere."""
    empty = content.lower_ in {"to", "comment", "response", "reply", "question"}
    return (
        content.pos_ in {"PRON", "DET"}
        or empty
        or (
            content.pos_ == "VERB"
            and KIND_OF_VERB.get(content.lemma_) == "statement"
            and content.lemma_ not in {"declare"}
        )
    )
