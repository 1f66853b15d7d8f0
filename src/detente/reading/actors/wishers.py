"""Who wants something and has no name: "dockers who refuse", "shopkeepers fear", "his government wants"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.described import kind_of
from detente.reading.actors.duals import dual
from detente.reading.actors.names import key_of
from detente.reading.attribution.voiced import abstract
from detente.reading.lexicon.bodies import BODIES, CROWDS, NOT_NAMES
from detente.reading.lexicon.parties import ARMS, OFFICES
from detente.reading.lexicon.people import ABSTRACT, GATHERED, PAPERS
from detente.reading.syntax import child, sentence_of, text_of, trimmed
from detente.reading.wants.cues import cue
from detente.reading.wants.holders import who_wants

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset(
    """government regime cabinet administration country side north south east west capital province island city town
    village coast mainland region valley district territory kingdom republic state nation street provinces regions
    cities towns islands districts states""".split()
)
"""What with "the" wants something as one: a government, or the people of a place."""
_MINDLESS = frozenset(
    """require demand call need allow let permit prevent avoid avert stop exclude preclude must should will would wo ca
    shall may can ought keep bar ban rule refuse reject fail discourage hinder hamper block unless until if once
    provided aim mean promise threaten offer suggest warn recommend propose""".split()
)
"""Words of wanting that are said of things as well: "the plan requires", "the engine would not start"."""
_POINTING = frozenset("the this that neither each every some another a an one".split())
"""Words before a noun that tell that somebody is meant by it."""
_LOTS = frozenset("lot bunch gang crew crowd set folk people kind sort".split())
"""With "our" or "his" before them: those who belong to somebody."""
_STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"})
"""How a name stands where it means whom it names, and is no part of another name."""
_MEANING = frozenset({"they", "he", "she", "it"})
_BACK = 40
"""Words back that a pronoun may mean people named by a common noun."""
_NO_PEOPLE = frozenset("prices rates shares bodies things pains efforts lengths terms instructions costs".split())


def wishers(found: Cast, *, bodies: bool) -> None:
    """Let everybody of whom a want is told be a party: the state somebody serves, else people by their common noun.

    `bodies`: also "his government", which is known once pronouns are.
    """
    made: dict[str, str] = {}
    names = _Names(found)
    if found.cues is None:
        found.cues = {token.i: told for token in found.doc if (told := cue(token)) is not None}
    for i, told in found.cues.items():
        token = found.doc[i]
        if told.who is None or (told.planned and told.sign > 0):
            continue
        if bodies and told.who.lower_ in _MEANING and not found.all(told.who):
            _meant(found, told.who)
        minded = token.lemma_.lower() not in _MINDLESS
        for who in _nouns(who_wants(told) or told.who):
            if (who.lower_ in OFFICES | ARMS.keys() and not bodies) or found.party(who) is not None:
                continue
            if dual(who) and (not bodies or who.i in found.both or who.tag_ == "NNS"):
                continue
            served = _served(who, found)
            key = served or (_paper_of(who, found) if bodies else None) or _people(who, found, minded=minded)
            if key is not None and served is None:
                made[who.lower_] = key
            if key is not None:
                found.put(who, key, "group", trimmed(found.doc, _first(who), who.i + 1))
        if minded:
            _named(found, told.who, names)
    _elsewhere(found, made)


class _Names:
    """Where each capitalised word of a text stands, and whose name begins or ends with it; looked up once a text."""

    def __init__(self, found: Cast) -> None:
        self.places: dict[str, list[Token]] = {}
        self.whose: dict[str, set[str]] = {}
        for token in found.doc:
            if token.is_title and token.dep_ in _STANDING:
                self.places.setdefault(token.text, []).append(token)
        for key, party in found.parties.items():
            for word in party.name.split()[:1] + party.name.split()[-1:]:
                self.whose.setdefault(word, set()).add(key)  # "Bar" of "Bar Council", "Rally" of "National Rally"


def _named(found: Cast, who: Token, names: _Names) -> None:
    """As in "Pelagic never had the stomach for it", "Sarkand has wished her gone": a name nothing else told of.

    It is whoever's first name, or first word, it is; else a party of its own. It stays the same wherever it stands.
    """
    capital = who.is_title and who.is_alpha and (who.pos_ == "PROPN" or bool(who.ent_type_))
    beside = [one for one in who.lefts if one.dep_ in {"det", "poss", "compound", "amod", "nummod"}]
    article = [one.lower_ for one in beside]
    if not capital or who.i in found.at or article not in ([], ["the"]) or who.lower_ in NOT_NAMES | GATHERED:
        return
    after = who.nbor(1) if who.i + 1 < len(found.doc) else who
    if after.i != who.i and after.is_title and after.pos_ == "PROPN":
        return
    begun = names.whose.get(who.text, set())
    key = next(iter(begun)) if len(begun) == 1 else key_of(who.text)
    if len(begun) > 1 or (article and not begun and who.is_sent_start):
        return
    if key not in found.parties:
        add(found, key, who.text, "organisation")
        names.whose[who.text] = {key}
    for one in names.places.get(who.text, ()):
        found.put(one, key, "name", (one.idx, one.idx + len(one)))
    found.put(who, key, "name", (who.idx, who.idx + len(who)))


def _meant(found: Cast, pronoun: Token) -> None:
    """As in "Speaking for the growers, he said that they feared it": the last people named by a common noun."""
    if pronoun.lower_ == "it":
        _body_meant(found, pronoun)
        return
    many = pronoun.lower_ == "they"
    near = (found.doc[i] for i in range(pronoun.i - 1, max(-1, pronoun.i - _BACK), -1))
    quoted = found.in_quotes(pronoun)
    nouns = (
        one
        for one in near
        if found.in_quotes(one) is quoted and one.tag_ == ("NNS" if many else "NN") and kind_of(one) is not None
    )
    noun = next((one for one in nouns if many or kind_of(one) == "person"), None)
    noun = _subject_there(noun, many) if noun is not None else None
    if noun is None or _two_between(noun, pronoun) or noun.head.i == pronoun.i or noun.dep_ in {"compound", "attr"}:
        return
    key = found.party(noun) or _people(noun, found)
    if key is not None:
        found.put(noun, key, "group", trimmed(found.doc, _first(noun), noun.i + 1))
        found.put(pronoun, key, "pronoun", (pronoun.idx, pronoun.idx + len(pronoun)))


def _subject_there(noun: Token, many: bool) -> Token:
    """As in "What do the people say about the colonels? They pray": a subject of that sentence before an object."""
    if noun.dep_ in {"nsubj", "nsubjpass"} or not many:
        return noun
    before = noun.doc[sentence_of(noun).start : noun.i]
    subjects = (one for one in before if one.dep_ in {"nsubj", "nsubjpass"} and one.tag_ == "NNS")
    return next((one for one in subjects if kind_of(one) is not None), noun)


def _body_meant(found: Cast, pronoun: Token) -> None:
    """As in "The general staff is bold: it hopes for a war": the last body that was a subject, if nothing else is."""
    near = (found.doc[i] for i in range(pronoun.i - 1, max(-1, pronoun.i - _BACK // 2), -1))
    subjects = (one for one in near if one.dep_ in {"nsubj", "nsubjpass"} and one.pos_ in {"NOUN", "PROPN"})
    noun = next(subjects, None)
    if noun is None or noun.tag_ != "NN" or found.in_quotes(noun) is not found.in_quotes(pronoun):
        return
    key = found.party(noun)
    if key is None and (noun.lower_ in BODIES or CROWDS.get(noun.lower_) == "organisation"):
        key = _people(noun, found, minded=True)
        if key is not None:
            found.put(noun, key, "group", trimmed(found.doc, _first(noun), noun.i + 1))
    if key is not None and found.parties[key].kind not in PERSONAL:
        found.put(pronoun, key, "pronoun", (pronoun.idx, pronoun.idx + len(pronoun)))


def _elsewhere(found: Cast, made: dict[str, str]) -> None:
    """Let the same noun with "the" be the same party everywhere, by the fullest words: "The eastern provinces"."""
    for token in found.doc:
        key = made.get(token.lower_)
        article = child(token, "det") if key is not None else None
        if key is None or token.i in found.at or article is None or article.lower_ not in {"the", "these", "this"}:
            continue
        if token.dep_ not in {"compound", "amod", "npadvmod"} and child(token, "poss") is None:
            span = trimmed(found.doc, _first(token), token.i + 1)
            found.put(token, key, "group", span)
            words = " ".join(text_of(found.doc)[slice(*span)].split())
            if len(words) > len(found.parties[key].name):
                found.parties[key] = replace(found.parties[key], name=words[:1].upper() + words[1:])


def _two_between(noun: Token, pronoun: Token) -> bool:
    """As in "The officers left. He and his partner came because they wanted": two who are nearer, and unknown."""
    return any(
        one.dep_ in {"nsubj", "nsubjpass"} and child(one, "conj") is not None
        for one in noun.doc[noun.i + 1 : pronoun.i]
    )


def _nouns(who: Token) -> list[Token]:
    """Return the noun a relative pronoun stands for, or the nouns joined; a personal pronoun is for another pass."""
    if who.tag_ in {"WP", "WDT"} or who.lower_ in {"who", "which", "that"}:
        clause = who.head
        who = clause.head if clause.dep_ == "relcl" else who
    return [one for one in (who, *who.conjuncts) if one.pos_ == "NOUN" or (one.pos_ == "ADJ" and _pointed_at(one))]


def _served(who: Token, found: Cast) -> str | None:
    """As in "her government": the state its owner serves."""
    owner = child(who, "poss")
    key = found.party(owner) if who.lower_ in OFFICES | ARMS.keys() and owner is not None else None
    return found.parties[key].serves if key is not None else None


def _paper_of(who: Token, found: Cast) -> str | None:
    """As in "Its editorial dreads a camp": the newspaper whose editorial it is."""
    owner = child(who, "poss") if who.lemma_.lower() in PAPERS else None
    key = found.party(owner) if owner is not None else None
    return key if key is not None and found.parties[key].kind not in {*PERSONAL, "state"} else None


def _people(who: Token, found: Cast, *, minded: bool = False) -> str | None:
    """Return the party of a noun for people or a body; after a verb that takes a mind (`minded`), of any such noun."""
    word = who.lower_
    body = word in _BODIES or (
        minded
        and who.tag_ in {"NN", "JJ"}
        and _pointed_at(who)
        and (word in BODIES or _own_lot(who) or not (abstract(who) or who.lemma_.lower() in PAPERS))
    )
    if not body and kind_of(who) is None and (who.tag_ != "NNS" or _no_people(who)):
        return None
    key = key_of(word)
    if key not in found.parties:
        add(found, key, f"The {word}", "government" if word in _BODIES else kind_of(who) or "public")
    return key


def _pointed_at(who: Token) -> bool:
    """As in "the museum", "its upper house": one that the text points at."""
    article = child(who, "det", "poss", "preconj")
    return article is not None and (article.lower_ in _POINTING or article.dep_ == "poss")


def _own_lot(who: Token) -> bool:
    """As in "our lot would sooner": with "our" before it, those who belong to somebody."""
    return who.lower_ in _LOTS and child(who, "poss") is not None


def _no_people(who: Token) -> bool:
    return who.lower_ in _NO_PEOPLE or who.lemma_.lower() in ABSTRACT | PAPERS


def _first(who: Token) -> int:
    own = [below.left_edge.i for below in who.lefts if below.dep_ in {"det", "amod", "compound", "poss", "nummod"}]
    return min([who.i, *own])
