"""What one would rather: "would rather strike than pay", "would sell it sooner than wait", "better a lease than"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, sentence_of, subject
from detente.reading.wants.cued import Cue, denied, lemma_of, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_RATHER = frozenset("rather sooner better".split())
_GLADLY = frozenset("gladly happily willingly cheerfully".split())
_WOULD = frozenset("would 'd".split())
_HELPS = frozenset("would 'd had".split())
_SUFFERED = frozenset("die resign quit starve burn leave walk perish drown retire abdicate fall".split())
"""What one would suffer first: "would resign before he signed it"."""
_NEAR = 6
"""How many words before "rather" its "would" may stand: "would a hundred times rather"."""
_ASIDE = 12
"""The most words of an aside between commas."""


def by_rather(word: Token) -> Cue | None:
    """As in "would rather strike than pay", "had better leave": what one would rather do."""
    verb = _over(word)
    if word.lower_ in _GLADLY:
        return _gladly(word, verb)
    if word.is_sent_start and word.lower_ == "rather" and verb.dep_ == "advcl" and word.nbor(1).lower_ == "than":
        return Cue(word, -1, verb, subject(verb.head), bare=True)
    than = word.i + 2 < len(word.doc) and word.nbor(1).lower_ == "than"
    if word.lower_ in {"rather", "sooner"} and not word.is_sent_start and than:
        return _instead(word) or _sooner(word)
    if verb.dep_ == "ccomp" and verb.head.lower_ in {"would", "'d"} and verb.head.i == word.i - 1:
        return Cue(word, 1, verb, child(verb.head, "nsubj"))
    if verb.lower_ in {"would", "'d"} and verb.i == word.i - 1 and child(verb, "ccomp", "xcomp") is not None:
        return Cue(word, 1, child(verb, "ccomp", "xcomp") or verb, subject(verb))
    if word.lower_ == "better" and word.dep_ == "amod" and verb.pos_ in {"NOUN", "PROPN"}:
        return _better_than(word, verb)
    if not _is_rather(word) or verb.pos_ not in {"VERB", "AUX"} or verb.i < word.i:
        return None
    near = _near(word)
    helps = {one.lower_ for one in near}
    if word.lower_ == "better":
        who = speaker(verb) if helps & {"had", "'d"} else None
        return Cue(word, 1, verb, who, bare=True) if who is not None else None
    if not helps & {"would", "'d", "had"} or verb.tag_ not in {"VB", "VBD", "VBN", "VBP"}:
        return None
    if "had" in helps and verb.tag_ != "VB":
        return None
    subjects = [below for below in verb.children if below.dep_ in {"nsubj", "nsubjpass"}]
    own = bool(subjects) and subjects[-1].i > word.i and near[0].i > 0
    sign = -1 if child(verb, "neg") is not None else 1
    return Cue(word, sign, verb, _before(near[0]) if own else subject(verb), bare=True)


def _near(word: Token) -> list[Token]:
    """Return the "would" before "rather", which a parse may hang on what stands between: "would a hundred times"."""
    doc = word.doc
    before = [doc[i] for i in range(max(0, word.i - _NEAR), word.i)]
    verbs = [one.i for one in before if one.pos_ == "VERB" or one.is_punct]
    return [one for one in before if one.lower_ in _HELPS and one.i > max(verbs, default=-1)][-1:]


def _before(would: Token) -> Token:
    """Return the word before "would": of "Norway, says its envoy, would rather it sank" what precedes the commas."""
    last = would.nbor(-1)
    if last.text != ",":
        return last
    opens = (i for i in range(last.i - 1, max(0, last.i - _ASIDE), -1) if would.doc[i].text == ",")
    first = next(opens, None)
    return would.doc[first - 1] if first is not None else last


def _sooner(word: Token) -> Cue | None:
    """As in "would sell the fleet, he says, sooner than lose the port": what one would rather do than the other."""
    first = sentence_of(word).start
    before = (word.doc[i] for i in range(word.i - 1, first - 1, -1))
    main = next((one for one in before if one.pos_ == "VERB" and _willing(one)), None)
    who = subject(main) if main is not None and not denied(main) else None
    return Cue(word, 1, main, who, bare=True) if main is not None and who is not None else None


def _willing(verb: Token) -> bool:
    return any(below.lower_ in _WOULD and below.tag_ == "MD" for below in verb.children)


def _better_than(word: Token, noun: Token) -> Cue | None:
    """As in "Better a lease than a sale, Norway said": what whoever says so would rather have."""
    than = next((below for below in noun.rights if below.lower_ == "than"), None)
    before = word.nbor(-1) if word.i else word
    opens = word.is_sent_start or before.is_punct
    led = before.text == ":" or lemma_of(noun.head) in KIND_OF_VERB  # "He dissented: better a lease than a sale"
    told = speaker(noun) or (subject(noun.head) if led and noun.head.pos_ == "VERB" else None)
    if than is None or not opens or noun.left_edge.i != word.i:
        return None
    return Cue(word, 1, noun, told, said="told", within=(word.i + 1, than.i))


def by_sooner(before: Token) -> Cue | None:
    """As in "We'd take a flood before we'd take inspectors", "would resign before he signed"; `ranked` adds that."""
    if before.lower_ != "before":
        return None
    clause = before.head if before.dep_ == "mark" else child(before, "pcomp")
    main = clause.head if before.dep_ == "mark" and clause is not None else before.head
    if clause is None or main.pos_ != "VERB" or not _willing(main) or denied(main):
        return None
    own, other = child(main, "nsubj"), child(clause, "nsubj")
    same = own is not None and (other is None or other.lower_ == own.lower_ or other.tag_ == "PRP")
    weighed = _willing(clause) or lemma_of(main) in _SUFFERED
    return Cue(before, 1, main, own, bare=True) if same and weighed else None


def _is_rather(word: Token) -> bool:
    """As in "would rather", "would sooner", "would just as soon"."""
    return word.lower_ in _RATHER or (word.lower_ == "soon" and word.i > 0 and word.nbor(-1).lower_ == "as")


def _over(word: Token) -> Token:
    """Return the verb of "would rather the talks failed", where a parse hangs "rather" on the talks."""
    who = word.head
    if who.dep_ == "aux" and who.lower_ in _WOULD and who.head.tag_ == "VBD" and who.head.i > word.i:
        return who.head  # "would rather the two sides went to court"
    return who.head if who.dep_ in {"nsubj", "nsubjpass"} and word.dep_ == "advmod" and who.i > word.i else who


def _gladly(word: Token, verb: Token) -> Cue | None:
    """As in "would gladly release his captives", "will never willingly leave"."""
    will = any(below.lower_ in {"would", "'d", "will", "'ll"} for below in verb.children if below.tag_ == "MD")
    who = subject(verb) if will and verb.pos_ == "VERB" else None
    return Cue(word, -1 if denied(verb) else 1, verb, who, bare=True) if who is not None else None


def _instead(rather: Token) -> Cue | None:
    """As in "struck rather than load ammunition": what somebody does something else to be spared."""
    other = next((one for one in (rather.nbor(2), *rather.nbor(2).ancestors) if one.i > rather.i), None)
    other = other if other is not None and other.tag_ == "VB" else rather.nbor(2)
    above = other.head
    did = above if above.pos_ == "VERB" and above.i < rather.i else above.head
    if KIND_OF_VERB.get(lemma_of(did)) == "statement" and did.dep_ == "parataxis":
        return None  # "would sell it, he says, sooner than wait"
    if other.tag_ != "VB" or did.pos_ != "VERB" or did.i > rather.i or did.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    who = subject(did)
    return Cue(rather, -1, other, who, bare=True) if who is not None else None
