"""Nouns of wanting: "its desire to leave", "fear of a raid", "no plans for it", "its one condition is that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import PROSPECTS, TAKEN
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, subject
from detente.reading.wants.contents import prospect
from detente.reading.wants.cued import Cue, after, denied, lemma_of, ordered, signed, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALLS = frozenset("call plea appeal demand request pressure".split())
_MADE = frozenset("condition precondition priority goal aim objective demand".split())
_MEANT = words.FOR | words.INTENDING
_SHORT = frozenset("one thing things simple another this little much".split())
"""What is spelt out after a colon."""
_COUNTED = frozenset(
    """condition precondition demand wish aim goal hope fear priority request proviso line nightmare requirement
    stipulation term suggestion recommendation dread worry concern ambition desire plea dream""".split()
)
_PUT = frozenset("term suggestion recommendation stipulation requirement".split())
"""Those of `NOUNS_HELD` that hold only what is to be done, or what is spelt out: no "terms for a loan"."""
_VIEWING = frozenset("view regard see contemplate await look watch greet".split())
_COLD = frozenset("suspicion distrust mistrust disfavour disfavor foreboding trepidation".split())
"""What one views a thing with, besides the nouns of fear, that one wants not."""
_ONE = frozenset("one two three first second chief main foremost most part many".split())
_NOT_IN = frozenset("of for to in against on about over at".split())
_WHOSE = frozenset("of by among in within from".split())


def by_noun(noun: Token, lemma: str) -> Cue | None:
    """As in "its desire to leave", "fears of a raid", "its one condition is that the crews be freed"."""
    base = words.SIGN_OF_NOUN[lemma]
    if _given_up(noun):
        return None
    if lemma in _MADE and noun.dep_ in {"ccomp", "oprd", "dobj"} and noun.head.lemma_ == "make":
        return _made(noun)
    being = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "remain"} else None
    leads = ("for", "of", "in") if lemma == "interest" else ("for", "of")
    content = child(being, "attr", "xcomp", "ccomp") or after(being, *leads) if being is not None else None
    part = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if part.lower_ in _ONE and part.dep_ == "nsubj" and part.head.lemma_ == "be":
        content = child(part.head, "attr", "xcomp", "ccomp")  # "one of its demands is a lease"
    ready = child(being, "acomp") if being is not None else None
    told = _listed(noun) or _appended(noun) or (spelt_out(ready) if ready is not None else None)
    if noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be":
        content = child(noun.head.head, "attr", "nsubj")
    if noun.dep_ == "nsubj" and noun.head.lemma_ in {"lie", "consist"}:
        content = after(noun.head, "in")
    if noun.dep_ == "nsubj" and noun.head.lemma_ in {"include", "comprise"}:
        content = child(noun.head, "dobj")
    if being is not None and content is None and lemma in {"objection", "opposition"}:
        content = after(being, "to")
    content = (
        told or spelt_out(content) or _said_of(noun) or content or _held(noun) or _in_interest(noun) or _such(noun)
    )
    if content is not None and lemma in words.NOUNS_HELD and told is None and not _goes_with(noun, content):
        return None
    who = _owner(noun, content) or (speaker(noun) if lemma in {"condition", "precondition", "demand"} else None)
    if content is None or who is None:
        return None
    above = noun.head if noun.dep_ in {"dobj", "attr"} else being
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.head.lemma_ == "be" else above
    base = 1 if lemma == "concern" and content.dep_ == "xcomp" and being is not None else base
    aside = {"give", "hide", "conceal", "disguise", "mask"} | words.GIVING_UP
    chain = (noun,) if above is None or lemma_of(above) in aside else (noun, above)
    lacks = above is not None and above.lemma_ in words.LACKING
    top = lemma == "priority" or any(below.lower_ in words.FOREMOST for below in noun.children if below.dep_ == "amod")
    sign = signed(-base if lacks else base, *chain)
    return Cue(noun, sign, content, who, lemma in words.NOUNS_INTENDING, top=top)


def spelt_out(content: Token | None) -> Token | None:
    """As in "My fear is a different one: that somebody will drown", "has one wish: to go": what follows the colon."""
    if content is None or (content.lower_ not in _SHORT and content.pos_ not in {"NUM", "ADJ"}):
        return None
    led = next((one for one in content.doc[content.i + 1 : content.i + 4] if one.text == ":"), None)
    opens = led.nbor(1) if led is not None and led.i + 1 < len(led.doc) else None
    if opens is None or opens.is_space:
        return None
    head = opens
    while head.head.i > opens.i - 1 and head.head.i != head.i:
        head = head.head
    return head


def _listed(noun: Token) -> Token | None:
    """As in "set one condition: the fleet must go home", "with two aims: a truce and": what follows the colon."""
    last = noun.doc[noun.i + 1 : noun.i + 2]
    if noun.lemma_ not in _COUNTED or not last or last[0].text != ":" or noun.i + 2 >= len(noun.doc):
        return None
    opens = noun.nbor(2)
    if opens.is_space or opens.is_quote:
        return None
    while opens.head.i > noun.i and opens.head.i != opens.i:
        opens = opens.head
    return opens


def _made(noun: Token) -> Cue | None:
    """As in "made an end of the tax a condition of their vote"."""
    thing = child(noun, "nsubj") or child(noun.head, "dobj")
    thing = (child(noun, "acl", "relcl", "ccomp") or thing) if thing is not None and thing.lower_ == "it" else thing
    who = child(noun, "poss") or subject(noun.head)
    told = thing is not None and (thing.i < noun.i or thing.pos_ in {"VERB", "AUX"})
    return Cue(noun, 1, thing, who) if thing is not None and told and who is not None else None


def _said_of(noun: Token) -> Token | None:
    """As in "Recognition is Norway's aim", "It is Norway's wish to stay"."""
    being = noun.head if noun.dep_ == "attr" and noun.head.lemma_ in {"be", "remain"} else None
    if being is None or (child(noun, "poss") is None and after(noun, "of") is None):
        return None
    own = child(being, "nsubj", "csubj")
    if own is None or own.lower_ in {"it", "this", "that", "which", "what"} or own.pos_ in {"PRON", "PROPN"}:
        return child(being, "xcomp", "ccomp") if own is not None and own.lower_ == "it" else None
    if child(noun, "poss") is None:
        return None
    return own if own.dep_ == "csubj" or _held(noun) is None or noun.lemma_ in {"price", "condition"} else None


def _goes_with(noun: Token, content: Token) -> bool:
    """Tell whether a noun that means many things holds something to do, a clause, or what stands after "for"."""
    if noun.lemma_ in {"call", "appeal", "plea"} | _PUT and child(content, "mark") is not None:
        return ordered(content)
    if noun.lemma_ in _PUT and content.dep_ == "pobj":
        return False
    if content.dep_ in {"nsubj", "csubj"}:
        return True
    if content.pos_ in {"VERB", "AUX"}:
        return content.tag_ != "VBN" or child(content, "mark", "auxpass") is not None
    if noun.lemma_ == "condition" and child(content, "mark") is not None:
        return True
    if noun.lemma_ == "alarm":
        return content.lemma_ in PROSPECTS or content.head.lower_ in {"about", "over"}
    if noun.lemma_ == "concern":
        return content.head.lower_ in {"about", "over", "at"}
    return content.head.lower_ == "for" or (content.dep_ == "attr" and content.ent_type_ not in {"MONEY", "CARDINAL"})


def _such(noun: Token) -> Token | None:
    """As in "Asked whether it would close, she said there was no such plan", "denies any such wish": what is before."""
    if not any(below.lower_ == "such" for below in noun.children):
        return None
    asked = [noun.doc[i] for i in range(noun.i - 1, max(-1, noun.i - 40), -1)]
    mark = next((one for one in asked if one.lower_ in {"whether", "if"} and one.dep_ == "mark"), None)
    wanted = {one for one in asked if one.tag_ == "VB" and one.dep_ == "xcomp" and lemma_of(one.head) in _MEANT}
    return mark.head if mark is not None else next((one for one in asked if one in wanted), None)


def _given_up(noun: Token) -> bool:
    verb = noun.head if noun.dep_ == "dobj" else None
    if verb is None or denied(verb):
        return False
    if verb.lemma_ == "raise" and noun.lemma_ in {"objection", "demand", "request", "plea"}:
        return False
    return lemma_of(verb) in words.GIVING_UP or (lemma_of(verb) == "give" and child(verb, "prt") is not None)


def _held(noun: Token) -> Token | None:
    """Return the clause or the phrase a noun holds: "its desire to leave", "fear of a raid", "no plans for it"."""
    over = noun.head if noun.dep_ == "dobj" and lemma_of(noun.head) in words.HAVING else noun
    deps = {"acl", "ccomp", "relcl", "xcomp", "advcl"} if over is not noun else {"acl", "ccomp", "relcl", "xcomp"}
    clauses = (below for one in (noun, over) for below in one.children if below.dep_ in deps and below.i > noun.i)
    clause = next(clauses, None)
    if noun.lemma_ == "interest" and (share := after(noun, "in")) is not None:
        return share
    if clause is not None and any(below.lower_ == "to" for below in clause.children if below.dep_ == "aux"):
        return clause
    if clause is not None and child(clause, "aux", "mark") is not None and clause.tag_ not in {"VBN", "VBD", "VBZ"}:
        return clause
    if clause is not None and (child(clause, "mark") is not None or _on_that(noun, clause)):
        return clause
    preps = (below for below in noun.children if below.dep_ == "prep" and below.lower_ in _NOT_IN)
    held = [child(prep, "pobj", "pcomp") for prep in preps]
    held = [one for one in held if one is not None and one.lemma_ != "part"]  # "on Norway's part"
    return next(reversed(held), None) or _beyond_owner(noun) or _beside(noun)


def _on_that(noun: Token, clause: Token) -> bool:
    """As in "on condition that Iceland withdrew", whose "that" a parse takes for the object."""
    return noun.lemma_ == "condition" and clause.left_edge.lower_ == "that" and clause.left_edge.i == noun.i + 1


def _beyond_owner(noun: Token) -> Token | None:
    """As in "calls from the opposition for an inquiry", "pressure from the yards to oblige"."""
    part = after(noun, "on")
    whose = after(noun, "from", "among", "by") or (part if part is not None and part.lemma_ == "part" else None)
    if whose is None:
        return None
    clause = child(whose, "acl", "relcl")
    to = clause is not None and any(below.lower_ == "to" for below in clause.children if below.dep_ == "aux")
    return clause if to else after(whose, "for")


def _beside(noun: Token) -> Token | None:
    """As in "has resisted calls from his party for an inquiry", "hid its wish for it", hung on the verb by a parse."""
    if noun.dep_ == "dobj" and noun.lemma_ in _CALLS:
        return after(noun.head, "for")
    had = noun.dep_ == "dobj" and lemma_of(noun.head) in words.HAVING
    led = noun.nbor(1) if noun.i + 1 < len(noun.doc) and (had or _owned(noun)) else noun
    had = had and led.head.i == noun.head.i
    against = _NOT_IN if words.SIGN_OF_NOUN.get(noun.lemma_.lower()) == -1 else {"for", "of"}
    if led.dep_ == "prep" and led.lower_ in (_NOT_IN if had else against):
        return child(led, "pobj", "pcomp")
    return led.head if led.dep_ in {"mark", "aux"} and led.lower_ in {"that", "to"} and led.head.i > led.i else None


def _owned(noun: Token) -> bool:
    """As in "its hostility to the toll", "found no enthusiasm for it": its own, or none at all."""
    return child(noun, "poss") is not None or any(one.lower_ == "no" for one in noun.lefts)


def _appended(noun: Token) -> Token | None:
    """As in "has one plea, a court that sits in the valley": what a comma adds to a want that is counted."""
    counted = any(one.dep_ == "nummod" or one.lower_ in {"single", "only"} for one in noun.lefts)
    told = child(noun, "appos") if counted and noun.lemma_ in _COUNTED else None
    return told if told is not None and told.i > noun.i and told.pos_ == "NOUN" else None


def _in_interest(noun: Token) -> Token | None:
    """As in "It is in Norway's interest to stay": what is in somebody's interest."""
    being = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    if being is None or being.lemma_ != "be":
        return None
    return child(being, "xcomp", "ccomp", "advcl") or child(noun, "advcl")


def _owner(noun: Token, content: Token | None) -> Token | None:
    """Return whose want it is: a possessor, "of X", the subject of "has", of what is done "for fear of"."""
    whose = _ahead(noun) or child(noun, "poss") or _of(noun, content) or _on_part(noun) or _fronted(noun)
    if whose is not None:
        return whose
    if noun.dep_ == "nsubj":
        return _of_subject(noun) or _of_nation(noun)
    if noun.dep_ == "conj":
        return _of_joined(noun) or _of_nation(noun)
    if noun.dep_ in {"dobj", "attr"}:
        return _of_object(noun, content) or _of_nation(noun)
    return (_of_phrase(noun) if noun.dep_ == "pobj" else None) or _of_nation(noun)


def _fronted(noun: Token) -> Token | None:
    """As in "For Norway the priority is a truce"."""
    if noun.lemma_ not in {"priority", "aim", "condition", "price"} or noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    led = (one for one in noun.head.lefts if one.dep_ == "prep" and one.lower_ == "for" and one.i < noun.i)
    return next((child(one, "pobj") for one in led), None)


def _of_nation(noun: Token) -> Token | None:
    """As in "Norwegian hopes of a loan", "a Danish demand for it"."""
    before = (one for one in noun.lefts if one.dep_ in {"amod", "compound"})
    return next((one for one in before if one.ent_type_ in {"NORP", "GPE"}), None)


def _ahead(noun: Token) -> Token | None:
    """As in "In its eagerness for a deal, Norway gave ground": who comes after the pronoun."""
    owner, led = child(noun, "poss"), noun.head
    if owner is None or owner.tag_ != "PRP$" or noun.dep_ != "pobj" or not led.is_sent_start:
        return None
    own = child(led.head, "nsubj")
    return own if own is not None and own.i > noun.i and own.pos_ != "PRON" else None


def _of(noun: Token, content: Token | None) -> Token | None:
    links = _WHOSE | {"for"} if noun.lemma_ == "priority" and noun.dep_ == "nsubj" else _WHOSE
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ in links), None)
    whose = child(of, "pobj") if of is not None else None
    return whose if whose != content else None


def _on_part(noun: Token) -> Token | None:
    """As in "a desire on Norway's part to sign", "reluctance on the part of Norway"."""
    part = after(noun, "on")
    return child(part, "poss") or after(part, "of") if part is not None and part.lemma_ == "part" else None


def by_viewing(noun: Token) -> Cue | None:
    """As in "views the sale with alarm", "looks with horror on a vote"."""
    led = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else None
    verb = led.head if led is not None else noun
    verb = verb if verb.pos_ == "VERB" else verb.head
    if led is None or verb.lemma_ not in _VIEWING or noun.lemma_ not in words.NOUNS_AGAINST | _COLD or denied(verb):
        return None
    content = child(verb, "dobj") or after(verb, "on", "upon", "at", "to") or after(noun, "on", "upon")
    content = prospect(content) if content is not None else None
    if content is None or content.tag_ in {"WP", "WDT"}:
        return None
    within = (content.left_edge.i, led.i) if led.head.i == content.i else None
    return Cue(noun, -1, content, subject(verb), within=within)


def _of_subject(noun: Token) -> Token | None:
    """As in "calls came from the crews", "fear keeps the crews quiet", "opposition is strong among the crews"."""
    verb = noun.head
    if lemma_of(verb) in TAKEN:
        made = child(verb, "ccomp", "xcomp")
        return child(verb, "dobj") or (child(made, "nsubj") if made is not None else None)
    ready = child(verb, "acomp")
    if verb.lemma_ == "be":
        return after(verb, "among") or (after(ready, "among") if ready is not None else None)
    return after(verb, "among") or after(verb, "from", "for")


def _of_joined(noun: Token) -> Token | None:
    """As in "had no guns and no wish for a fight"."""
    verb = noun.head.head if noun.head.dep_ == "dobj" else noun.head
    return subject(verb) if verb.pos_ == "VERB" and verb.lemma_ in words.HAVING else None


def _of_object(noun: Token, content: Token | None) -> Token | None:
    """As in "has a wish for it", "there is opposition to a tax among the traders"."""
    verb = noun.head
    if noun.dep_ == "attr" and child(verb, "expl") is not None:
        among = after(content, "among", "within", "in") if content is not None else None
        return after(verb, "among", "in", "within", "from", "for") or among
    spread = after(verb, "among") or (after(content, "among") if content is not None else None)
    if spread is not None:
        return spread  # "found no wish for it among the crews"
    has = verb.lemma_ in words.HAVING | words.LACKING | {"raise", "be", "give", "attach", "name"}
    return subject(verb) if has else None


def _of_phrase(noun: Token) -> Token | None:
    """As in "for fear of a raid", "on condition that", "is out of patience with"."""
    above = noun.head
    if above.lower_ in {"on", "for"}:
        while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
            above = above.head
        return subject(_giver(above) if noun.lemma_ == "condition" else above)
    if above.lower_ in {"of", "in", "with", "from", "out"} or (above.lower_ == "to" and above.head.lemma_ == "cling"):
        above = above.head.head if above.head.lower_ == "out" else above.head
        return subject(above) if above.pos_ in {"VERB", "AUX"} else None
    return None


def _giver(verb: Token) -> Token:
    """Return the verb over "is ready to see it returned" whose subject sets the condition."""
    while verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ in {"ADJ", "VERB"}:
        if KIND_OF_VERB.get(lemma_of(verb.head)) == "statement":
            break
        verb = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    return verb


def by_line(noun: Token) -> Cue | None:
    """As in "the base is its red line"."""
    red = any(below.lower_ == "red" for below in noun.children)
    being = noun.head if noun.dep_ in {"attr", "nsubj"} and noun.head.lemma_ in {"be", "remain"} else None
    if red and being is None and noun.dep_ == "dobj" and noun.head.lemma_ in words.HAVING | {"draw"}:
        told = _listed(noun)
        return Cue(noun, -1, told, subject(noun.head)) if told is not None else None
    if not red or being is None:
        return None
    content = child(being, "nsubj", "csubj") if noun.dep_ == "attr" else child(being, "attr", "ccomp", "xcomp")
    who = child(noun, "poss") or after(noun, "for", "of") or speaker(being)
    return Cue(noun, -1, content, who) if content is not None and who is not None else None
