"""Who stands as the source of a reporting verb, where the parse shows it and where it has lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.attribution.frames import clause_of
from detente.reading.attribution.quotations import Quoted
from detente.reading.attribution.runs import alike, set_apart
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, participle, passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ASIDE = 16
"""Words of a relative clause between commas, at most."""


def speaker(verb: Token) -> Token | None:
    """Return the subject of a reporting verb; one joined to what it reports has the subject of the report.

    In "she said that they agree and explained that ..." a parse may join "explained" to "agree"; the tense tells.
    Nobody says what "it is said" or "it is worth noting"; "a slide that says" is the slide.
    """
    outer = joined_report(verb)
    if outer is None and (told := _joined_content(verb)) is not None:
        return subject(told)
    if outer is None and _of_nobody(verb):
        return None
    found = subject(outer if outer is not None else verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and (quoted := _object(verb.head.head)) is not None:
        return quoted
    if found is not None and found.dep_ == "dobj" and found.i == verb.head.i and verb.tag_ in {"VB", "VBG"}:
        return subject(found.head)
    if found is None and verb.tag_ in _FINITE and not passive(verb):
        return _before(verb)
    if found is not None and found.lower_ == "it" and (passive(verb) or not _tells(found.head, verb)):
        return None
    if found is not None and found.lower_ == "that" and verb.dep_ == "relcl" and found.tag_ == "WDT":
        return verb.head
    return found


def _joined_content(verb: Token) -> Token | None:
    """Return the reported clause that `verb` goes on with: "It wants peace, he said, and vows to wait"."""
    above = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in _FINITE or above.tag_ == verb.tag_ or above.lemma_ not in KIND_OF_VERB:
        return None
    told = clause_of(above)
    own = child(verb, "nsubj", "nsubjpass") is not None
    return told if told is not None and not own and told.i < above.i and told.tag_ == verb.tag_ else None


def _tells(above: Token, verb: Token) -> bool:
    """Tell whether "it" is the subject of a verb or of a report it is joined to: "it accuses ... and warns"."""
    return above.i == verb.i or (above.lemma_ in KIND_OF_VERB and not passive(above))


def _object(verb: Token) -> Token | None:
    """Return whom a verb is done to: "quoted him as saying", "he was quoted as saying"."""
    return child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj")


def _of_nobody(verb: Token) -> bool:
    """Tell whether a verb is in the passive, or a bare participle, and nobody is named who does it: "when asked"."""
    if child(verb, "agent") is not None:
        return False
    return passive(verb) or participle(verb)


def _before(verb: Token) -> Token | None:
    """Return the noun right before a verb, over adverbs and a comma, where the parse has lost its subject."""
    at = verb.i - 1
    while at > 0 and (verb.doc[at].pos_ in {"ADV", "AUX"} or verb.doc[at].text == ","):
        at -= 1
    if verb.i and verb.doc[verb.i - 1].text == "," and (named := _before_aside(verb)) is not None:
        return named
    return verb.doc[at] if at >= 0 and verb.doc[at].pos_ in _NOMINAL else None


def _before_aside(verb: Token) -> Token | None:
    """Return the name before an aside between commas that ends right before a verb: "Orla, whose ..., says"."""
    for at in range(verb.i - 2, max(1, verb.i - _ASIDE), -1):
        if verb.doc[at].is_sent_start:
            return None
        if verb.doc[at].tag_ in {"WDT", "WP", "WP$"} and verb.doc[at - 1].text == ",":
            named = verb.doc[at - 2]
            return named if named.pos_ in _NOMINAL or named.text.istitle() else None
    return None


def beside(verb: Token, marks: Quoted) -> Token | None:
    """Return who speaks beside a quotation: a subject outside it, else the noun right before or after the verb."""
    own = [token for token in verb.children if token.dep_ == "nsubj" and not marks.holds(token.idx)]
    if own:
        return min(own, key=lambda token: abs(token.i - verb.i))
    found = speaker(verb)
    if found is not None and not marks.holds(found.idx):
        return found
    before = _before(verb)
    if before is not None and not marks.holds(before.idx):
        return before
    after = next((token for token in verb.doc[verb.i + 1 : verb.i + 4] if token.pos_ in _NOMINAL), None)
    return after if after is not None and not marks.holds(after.idx) else None


def joined_report(verb: Token) -> Token | None:
    """Return the reporting verb above that `verb` is really joined to, or None where the parse has it right."""
    if verb.dep_ != "conj" or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    if verb.head.tag_ == verb.tag_ and not set_apart(verb):
        return None
    above = verb.head
    for _ in range(6):
        if above.head.i == above.i:
            return None
        above = above.head
        if alike(above, verb) and above.lemma_ in KIND_OF_VERB:
            return above
    return None
