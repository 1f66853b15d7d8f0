"""What a pronoun points to, where a careful reader would be sure: the last fitting party of this sentence or before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.reading.actors.affiliated import serve
from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.described import described, kind_of
from detente.reading.actors.duals import dual
from detente.reading.actors.names import key_of
from detente.reading.actors.nations import OF_A_STATE
from detente.reading.actors.their_offices import owned_office
from detente.reading.actors.titles import titles
from detente.reading.actors.topics import asked_about
from detente.reading.lexicon.parties import LEADERS, OFFICES
from detente.reading.lexicon.people import FEMALE, MALE
from detente.reading.lexicon.speech import KIND_OF_NOUN, KIND_OF_VERB
from detente.reading.syntax import child, sentence_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 40
"""Words back that "they" may mean people who are no party so far."""
_LONG = 9
"""Sentences back that "he" may mean the only man of the text."""
_FAR = 120
"""Words back that a newspaper may be "it"."""
_GUESSING = frozenset("believe suspect guess think reckon suppose assume doubt".split())
_MINDED = frozenset("hope want wish fear prefer intend seek desire dread like aim".split())
"""What somebody knows of himself, and others only guess."""
_PRINTS = frozenset("write editorialise editorialize print headline opine".split())
_LEADERS = frozenset("editorial leader commentary headline".split())
"""What a newspaper says something in."""
_MANY = frozenset({"electorate", "public", "movement"})
_ANAPHOR = {
    **dict.fromkeys("he him his she her himself herself".split(), "he"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("they them their themselves both".split(), "they"),
}
_OBJECTS = frozenset({"him", "her", "them"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_COLLECTIVE = frozenset(
    ("organisation", "company", "armed group", "party", "government", "ministry", "military", "movement", "state")
)
"""Kinds of party that "they" may mean where no plural is near: a union, a firm, an army."""


def pronouns(found: Cast) -> None:
    """Point a pronoun to the likeliest party of this sentence or the one before, and "they" to the last two.

    Whoever was "she" once, or has a title that tells, is no "he" later.
    """
    meant: dict[str, list[_Meant]] = {"he": [], "it": [], "they": []}
    women = dict(_told_by_title(found))
    many = {key for i, key in found.at.items() if key in found.crowds and found.doc[i].tag_ == "NNS"}
    number, ends = 0, {sentence.end for sentence in found.doc.sents}
    for token in found.doc:
        number += token.i in ends
        owned_office(found, token)
        sort = _ANAPHOR.get(token.lower_) if token.dep_ not in {"det", "predet", "preconj", "amod"} else None
        if sort is not None and token.i not in found.at and token.i not in found.both:
            one = _stressed(found, token, number) or _likeliest(found, token, meant[sort], women, number)
            one = _people_near(found, token, number, one) or one or _collective(found, token, meant["it"], number)
            one = one or (_only(found, token, meant[sort], women, number) if sort == "he" else None)
            if one is not None:
                if sort == "he":
                    women.setdefault(one.keys[0], token.lower_ in _SHE)
                    found.gendered.add(one.keys[0])
                elif sort == "it" and _plain(found, one.keys[0]):
                    kind = "state" if token.dep_ == "poss" and token.head.lower_ in OF_A_STATE else "organisation"
                    found.parties[one.keys[0]] = replace(found.parties[one.keys[0]], kind=kind)
                _point(found, token, one.keys)
                if token.tag_ == "PRP$":
                    serve(found, token)
                for kept in {sort, "they" if len(one.keys) > 1 or one.keys[0] in many else _sort(found, one.keys)}:
                    _remember(meant[kept], _Meant(one.keys, number, _is_topic(token), token))
        elif token.i in found.both:
            _remember(meant["they"], _Meant(found.both[token.i], number, _is_topic(token), token))
        elif token.i in found.at and _can_be_meant(found, token):
            _named(found, token, meant, number)


def _named(found: Cast, token: Token, meant: dict[str, list[_Meant]], number: int) -> None:
    """Keep what a phrase names for later: two joined by "and" together, and each alone."""
    keys = found.all(token)
    if len(keys) > 1:
        for one in reversed(token.conjuncts):
            if one.i in found.at and one.i > token.i:
                alone = found.at[one.i]
                _remember(meant[_sort(found, (alone,))], _Meant((alone,), number, 0, one))
        own = found.at[token.i]
        _remember(meant[_sort(found, (own,))], _Meant((own,), number, _is_topic(token), token))
    sort = "they" if len(keys) > 1 or token.tag_ in {"NNS", "NNPS"} else _sort(found, keys)
    _remember(meant[sort], _Meant(keys, number, _is_topic(token), token))
    one_body = sort == "they" and len(keys) == 1 and found.parties[keys[0]].kind == "movement"
    lot = token.tag_ == "NN" and sort != "he" and found.parties[keys[0]].kind == "public" and kind_of(token) != "person"
    if (sort == "he" and _plain(found, keys[0])) or (one_body and token.tag_ in {"NN", "NNP"}) or lot:
        _remember(meant["it"], _Meant(keys, number, _is_topic(token), token))


def _plain(found: Cast, key: str) -> bool:
    """Tell whether nothing but its capital tells a party to be a person: one word, no title, no "he" so far."""
    party = found.parties[key]
    single = party.kind == "person" and " " not in party.name and key not in found.crowds
    return single and not found.titles.get(key, set()) & LEADERS and key not in found.gendered


def _collective(found: Cast, token: Token, meant: list[_Meant], number: int) -> _Meant | None:
    """As in "The union refused. They want ...": the last body, for a "they" with nothing plural near."""
    if _ANAPHOR[token.lower_] != "they" or token.lower_ == "both":
        return None
    near = (one for one in reversed(meant) if _may_mean(token, one, number))
    return next((one for one in near if found.parties[one.keys[0]].kind in _COLLECTIVE), None)


def _people_near(found: Cast, token: Token, number: int, known: _Meant | None = None) -> _Meant | None:
    """As in "Dockers there walked out. They want guards": people that were the subject last, if no party so far.

    `known` is the party "they" would mean else: people in a later sentence than it are meant sooner.
    """
    if token.lower_ not in {"they", "their", "them"} or (known is not None and token.tag_ == "PRP$"):
        return None
    near = (found.doc[i] for i in range(token.i - 1, max(-1, token.i - _BACK), -1) if i not in found.at)
    fitting = (one for one in near if one.tag_ == "NNS" and one.dep_ in {"nsubj", "nsubjpass"})
    noun = next((one for one in fitting if kind_of(one) == "public" and not one.is_ancestor(token)), None)
    if noun is None or noun.lower_ in OFFICES or found.in_quotes(noun) is not found.in_quotes(token) or dual(noun):
        return None
    if known is not None and known.token.i >= sentence_of(noun).start:
        one = len(known.keys) == 1 and known.token.tag_ in {"NN", "NNP"} and known.token.i < noun.i
        if not (one and KIND_OF_VERB.get(known.token.head.lemma_) == "statement"):
            return None
    elif known is not None and known.token.pos_ == "PRON":
        return None
    span = described(noun)
    words = " ".join(text_of(found.doc)[slice(*span)].split())
    key = key_of(words.lower().removeprefix("the "))
    if key not in found.parties:
        add(found, key, words[:1].upper() + words[1:], "public")
        found.crowds[key] = None
    found.put(noun, key, "crowd", span)
    return _Meant((key,), number, 2, noun)


def _stressed(found: Cast, pronoun: Token, number: int) -> _Meant | None:
    """As in "writes that Yeo himself fears it": whoever stands right before."""
    noun = pronoun.head
    beside = pronoun.lower_.endswith("self") and pronoun.dep_ in {"appos", "npadvmod"} and noun.i == pronoun.i - 1
    keys = found.all(noun) if beside and noun.i in found.at else ()
    return _Meant(keys, number, _is_topic(noun), noun) if len(keys) == 1 else None


def _only(found: Cast, pronoun: Token, meant: list[_Meant], women: dict[str, bool], number: int) -> _Meant | None:
    """As in a portrait, where "he" is nobody else for whole paragraphs: the only one whom "he" has meant so far."""
    she = pronoun.lower_ in _SHE
    fitting = [one for one in reversed(meant) if women.get(one.keys[0], she) is she and number - one.sentence <= _LONG]
    one = next((one for one in fitting if one.keys[0] in found.gendered), None)
    alone = one is not None and len({other.keys for other in fitting}) == 1 and not _own_object(pronoun, one.token)
    return one if alone else None


def _told_by_title(found: Cast) -> Iterator[tuple[str, bool]]:
    """Yield each person a title or noun tells to be a woman or a man: "Ms Holt", "the chairwoman"."""
    for i, key in found.at.items():
        before = found.doc[i - 1].lower_.rstrip(".") if i else ""
        for word in (found.doc[i].lower_, before):
            if word in FEMALE | MALE and found.parties[key].kind in PERSONAL:
                yield key, word in FEMALE


def _likeliest(found: Cast, pronoun: Token, meant: list[_Meant], women: dict[str, bool], number: int) -> _Meant | None:
    """Return what a pronoun means: the one on top, but one known to be "she" before one of whom nothing is known."""
    near = [one for one in reversed(meant) if _may_mean(pronoun, one, number)]
    itself = {one.keys for one in near if _of_itself(found, pronoun, one)}
    near = [one for one in near if one.keys not in itself] or near
    if not found.in_quotes(pronoun):
        near.sort(key=lambda one: found.in_quotes(one.token))
    if _ANAPHOR[pronoun.lower_] != "he":
        paper = _paper(found, pronoun) if pronoun.lower_ == "it" else None
        if paper is not None:
            return paper if any(one.keys == paper.keys for one in near) else replace(paper, sentence=number)
        return _same_again(pronoun, near, number) or next(iter(near), None)
    she = pronoun.lower_ in _SHE
    fitting = [one for one in near if women.get(one.keys[0], she) is she]
    own = pronoun.dep_ == "poss"
    over = _over(pronoun, [one for one in fitting if own or one.keys[0] in women], number)
    if over is not None:
        return over
    known = [one for one in fitting if one.keys[0] in women and number - one.sentence <= 1]
    if not found.in_quotes(pronoun):
        known = [one for one in known if not found.in_quotes(one.token)]
    told = [one for one in fitting if not _plain(found, one.keys[0]) and number - one.sentence <= 1]
    told = told if found.in_quotes(pronoun) else [one for one in told if not found.in_quotes(one.token)]
    after = known[0].topic == 0 and near.index(told[0]) < near.index(known[0]) if known and told else False
    if after and _acting(told[0], pronoun):
        return told[0]
    here = next((one for one in told if one.sentence == number and one.topic > 1 and _pointed(one)), None)
    believes = here is not None and KIND_OF_VERB.get(here.token.head.lemma_) == "belief"
    if here is not None and believes and here.token.head.is_ancestor(pronoun):
        here = None  # "Holt believes she is bluffing"
    if known and here is not None and known[0].sentence < number:
        return here
    return next(iter((*known, *told, *fitting)), None)


def _acting(one: _Meant, pronoun: Token) -> bool:
    """As in "Their captain, to his relief, was told to wait. He hoped": a subject pointed at, who says nothing.

    Of one who says something it holds where the pronoun says more, later: "Lund replied. The fence, he said, stays".
    """
    noun = one.token.head if one.token.dep_ == "appos" else one.token
    says = KIND_OF_VERB.get(noun.head.lemma_) in {"statement", "belief"}
    more = pronoun.dep_ == "nsubj" and KIND_OF_VERB.get(pronoun.head.lemma_) in {"statement", "belief"}
    goes_on = says and more and not noun.head.is_ancestor(pronoun)
    return one.topic == 2 and _pointed(one) and (goes_on or not says)


def _pointed(one: _Meant) -> bool:
    first = one.token.left_edge if one.token.pos_ == "NOUN" else one.token
    return one.token.pos_ == "PROPN" or first.lower_ in {"the", "this"} or first.tag_ == "PRP$"


def _over(pronoun: Token, fitting: list[_Meant], number: int) -> _Meant | None:
    """As in "Tan writes that Yeo fears a revolt more than he fears a trial": the subject of the clause above.

    Not of one that tells what somebody says, who may say it of another, save what is his: "said that his group".
    """
    verb = pronoun.head
    for _ in range(6):
        if verb.head.i == verb.i or verb.dep_ == "relcl":
            return None
        verb = verb.head
        who = child(verb, "nsubj", "nsubjpass")
        if verb.pos_ not in {"VERB", "AUX"} or who is None or who.i > pronoun.i or who.is_ancestor(pronoun):
            continue
        says = KIND_OF_VERB.get(verb.lemma_) in {"statement", "belief", "question", "demand"}
        if (says and pronoun.dep_ != "poss") or who.pos_ != "PROPN":
            return None
        names = {who.i, *(one.i for one in who.children if one.dep_ == "appos")}
        return next((one for one in fitting if one.sentence == number and one.token.i in names), None)
    return None


def _of_itself(found: Cast, pronoun: Token, one: _Meant) -> bool:
    """As in "The paper says that Norway waits and that it wants gas", "He believes that he hopes": no such subject.

    A newspaper hardly tells what it does itself; nobody only believes or suspects what he hopes or wants himself.
    """
    verb = one.token.head
    if one.token.dep_ != "nsubj" or not verb.is_ancestor(pronoun) or verb.lemma_ not in KIND_OF_VERB:
        return False
    if found.parties[one.keys[0]].kind == "outlet":
        within = child(verb, "ccomp")
        return within is not None and within.is_ancestor(pronoun) and within.i > verb.i
    does = pronoun.head
    mind = pronoun.dep_ == "nsubj" and does.lemma_ in _MINDED and does.dep_ == "ccomp" and does.head.i == verb.i
    return mind and verb.lemma_ in _GUESSING


def _paper(found: Cast, it: Token) -> _Meant | None:
    """As in "In an editorial it calls for a vote", "The neighbour, it writes, is rude": the newspaper told of last."""
    verb = it.head
    if it.dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    led = {below.lower_ for one in verb.lefts if one.dep_ == "prep" for below in one.subtree}
    aside = found.digest and verb.dep_ == "parataxis" and verb.lemma_ in KIND_OF_VERB
    if not (aside or verb.lemma_ in _PRINTS or led & _LEADERS):
        return None
    for i in range(it.i - 1, max(-1, it.i - _FAR), -1):
        key = found.at.get(i)
        told = key is not None and found.parties[key].kind == "outlet" and key not in found.carriers
        if key is not None and told and found.how[i] != "pronoun":
            return _Meant((key,), 0, 2, found.doc[i])
    return None


def _same_again(pronoun: Token, near: list[_Meant], number: int) -> _Meant | None:
    """As in "What matters to it is not the bank, and it would settle": a subject "it" is the "it" before it."""
    if pronoun.lower_ != "it" or pronoun.dep_ != "nsubj":
        return None
    here = [one for one in near if one.sentence == number]
    aside = bool(here) and here[0].topic == 0 and here[0].token.pos_ != "PRON"
    return next((one for one in here if one.token.lower_ == "it"), None) if aside else None


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a pronoun may mean: the parties, the sentence and token they were last named in, whether as a topic."""

    keys: tuple[str, ...]
    sentence: int
    topic: int
    token: Token


def _may_mean(pronoun: Token, one: _Meant, number: int) -> bool:
    """Near enough (people stay in mind longer than things), and not the phrase the pronoun stands in."""
    far = 3 if pronoun.lower_ in {"he", "she", "his", "her"} or len(one.keys) > 1 else 1
    return number - one.sentence <= far and not one.token.is_ancestor(pronoun) and not _own_object(pronoun, one.token)


def _own_object(pronoun: Token, who: Token) -> bool:
    """As in "Kess wants her arrested": an object that is not "herself" is not the subject of its verb."""
    if pronoun.tag_ != "PRP" or pronoun.lower_ not in _OBJECTS or who.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    small = pronoun.dep_ == "nsubj" and verb.dep_ in {"ccomp", "xcomp"}
    return who.head.i in {verb.i, verb.head.i if small else verb.i}


def _remember(meant: list[_Meant], one: _Meant) -> None:
    """Put `one` on top, but under a topic of the same sentence where it is none itself."""
    meant[:] = [old for old in meant if old.keys != one.keys or old is meant[-1]]
    under = bool(meant) and meant[-1].sentence == one.sentence and meant[-1].topic > one.topic
    meant.insert(len(meant) - under, one)
    del meant[:-4]


def _is_topic(token: Token) -> int:
    """A subject, or whose claim it is ("Hale's statement that he"), is what the next pronoun most likely means.

    2 for such a one, as for whoever "there is", 1 for the subject of what somebody says, 0 for all else.
    """
    if token.dep_ == "poss" and token.head.lemma_ in KIND_OF_NOUN and token.head.i + 1 < len(token.doc):
        return 2 * (token.head.nbor(1).lower_ in {"that", "to"})
    verb = token.head
    if asked_about(token) or (token.dep_ == "attr" and child(verb, "expl") is not None):
        return 2
    if token.dep_ == "appos" and verb.dep_ in {"nsubj", "nsubjpass"} and len(titles(token.doc, token.left_edge.i)):
        return _is_topic(verb)  # "His opposite number, Captain Sfeir, said"
    if token.dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ in {"relcl", "acl", "advcl"} or _aside(token):
        return 0
    told = verb.dep_ == "ccomp" and verb.i > verb.head.i and child(verb.head, "nsubj") is not None
    return 1 if told else 2


def _aside(token: Token) -> bool:
    """As in "They do not, their governors insist, and they ...": who says what stands before the saying."""
    said = child(token.head, "ccomp")
    return said is not None and said.i < token.head.i and token.head.lemma_ in KIND_OF_VERB


def _point(found: Cast, token: Token, keys: tuple[str, ...]) -> None:
    if len(keys) == 1:
        found.put(token, keys[0], "pronoun", (token.idx, token.idx + len(token)))
    elif keys:
        found.both[token.i] = keys


def _sort(found: Cast, keys: tuple[str, ...]) -> str:
    kind = found.parties[keys[0]].kind if keys else ""
    return "he" if kind in PERSONAL else "they" if kind in _MANY else "it"


def _can_be_meant(found: Cast, token: Token) -> bool:
    """Places and demonyms before a noun are not what a later "it" means; pronouns change nothing."""
    if found.how[token.i] in {"demonym", "pronoun"}:
        return False
    if (token.dep_ == "poss" and found.at[token.i] in found.crowds) or _byline(token):
        return False
    if token.tag_ == "NN" and (det := child(token, "det")) is not None and det.lower_ in {"every", "any", "no"}:
        return False  # "an uncle to every militia. It prefers"
    place = token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "from", "near", "across", "inside"}
    named = token.dep_ == "npadvmod" and found.parties[found.at[token.i]].kind in PERSONAL  # "retorts Captain Holt"
    standing = token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "appos", "poss", "attr", "agent"}
    return not place and (named or standing or asked_about(token))


def _byline(token: Token) -> bool:
    """As in "By Ada Finch", alone on its line: whoever signs a text is "I" in it."""
    by = token.head
    return (
        token.dep_ == "pobj" and by.text in {"By", "BY", "by"} and (by.is_sent_start or by.i == 0) and by.head.i == by.i
    )
