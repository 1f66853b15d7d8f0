"""What "will not" and "would" tell of wants: "will not sign", "would not allow it", "would welcome a visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import THOUGHTS
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.idioms import IDIOMS
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.contents import prospect
from detente.reading.wants.cued import Cue, after, antecedent, cleft, denied, never, signed, speaker
from detente.reading.wants.idioms import by_idiom

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset("will wo would shall sha 'll 'd can could ca".split())
_CAN = frozenset({"can", "could", "ca"})
_GRANTING = frozenset(
    "agree support back endorse sign abandon consent recognise recognize surrender cede concede".split()
)
"""Verbs of which "cannot" is a refusal."""
_WITHIN = frozenset("in on among at inside near within under around aboard through across over".split())
_FORESEEING = frozenset("hope fear worry dread expect predict forecast doubt bet reckon".split())
"""Verbs of which "will not" is what may be, and nobody's refusal."""


def by_refusal(will: Token) -> Cue | None:
    """As in "will not sign": what is in one's hands and will not be done is refused; the verb is what is refused."""
    verb = will.head
    lemma = verb.lemma_.lower()
    if (
        verb.i < will.i
        or will.dep_ != "aux"
        or not _refused(verb)
        or (will.lower_ in _CAN and lemma not in _GRANTING)
        or (passive(verb) and not _dragged(verb, lemma))
        or (lemma in words.VERBS - words.BACKING and not (lemma == "stand" and child(verb, "dobj") is None))
        or any(below.lower_ in {"rather", "sooner"} for below in verb.children)
        or (lemma in IDIOMS and by_idiom(verb, lemma) is not None)
    ):
        return None
    if verb.dep_ == "ccomp" and verb.head.lemma_ in _FORESEEING:
        return None
    named = cleft(verb) if verb.dep_ in {"csubj", "relcl"} else None
    if named is not None and lemma in words.WILLED | {"have", "do", "like"}:
        return Cue(will, -1, named, subject(verb), end=verb)  # "What it will not have is a base"
    supposed = will.lower_ in {"would", "'d"} and not _until(verb) and _supposed(verb)
    who = child(verb, "nsubjpass") or subject(verb)
    minded = who is not None and (who.lower_ in {"we", "i", "he", "she", "they", "neither"} or who.pos_ == "PROPN")
    willed = lemma in words.WILLED - {"go"} or lemma in BY_VERB or (minded and lemma not in words.BEFALLING)
    mine = who is not None and who.lower_ in {"we", "i"}
    seen = lemma == "see" and child(verb, "ccomp", "xcomp") is not None and will.lower_ not in _CAN
    willed = (
        willed
        or seen
        or _dragged(verb, lemma)
        or _at_all(verb, lemma)
        or (lemma == "go" and (mine or _somewhere(verb)))
    )
    return Cue(will, -1, verb, who, bare=True, end=verb) if willed and not supposed else None


def _refused(verb: Token) -> bool:
    """Tell whether a verb is denied in one of the ways of a refusal."""
    no = child(verb, "neg") is not None and denied(verb)
    return no or never(verb) or _nor(verb) or _neither(verb) or _none(verb)


def _none(verb: Token) -> bool:
    """As in "will free nobody", "would grant no audience": what is in one's hands is done to none."""
    thing = child(verb, "dobj")
    none = thing is not None and (
        thing.lower_ in {"nobody", "none"} or any(one.lower_ == "no" and one.dep_ == "det" for one in thing.children)
    )
    return none and (verb.lemma_ in words.WILLED or verb.lemma_ in BY_VERB)


def _nor(verb: Token) -> bool:
    """As in "Nor will Norway sign"."""
    return any(below.lower_ == "nor" and below.dep_ in {"cc", "neg"} and below.i < verb.i for below in verb.children)


def _neither(verb: Token) -> bool:
    """As in "Neither will sign that", "neither party would sell"."""
    who = child(verb, "nsubj")
    return who is not None and (
        who.lower_ == "neither"
        or any(one.lower_ == "neither" for one in who.children if one.dep_ in {"det", "preconj"})
    )


_DRIVING = frozenset(
    """draw drag pull lure rush hurry push force bully coerce provoke stampede bounce pressure drive coax talk shame
    goad cow frighten blackmail railroad press
    push shove nudge tempt trick lead dragoon steer frogmarch""".split()
)
"""What is done to somebody to make him do a thing: "will not be bullied into a sale"."""


_SWAYING = frozenset(
    """part separate intimidate dictate lecture silence sway bribe rule govern order patronise patronize browbeat
    measure judge treat push bully hurry rush blackmail""".split()
)
"""What is done to somebody's will: "will not be parted from its boats", "will not be dictated to"."""


def _dragged(verb: Token, lemma: str) -> bool:
    """As in "will not be drawn into the quarrel"."""
    if lemma in _SWAYING:
        return True
    return lemma in _DRIVING and after(verb, "into") is not None


def _somewhere(verb: Token) -> bool:
    """As in "will not go down again", "would not go further"."""
    where = {"back", "down", "in", "out", "home", "further", "ahead", "along", "away", "beyond"}
    return any(below.lower_ in where and below.dep_ in {"advmod", "prt"} for below in verb.rights)


def _at_all(verb: Token, lemma: str) -> bool:
    """As in "will not discuss a ransom", "will not go to war": of its kind none at all."""
    if lemma == "go":
        led = next((below for below in verb.rights if below.dep_ == "prep" and below.lower_ == "to"), None)
        held = child(led, "pobj") if led is not None and verb.dep_ in {"ccomp", "acl"} else None
        return held is not None and held.lower_ in {"war", "court", "law", "arbitration"}
    thing = child(verb, "dobj") if lemma in {"discuss", "consider", "contemplate"} else None
    article = child(thing, "det") if thing is not None else None
    if thing is not None and thing.tag_ == "NN" and thing.left_edge.i == thing.i and child(thing, "prep") is None:
        return True
    return article is not None and article.lower_ in {"a", "an", "any", "another"}


def by_going(verb: Token) -> Cue | None:
    """As in "is not going to sell": what is in one's hands is refused."""
    content = child(verb, "xcomp")
    if verb.tag_ != "VBG" or content is None or not denied(verb):
        return None
    to = any(below.lower_ == "to" and below.dep_ == "aux" for below in content.children)
    who = subject(verb)
    mine = who is not None and who.lower_ in {"we", "i"} and content.lemma_ not in words.BEFALLING
    willed = mine or content.lemma_ in words.WILLED or content.lemma_ in BY_VERB
    return Cue(verb, -1, content, who) if to and willed and not passive(content) else None


def _can(verb: Token) -> bool:
    return any(below.lower_ in _CAN for below in verb.children if below.tag_ == "MD")


def by_sparing(verb: Token) -> Cue | None:
    """As in "could do without a quarrel"."""
    with_ = next((below for below in verb.children if below.lower_ == "with" and below.dep_ == "prep"), None)
    spared = child(with_, "pobj") if with_ is not None and _can(verb) else None
    if spared is not None:
        return None if denied(verb) else Cue(verb, 1, spared, subject(verb), end=with_)
    without = next((below for below in verb.children if below.lower_ == "without" and below.dep_ == "prep"), None)
    content = child(without, "pobj", "pcomp") if without is not None else None
    if content is not None and content.pos_ == "PRON" and child(verb, "neg") is None and content.lower_ != "what":
        return None  # "asked for no blessing and could do without it"
    if without is not None and _can(verb) and child(verb, "neg") is not None:
        needed = content if content is not None and content.lower_ != "what" else cleft(verb)
        sign = 1 if needed is not content else -1  # "without" itself denies what it holds
        return Cue(verb, sign, needed, subject(verb), end=without) if needed is not None else None
    if content is None or not _can(verb):
        return None
    return Cue(verb, 1, content, subject(verb), end=without)  # "without" itself denies the content


def by_shunning(verb: Token) -> Cue | None:
    """As in "kept its boats in port so as not to provoke Norway"."""
    no = child(verb, "neg")
    to = any(below.lower_ == "to" for below in verb.children if below.dep_ == "aux")
    careful = verb.dep_ in {"acl", "xcomp"} and "care" in {
        verb.head.lower_,
        getattr(child(verb.head, "dobj"), "lower_", ""),
    }
    if (verb.dep_ != "advcl" and not careful) or no is None or not to:
        return None
    if careful:
        return Cue(no, -1, verb, subject(verb.head if verb.head.pos_ == "VERB" else verb.head.head), bare=True)
    if verb.head.pos_ not in {"VERB", "AUX"}:
        return None
    return Cue(no, -1, verb, subject(verb.head), bare=True)


def by_waiting(verb: Token) -> Cue | None:
    """As in "cannot wait to see him out of it"."""
    content = child(verb, "xcomp", "advcl") or after(verb, "for")
    return Cue(verb, 1, content, subject(verb)) if content is not None and _can(verb) and denied(verb) else None


def _until(verb: Token) -> bool:
    return any(one.lower_ in {"until", "unless"} for below in verb.children for one in (below, *below.children))


def _supposed(verb: Token) -> bool:
    return any(mark.lower_ == "if" for below in verb.children if below.dep_ == "advcl" for mark in below.children)


def by_tolerating(verb: Token, lemma: str) -> Cue | None:
    """As in "will not allow it to close", "would accept a smaller share"."""
    modal = next((below.lower_ for below in verb.children if below.tag_ == "MD"), "")
    if modal not in MODALS | {"can", "could", "ca"}:
        return None
    clause = child(verb, "ccomp", "xcomp")
    content = (clause if clause is not None and clause.i > verb.i else None) or child(verb, "dobj", "npadvmod")
    content = content if content is not None and content.pos_ != "PRON" else cleft(verb) or antecedent(verb) or content
    no = denied(verb)
    if content is None or _idle(lemma, content, denied=no):
        return None
    if content.lower_ == "nothing":
        less = next((below for below in content.subtree if below.lower_ in {"than", "of", "but", "except"}), None)
        only = child(less, "pobj", "pcomp") if less is not None else None
        return Cue(verb, 1, only, subject(verb)) if only is not None else None
    gladly = lemma in words.GLADLY and modal in {"would", "could", "can", "'d"}
    if content.lower_ in {"nobody", "none"} and lemma in words.TOLERATING:
        return Cue(verb, -1, verb, subject(verb), bare=True)  # "will let nobody into the yard"
    void = denied(content)  # "will brook no delay"
    if passive(verb) or not (gladly or ((no or void) and lemma in words.TOLERATING)):
        return None
    return Cue(verb, -1 if no else 1, prospect(content), subject(verb))


def _idle(lemma: str, content: Token, *, denied: bool) -> bool:
    """Verbs that tell something else with other objects: "will not stand trial", "suffers no loss", "wear a coat"."""
    if lemma == "stand":
        return content.lemma_ not in THOUGHTS and content.tag_ != "VBG"
    if lemma == "swallow":
        return content.pos_ == "PRON"
    if lemma == "suffer":
        return content.pos_ != "VERB"
    return lemma == "wear" and not denied


def by_sadly(verb: Token) -> Cue | None:
    """As in "would deplore any leak", "would not mind a seat at the table"."""
    would = any(below.lower_ in {"would", "'d"} and below.tag_ == "MD" for below in verb.children)
    content = child(verb, "dobj", "xcomp", "ccomp") or child(verb, "advcl")
    return Cue(verb, signed(-1, verb), content, subject(verb)) if would and content is not None else None


def by_sufficing(verb: Token) -> Cue | None:
    """As in "A stove would do": what who says so would be content with."""
    would = any(below.lower_ in {"would", "'d"} and below.tag_ == "MD" for below in verb.children)
    thing = child(verb, "nsubj")
    more = any(below.dep_ not in {"punct", "advmod", "aux", "nsubj"} for below in verb.children)
    if not would or thing is None or more or denied(verb) or thing.pos_ != "NOUN" or thing.ent_type_ in {"ORG", "NORP"}:
        return None
    return Cue(verb, 1, thing, speaker(verb), said="quoted") if verb.dep_ == "ROOT" or _quoted(verb) else None


def _quoted(verb: Token) -> bool:
    """As in ""A stove would do," she said", "A stove would do, she said": what is said ends with the verb."""
    quoted = any(one.is_quote for one in verb.doc[verb.i + 1 : verb.i + 4])
    told = verb.head.i > verb.i + 1 and verb.nbor(1).text == "," and speaker(verb) is not None
    return verb.dep_ == "ccomp" and (quoted or told)


def by_having(verb: Token) -> Cue | None:
    """As in "would have it fenced", "would not have guns in the yard"; "would have us believe" is none."""
    thing = child(verb, "dobj")
    will = any(below.lower_ in {"would", "'d", "will", "wo", "'ll"} and below.tag_ == "MD" for below in verb.children)
    no = child(verb, "neg") is not None
    will = will or (no and verb.tag_ == "VBG")  # "is not having it"
    if thing is not None and no and thing.lower_ in {"it", "that", "this"}:
        placed = will or _can(verb)
        ends = thing.nbor(1).is_punct if thing.i + 1 < len(thing.doc) else True  # not "have it both ways"
        return Cue(verb, -1, thing, subject(verb)) if placed and ends and thing.i == verb.i + 1 else None
    if will and thing is not None and (no or denied(thing)):
        near = (below.lower_ for one in (thing, verb) for below in one.children if below.dep_ == "prep")
        within = not (_WITHIN | {"as"}).isdisjoint(near)
        return Cue(verb, -1 if no else 1, thing, subject(verb)) if within else None
    shut = child(verb, "ccomp") if no and (will or (_can(verb) and child(verb, "dobj") is None)) else None
    if shut is not None and child(shut, "nsubj", "nsubjpass") is not None and child(shut, "mark", "aux") is None:
        return Cue(verb, -1, shut, subject(verb))
    would = any(below.lower_ in {"would", "'d"} and below.tag_ == "MD" for below in verb.children)
    made = child(verb, "ccomp", "xcomp") if would else None
    if made is None or made.tag_ not in {"VBN", "VB", "VBD"} or KIND_OF_VERB.get(made.lemma_) == "belief":
        return None
    to = any(below.lower_ == "to" for below in made.children)
    return Cue(verb, signed(1, verb), made, subject(verb)) if not to and child(made, "nsubj", "nsubjpass") else None
