"""What somebody says should be: "Norway must leave, he said", "we need a date", "free our brothers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import UNKNOWING
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.cued import Cue, denied, lemma_of, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

OUGHTS = frozenset("should must ought".split())
_STATES = frozenset("empty gone out open closed free clear neutral public independent shut ready".split())
"""What somebody can see to: "it must be empty by May"."""
_SMALL = frozenset("do not n't please never just now".split())
_WELL = {"do": ("well", "better"), "be": ("wise", "wiser", "better")}
_FIRST = frozenset({"we", "i"})
_THIRD = frozenset({"he", "she", "it", "they"})
_MINE = frozenset("us me our my them him her".split())


def by_ought(modal: Token) -> Cue | None:
    """As in "Norway should leave, he said": a demand of whoever says so, unless it tells what is likely, or a duty."""
    verb = child(modal, "xcomp") if modal.dep_ not in {"aux", "auxpass"} else modal.head
    if verb is None or verb.i < modal.i or (verb.tag_ != "VB" and not passive(verb)):
        return None
    who = child(verb, "nsubj", "nsubjpass", "expl") or child(modal, "nsubj", "nsubjpass")
    inside = verb.dep_ in {"advcl", "relcl", "acl", "csubj", "pcomp"} or modal.dep_ in {"advcl", "relcl", "acl"}
    if (
        who is None
        or who.tag_ in {"WP", "WDT"}
        or who.i > modal.i
        or inside
        or _told_already(verb)
        or child(verb, "mark") in _ifs(verb)
    ):
        return None
    content, told = _thing(verb, who), speaker(modal if modal.dep_ == "ccomp" else verb)
    if content is None:
        return None
    if content is not verb:
        return Cue(modal, 1, content, told, said="told")
    return Cue(modal, -1 if denied(verb) else 1, verb, told, bare=True, said="told", end=verb)


def _ifs(verb: Token) -> list[Token]:
    return [mark for mark in verb.children if mark.dep_ == "mark" and mark.lower_ in {"if", "whether"}]


def _told_already(verb: Token) -> bool:
    """What a word of wanting above it says already: "insists that it should leave"."""
    above = verb.head
    lemma = lemma_of(above)
    wants = lemma in words.SIGN_OF_VERB or lemma in words.ASKING - {"tell"} or lemma in words.SIGN_OF_NOUN
    ready = any(below.lower_ in words.SIGN_OF_ADJECTIVE for below in (above, *above.children) if below.dep_ == "acomp")
    return verb.dep_ in {"ccomp", "xcomp", "attr"} and (wants or ready)


def _thing(verb: Token, who: Token) -> Token | None:
    """Return what should be: "be freed", "leave", and of "there should be no delay" the delay."""
    lemma = lemma_of(verb)
    if lemma == "be" and who.dep_ == "expl":
        return child(verb, "attr")
    if any(below.lower_ in {"have", "be"} and below.dep_ == "aux" for below in verb.children):
        return None
    told = verb.head.lemma_ in {"tell", "warn", "remind"} and child(verb.head, "dobj", "dative") is not None
    ready = child(verb, "acomp", "advmod")
    if lemma == "be" and ready is not None and ready.lower_ in _STATES:
        return verb
    own = who.lower_ in _THIRD and not passive(verb) and speaker(verb) is not None and not told
    if lemma in UNKNOWING | {"be"} or own:
        return None
    able = who.pos_ in {"PROPN", "PRON"} or who.tag_ == "NNS" or who.ent_type_ in {"ORG", "GPE", "NORP", "PERSON"}
    able = able or child(verb, "dobj") is not None or any(one.lower_ == "no" for one in who.children)
    return verb if passive(verb) or able or lemma in words.WILLED or lemma in BY_VERB else None


def by_doing_well(verb: Token) -> Cue | None:
    """As in "Norway would do well to say so", "Norway would be wise to wait": what whoever says so advises."""
    would = any(below.lower_ in {"would", "'d", "might", "will"} for below in verb.children if below.tag_ == "MD")
    well = next((below for below in verb.rights if below.lower_ in _WELL.get(lemma_of(verb), ())), None)
    if not would or well is None or denied(verb):
        return None
    held = (one for word in (verb, well) for one in word.rights if one.dep_ in {"xcomp", "advcl"} and one.i > well.i)
    content = next((one for one in held if any(to.lower_ == "to" for to in one.children if to.dep_ == "aux")), None)
    return Cue(verb, 1, content, speaker(verb), said="told") if content is not None else None


def by_having_to(verb: Token) -> Cue | None:
    """As in "the tax has to go, the traders say": what others or things have to do, as somebody says."""
    content, who = child(verb, "xcomp"), child(verb, "nsubj")
    told = speaker(verb)
    if content is None or who is None or told is None or who.pos_ == "PRON" or _told_already(verb):
        return None
    if verb.dep_ == "relcl":
        return None
    to = any(below.lower_ == "to" for below in content.children if below.dep_ == "aux")
    to = to and not any(below.lower_ == "yet" for below in verb.children) and not _forced(verb)
    return Cue(verb, -1 if denied(verb) else 1, content, told, bare=True, said="told") if to else None


def _forced(verb: Token) -> bool:
    """As in "If the talks fail, Norway will have to close the port": what would come of something."""
    clauses = (one for below in verb.children if below.dep_ == "advcl" for one in below.children)
    return any(one.lower_ == "if" and one.dep_ == "mark" for one in clauses)


def by_time(noun: Token) -> Cue | None:
    """As in "it is high time the tax was scrapped, the traders say"."""
    being = noun.head if noun.dep_ == "attr" and noun.head.lemma_ == "be" else None
    own = child(being, "nsubj") if being is not None else None
    if being is None or own is None or own.lower_ != "it" or denied(being):
        return None
    aside = child(being, "parataxis")
    held = child(noun, "acl", "relcl", "xcomp") or child(being, "xcomp", "ccomp", "advcl")
    content = held or (child(aside, "xcomp") if aside is not None else None)
    told = speaker(being) or (child(aside, "nsubj") if aside is not None else None)
    return Cue(noun, 1, content, told, said="told") if content is not None and told is not None else None


def by_need(verb: Token) -> Cue | None:
    """As in "we need a date", "the last thing Norway needs is a strike"; what others need is for others to say."""
    who = child(verb, "nsubj") or subject(verb)
    if who is None or passive(verb) or any(below.tag_ == "MD" for below in verb.children):
        return None
    clause, thing = child(verb, "xcomp", "ccomp"), child(verb, "dobj")
    if thing is not None and thing.lower_ in {"what", "all", "which", "that"}:
        thing = child(verb.head, "attr", "xcomp", "ccomp") if verb.dep_ == "csubj" else None
    if _last_thing(verb):
        return Cue(verb, -1, child(verb.head.head, "attr", "xcomp", "ccomp") or verb, who)
    content = (clause or thing) if who.lower_ in _FIRST else None
    return Cue(verb, -1 if denied(verb) else 1, content, who) if content is not None else None


def _last_thing(verb: Token) -> bool:
    thing = verb.head if verb.dep_ == "relcl" else None
    last = thing is not None and any(below.lower_ == "last" for below in thing.children)
    return last and thing is not None and thing.head.lemma_ == "be" and child(thing.head, "attr", "xcomp") is not None


def by_bidding(verb: Token) -> Cue | None:
    """As in "Let them go", "Free our brothers": what a quotation bids, whoever says it."""
    if verb.tag_ != "VB" or verb.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return None
    helps = [below for below in verb.children if below.dep_ in {"aux", "auxpass", "mark", "nsubj", "nsubjpass"}]
    if any(below.lower_ != "do" for below in helps) or not _opens(verb):
        return None
    lemma = lemma_of(verb)
    if lemma in {"ask", "look", "see", "hear", "listen", "tell", "think", "imagine", "believe", "remember", "show"}:
        return None
    if lemma == "let":
        content = child(verb, "ccomp", "xcomp")
        mine = content is None or any(below.lower_ in {"me", "'s"} for one in (verb, content) for below in one.children)
        return None if mine or content is None else Cue(verb, -1 if denied(verb) else 1, content, None, said="quoted")
    thing = child(verb, "dobj", "dative")
    ours = thing is not None and (thing.lower_ in _MINE or any(one.lower_ in _MINE for one in thing.children))
    bids = lemma in BY_VERB or lemma in words.CONCEDING or ours
    return Cue(verb, -1 if denied(verb) else 1, verb, None, bare=True, said="quoted") if bids else None


def _opens(verb: Token) -> bool:
    """Tell whether nothing but "do not", "please" or a joined bidding stands before a verb in its sentence."""
    first = verb.left_edge.i
    before = verb.doc[first - 1] if first else None
    led = verb.doc[first].is_punct or verb.doc[first].is_sent_start or (before is not None and before.is_punct)
    return bool(led) and all(verb.doc[i].is_punct or verb.doc[i].lower_ in _SMALL for i in range(first, verb.i))
