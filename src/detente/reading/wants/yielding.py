"""Giving way at a price: "would forgo the damages if", "could live with it, were it halved", "sure, if they pay"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.lexicon import wanting as words
from detente.reading.syntax import child, passive, sentence_of, subject
from detente.reading.wants.bargains import OBLIGED, guessed
from detente.reading.wants.cued import Cue, after, denied, lemma_of, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

YIELDING: Final = frozenset(
    """forgo forego waive drop overlook relent reconsider vote settle sign accept agree consent ratify acquiesce
    subscribe cooperate comply disarm demobilise demobilize abstain swallow stomach compromise concede shelve suspend
    lift attend participate rejoin return resume talk negotiate wear""".split()
)
"""Verbs of what one does to meet another half way."""
_THROUGH: Final = {
    "put": ("up with", "name to", "signature to"),
    "live": ("with",),
    "go": ("along with",),
    "come": ("round to", "around to", "to the table", "on board"),
    "back": ("down",),
    "sit": ("down with",),
}
"""Verbs that mean it with the words after them."""
_MODALS: Final = frozenset("would could might will 'd 'll can may".split())
_YES: Final = frozenset("sure yes gladly certainly fine willingly okay ok perhaps maybe tomorrow agreed".split())
_MINE: Final = frozenset({"we", "i"})
_NEAR: Final = 9
"""How many words after the verb such words are looked for."""


def yielding(main: Token) -> bool:
    """As in "would vote with the majority if the article was struck out", "could live with a toll if"."""
    willing = any(below.lower_ in _MODALS for below in main.children if below.tag_ == "MD")
    who = subject(main)
    if not willing or who is None or passive(main) or denied(main) or who.lower_ in {"it", "that", "this", "there"}:
        return False
    lemma = lemma_of(main)
    return lemma in YIELDING or any(_follow(main, told) for told in _THROUGH.get(lemma, ()))


def awaiting(main: Token, clause: Token) -> bool:
    """As in "We will talk when they are free", "I will go home when they pay": what who speaks waits for."""
    will = any(below.lower_ in {"will", "'ll"} for below in main.children if below.tag_ == "MD")
    mine, other = child(main, "nsubj"), child(clause, "nsubj", "nsubjpass")
    ours = mine is not None and other is not None and mine.lower_ in _MINE and other.lower_ not in _MINE | {"it"}
    return will and ours and not denied(main) and lemma_of(main) in YIELDING | {"go", "leave", "stop", "open"}


def _follow(main: Token, told: str) -> bool:
    rest = f" {main.doc[main.i + 1 : main.i + _NEAR].text.lower()} "
    return f" {told} " in rest


def obliged(main: Token) -> bool:
    """As in "would be obliged if customs released them", where a parse takes the word for a verb."""
    would = any(below.lower_ in _MODALS for below in main.children if below.tag_ == "MD")
    return main.lower_ in OBLIGED and would and child(main, "xcomp") is None and child(main, "agent") is None


def by_were(were: Token) -> Cue | None:
    """As in "They would sign, were the gates open", "Were Norway to pay, Iceland would sign": a condition turned."""
    doc, at = were.doc, were.i
    before = doc[at - 1] if at else were
    opens = were.is_sent_start or before.text in {",", ";"} or before.lower_ == "and"
    if not opens or at + 1 >= len(doc) or doc[at + 1].tag_ not in {"DT", "PRP$", "NNP", "NN", "NNS", "PRP", "CD"}:
        return None
    main = _willing(were)
    if main is None or guessed(main):
        return None
    end = _end(were)
    own = next((one for one in doc[at + 1 : end] if one.dep_ in {"nsubj", "attr", "nsubjpass"}), None)
    if own is None or own.lower_ == "it":
        return None  # "were it not for"
    above = _bearing(main)
    return Cue(were, 1, were, above or subject(main), bare=True, within=(at + 1, end))


def _willing(were: Token) -> Token | None:
    """Return the verb of what would be done then."""
    sentence = sentence_of(were)
    verbs = (one for one in sentence if one.pos_ in {"VERB", "AUX"} and one.i != were.i)
    return next((one for one in verbs if yielding(one) or _bearing(one) is not None), None)


def _bearing(main: Token) -> Token | None:
    """As in "would be glad to", "would agree to": whose the will is."""
    ready = child(main, "acomp")
    would = any(below.lower_ in _MODALS for below in main.children if below.tag_ == "MD")
    glad = ready is not None and ready.lower_ in words.ADJECTIVES_INTENDING | OBLIGED
    return subject(main) if would and glad and not denied(main) else None


def _end(were: Token) -> int:
    """Return where the clause "were" opens ends."""
    sentence = sentence_of(were)
    stop = (i for i in range(were.i + 2, sentence.end) if were.doc[i].text in {",", ";", ".", '"', "”"})
    return next(stop, sentence.end)


def by_agreeing(mark: Token) -> Cue | None:
    """As in "Sure, if they let us in", "They may come, yes, if they pay": the condition of a yes."""
    clause = mark.head
    if mark.lower_ not in {"if", "provided", "once"} or mark.dep_ != "mark" or clause.dep_ not in {"advcl", "ROOT"}:
        return None
    led = mark.nbor(-2) if mark.i > 1 and mark.nbor(-1).text == "," else None
    then = clause.doc[clause.right_edge.i + 1 : clause.right_edge.i + 3]
    first = led is not None and led.lower_ in _YES and _opens(led)
    last = mark.is_sent_start or (mark.i > 0 and mark.nbor(-1).is_quote)
    last = last and len(then) == 2 and then[0].text == "," and then[1].lower_ in _YES
    return Cue(mark, 1, clause, speaker(clause), bare=first) if first or last else None


def _opens(word: Token) -> bool:
    return word.is_sent_start or (word.i > 0 and word.nbor(-1).is_punct)


def by_not_before(mark: Token) -> Cue | None:
    """As in "Not before the boats are back, Norway said", "but not before the harvest": what must come first."""
    if mark.i < 1 or mark.nbor(-1).lower_ != "not" or mark.lower_ not in {"before", "until", "till"}:
        return None
    led = mark.nbor(-2) if mark.i > 1 else None
    if led is not None and not (led.is_punct or led.is_sent_start or led.lower_ in {"but", "and"}):
        return None
    content = child(mark, "pobj") if mark.dep_ != "mark" else mark.head
    if any(below.tag_ == "MD" and below.i > mark.i for below in mark.head.head.children):
        return None  # "Not until the boats are back will Norway talk"
    told = speaker(mark.head) or speaker(mark)
    dated = content is None or content.ent_type_ in {"DATE", "TIME"} or after(mark, "of") is not None
    if dated or content is None or any(below.tag_ == "MD" for below in content.children):
        return None
    return Cue(mark, 1, content, told, bare=True)
