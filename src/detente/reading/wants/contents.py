"""What is wanted: the clause or thing a verb of wanting holds, wherever a parse hangs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import THOUGHTS
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, passive
from detente.reading.wants.cued import after, antecedent, beyond, lemma_of, ordered, solid

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOME = frozenset(
    """anything something everything more less those all most some half part both none somebody someone anybody anyone
    nobody""".split()
)
"""Words for a thing that what follows tells of: "all of its men", "more than a truce"."""
_WANTED = frozenset("want require need like prefer wish demand".split())
_WHERE = frozenset("back out off away home in at on gone dead alive free there here".split())
"""Where, or how, somebody is wanted."""
_NEAR = 7
"""How far a verb may stand from the one whose object it shares."""
_DOING = frozenset(
    "admit recognise recognize recall charge acknowledge promise show report claim conclude cite detail".split()
)
"""Verbs of saying that with a thing tell a deed: "refused to admit inspectors"."""


def content_of(verb: Token) -> Token | None:
    """Return what is wanted: a clause rather than an object ("wants it to leave"), else what "of", "for" hold."""
    if passive(verb):
        return child(verb, "nsubjpass")
    clause = child(verb, "xcomp", "ccomp")
    if clause is not None and verb.dep_ == "csubj" and getattr(child(clause, "dobj"), "lower_", "") == "what":
        return beyond(verb, verb.head)
    if clause is not None and clause.i < verb.i and child(verb, "dobj") is None and _clause_after(verb) is None:
        return clause if lemma_of(verb) in words.CLAIMING | words.BIDDING and ordered(clause) else None
    clause = clause if clause is None or clause.i > verb.i else _clause_after(verb)
    thing = solid(child(verb, "dobj"))
    if clause is not None and clause.tag_ == "VB" and _is_last(verb) and child(clause, "dobj") is None:
        return _cleft(verb) or clause  # "the last thing they wished to see"
    if thing is not None and thing.tag_ == "DT" and thing.lower_ == "that" and thing.i == verb.i + 1 and clause is None:
        return thing
    required = _to_be(verb, thing)
    if required is not None:
        return required
    if (thing is not None and thing.lower_ in {"what", "which", "that", "all"}) or (
        thing is None and clause is None and (verb.dep_ in {"relcl", "csubj"} or _is_all(verb))
    ):
        return _cleft(verb) or clause or antecedent(verb)
    if thing is not None and (thing.lower_ in {"anything", "nothing"} or _is_most(verb, thing)):
        return _all_but(verb, thing)
    if thing is not None and thing.lower_ == "it" and clause is None:
        told = child(verb, "advcl")
        return told if told is not None and child(told, "mark") is not None and told.i > thing.i else thing
    aside = clause is not None and thing is not None and thing.i < clause.i and clause.left_edge.nbor(-1).text == ","
    if aside and lemma_of(verb) in words.LIKING | {"want"}:
        clause = None  # "would like a clerk at the gate, to write it down"
    return (
        clause
        or _would_like(verb, thing)
        or thing
        or _after_aside(verb)
        or _for_years(verb)
        or _beyond_commas(verb)
        or _placed(verb)
        or after(verb, "of", "for", "to", "against")
        or (after(verb, "about", "over") if lemma_of(verb) == "worry" else None)
        or _around(verb)
        or _so(verb)
        or _over(verb)
        or _measured(verb)
        or shared_with(verb)
    )


def _is_most(verb: Token, thing: Token) -> bool:
    """As in "the thing it dreads most is a raid", where a parse takes "most" for what is dreaded."""
    return thing.lower_ == "most" and verb.dep_ == "relcl"


def _all_but(verb: Token, thing: Token) -> Token | None:
    """As in "wants nothing but a truce", "wants anything but a war", "dreads nothing so much as a quarrel"."""
    if thing.lower_ == "most":
        return _cleft(verb)
    if thing.lower_ == "anything":
        but = thing.nbor(1) if thing.nbor(1).lower_ in {"but", "except"} else None
        return (child(but, "pobj", "pcomp") if but is not None else None) or child(verb, "xcomp", "ccomp") or thing
    than = next((below for below in thing.subtree if below.lower_ in {"than", "but", "except", "save"}), None)
    than = than if than is not None else _so_much_as(verb, thing)
    if than is not None and than.dep_ == "mark":
        return than.head
    purpose = child(verb, "advcl") if thing.nbor(1).lower_ in {"better", "more"} else None
    return child(than, "pobj", "pcomp") if than is not None else purpose or child(thing, "relcl", "acl")


def _would_like(verb: Token, thing: Token | None) -> Token | None:
    """As in "would like Norway to attend": what a parse may hang on the verb, as if it were a purpose."""
    if thing is None or lemma_of(verb) not in words.ASKING | {"like", "want", "prefer", "wish", "love"}:
        return None
    to = (one for one in verb.rights if one.dep_ == "advcl" and one.tag_ == "VB" and one.left_edge.i == thing.i + 1)
    return next((one for one in to if one.left_edge.lower_ == "to"), None)


def _to_be(verb: Token, thing: Token | None) -> Token | None:
    """As in "requires the station to be handed back before", which a parse may hang on the thing."""
    if thing is None or lemma_of(verb) not in {"require", "want", "need", "wish", "demand"}:
        return None
    clause = child(thing, "relcl", "acl")
    to = clause is not None and clause.tag_ == "VBN" and clause.left_edge.lower_ == "to"
    return clause if clause is not None and to and clause.left_edge.i == thing.i + 1 else None


def _clause_after(verb: Token) -> Token | None:
    """As in "Norway did not believe it; it fears that it will rain": what follows, not what a parse hangs before."""
    return next((one for one in verb.rights if one.dep_ in {"xcomp", "ccomp"}), None)


def prospect(content: Token) -> Token:
    """As in "shudders at the thought of a vote", "hates the idea that it should end": what the thought is of."""
    if content.lemma_ not in THOUGHTS:
        return content
    clause = child(content, "acl", "relcl")
    of = after(content, "of")
    if of is not None and of.tag_ == "PRP":
        return content  # "cannot stand the idea of him in a cage"
    return of or (clause if clause is not None and child(clause, "mark") else None) or content


def _so_much_as(verb: Token, nothing: Token) -> Token | None:
    """As in "dreads nothing so much as a quarrel"."""
    after_it = (one for one in verb.subtree if one.i > nothing.i and one.lower_ == "as")
    return next((one for one in after_it if one.nbor(-1).lower_ in {"much", "more"}), None)


def _so(verb: Token) -> Token | None:
    """As in "hopes so"."""
    return next((one for one in verb.rights if one.lower_ == "so" and lemma_of(verb) == "hope"), None)


def _beyond_commas(verb: Token) -> Token | None:
    """As in "wants, above all, a seat", "wants, in this order, the boats": what stands after what is between commas."""
    doc, at = verb.doc, verb.i + 1
    if at >= len(doc) or doc[at].text != "," or lemma_of(verb) not in words.FOR | words.AGAINST:
        return None
    close = next((i for i in range(at + 2, min(len(doc) - 1, at + _NEAR)) if doc[i].text == ","), None)
    one = doc[close + 1] if close is not None else verb
    if one.tag_ not in {"DT", "PRP$", "TO", "NNS", "NN", "CD"}:
        return None
    while one.head.i > (close or 0) and one.head.i != one.i:
        one = one.head
    return one if one.pos_ in {"NOUN", "VERB", "PROPN"} and not _has_subject(one) else None


def _has_subject(token: Token) -> bool:
    return token.pos_ == "VERB" and child(token, "nsubj", "nsubjpass") is not None


def _for_years(verb: Token) -> Token | None:
    """As in "has sought for years to keep it open": what follows how long it is wanted."""
    long = after(verb, "for", "since", "in")
    if long is None or long.ent_type_ not in {"DATE", "TIME"} or long.i < verb.i:
        return None
    later = (one for top in (verb, long) for one in top.rights if one.dep_ in {"advcl", "xcomp", "relcl", "acl"})
    return next((one for one in later if one.i > long.i and any(to.lower_ == "to" for to in one.lefts)), None)


def _measured(verb: Token) -> Token | None:
    """As in "wants a shorter week", which a parse takes for a measure of time."""
    thing = child(verb, "npadvmod")
    if thing is None or lemma_of(verb) in words.AGAINST:
        return thing
    led = thing.left_edge
    wanted = led.i == verb.i + 1 and led.lower_ in {"a", "an"} and child(thing, "amod") is not None
    return thing if wanted and lemma_of(verb) in {"want", "seek", "demand", "prefer"} else None


def _over(verb: Token) -> Token | None:
    """As in "denied planning to close it": a parse hangs "to close" on the denial."""
    denies = verb.head if verb.tag_ == "VBG" and verb.dep_ == "dobj" else None
    return next((one for one in denies.rights if one.dep_ == "xcomp" and one.i > verb.i), None) if denies else None


def shared_with(verb: Token, last: Token | None = None) -> Token | None:
    """As in "both wants and fears a union", "wants, and Iceland fears, a union": the object of the other verb."""
    thing = child(verb.head, "dobj") if verb.dep_ == "conj" else None
    if thing is not None and thing.i > verb.i:
        return thing
    end = (last or verb).i + 1
    other, next_to = child(verb, "conj"), verb.doc[end].lower_ if end < len(verb.doc) else ""
    if other is None or next_to not in {",", "and", "but", "or"} or other.i - end > _NEAR:
        return None
    thing = child(other, "dobj", "ccomp", "xcomp") or after(other, "for", "of", "to", "on")
    return thing if thing is not None and thing.i > other.i else None


def _placed(verb: Token) -> Token | None:
    """As in "wants the ferry back", "wants them out": a parse hangs the object on the adverb; "wants out of it"."""
    led = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if lemma_of(verb) == "want" and led.lower_ in {"out", "in"} and led.head.i == verb.i:
        return led
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
    return beyond(verb, whole)


def _after_aside(verb: Token) -> Token | None:
    """As in "Wishes, as she says, to leave": a parse may hang "to leave" on the aside."""
    aside = next((below for below in verb.children if below.dep_ in {"advcl", "parataxis"} and below.i > verb.i), None)
    held = child(aside, "xcomp") if aside is not None else None
    as_ = child(aside, "mark", "advmod") if aside is not None else None
    return held if as_ is not None and as_.lower_ == "as" else None


def _is_all(verb: Token) -> bool:
    """As in "A date is all Norway wants", where a parse takes "all" for a part of the name."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and verb.left_edge.lower_ == "all"


def _is_last(verb: Token) -> bool:
    noun = verb.head if verb.dep_ == "relcl" else None
    return noun is not None and noun.lemma_ == "thing" and any(one.lower_ == "last" for one in noun.children)


def _joined_later(thing: Token) -> bool:
    """Tell whether nothing spells out a counted thing: no colon, clause or phrase after it, but a stop or an "and"."""
    after_it = thing.nbor(1) if thing.i + 1 < len(thing.doc) else thing
    return after_it.lower_ in {".", "and", "but", ";"} and child(thing, "relcl", "acl", "prep", "appos") is None


def _sent(whom: Token) -> bool:
    """As in "wants me back", "requires them at his post": where somebody is wanted."""
    after_it = whom.nbor(1).lower_ if whom.i + 1 < len(whom.doc) else ""
    wanted = whom.tag_ == "PRP" and whom.dep_ == "dobj" and lemma_of(whom.head) in _WANTED
    return wanted and after_it in _WHERE


def says_nothing(content: Token) -> bool:
    """A pronoun, or wanting to say something: what is wanted is told elsewhere."""
    pointing = content.lower_ in {"that", "this", "it", "these", "those"} and content.dep_ in {"dobj", "pobj"}
    if content.lemma_ == "rule" and child(content, "prt") is not None and lemma_of(content.head) not in words.ASKING:
        return True  # "refused to rule out a strike"; not "urged it to rule that out"
    pointing = pointing and not (
        content.lower_ == "it"
        and content.head.lower_ == "of"
        and content.head.head.pos_ != "ADJ"
        and content.head.head.lower_ not in {"none", "hear"}
    )
    told = content.lower_ in _SOME and child(content, "relcl", "prep", "acl", "amod")
    if content.lemma_ in {"thing", "condition"} and child(content, "nummod") is not None and _joined_later(content):
        return True  # "wants two things and has had one": what they are stands elsewhere
    drawn = content.lower_ in {"drawn", "quoted"} and content.right_edge.i <= content.i + 1  # "declined to be drawn"
    empty = drawn or content.lower_ in {"to", "comment", "response", "reply", "question", "times", "most", "differ"}
    yes = content.lemma_ == "say" and any(below.lower_ in {"yes", "no"} for below in content.children)
    who = child(content, "ccomp") if content.lemma_ in _DOING else None
    does = (
        yes
        or (who is not None and who.left_edge.lower_.startswith("who"))
        or (content.lemma_ in _DOING and getattr(child(content, "dobj"), "pos_", "PRON") in {"NOUN", "PROPN"})
    )
    return (
        (
            content.pos_ in {"PRON", "DET"}
            and not told
            and not _sent(content)
            and (not pointing or content.tag_ in {"WDT", "WP"})
        )
        or empty
        or (
            content.pos_ == "VERB"
            and KIND_OF_VERB.get(content.lemma_) == "statement"
            and lemma_of(content.head) not in words.ASKING
            and content.lemma_ not in {"declare", "show", "agree", "announce"}
            and not does
            and child(content, "auxpass", "nsubj") is None
            and content.tag_ != "VBN"
        )
    )
