"""What somebody says should be: "Norway must leave, he said", "we need a date"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import UNKNOWING
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.bidden import by_must
from detente.reading.wants.cued import OPINIONS, Cue, after, denied, lemma_of, never, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

OUGHTS = frozenset("should must ought".split())
_STATES = frozenset("empty gone out open closed free clear neutral public independent shut ready".split())
"""What somebody can see to: "it must be empty by May"."""
_WELL = {"do": ("well", "better"), "be": ("wise", "wiser", "better")}
_ENACTED = frozenset(
    """pass begin start end stop stand stay remain continue cease apply lapse expire resume proceed follow extend
    include cover return""".split()
)
"""What should be so by somebody's decision, though a thing does it: "the Bill should pass"."""
_MOVED = frozenset("rise fall go change close open".split())
"""What prices, gates and rules do by somebody's decision."""
_FIRST = frozenset({"we", "i"})
_THIRD = frozenset({"he", "she", "it", "they"})


def by_ought(modal: Token) -> Cue | None:
    """As in "Norway should leave, he said": a demand of whoever says so, unless it tells what is likely, or a duty."""
    verb = child(modal, "xcomp") if modal.dep_ not in {"aux", "auxpass"} else modal.head
    if verb is None or verb.i < modal.i or (verb.tag_ != "VB" and not passive(verb)):
        return None
    who = child(verb, "nsubj", "nsubjpass", "expl") or child(modal, "nsubj", "nsubjpass")
    inside = verb.dep_ in {"advcl", "relcl", "acl", "csubj", "pcomp"} or modal.dep_ in {"advcl", "relcl", "acl"}
    inside = inside and not (verb.dep_ == "acl" and verb.head.lemma_ in OPINIONS)
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
    wants = (
        (lemma in words.SIGN_OF_VERB and lemma != "consider")
        or lemma in words.ASKING - {"tell", "warn"}
        or lemma in words.SIGN_OF_NOUN
    )
    ready = any(below.lower_ in words.SIGN_OF_ADJECTIVE for below in (above, *above.children) if below.dep_ == "acomp")
    return verb.dep_ in {"ccomp", "xcomp", "attr"} and (wants or ready)


def _thing(verb: Token, who: Token) -> Token | None:
    """Return what should be: "be freed", "leave", and of "there should be no delay" the delay."""
    lemma = lemma_of(verb)
    if (needed := by_must(verb, who)) is not None:
        return needed
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
    able = able or (lemma == "insist" and _modal(verb) == "should")  # "The bank should insist on an audit"
    moved = lemma in _ENACTED | _MOVED and verb.dep_ in {"ccomp", "parataxis"} and _modal(verb) == "must"
    able = able or moved  # "The ban must end, he said"
    bidden = _modal(verb) == "should" and verb.left_edge.lower_ == "that" and _opining(verb)
    return verb if passive(verb) or able or bidden or lemma in words.WILLED or lemma in BY_VERB else None


def _modal(verb: Token) -> str:
    return next((below.lower_ for below in verb.children if below.tag_ == "MD"), "")


def _opining(verb: Token) -> bool:
    """As in "added that the date should fall within the year", "is of the opinion that the Bill should pass"."""
    above = verb.head
    within = child(verb, "prep")
    enacted = lemma_of(verb) in _ENACTED or (within is not None and within.lower_ in {"within", "under"})
    return enacted and (lemma_of(above) in KIND_OF_VERB or above.lemma_ in OPINIONS)


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
    content = held or (child(aside, "xcomp") if aside is not None else None) or after(noun, "for")
    told = speaker(being) or (child(aside, "nsubj") if aside is not None else None)
    return Cue(noun, 1, content, told, said="told") if content is not None and told is not None else None


def by_being_to(being: Token) -> Cue | None:
    """As in "The boats were not to leave, Norway said", "On no account were they to land": what somebody forbids."""
    held = child(being, "xcomp", "advcl")
    to = held is not None and held.tag_ == "VB" and any(below.lower_ == "to" for below in held.lefts)
    told, own = speaker(being), child(being, "nsubj")
    if held is None or not to or told is None or own is None or child(being, "acomp", "attr") is not None:
        return None
    void = denied(being) != denied(held) or never(being)
    return Cue(being, -1, held, told, bare=True, said="told", end=held) if void and own.tag_ != "EX" else None


def by_need(verb: Token) -> Cue | None:
    """As in "we need a date", "the last thing Norway needs is a strike"; what others need is for others to say."""
    who = child(verb, "nsubj") or subject(verb)
    modal = any(below.tag_ == "MD" and below.lower_ not in {"would", "'d", "will"} for below in verb.children)
    if who is None or passive(verb) or modal:
        return None
    clause, thing = child(verb, "xcomp", "ccomp"), child(verb, "dobj")
    if thing is not None and thing.lower_ in {"what", "all", "which", "that"}:
        thing = child(verb.head, "attr", "xcomp", "ccomp") if verb.dep_ == "csubj" else None
    if _last_thing(verb):
        return Cue(verb, -1, child(verb.head.head, "attr", "xcomp", "ccomp") or verb, who)
    content = (clause or thing) if who.lower_ in _FIRST else _done_for(clause)
    return Cue(verb, -1 if denied(verb) else 1, content, who) if content is not None else None


def _done_for(clause: Token | None) -> Token | None:
    """As in "needs Norway to guarantee the price", "needed it gone": what somebody else is to do, or is to be done."""
    own = child(clause, "nsubj", "nsubjpass") if clause is not None and clause.pos_ in {"VERB", "AUX"} else None
    if clause is None or own is None or own.tag_ in {"WP", "WDT"} or clause.left_edge.i != own.left_edge.i:
        return None
    acts = own.pos_ in {"PROPN", "PRON"} or bool(own.ent_type_)  # "needs ten votes to win" tells what for
    return clause if clause.tag_ != "VB" or (acts and own.left_edge.tag_ != "CD") else None


def _last_thing(verb: Token) -> bool:
    thing = verb.head if verb.dep_ == "relcl" else None
    last = thing is not None and any(below.lower_ == "last" for below in thing.children)
    return last and thing is not None and thing.head.lemma_ == "be" and child(thing.head, "attr", "xcomp") is not None
