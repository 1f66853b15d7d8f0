"""Parties the text itself introduces by name, with their titles and appositions ("the envoy Mira Holt")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.described import kind_of
from detente.reading.actors.names import key_of
from detente.reading.actors.shortened import a_land, nickname, shortened
from detente.reading.actors.titles import ABBREVIATED, all_titles, past_titles
from detente.reading.actors.whereabouts import a_thing, places
from detente.reading.lexicon.bodies import BODIES, NOT_NAMES, TRADES
from detente.reading.lexicon.parties import GROUPS, LEADERS, OFFICES, OUTLET_ENDINGS, OUTLET_WORDS, OUTLETS, VOICES
from detente.reading.lexicon.people import DAYS, MAKERS
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, sentence_of, trimmed
from detente.reading.wants.cues import cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LINKS = frozenset("de du del della di da do dos von van der den al el bin ibn".split())
"""Small words inside names."""
LONGEST = 16
"""The most words of a name; more capitals than that are a headline or no prose."""

LEADING = frozenset("chair command lead head run govern preside edit resign marry retire teach study grow".split())
"""What a person does and a body hardly."""
_OPENING = 8
"""The most words before a newspaper's name in the first sentence of a paragraph: "In Kyiv, meanwhile,"."""
_ARTICLES = frozenset("Le La Les L' El Los Il Lo Die Der Das De Het O A Al".split())
"""Articles that begin the names of newspapers in other languages."""
_OF_A_FIRM = frozenset(
    """chairman chairwoman shareholders shareholder board directors director subsidiary headquarters management
    employees workforce creditors refinery refineries factory factories licence offices shares customers crews lawyers
    counsel executive auditors""".split()
)
"""What only a body has: "Altamar's chairman"."""
_PARTS_OF_BODIES = frozenset("section local chapter cell column unit lodge cohort".split())
"""What with a number is the name of a body: "Section Four"."""
_RULES = frozenset({"administration", "regime", "government", "dictatorship", "cabinet"})
"""Whoever stands before one of these leads it ("the Hale administration")."""
_PRINTING = frozenset("print carry publish run lead devote splash broadcast report write".split())
"""What a newspaper does."""
_TELLING = frozenset(_PRINTING) | KIND_OF_VERB.keys() | {"see", "blame", "quote", "cite", "comment", "call"}
_SUREST = ("armed group", "movement", "party", "public", "leader", "outlet", "company", "person", "organisation")
"""Where the mentions of a name differ in kind, the first of these counts."""


def introduced(found: Cast) -> None:
    """Take runs of proper nouns that act or are recognised as people, and merge those that share a last name."""
    every = list(_runs(found))
    place = places(found, every)
    every = [run for run in every if found.doc[run[1] - 1].text not in place]
    sure = [run for run in every if _is_name(found, run)]
    surnames = {_family(found, run) for run in sure if _kind(found, *run) in PERSONAL | {"armed group"}}
    single = {found.doc[first].text for first, last in sure if last - first == 1}
    again = {run for run in every if run[1] - run[0] == 1 and found.doc[run[0]].text in single}
    runs = sorted({*sure, *again, *(run for run in every if _family(found, run) in surnames)})
    full: dict[str, str] = {}
    for run in sorted(runs, key=lambda run: -(run[1] - run[0])):
        name = found.doc[run[0] : run[1]].text
        full.setdefault(_family(found, run), name)
    kinds: dict[str, set[str]] = {}
    for first, last in runs:
        kinds.setdefault(_family(found, (first, last)), set()).add(_kind(found, first, last))
    for first, last in runs:
        head = found.doc[first:last].root
        family = _family(found, (first, last))
        name = full[family]
        kind = next(kind for kind in _SUREST if kind in kinds[family])
        key = key_of(name.split()[-1] if kind in PERSONAL else name)
        add(found, key, name, kind, _serves(found, head, first) if kind == "leader" else None)
        found.titles.setdefault(key, set()).update(all_titles(found.doc, first, head))
        for token in found.doc[first:last]:
            found.put(
                token, key, "name" if found.doc[first:last].text == name else "alias", trimmed(found.doc, first, last)
            )
    shortened(found, every)
    for key, party in found.parties.items():
        if party.kind == "organisation" and a_land(party.name):
            found.parties[key] = replace(party, kind="state")


def _family(found: Cast, run: tuple[int, int]) -> str:
    """Return the name a person is called by later: the last, but the first where it comes first ("Yun Tae-ho")."""
    first, last = run
    given = last - first > 3 and found.doc[last - 2].text == "-" and found.doc[last - 1].is_lower
    return found.doc[first if given else last - 1].text


def _runs(found: Cast) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns that are no known name, without titles before and a possessive after."""
    doc, start = found.doc, None
    for i in range(len(doc) + 1):
        inside = i < len(doc) and doc[i].pos_ == "PROPN" and i not in found.at and doc[i].text[0].isalpha()
        inside = inside and not (doc[i].text == "I." and doc[i].dep_ == "nsubj")
        if inside and start is not None and i in found.lines:
            yield from _trimmed(doc, start, i)
            start = None
        inside = inside or (start is not None and (_hyphen(found, i) or _link(found, i)))
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            yield from _trimmed(doc, start, i)
            start = None


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a run of capitals without the titles before it, where it may be a name; "d'affaires" is none."""
    if end - start == 1 and doc[start].is_lower and not doc[start].is_alpha:
        return
    first = past_titles(doc, start, end)
    first += first < end and doc[first].lower_ in NOT_NAMES
    first += first + 1 < end and doc[first].lower_ in DAYS and first > 0 and doc[first - 1].like_num
    if first < end <= first + LONGEST and not a_thing(doc, first, end):
        yield first, end


def _link(found: Cast, i: int) -> bool:
    """The small word inside a name: "Le Matin du Golfe"."""
    doc = found.doc
    after = doc[i + 1] if i + 1 < len(doc) else None
    return i < len(doc) and doc[i].text in LINKS and after is not None and after.pos_ == "PROPN" and after.is_title


def _hyphen(found: Cast, i: int) -> bool:
    """The hyphen inside a name: "Afi Mensah-Dosse", "Yun Tae-ho"."""
    doc = found.doc
    if not 0 < i < len(doc) - 1 or doc[i].text != "-" or doc[i - 1].whitespace_ or doc[i].whitespace_:
        return False
    second = doc[i + 1].is_title or (doc[i + 1].ent_type_ == "PERSON" == doc[i - 1].ent_type_)
    return doc[i + 1].pos_ == "PROPN" and i + 1 not in found.at and second


def _is_name(found: Cast, run: tuple[int, int]) -> bool:
    """A name counts when it is a person's or an outlet's, or when it does, says or owns something."""
    span = found.doc[run[0] : run[1]]
    entity = {token.ent_type_ for token in span}
    if entity & {
        "DATE",
        "TIME",
        "MONEY",
        "LAW",
        "EVENT",
        "LANGUAGE",
        "LOC",
        "CARDINAL",
        "ORDINAL",
        "PERCENT",
        "QUANTITY",
    } or (not span.root.ent_type_ and len(span) > 4):
        return False
    head = span.root
    titled = run[0] > 0 and found.doc[run[0] - 1].lower_ in LEADERS | OUTLETS | BODIES.keys()
    titled |= run[0] > 0 and (found.doc[run[0] - 1].text in ABBREVIATED or _called(found.doc[run[0] - 1]))
    titled |= _papers(found, run) or _firm(span) or _nicknamed(span)
    titled |= span[-1].text in OUTLET_ENDINGS and (len(span) > 1 or _the_paper(span[0]))
    alone = head.dep_ == "ROOT" and not titled and not (len(span) > 1 and "PERSON" in entity)
    if (
        alone
        or len(span.text) < 2
        or (len(span) == 1 and span[-1].lower_ in BODIES and not _the_paper(span[0]))
        or span[-1].lower_ in OFFICES | VOICES
    ):
        return False
    acts = (
        head.dep_ in {"nsubj", "nsubjpass"}
        and head.head.pos_ in {"VERB", "AUX"}
        and bool(entity & {"PERSON", "ORG", "NORP"} or head.head.lemma_ in KIND_OF_VERB or _wishes(head))
    )
    group = child(head, "appos")
    listed = head.dep_ == "conj" and "GPE" not in entity and _is_body(found, head.head)
    rules = head.dep_ == "compound" and head.head.lower_ in _RULES and "GPE" not in entity
    acts = acts or _of_a_place(found, head) or _in_apposition(head)
    return titled or acts or listed or rules or "PERSON" in entity or (group is not None and group.lower_ in GROUPS)


def _nicknamed(name: Span) -> bool:
    """As in "its delegate, known as Lidia": one name that a noun for a person is given."""
    as_ = name[0].nbor(-1) if name[0].i else name[0]
    near = name.doc[max(0, name[0].i - 6) : name[0].i]
    return as_.lower_ in {"as", "called", "nicknamed"} and any(
        kind_of(noun) == "person" and noun.pos_ == "NOUN" and (one := nickname(noun)) is not None and one.i == name[0].i
        for noun in near
    )


def _papers(found: Cast, run: tuple[int, int]) -> bool:
    """As in "Bucharest's Gazeta de Est": a newspaper by a word of its name; in a digest also by how it begins."""
    words = found.doc[run[0] : run[1]]
    before = words[0].nbor(-1) if run[0] else None
    article = before is not None and before.text in _ARTICLES
    told = bool({words[0].text, words[-1].text} & OUTLET_WORDS) and (len(words) > 1 or article)
    return told or (found.digest and _begins_paragraph(found, words.root, run[0]))


def _firm(name: Span) -> bool:
    """As in "Marlow Fuels": two words or more, the last for a trade."""
    return len(name) > 1 and name[-1].lower_ in TRADES and all(token.is_title for token in name)


def _begins_paragraph(found: Cast, head: Token, first: int) -> bool:
    """As in a paragraph that begins "In Chisinau, Curierul Serii reports": who writes or says it."""
    if head.dep_ != "nsubj" or head.head.lemma_ not in _TELLING or head.ent_type_ == "GPE":
        return False
    start = first
    while start and "\n" not in found.doc[start - 1].text_with_ws and first - start < _OPENING:
        start -= 1
    led = found.doc[start:first]
    opens = not start or "\n" in found.doc[start - 1].text_with_ws
    return opens and (not len(led) or (led[0].lower_ in {"in", "from"} and led[-1].text == ","))


def _the_paper(name: Token) -> bool:
    """As in "the semi-official Tribune blames": one word with an article that says something."""
    article = child(name, "det")
    told = article is not None and article.lower_ == "the" and name.dep_ == "nsubj" and name.head.lemma_ in _TELLING
    return told and name.text in OUTLET_ENDINGS


def _in_apposition(head: Token) -> bool:
    """As in "the pipeline operator, Kolchis Transit"."""
    noun = head.head
    return head.dep_ == "appos" and noun.pos_ == "NOUN" and noun.i < head.i and kind_of(noun) is not None


def _wishes(head: Token) -> bool:
    """As in "Zand wants it closed"."""
    told = cue(head.head)
    return told is not None and told.who is not None and told.who.i == head.i


def _of_a_place(found: Cast, head: Token) -> bool:
    """As in "Estonia's Hommikuleht leads with": a name that acts, with a state or its capital before it."""
    owner = child(head, "poss")
    key = found.at.get(owner.i) if owner is not None else None
    if key is None or found.parties[key].kind != "state" or head.dep_ != "nsubj":
        return False
    return head.ent_type_ != "GPE" or head.head.lemma_ in _PRINTING or head.head.lemma_ in KIND_OF_VERB


def _called(before: Token) -> bool:
    """As in "her son Anselm", "the fertiliser maker Agronit": a noun for people right before a name."""
    return before.pos_ == "NOUN" and before.dep_ != "ROOT" and before.tag_ == "NN" and kind_of(before) is not None


def _is_body(found: Cast, token: Token) -> bool:
    key = found.at.get(token.i)
    return key is not None and found.parties[key].kind in {"armed group", "military", "organisation", "movement"}


def _by_its_words(name: Span) -> str | None:
    """Return the kind that a name, or what it has, tells: "Section Four", "Marlow Fuels", "Altamar's shareholders"."""
    if name.root.tag_ == "NNPS" and name.root.ent_type_ == "NORP":
        return "public"
    if _nicknamed(name):
        return "person"
    if len(name) == 2 and name[-1].like_num and name[0].lower_ in BODIES.keys() | _PARTS_OF_BODIES:
        return "organisation"
    if name.root.dep_ == "poss" and name.root.head.lower_ in _OF_A_FIRM and len(name) == 1:
        return "company"
    return "organisation" if _firm(name) else None


def _kind(found: Cast, first: int, last: int) -> str:
    doc, span = found.doc, found.doc[first:last]
    before = doc[first - 1].lower_ if first else ""
    if (sure := _by_its_words(span)) is not None:
        return sure
    if first and doc[first - 1].text in ABBREVIATED:
        return "leader" if before.rstrip(".") in LEADERS else "person"
    if before in BODIES and before not in OUTLETS | LEADERS:
        return "organisation" if BODIES[before] not in _SUREST else BODIES[before]
    if before in MAKERS:
        return "organisation"
    if before in OUTLETS or span[-1].text in OUTLET_ENDINGS or _papers(found, (first, last)):
        return "outlet"
    if _of_a_place(found, span.root) and span.root.ent_type_ != "PERSON":
        printing = span.root.head.lemma_ in _PRINTING or span.root.head.lemma_ in KIND_OF_VERB
        return "outlet" if printing else "organisation"
    rules = span.root.dep_ == "compound" and span.root.head.lower_ in _RULES
    if rules or before in LEADERS or (span.root.dep_ == "appos" and span.root.head.lower_ in LEADERS):
        return "leader"
    appositive = child(span.root, "appos")
    if appositive is not None and appositive.lower_ in LEADERS:
        return "leader"
    if appositive is not None and appositive.lower_ in GROUPS:
        return GROUPS[appositive.lower_] if GROUPS[appositive.lower_] in _SUREST else "organisation"
    appositive = appositive or (span.root.head if _in_apposition(span.root) else None)
    made = kind_of(appositive) if appositive is not None else None
    if made in {"organisation", "company", "armed group", "outlet", "movement"}:
        return made if made in _SUREST else "organisation"
    if first and _called(doc[first - 1]) and kind_of(doc[first - 1]) == "person":
        return "person"
    body = span.root.ent_type_ == "ORG" and not _does(span.root) and not _leads(span.root, first)
    return "organisation" if body else "person"


def _leads(head: Token, first: int) -> bool:
    """As in "Aminu Sefa has chaired the council": a first and a last name, before what only a person does."""
    two = head.i == first + 1 and head.doc[first].is_title and head.lower_ not in BODIES
    return two and head.dep_ == "nsubj" and head.head.lemma_ in LEADING and child(head, "det") is None


def _does(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_ in KIND_OF_VERB


def _serves(found: Cast, head: Token, first: int) -> str | None:
    """Return the country of a title: in the title, in the apposition on either side, or the last one named before."""
    near = [head, *(token for token in head.children if token.dep_ == "appos")]
    near += [head.head] if head.dep_ in {"appos", "compound", "nmod"} else []
    for token in near:
        below = [one for one in token.subtree if one.i in found.at]
        states = [found.at[one.i] for one in below if found.parties[found.at[one.i]].kind == "state"]
        if states:
            return states[0]
    if first and found.doc[first - 1].lower_ in {"president", "premier", "minister", "king", "chancellor"}:
        sentence = sentence_of(found.doc[first])
        people = [
            i
            for i in range(sentence.start, first)
            if found.how.get(i) == "demonym" and found.doc[i].head.lower_ in GROUPS
        ]
        return found.at[people[-1]] if people else None if head.dep_ == "dobj" else _topic_state(found, first)
    return None


def heads_paragraph(token: Token) -> bool:
    """As in "5. Karatag. The president says": a name that is a heading by itself."""
    sentence = sentence_of(token)
    words = [one for one in sentence if not one.is_punct and not one.is_space and not one.like_num]
    return len(words) == 1 and words[0].i == token.i


def _topic_state(found: Cast, at: int) -> str | None:
    """Return the state that was the subject last before `at`, in this paragraph."""
    for i in range(at - 1, max(-1, at - 90), -1):
        token = found.doc[i]
        key = found.at.get(i)
        topic = token.head if token.dep_ in {"amod", "compound", "poss"} else token
        told = topic.dep_ in {"nsubj", "nsubjpass"} or heads_paragraph(token)
        if key is not None and found.parties[key].kind == "state" and told:
            return key
        if "\n\n" in token.text_with_ws:
            return None
    return None
