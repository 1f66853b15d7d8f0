"""What pleases or alarms somebody: "the prospect of a blockade alarms the traders", "a delay would suit Norway"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.affecting import ABHORRED, AFFECTING, PROSPECTS, RATED, RATING, THOUGHTS
from detente.reading.lexicon.wanting import NOUNS_AGAINST
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.contents import prospect
from detente.reading.wants.cued import Cue, after, antecedent, denied, signed, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUPPOSING = frozenset("would could might may 'd will".split())


def by_affecting(verb: Token, lemma: str) -> Cue | None:
    """As in "what worries the admirals is a raid", "it suits Norway to wait", "nothing would please it more than"."""
    if passive(verb):
        agent = after(verb, "by", "at") or child(child(verb, "agent") or verb, "pobj", "pcomp")
        feared = agent is not None and agent.lemma_ in PROSPECTS and AFFECTING[lemma] < 0 and not denied(verb)
        content = (prospect(agent) if agent is not None else None) if feared else None
        return Cue(verb, -1, content, child(verb, "nsubjpass")) if content is not None else None
    base, who = AFFECTING[lemma], child(verb, "dobj", "npadvmod")  # "What worries Norway most is"
    cleft = _cleft(verb)
    if cleft is not None:
        return Cue(verb, signed(base, verb), cleft[0], who if who is not None else cleft[1])
    content = _thing(verb, base) if who is not None else None
    return Cue(verb, signed(base, verb), content, who) if content is not None else None


_DISTURBED = {"keep": ("awake", "up", "sleepless"), "rob": ("sleep", "rest"), "cost": ("sleep",)}
_FILLED = frozenset("nightmare shiver jitter creep dread alarm horror fear unease foreboding sleep heart rest".split())


def by_appealing(verb: Token) -> Cue | None:
    """As in "the idea of a sale appeals to Norway", "finds favour with it", "met with resistance from it"."""
    own, thing = child(verb, "nsubj", "nsubjpass"), child(verb, "dobj")
    if own is None or own.pos_ == "PRON":
        return None
    if verb.lemma_ == "appeal":
        who = after(verb, "to") if own.lemma_ in THOUGHTS else None
        return Cue(verb, signed(1, verb), prospect(own), who) if who is not None else None
    if verb.lemma_ in {"find", "win"} and thing is not None and thing.lemma_ in {"favour", "favor"}:
        who = after(verb, "with", "among") or after(thing, "with", "among")
        sign = 1 if denied(own) else signed(1, verb, thing)  # "neither idea": its own "no" is counted later
        return Cue(thing, sign, prospect(own), who) if who is not None else None
    met = thing or after(verb, "with")
    if verb.lemma_ != "meet" or met is None or met.lemma_ not in NOUNS_AGAINST:
        return None
    who = after(met, "from", "among", "in") or after(verb, "from", "among", "in")
    return Cue(met, signed(-1, verb, met), prospect(own), who) if who is not None else None


def by_disturbing(verb: Token) -> Cue | None:
    """As in "what keeps Lund awake is a raid", "the thought of it gives them nightmares", "fills it with dread"."""
    thing, with_ = child(verb, "dobj"), after(verb, "with", "of", "into")
    words = {one.lower_ for one in verb.rights} | {one.lemma_ for one in (thing, with_) if one is not None}
    told = verb.lemma_ in {"give", "fill", "strike"} and words & _FILLED
    if not (told or words & set(_DISTURBED.get(verb.lemma_, ()))):
        return None
    who = child(verb, "dative", "dobj") if with_ is None or verb.lemma_ != "strike" else with_
    cleft = _cleft(verb)
    content = cleft[0] if cleft is not None else _thing(verb, -1)
    content = (after(content, "of") if content is not None and content.lemma_ in PROSPECTS else None) or content
    return Cue(verb, -1, content, who) if content is not None and who is not None else None


def _cleft(verb: Token) -> tuple[Token, Token | None] | None:
    """As in "What worries the admirals is that boats will be seized", whose object a parse may hang on "is"."""
    being = verb.head if verb.dep_ in {"csubj", "nsubj"} and verb.head.lemma_ == "be" else None
    what = child(verb, "nsubj", "det")
    if being is None or what is None or what.lower_ != "what":
        return None
    content = child(being, "attr", "ccomp", "xcomp")
    return (content, child(being, "nsubj")) if content is not None else None


def _thing(verb: Token, base: int) -> Token | None:
    """Return what would please or alarms: what a prospect is of, a clause, or what would do so."""
    own = child(verb, "nsubj", "csubj", "expl")
    if own is None:
        return None
    if own.dep_ == "csubj":
        return own
    if own.lower_ == "nothing":
        more = next((below for below in verb.subtree if below.lower_ == "than" or _short(below)), None)
        return child(more, "pobj", "pcomp") if more is not None else None  # "nothing less than a lease will satisfy"
    if own.lower_ == "it":
        return child(verb, "xcomp", "ccomp") or child(verb, "advcl")
    if own.lemma_ in PROSPECTS:
        return after(own, "of") or child(own, "acl", "relcl")
    would = any(below.lower_ in _SUPPOSING for below in verb.children if below.tag_ == "MD")
    none = own.lower_ in {"none", "neither", "either"}
    return own if base > 0 and would and own.pos_ == "NOUN" and not none else None


def _short(of: Token) -> bool:
    """As in "Nothing short of a lease will satisfy Norway"."""
    return of.lower_ == "of" and of.head.lower_ == "short"


def by_outcome(noun: Token) -> Cue | None:
    """As in "the worst outcome for Norway would be a raid", "Norway's preferred course is a sale"."""
    rated = next(
        (below for below in noun.children if below.lower_ in RATED and below.dep_ in {"amod", "compound"}), None
    )
    being = noun.head if noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ in {"be", "remain"} else None
    if rated is None or being is None or (rated.lower_ == "first" and noun.lemma_ not in {"choice", "preference"}):
        return None
    other = child(being, "attr", "xcomp", "ccomp") if noun.dep_ == "nsubj" else child(being, "nsubj", "csubj")
    who = child(noun, "poss") or after(noun, "for", "of") or after(being, "for", "to")
    return Cue(rated, signed(RATED[rated.lower_], being), other, who) if other is not None and who is not None else None


def by_rating(word: Token, verb: Token, base: int) -> Cue | None:
    """As in "calls a vote out of the question", "which Norway regards as unacceptable", "considers it a must"."""
    own = child(word, "nsubj") if word.dep_ in {"ccomp", "oprd", "attr"} else None
    thing = own or child(verb, "dobj") or child(word, "compound")
    if thing is not None and thing.tag_ in {"WDT", "WP"}:
        thing = antecedent(verb)
    if thing is not None and thing.lower_ == "it":
        clauses = (one for top in (verb, word) for one in top.rights if one.dep_ in {"ccomp", "xcomp", "advcl"})
        thing = next((one for one in clauses if one.i > word.i), thing)
    who = subject(verb)
    return Cue(word, signed(base, verb), thing, who) if thing is not None and who is not None else None


def by_abhorring(noun: Token, lemma: str) -> Cue | None:
    """As in "a base is anathema to Norway", "is out of the question for it", "is a must for it"."""
    out = noun.dep_ == "pobj" and noun.head.head.lower_ == "out"
    above = noun.head.head.head if out else noun.head
    if (lemma == "question") == out and above.lemma_ in RATING:
        return by_rating(noun, above, ABHORRED[lemma])
    if (lemma == "question") != out or (not out and noun.dep_ != "attr"):
        return None
    being = noun.head.head.head if out else noun.head
    thing = child(being, "nsubj", "csubj")
    thing = child(being, "ccomp", "xcomp") if thing is not None and thing.lower_ == "it" else thing
    who = after(noun, "to", "for") or after(being, "to", "for") or (speaker(being) if out else None)
    if being.lemma_ not in {"be", "remain", "become"} or thing is None or who is None:
        return None
    return Cue(noun, signed(ABHORRED[lemma], being), thing, who)
