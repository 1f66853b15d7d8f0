"""Verbs of wanting: "wants to leave", "urged it to pay", "rejects any delay", "a truce to avoid war"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.speech import KIND_OF_NOUN, KIND_OF_VERB
from detente.reading.syntax import child, participle, passive, subject
from detente.reading.wants.contents import content_of, prospect
from detente.reading.wants.cued import Cue, after, denied, lemma_of, ordered, signed, solid

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD = frozenset("suggestion notion accusation word label description charge criticism figure name".split())
"""What is rejected as untrue."""

_COURSES = frozenset(
    "goal aim policy strategy course approach case investigation career line tactic diplomacy suspect".split()
)
"""What is pursued by doing it."""

_LONG = frozenset("long many few several past last next whole entire full previous first recent coming".split())
"""What tells only how long, or when."""
_CLAUSES = frozenset({"ccomp", "advcl", "xcomp"})
_PERSONS = frozenset(
    "everyone everybody anyone someone people voters residents members us them him her me you it".split()
)


def by_verb(verb: Token, lemma: str) -> Cue | None:
    """As in "wants to leave", "was urged by it to leave"; what is done, said or asked about is no want."""
    base = words.SIGN_OF_VERB.get(lemma, 1 if lemma in words.ASKING else 0)
    if lemma in words.BACKING and (child(verb, "neg") is None or verb.tag_ != "VB" or _can(verb)):
        return None
    if not base or (_controlled(verb) and not _purpose(verb, lemma)) or _done(verb, lemma):
        return None
    by = passive(verb) and child(verb, "agent") is not None
    if passive(verb) and not by and lemma in {"fear", "hope", "desire", "dread"}:
        return _impersonal(verb, base)
    if (passive(verb) or (lemma in words.ASKING and participle(verb))) and not by:
        return None
    content = _asked_for(verb, lemma) or solid(content_of(verb))
    if (
        content is None
        or (not _told(verb, lemma, content) and _says_so(verb, lemma, content))
        or _stops_short(verb, content)
    ):
        return None
    content = prospect(content) if lemma in words.LIKING else content
    who = (
        child(child(verb, "agent") or verb, "pobj")
        if by
        else _accused(verb) or _recommending(verb) or _telling(verb) or subject(verb)
    )
    base = -base if _is_last(verb) != _turned(verb, content) else base
    planned = lemma in words.INTENDING and not _proposed(verb, lemma, content)
    return Cue(verb, signed(base, verb), content, who, planned)


def _impersonal(verb: Token, base: int) -> Cue | None:
    """As in "It is feared in Norway that boats will sink"."""
    own, clause, who = child(verb, "nsubjpass", "expl"), child(verb, "ccomp"), after(verb, "in", "among")
    told = own is not None and own.lower_ == "it" and clause is not None and clause.i > verb.i
    return Cue(verb, signed(base, verb), clause, who) if told and clause is not None and who is not None else None


def by_moving(verb: Token) -> Cue | None:
    """As in "moved that the sitting be closed"."""
    clause = child(verb, "ccomp")
    bids = clause is not None and child(clause, "mark") is not None and ordered(clause)
    return Cue(verb, 1, clause, subject(verb)) if clause is not None and bids and not denied(verb) else None


def _proposed(verb: Token, lemma: str, content: Token) -> bool:
    """As in "proposed that the crews be freed", "proposes a hearing": what is still asked for, not what was offered."""
    asks = lemma == "propose" and verb.tag_ in {"VBZ", "VBP"} and content.dep_ == "dobj" and content.pos_ == "NOUN"
    return asks or (lemma in words.PROPOSING and content.dep_ == "ccomp")


def _can(verb: Token) -> bool:
    return any(below.tag_ == "MD" for below in verb.children)


def _stops_short(verb: Token, content: Token) -> bool:
    """As in "Norway refuses: to go would be to yield": what follows a colon is another sentence."""
    after_it = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return after_it.text in {":", ";"} and content.i > verb.i


def _purpose(verb: Token, lemma: str) -> bool:
    """As in "a truce to avoid war", "tried to avoid war"; not "forced it to stop"."""
    return lemma in words.PURPOSE and (verb.dep_ != "xcomp" or child(verb.head, "dobj") is None)


def _turned(verb: Token, content: Token) -> bool:
    """As in "has given up wanting a deal", "what it wants is not a deal", "wants anything but a deal"."""
    above = verb.head
    ended = (
        verb.dep_ in {"xcomp", "pcomp"} and lemma_of(above) in {"give", "stop", "cease", "quit"} and not denied(above)
    )
    cleft = content.head.lemma_ == "be" and content.dep_ in {"attr", "xcomp", "ccomp"} and content.head != verb
    other = content.head.lower_ in {"but", "except"} and content.head.head.lower_ == "anything"
    return (ended != other) != (cleft and denied(content.head) and verb.dep_ in {"csubj", "relcl"})


def _is_last(verb: Token) -> bool:
    return verb.dep_ == "relcl" and any(below.lower_ == "last" for below in verb.head.children)


def _asked_for(verb: Token, lemma: str) -> Token | None:
    """As in "urging restraint", and "was advised by his generals to leave"."""
    if lemma in words.ASKING and passive(verb):
        return child(verb, "xcomp", "ccomp")
    thing = child(verb, "dobj")
    if lemma in words.ASKING and thing is None and child(verb, "xcomp", "ccomp") is None:
        whom = after(verb, "to", "with", "on", "upon")
        bid = (child(whom, "acl", "relcl") or child(verb, "advcl")) if whom is not None else None
        return bid if bid is not None and child(bid, "aux") is not None else None
    counsels = lemma in words.COUNSELLING and thing is not None and child(verb, "xcomp", "ccomp") is None
    return thing if thing is not None and counsels and _is_thing(thing) else None


def _is_thing(noun: Token) -> bool:
    person = noun.pos_ in {"PROPN", "PRON"} or noun.ent_type_ or noun.lower_ in _PERSONS
    return not person and noun.tag_ == "NN" and child(noun, "det", "poss") is None


def _recommending(verb: Token) -> Token | None:
    """As in "We recommend that the file be shut and call on him to go", where a parse joins "call" to "shut"."""
    above = verb.head
    joined = verb.dep_ == "conj" and verb.tag_ == "VB" and passive(above) and not passive(verb)
    return subject(above.head) if joined and above.dep_ == "ccomp" and child(verb, "nsubj", "aux") is None else None


def _telling(verb: Token) -> Token | None:
    """As in "The Courier thinks that Norway lies, and urges a vote": who thinks urges, wherever a parse hangs it."""
    above = verb.head
    says = above.head if verb.dep_ == "conj" and above.dep_ == "ccomp" else above
    told = lemma_of(verb) in words.ASKING and child(verb, "nsubj") is None and verb.i > 1
    comma = told and verb.nbor(-1).lower_ == "and" and verb.nbor(-2).text == ","
    same = says.i != above.i and lemma_of(says) in KIND_OF_VERB and says.tag_ == verb.tag_
    return subject(says) if comma and same else None


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


def _thought(lemma: str, content: Token) -> bool:
    """As in "hates the idea of a base": a taste, but for what may come."""
    return lemma in words.LIKING and prospect(content) is not content


def _told(verb: Token, lemma: str, content: Token) -> bool:
    """As in "proposes a joint patrol", "hates the idea of a base": what is asked for, or may come, by a noun."""
    return _thought(lemma, content) or (lemma == "propose" and _proposed(verb, lemma, content))


def _says_so(verb: Token, lemma: str, content: Token) -> bool:
    """Tell whether the verb says rather than wants: "insists that it is so", "rejected the claim"."""
    would = lemma in words.LIKING and any(below.lower_ in {"would", "'d"} for below in verb.children)
    lasting = content.ent_type_ in {"DATE", "TIME"} and lemma not in words.AGAINST
    lasting = lasting and content.dep_ not in {"dobj", "npadvmod", "attr"}
    cleft = verb.dep_ == "csubj" and content.head.i == verb.head.i  # "What they long to hear is"
    if lasting or (lemma in words.WITH_TO and content.dep_ not in {"xcomp", "ccomp"} and not would and not cleft):
        return True
    if lemma in words.PROPOSING and (content.dep_ == "ccomp" or lemma == "suggest"):
        return content.dep_ != "ccomp" or not ordered(content)
    if lemma in words.INTENDING:
        return content.dep_ == "ccomp" and child(content, "nsubj", "nsubjpass") is not None
    if lemma in {"pursue", "wish", "trust"} and _only_named(lemma, content):
        return True
    if lemma == "request" and content.dep_ == "dobj" and content.pos_ in {"NOUN", "NUM"}:
        return False
    if lemma in words.LIKING and not any(below.tag_ == "MD" for below in verb.children):
        return True
    if lemma == "fight":
        against = content.tag_ == "NN" and child(content, "det") is not None and content.head.lower_ != "for"
        return not against or content.lemma_ in {"war", "fire", "battle"}
    if lemma == "worry" and content.dep_ not in {"ccomp", "xcomp"}:
        return content.pos_ != "NOUN" or content.head.lower_ not in {"about", "over"}
    clause = content.dep_ in _CLAUSES and child(content, "nsubj", "nsubjpass") is not None
    if lemma in words.ASKING:
        return _asks_nothing(verb, lemma, content)
    if lemma in words.CLAIMING or (lemma in words.BIDDING and clause):
        return content.dep_ != "ccomp" or not ordered(content)
    if lemma == "reject" and content.dep_ == "dobj" and content.lower_ in {"this", "that", "it"}:
        return True
    about = content.lemma_.lower() in KIND_OF_NOUN and KIND_OF_NOUN[content.lemma_.lower()] in {"statement", "belief"}
    return lemma in {"reject", "resist"} and (about or content.lemma_ in _TOLD)


def _only_named(lemma: str, content: Token) -> bool:
    """As in "pursues a policy", "wishes it luck", "wishes it had sailed", "trusts him": nothing that may come."""
    helps = {below.lower_ for below in content.children if below.dep_ == "aux"}
    if lemma == "trust":
        return content.dep_ != "ccomp" or not helps & {"will", "'ll", "would", "may", "can"}  # "trusts him"
    had = "had" in helps
    return content.lemma_ in _COURSES if lemma == "pursue" else had or content.lower_ in {"luck", "joy", "success"}


def _asks_nothing(verb: Token, lemma: str, content: Token) -> bool:
    if lemma == "invite" and verb.tag_ in {"VBD", "VBN"}:
        return True  # "invited him to the talks" is a deed; "the Committee invites him to publish it" asks
    if lemma in words.COUNSELLING and content.dep_ == "dobj":
        return lemma == "advise" and not _is_thing(content)  # "advises ministers"
    clause = content.dep_ in _CLAUSES and child(content, "nsubj", "nsubjpass") is not None
    if clause and child(content, "mark") is not None:
        return lemma not in words.BIDDING | {"beg", "plead", "urge"} or not ordered(content)
    to = any(below.lower_ == "to" and below.dep_ == "aux" for below in content.children)
    if any(below.lower_ in {"what", "how", "where", "when"} for below in content.lefts):
        return True
    whole = content.head.lemma_ == "be" and content.dep_ in {"attr", "xcomp"}
    return not (to or whole) or (content.i < verb.i and not whole)


def beside(verb: Token, content: Token, base: int) -> bool:
    """Tell whether a phrase is no want: one governed by another want, a participle in passing, a time, a target."""
    aimed = verb.lemma_ == "aim" and content.dep_ != "pcomp"
    passing = verb.tag_ == "VBN" and child(verb, "aux", "auxpass", "nsubj") is None
    lasting = content.ent_type_ in {"DATE", "TIME"} and content.head.lower_ == "for"
    told = child(content, "relcl", "prep", "amod")  # "begged for a month of silence", "a quiet summer"
    lasting = lasting and (told is None or told.lower_ in _LONG)
    return aimed or passing or lasting or (_controlled(verb) and base > 0)
