"""Attributions by a verb: quoted words beside it, or what one of its frames holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.frames import clause_of, of_verb
from detente.reading.attribution.quotations import Quoted
from detente.reading.attribution.said import by_noun
from detente.reading.attribution.speakers import beside, speaker
from detente.reading.attribution.told import Report, source_of
from detente.reading.items import Kind
from detente.reading.lexicon.frames import VERB_FRAMES
from detente.reading.lexicon.speech import BIDDING, JUDGING, KIND_OF_NOUN, KIND_OF_VERB, REPORTING
from detente.reading.syntax import child, negated, passive, sentence_of, text_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

Quotes = Mapping[int, tuple[Span, ...]]
_STOPS = (". ", "? ", "! ", ".” ", '." ', "?” ", '?" ', ",” ", '," ')
WANTING = frozenset({"want", "wish", "prefer", "seek", "like", "love"})
"""Verbs of a want: told within what somebody says, it is only that."""
LIGHT = frozenset(
    """air deliver draw express file get give have hear hold issue launch level make offer post raise receive register
    release repeat send share show state take voice write""".split()
)
_LINKS = frozenset("about against because between for from if in into of on over than that to until when with".split())
_PERSONS = frozenset("me you him her us them".split())
_NOBODY = frozenset("neither nobody none".split())
_SENSES = frozenset("feel hear notice see watch".split())
_FEARS = frozenset({"dread", "fear"})
_BELIEFS = frozenset({"believe", "doubt", "suspect"})
_MATTERS = frozenset({"it", "that", "this"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MOVING = frozenset("worry concern frighten alarm trouble please surprise".split())
_QUESTIONS = frozenset("what which who whom whose".split())
_SOURCELESS = frozenset({"e", "u"})


def by_verb(verb: Token, marks: Quoted, quotes: Quotes) -> Iterator[Report]:
    """Yield the attribution whose cue is `verb`: the quotations it introduces, else the first frame it may have.

    Quotations in the sentences after an indirect report go on with it.
    """
    lemma = verb.lemma_.lower()
    quoted = quotes.get(verb.i, ())
    code, content = "q", tuple[Span, ...]()
    if not quoted or _own_clause(verb, quoted[0]):
        code, content = next((held for held in of_verb(verb) if _may(verb, lemma, held[0])), ("q", ()))
    if quoted:
        content = _and_on(text_of(verb.doc), content, quoted) if content else _mixed(verb, quoted)
    if content and code != "q" and (_asked_of_all(verb) or _of_feeling(verb, lemma)):
        return
    if content and not (code in {"o", "ow"} and (_light(verb) or (code == "o" and _of_person(verb, lemma)))):
        by = child(verb, "agent") if code == "rb" else None
        who = (
            None
            if code in _SOURCELESS
            else child(by, "pobj")
            if by is not None
            else beside(verb, marks)
            if code == "q"
            else speaker(verb)
        )
        if who is None and not _impersonal(verb, code):
            return
        if code in {"b", "i"} and verb.text.istitle() and content[0][0] < verb.idx:
            return  # a new sentence that the parse has joined to the one before
        if who is not None and who.lower_ in _NOBODY and code in {"b", "i"}:
            return  # "both were asked, neither has replied"
        kind = _kind(verb, lemma, code)
        code = "want" if lemma in WANTING else code
        nobody = who is not None and who.lower_ in {"nobody", "none", "few"}
        denied = (negated(verb) or nobody) != (lemma == "doubt")
        yield Report(_cue(verb), content, source_of(who, verb), who.i if who else None, kind, denied, code)


def _asked_of_all(verb: Token) -> bool:
    """Tell whether nobody says it: a question to the reader ("Who doubts it?"), or he is told to ("Consider it")."""
    first = verb.left_edge
    if verb.dep_ != "ROOT":
        return False
    order = verb.tag_ == "VB" and first.i == verb.i and verb.text.istitle()
    asks = first.lower_ in _QUESTIONS or (first.lemma_ in {"do", "be", "have"} and first.head.i == verb.i)
    return order or (asks and any(one.text == "?" for one in sentence_of(verb)[-3:]))


def _of_feeling(verb: Token, lemma: str) -> bool:
    """Tell whether the object of a verb has the feeling and not its subject: "which worries everybody"."""
    return lemma in _MOVING and child(verb, "dobj") is not None


def _kind(verb: Token, lemma: str, code: str) -> Kind:
    """Return the kind of an attribution; who asks for something, or asks that it be done, puts no question."""
    if lemma == "ask" and code != "q":
        clause = clause_of(verb)
        that = clause is not None and any(one.lower_ == "that" for one in clause.children if one.dep_ == "mark")
        return "demand" if that or code in {"x", "xo", "ox", "px", "for", "p:for"} else "question"
    if code in {"for", "px"}:
        return "demand"
    if lemma == "rule" and code == "o":
        return "intention"
    return KIND_OF_VERB.get(lemma) or ("attitude" if _of_things(code) and lemma not in JUDGING else "statement")


def _of_things(code: str) -> bool:
    """Tell whether a frame holds a thing or a person, no clause: "disowns the plan", "is meant to last"."""
    return code in {"o", "ow", "r", "y", "e", "u"} or code.startswith("p:")


def _light(verb: Token) -> bool:
    """Tell whether a verb only carries the noun that attributes: "made the claim that", "expressed concern about"."""
    thing = child(verb, "dobj")
    if verb.lemma_ not in LIGHT or thing is None:
        return False
    said = any(below.dep_ == "acl" and below.tag_ == "VBG" and below.lemma_ in KIND_OF_VERB for below in thing.children)
    return said or next(by_noun(thing), None) is not None


def _of_person(verb: Token, lemma: str) -> bool:
    """Tell whether only a person is believed or known: "does not believe him" says nothing of what is believed."""
    thing = child(verb, "dobj")
    return KIND_OF_VERB.get(lemma) == "belief" and thing is not None and thing.lower_ in _PERSONS


def _impersonal(verb: Token, code: str) -> bool:
    """Tell whether a report may have no source: a clause or a quotation, or a verb in a finite or passive form."""
    return code in {"c", "b", "i", "q", "e", "u"} or verb.tag_ in _FINITE or passive(verb)


def _own_clause(verb: Token, quote: Span) -> bool:
    """Tell whether `verb` reports a clause that begins before a quotation: the quotation ends it or goes on with it."""
    clause = clause_of(verb)
    return clause is not None and verb.i < clause.i and verb.idx < clause.left_edge.idx < quote[0]


def _and_on(text: str, held: tuple[Span, ...], quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a reported clause and the quotations that end it or go on with it in the sentences after."""
    (start, end), rest = held[-1], quoted
    if start < rest[0][0] <= end + 3 and not any(stop in text[end : rest[0][0]] for stop in ".?!"):
        end, rest = max(end, rest[0][1]), rest[1:]
    return (*held[:-1], (start, end), *(span for span in rest if span[0] >= end))


def _may(verb: Token, lemma: str, code: str) -> bool:
    """Tell whether a verb attributes in a frame: it was counted so, or means saying or thinking and has a clause."""
    frames = VERB_FRAMES.get(lemma, ())
    if code == "c" and lemma in _SENSES and _bare_infinitive(verb):
        return False
    kind: Kind | None = KIND_OF_VERB.get(lemma)
    if code in frames or (code + "+" in frames and (asserted(verb) or (kind == "demand" and verb.tag_ in _FINITE))):
        return True
    if code in {"for", "px"}:
        return lemma in BIDDING or (code == "px" and kind == "demand")
    if code == "so" and not asserted(verb):
        return False
    if code == "so":
        return kind in {"hope", "belief", "fear"} or lemma in {"say", "tell"}
    if code == "rb":
        return lemma in REPORTING
    if code == "o":
        return _of_matter(verb, lemma)
    if code in {"c", "b", "i"}:
        return kind is not None
    return code == "x" and kind in {"hope", "intention", "demand", "fear"}


def _of_matter(verb: Token, lemma: str) -> bool:
    """Tell whether an object stands for something said or thought: "fears a deal", "doubts it", "ruled out talks"."""
    thing = child(verb, "dobj")
    if thing is None or thing.lower_ in _PERSONS:
        return False
    out = child(verb, "prt")
    if out is not None:
        return lemma == "rule" and out.lower_ == "out"
    if KIND_OF_VERB.get(lemma) == "denial" and (thing.lower_ in _MATTERS or thing.lemma_ in KIND_OF_NOUN):
        return True
    return lemma in _FEARS or (lemma in _BELIEFS and thing.lower_ in _MATTERS)


def _bare_infinitive(verb: Token) -> bool:
    """Tell whether a verb of the senses has a clause that only shows something: "saw the gate close"."""
    clause = clause_of(verb)
    if clause is None or clause.tag_ not in {"VB", "VBG"}:
        return False
    return not any(below.dep_ in {"aux", "mark"} for below in clause.children)


def asserted(verb: Token) -> bool:
    """Tell whether a verb is told as done: finite, in a main clause or in what somebody says."""
    finite = verb.tag_ in _FINITE or any(below.tag_ in _FINITE and below.dep_ == "aux" for below in verb.children)
    return finite and verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}


def _cue(verb: Token) -> Span:
    """Return the verb with its auxiliaries and particles."""
    near = [below.i for below in verb.children if below.dep_ in {"aux", "auxpass", "neg", "prt"}]
    return trimmed(verb.doc, min([verb.i, *near]), max([verb.i, *(i for i in near if i > verb.i)]) + 1)


def _mixed(verb: Token, quotes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a quotation that ends a sentence begun outside it start there, one that begins a sentence end with it."""
    text = text_of(verb.doc)
    wide = [(start, _past_rest(text, end)) for start, end in quotes]
    start, end = wide[0]
    if verb.idx < start:
        return tuple(wide)
    far = max(0, start - 200)
    begin = max(text.rfind("\n", far, start), max(text.rfind(stop, far, start) for stop in _STOPS) + 1) + 1
    if begin <= 1 and far > 0:
        return tuple(wide)
    lead = text[begin:start].strip()
    if not lead or not lead[-1].isalnum():
        return tuple(wide)
    return ((begin + len(text[begin:start]) - len(text[begin:start].lstrip()), end), *wide[1:])


def _past_rest(text: str, end: int) -> int:
    """Return where the sentence of a quotation ends that a preposition goes on with: `"No chance" of peace`."""
    if text[end : end + 1] != " " or text[end + 1 : end + 12].split(" ", 1)[0] not in _LINKS:
        return end
    stops = [at for mark in ',.;\n"“' if (at := text.find(mark, end, end + 160)) >= 0]
    return min(stops) if stops and text[min(stops)] not in '"“' else end
