"""Wants told by an answer: "What would bring you back? A date." and "Would you accept a loan? Never."."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.lexicon import replies
from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import ALARMING, PLEASING
from detente.reading.lexicon.idioms import IDIOMS
from detente.reading.syntax import child, sentence_of, subject
from detente.reading.wants.cued import Cue, denied, lemma_of
from detente.reading.wants.spelt import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

Words = tuple[int, int]
"""The first word of a stretch and the one after its last."""

_WOULD: Final = frozenset("would will could can 'd 'll might".split())
_FILLERS: Final = frozenset("well oh ah look simply just only frankly honestly easy and first".split())
_VOID: Final = frozenset("no nothing nobody none never yes not neither what why who how when where whose".split())
_STOPS: Final = frozenset({".", "!", "?", ";", ":", "—", "–", "--"})
_SOME: Final = frozenset("anything something thing condition nothing".split())
_LONGEST: Final = 40
"""The most words of an answer without a verb."""
_LABEL: Final = 4
"""The most words of a name before a colon."""
_BRIEF: Final = 9
"""The most words of a question that is only a noun: "Your greatest fear?"."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer says is wanted: the words that tell it, the sign, whose it is, and the words of what is wanted.

    `who` is None for whoever answers; `at` is the first word of the answer.
    """

    cue: Words
    sign: int
    who: Token | None
    at: Token
    pieces: tuple[Words, ...]


def replies_in(doc: Doc) -> Iterator[Reply]:
    """Yield what answers tell of wants that questions before them ask for. Cost is linear in the text."""
    for token in doc:
        if token.text == "?":
            question = sentence_of(token)
            asked = _asked_for(question)
            first = _first(doc, token.i + 1)
            yield from _refused(question)
        elif token.lower_ == "asked" and token.dep_ in {"advcl", "acl"}:
            asked = _asked_of(token)
            first = _quoted(token)
        else:
            continue
        pieces = tuple(_pieces(doc, first)) if asked is not None and first is not None else ()
        if asked is not None and first is not None and pieces:
            word, sign, who = asked
            yield Reply((word.i, word.i + 1), sign, who, doc[first], pieces)


def _asked_for(question: Sentence) -> tuple[Token, int, Token | None] | None:
    """Return the word of wanting of a question, its sign, and whose the want is."""
    what = next((one for one in question if one.lower_ == "what" and one.tag_ == "WP"), None)
    if what is not None:
        return _by_what(what)
    some = next((one for one in question if one.lower_ in _SOME and child(one, "relcl") is not None), None)
    if some is not None and any(one.lower_ == "there" for one in question):
        return _by_verb(child(some, "relcl"))
    noun = question.root
    brief = len(question) <= _BRIEF and noun.pos_ == "NOUN"
    return _by_noun(noun) if brief and not any(one.tag_ in {"VBZ", "VBP", "VBD", "MD"} for one in question) else None


def _asked_of(asked: Token) -> tuple[Token, int, Token | None] | None:
    """As in "Asked what he feared most, the minister said"."""
    held = child(asked, "ccomp", "xcomp")
    what = next((one for one in held.subtree if one.lower_ == "what"), None) if held is not None else None
    return _by_what(what) if what is not None else None


def _by_what(what: Token) -> tuple[Token, int, Token | None] | None:
    verb = what.head.head if what.dep_ == "pobj" else what.head
    if what.dep_ in {"nsubj", "csubj"} and verb.pos_ == "VERB":
        return _by_moving(verb)
    if verb.lemma_ == "be":
        own = child(verb, "nsubj")
        after = any(one.lower_ == "after" for one in verb.rights)
        if after and own is not None:
            return (verb, 1, _other(own))
        clause = child(own, "relcl") if own is not None else None
        return _by_verb(clause) if clause is not None else _by_noun(own) if own is not None else None
    held = child(verb, "xcomp", "ccomp")
    if held is not None and lemma_of(held) not in replies.GOT:
        return None  # "What would you like the mayor to take from this?"
    while verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        if lemma_of(verb) not in replies.GOT:
            return None  # "What would you like him to think?"
        verb = verb.head
    return _by_verb(verb)


def _by_moving(verb: Token) -> tuple[Token, int, Token | None] | None:
    """As in "What would bring you back?", "What frightens you?", "What keeps you awake?"."""
    who = child(verb, "dobj") or next((one for one in verb.rights if one.dep_ == "nsubj"), None)
    made = child(verb, "ccomp")
    who = who or (child(made, "nsubj") if made is not None else None)
    if who is None:
        return None
    lemma, would = lemma_of(verb), _modals(verb) & _WOULD
    kept = lemma in {"keep", "rob"} and any(one.lower_ in replies.AWAKE for one in verb.subtree)
    if lemma in ALARMING or kept:
        return (verb, -1, _other(who))
    return (verb, 1, _other(who)) if would and lemma in replies.WOULD_MOVE | PLEASING else None


def _by_verb(verb: Token | None) -> tuple[Token, int, Token | None] | None:
    own = subject(verb) if verb is not None else None
    if verb is None or own is None:
        return None
    lemma, modals = lemma_of(verb), _modals(verb)
    deemed = lemma in replies.DEEMED and any(one.lemma_ in replies.SUCCESSES for one in verb.subtree)
    sign = words.SIGN_OF_VERB.get(lemma, 0) if lemma not in words.INTENDING | words.ACTING else 0
    sign = 0 if lemma in words.LIKING and not modals else sign
    if deemed or (lemma in replies.TAKEN and modals & _WOULD) or lemma == "need" or _led(verb, lemma):
        sign = 1
    if not sign and modals & _WOULD and child(verb, "neg") is not None and lemma not in words.BEFALLING:
        return (verb, -1, _other(own))  # "anything you would not sign"
    return (verb, -sign if denied(verb) else sign, _other(own)) if sign else None


def _led(verb: Token, lemma: str) -> bool:
    """As in "hoping for", "asking of", "holding out for"."""
    near = tuple(one.lower_ for one in verb.doc[verb.i + 1 : verb.i + 3])
    idioms = (rest for rest, sign, planned in IDIOMS.get(lemma, ()) if sign > 0 and not planned)
    return (lemma == "ask" and near[:1] in {("of",), ("for",), ("from",)}) or any(rest == near[:1] for rest in idioms)


def _by_noun(noun: Token) -> tuple[Token, int, Token | None] | None:
    """As in "What is your price?", "One wish, Mayor?"."""
    lemma = noun.lemma_.lower()
    sign = 1 if lemma in replies.WISHED else -1 if lemma in replies.DREADED else 0
    own = child(noun, "poss")
    return (noun, sign, _other(own) if own is not None else None) if sign else None


def _other(who: Token) -> Token | None:
    """Return whose want is asked for, None where it is that of who is asked."""
    mine = who.lower_ in {"you", "your"} or any(one.lower_ == "your" for one in who.children)
    return None if mine else who


def _modals(verb: Token) -> set[str]:
    return {below.lower_ for below in verb.children if below.tag_ == "MD"}


def _first(doc: Doc, at: int) -> int | None:
    """Return the first word of the answer after `at`: past blanks, quotation marks and the name of who answers."""
    while at < len(doc) and (doc[at].is_space or doc[at].is_quote or doc[at].text in {"-", "–", "—", "*", "**"}):
        at += 1
    colon = next((i for i in range(at, min(len(doc), at + _LABEL)) if doc[i].text == ":"), None)
    if colon is not None and doc[at].text[:1].isupper():
        at = colon + 1
        while at < len(doc) and (doc[at].is_space or doc[at].is_quote):
            at += 1
    return at if at < len(doc) else None


def _quoted(asked: Token) -> int | None:
    """Return the first word of the quotation that answers in the same sentence."""
    sentence = sentence_of(asked)
    marks = [i for i in range(asked.i, sentence.end) if asked.doc[i].is_quote]
    return marks[0] + 1 if marks and marks[0] + 1 < len(asked.doc) else None


def _pieces(doc: Doc, at: int) -> Iterator[Words]:
    """Yield what an answer names: its first words, and what "And" adds after a stop, as long as no verb tells more."""
    while at < len(doc) and (doc[at].lower_ in _FILLERS or doc[at].text == ","):
        at += 1
    for _ in range(3):
        end = _end(doc, at)
        if not _names(doc, at, end):
            return
        yield at, end
        later = end
        while later < len(doc) and (doc[later].is_space or doc[later].text in {".", "!", ","}):
            later += 1
        if later + 1 >= len(doc) or doc[later].text != "And":
            return
        at = later + 1


def _end(doc: Doc, at: int) -> int:
    """Return where a fragment ends: at a stop, a closing quotation mark, or a comma before another clause."""
    for i in range(at, min(len(doc), at + _LONGEST)):
        one = doc[i]
        if one.text in _STOPS or one.is_quote or (one.is_space and "\n" in one.text):
            return i - 1 if one.is_quote and i > at and doc[i - 1].text == "," else i
        adds = one.text == "," and i + 1 < len(doc) and (doc[i + 1].tag_ in {"PRP", "DT", "RB"}) and _told(doc, i + 1)
        if adds:
            return i
    return at


def _told(doc: Doc, at: int) -> bool:
    """As in "A frigate, that's all", "A date, he says"."""
    near = doc[at : at + 3]
    return any(one.tag_ in {"VBZ", "VBP", "VBD", "MD"} for one in near)


def _names(doc: Doc, first: int, last: int) -> bool:
    """Tell whether the words name something, and say no whole sentence: "A date", "To go home", "That he dies"."""
    if last <= first or doc[first].lower_ in _VOID:
        return False
    head = head_of(doc, first, last)
    opens = doc[first]
    if opens.lower_ == "to":
        return opens.tag_ == "TO"
    if opens.lower_ == "that":
        return opens.dep_ == "mark" or (last - first > 2 and doc[first + 1].tag_ not in {"VBZ", "VBD", "VBP", "MD"})
    finite = (one for one in doc[first:last] if one.tag_ in {"VBZ", "VBP", "VBD", "MD"})
    whole = any(not _inside(one, head) for one in finite)
    return head.pos_ in {"NOUN", "PROPN"} and not whole


def _inside(verb: Token, head: Token) -> bool:
    """Tell whether a verb stands in a clause about a noun: "the men who took it", "once the ban is gone"."""
    for _ in range(8):
        if verb.dep_ in {"relcl", "acl", "advcl", "ccomp"} and verb.i != head.i:
            return True
        if verb.i == head.i or verb.head.i == verb.i:
            return False
        verb = verb.head
    return False


def _refused(question: Sentence) -> Iterator[Reply]:
    """As in "Would your minister sign it? Never.": what is in one's hands, and will not be done."""
    verb = question.root
    own = child(verb, "nsubj")
    asked = any(one.lower_ in {"would", "will"} and own is not None and one.i < own.i for one in verb.lefts)
    if own is None or not asked or lemma_of(verb) not in words.WILLED - {"wait"} or denied(verb):
        return
    said = yes_or_no(question)
    if said is not None and said[0] < 0:
        last = max((i for i in range(verb.i, question.end) if question.doc[i].text == "?"), default=verb.i + 1)
        yield Reply(said[1], -1, _other(own), question.doc[said[1][0]], ((verb.i, last),))


def asked_whom(found: Cue) -> Token | None:
    """Return whose want a question asks for, past the name of who asks it: "Courier: Do you want a war?"."""
    verb = found.at if found.at.pos_ in {"VERB", "AUX"} else found.at.head
    own = [one for one in verb.children if one.dep_ == "nsubj"]
    return own[-1] if own else found.who


def yes_or_no(question: Sentence) -> tuple[int, Words] | None:
    """Return -1 or 1 and the words by which an answer to a question says no or yes; None where it says neither."""
    first = _first(question.doc, question.end)
    if first is None:
        return None
    said = " ".join(one.lower_ for one in question.doc[first : first + 6]) + " "
    for told, sign in (*((one, -1) for one in replies.NO), *((one, 1) for one in replies.YES)):
        words_ = told.strip()
        rest = said[len(words_) :]
        if words_ and said.startswith(words_) and rest[:1] == " ":
            long = len(words_.split())
            follows = question.doc[first + long] if first + long < len(question.doc) else None
            if long == 1 and follows is not None and not (follows.is_punct or follows.is_space):
                return None  # "No talks", "Never mind"
            return sign, (first, first + long)
    return None
