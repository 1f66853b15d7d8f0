"""What somebody wants in return: the condition of an offer, of a promise, of a refusal, of a threat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.people import PEOPLE_OF
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.bargains import ASSURING, OBLIGED, PERSUADING, done, granted, guessed, leaving, welcome
from detente.reading.wants.cued import Cue, denied, lemma_of, speaker
from detente.reading.wants.yielding import awaiting, obliged, yielding

if TYPE_CHECKING:
    from spacy.tokens import Token

MARKS = frozenset("if unless once until till provided providing when after before as".split())
"""Words before a condition."""
MOMENTS = frozenset("minute moment day hour instant".split())
"""Nouns that say at once: "the day the money comes"."""
_STRICT = frozenset("once provided providing as".split())
_WEAK = frozenset("when after before".split())
_WILL = frozenset("will would 'll wo shall 'd".split())
_RISKS = frozenset("question danger risk doubt chance sign threat fear trouble hint".split())
_WITHHELD = frozenset("until till before".split())
_CAN = frozenset("could can may might".split())
_LABEL = 6
"""The most words of a speaker's label."""
_OWN = frozenset("we i he she they it".split())


def by_condition(mark: Token) -> Cue | None:
    """As in "offers to leave if it is paid", "will go back once the jobs are safe"."""
    clause, main = _clause(mark)
    if clause is None or main.i == clause.i or main.pos_ not in {"VERB", "AUX", "ADJ"} or guessed(main):
        return None
    risk = child(clause, "attr")
    if risk is not None and risk.lemma_ in _RISKS and child(clause, "expl") is not None:
        return None  # "I'd take them off if there was any question of boarding"
    empty = clause.lemma_ in {"do", "so"} and child(clause, "dobj", "xcomp") is None  # "if it does not"
    if empty or child(clause, "nsubj", "nsubjpass", "expl") is None:
        return None
    if main.dep_ == "ccomp" and lemma_of(main.head) in words.FEARING:
        return None  # "fears that once they leave it will be forgotten"
    above = _withheld(main) if mark.lower_ in {"until", "till", "unless"} else None
    if above is not None:
        return Cue(mark, 1, clause, subject(above))
    sign, who = _offered(main)
    apart = _apart(mark)
    never = apart or (_none(main) and not _unopposed(main))
    sign = sign or _promised(main, mark, never=never)
    if mark.lower_ == "unless":
        sign = -sign if sign < 0 else sign if never else 0
    elif (mark.lower_ in _WITHHELD) != never:
        sign = 0
    if not sign and mark.lower_ in {"if", "once"} and welcome(main, clause):
        return Cue(mark, 1, clause, speaker(main))
    return Cue(mark, sign, clause, who or _promiser(main), bare=apart) if sign else None


def _apart(mark: Token) -> bool:
    """As in "Not until it pays": "not" is no part of the clause."""
    return mark.i > 0 and mark.nbor(-1).lower_ == "not"


def _unopposed(main: Token) -> bool:
    """As in "had no objection, so long as the fleet stayed away"."""
    none = child(main, "dobj", "attr")
    return none is not None and none.lemma_ in {"objection", "qualm", "quarrel"} and denied(none)


def _none(main: Token) -> bool:
    """As in "will not sign", "there will be no talks", "will pay nothing"; not "assured it that none would close"."""
    thing = child(main, "attr", "dobj")
    void = denied(main) or (thing is not None and (denied(thing) or thing.lower_ in {"nothing", "none"}))
    return void and not (main.dep_ == "ccomp" and lemma_of(main.head) in ASSURING)


def _clause(mark: Token) -> tuple[Token | None, Token]:
    """Return the clause of a condition, and what it is a condition for."""
    if mark.lower_ in {"provided", "providing"} and mark.dep_ != "mark":
        main = _climbed(mark.head)
        told = child(main, "ccomp") if KIND_OF_VERB.get(lemma_of(main)) == "statement" else None
        return _opened(mark), told if told is not None and told.i < mark.i else main
    if mark.dep_ == "prep":
        return child(mark, "pcomp"), mark.head
    clause = mark.head
    led = clause.dep_ == "advcl" or _only(mark, 1) or (clause.dep_ == "ccomp" and _apart(mark))
    joined = mark.dep_ in {"mark", "advmod"} and led and mark.i < clause.i
    main = _climbed(clause.head.head) if clause.head.lower_ in {"long", "soon"} else clause.head
    says = joined and KIND_OF_VERB.get(lemma_of(main)) == "statement"
    told = (child(main, "ccomp") or (main.head if main.dep_ == "parataxis" else None)) if says else None
    return (clause, told or main) if joined else (None, clause)


def _climbed(main: Token) -> Token:
    """Return the verb over the last word before a condition, on which a parse hangs it."""
    while main.pos_ in {"NOUN", "PROPN", "ADP"} and main.head.i != main.i:
        main = main.head
    return main


def _opened(mark: Token) -> Token | None:
    """Return the verb of the clause after "provided", wherever a parse hangs it."""
    first = next((one for one in mark.doc[mark.i + 1 : mark.i + 3] if one.lower_ != "that"), mark)
    while first.head.i > mark.i and first.head.i != first.i:
        first = first.head
    return first if first.i > mark.i and first.pos_ in {"VERB", "AUX"} and not passive(mark) else None


def _offered(main: Token) -> tuple[int, Token | None]:
    """As in "offers to leave if", "is ready to leave if": the sign of what is offered, or threatened."""
    offer = main if lemma_of(main) in words.OFFERING else main.head
    if offer is main or main.dep_ == "xcomp":
        sign = words.OFFERING.get(lemma_of(offer), 0)
        if sign:
            return sign, subject(offer)
    for one in (main, main.head):
        if lemma_of(one) in PERSUADING and passive(one) and child(one, "xcomp") is not None:
            return 1, child(one, "nsubjpass")
    if _unopposed(main):
        return 1, subject(main)
    if obliged(main):
        return 1, subject(main) or child(main, "nsubjpass")
    for one in (main, main.head):
        ready = child(one, "acomp")
        if ready is not None and ready.lower_ in words.ADJECTIVES_INTENDING | OBLIGED:
            return (-1 if denied(one) else 1), subject(one)
        if one.lower_ in words.ADJECTIVES_INTENDING and one.dep_ == "acomp":
            return (-1 if denied(one.head) else 1), subject(one.head)
    return 0, None


def _promised(main: Token, mark: Token, *, never: bool) -> int:
    """Return 1 where what would be done is a promise, or a refusal as long as it is not so; -1 where it is a threat."""
    will = {below.lower_ for below in main.children if below.tag_ == "MD"}
    ready = child(main, "acomp")
    if mark.lower_ == "before" and ready is not None and ready.lower_ in words.SIGN_OF_ADJECTIVE:
        return 0  # "is not eager for a quarrel before the loans are settled"
    only = any(_only(mark, n) for n in (1, 2))
    before = mark.lower_ in _WITHHELD | {"unless"} and never
    gives = lemma_of(mark.head) in words.CONCEDING
    waits = (mark.lower_ == "before" and before and _withholding(main)) or (mark.lower_ == "if" and yielding(main))
    waits = waits or (mark.lower_ == "when" and awaiting(main, mark.head))
    if waits and child(mark.head, "expl") is None:
        return 1
    if mark.lower_ in _WEAK and not only and not gives:
        return 0
    if mark.lower_ in {"provided", "providing"}:
        return 1
    if gives and (before or (lemma_of(main) in words.WILLED - words.THREATS and will & (_WILL | _CAN))):
        return 1
    none = before and child(main, "expl") is not None  # "there can be no talks until"
    if not will & (_WILL | (_CAN if only or none or mark.lower_ in _STRICT else frozenset())):
        return 1 if before and lemma_of(main) in words.VERBS else 0
    if before or only or mark.lower_ in _STRICT or mark.lower_ in MOMENTS:
        return 1
    lemma = lemma_of(main)
    if granted(main, mark.head):
        return 1
    if mark.lower_ == "unless" and leaving(main):
        return -1
    if lemma not in words.WILLED | words.THREATS and lemma not in BY_VERB:
        return 0
    threat = lemma in words.THREATS and not denied(main)
    own = child(main, "nsubj", "nsubjpass")
    if threat:
        return -1 if _own(own) and done(mark.head) else 0
    return 1 if (_own(own) or _given(main)) and not denied(main) else 0


def _withholding(main: Token) -> bool:
    """As in "will not rest before the boats are moved": what somebody can do, and will not do before."""
    will = any(below.lower_ in _WILL for below in main.children if below.tag_ == "MD")
    return will and not passive(main) and (lemma_of(main) in words.WILLED | {"rest"})


def _given(main: Token) -> bool:
    """Something that would be handed out is promised, whoever does it: "the money would be released"."""
    given = {"release", "free", "pay", "lift", "reopen", "return", "restore", "resume", "withdraw", "unfreeze", "sign"}
    return lemma_of(main) in given


def _only(mark: Token, back: int) -> bool:
    return mark.i >= back and mark.nbor(-back).lower_ == "only"


def _withheld(main: Token) -> Token | None:
    """Return the word of refusal above what is put off: "refuses to sail until", "sees no point in talks until"."""
    for _ in range(4):
        lemma = lemma_of(main)
        refuses = (
            lemma not in words.PURPOSE | words.FEARING
            and words.SIGN_OF_VERB.get(lemma, words.SIGN_OF_ADJECTIVE.get(main.lower_, 0)) < 0
        )
        none = any(one.lower_ == "no" for below in main.children if below.dep_ == "dobj" for one in below.children)
        if refuses or none:
            return main
        main = main.head
    return None


def _own(who: Token | None) -> bool:
    return who is not None and (
        who.lower_ in {"we", "i"}
        or (who.lower_ in _OWN and speaker(who.head) is not None)
        or any(below.tag_ == "PRP$" for below in who.children if below.dep_ == "poss")
    )


def _promiser(main: Token) -> Token | None:
    """Return who would keep the promise: who speaks of what is not his own doing ("the lockout would end")."""
    own = child(main, "nsubj") or (subject(main) if main.dep_ == "conj" else None)
    aside = child(main, "parataxis")  # "The talks can resume, Norway says, once"
    says = aside is not None and KIND_OF_VERB.get(lemma_of(aside)) == "statement"
    telling = speaker(main) or (child(aside, "nsubj") if aside is not None and says else None)
    acts = own is not None and (own.pos_ in {"PRON", "PROPN"} or own.ent_type_ in {"ORG", "GPE", "PERSON", "NORP"})
    men = own is not None and own.tag_ == "NNS" and own.lemma_.lower() in PEOPLE_OF | {"member": ""}
    return own if acts or men or (telling is None and own is not None) else telling


def by_inverted(should: Token) -> Cue | None:
    """As in "Should Iceland apologise, Norway would drop the case"."""
    clause = should.head
    main = clause.head
    if not should.is_sent_start or should.dep_ != "aux" or clause.dep_ != "advcl" or guessed(main):
        return None
    sign, who = _offered(main)
    sign = sign or int(granted(main, clause))
    return Cue(should, sign, clause, who or _promiser(main), bare=True) if sign else None


def by_moment(noun: Token) -> Cue | None:
    """As in "it would end the minute the union lifts its ban"."""
    clause, main = child(noun, "relcl", "acl"), noun.head
    if clause is None or clause.i < noun.i or noun.dep_ not in {"npadvmod", "dobj", "attr", "nsubj", "advmod"}:
        return None
    led = child(noun, "det")
    if led is None or led.lower_ != "the" or main.pos_ not in {"VERB", "AUX"} or denied(main):
        return None
    will = any(below.lower_ in _WILL for below in main.children if below.tag_ == "MD")
    return Cue(noun, 1, clause, _promiser(main)) if will else None


def by_fragment(mark: Token) -> Cue | None:
    """As in "Not a cent until our brothers are free": who says so."""
    clause = mark.head
    main = clause.head if clause.dep_ in {"advcl", "acl", "relcl", "ccomp"} else None
    if mark.lower_ == "if" and (clause.dep_ == "ROOT" or (clause.i > mark.i and _answering(mark))):
        return _fragment_if(mark, clause)
    if main is None or mark.lower_ not in {"until", "till", "unless"} or main.pos_ in {"VERB", "AUX"}:
        return None
    first = main.doc[main.left_edge.i]
    if first.lower_ in {"no", "not"}:
        return Cue(mark, 1, clause, speaker(main))
    return None


def _fragment_if(mark: Token, clause: Token) -> Cue | None:
    """As in "Tomorrow, if they open the school", "Only if they open it", an answer: who says so."""
    if _answering(mark) and child(clause, "nsubj", "nsubjpass") is not None:
        return Cue(mark, 1, clause, None, bare=True)
    led = mark.i > 1 and mark.nbor(-1).text == "," and mark.nbor(-2).is_sent_start
    return Cue(mark, 1, clause, None, bare=True) if led and lemma_of(clause) in words.CONCEDING else None


def _answering(mark: Token) -> bool:
    """As in "Will you sign? Only if it pays": it opens an answer, before which a speaker's label may stand."""
    doc, at = mark.doc, mark.i - 1
    while at > 0 and (doc[at].is_space or doc[at].is_quote or doc[at].lower_ in {"only", "not"}):
        at -= 1
    label = next((i for i in range(at - 1, max(0, at - _LABEL), -1) if doc[i].is_space), 0) if at > 0 else 0
    at = label if label and doc[at].text == ":" else at
    while at > 0 and (doc[at].is_space or doc[at].is_quote):
        at -= 1
    return at > 0 and doc[at].text == "?"


def by_exchange(noun: Token) -> Cue | None:
    """As in "offered to leave in return for a rebate"."""
    content, led = child(child(noun, "prep") or noun, "pobj", "pcomp"), noun.head
    if noun.dep_ != "pobj" or led.lower_ != "in" or content is None or content.head.lower_ != "for":
        return None
    main = led.head
    sign, who = _offered(main)
    will = any(below.lower_ in _WILL for below in main.children if below.tag_ == "MD")
    return Cue(noun, 1, content, who or _promiser(main)) if (sign > 0 or will) and not denied(main) else None


def by_without(prep: Token) -> Cue | None:
    """As in "will not return without a guarantee": -1, as the content itself is what "without" denies."""
    main, content = prep.head, child(prep, "pobj", "pcomp")
    will = (
        any(below.lower_ in _WILL for below in main.children if below.tag_ == "MD") and child(main, "neg") is not None
    )
    refuses = will and lemma_of(main) in words.WILLED and denied(main)
    above = _withheld(main)
    being = _none_possible(main)
    if content is not None and prep.i and prep.nbor(-1).lower_ == "not" and _answering(prep):
        return Cue(prep, -1, content, None)  # "Not without a guarantee": who says so
    if content is not None and being is not None and prep.dep_ == "prep":
        return Cue(prep, -1, content, _promiser(being))
    if content is None or prep.dep_ != "prep" or not (refuses or above is not None):
        return None
    return Cue(prep, -1, content, subject(above) if above is not None else _promiser(main))


def _none_possible(main: Token) -> Token | None:
    """As in "there can be no treaty without a list", "no deal is possible without one": "is"."""
    being = main if main.lemma_ == "be" else main.head
    thing = child(being, "attr", "nsubj")
    able = child(being, "acomp")
    none = thing is not None and any(one.lower_ == "no" and one.dep_ == "det" for one in thing.children)
    can = any(one.lower_ in _WILL | {"can", "could"} for one in being.children if one.tag_ == "MD")
    held = child(being, "expl") is not None and can
    return (
        being if none and being.lemma_ == "be" and (held or (able is not None and able.lower_ == "possible")) else None
    )


def by_lest(mark: Token) -> Cue | None:
    """As in "kept the gates shut lest the crowd come in": who does it to be safe."""
    clause, main = mark.head, mark.head.head
    ready = child(main, "acomp")
    if clause.dep_ != "advcl" or (ready is not None and ready.lower_ in words.SIGN_OF_ADJECTIVE):
        return None
    who = subject(main) if main.pos_ in {"VERB", "AUX"} else None
    return Cue(mark, -1, clause, who) if who is not None else None
