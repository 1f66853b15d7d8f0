"""Whether something is told as done, or only denied, feared, wanted or supposed: from the words above its trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.items import Attribution, Modality
from detente.reading.syntax import child, negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset("if unless whether until lest".split())
_OVER: dict[str, Modality] = {
    **dict.fromkeys("fear dread worry threat danger menace".split(), "feared"),
    **dict.fromkeys("want seek demand urge wish hope desire call push press plead ask appeal need".split(), "wanted"),
    **dict.fromkeys(
        """possibility prospect chance plan idea option likelihood threaten plan prepare consider propose offer promise
        vow pledge warn intend risk suggest readiness ability capability case event allow permit let discuss proposal
        preparation""".split(),
        "hypothetical",
    ),
    **dict.fromkeys("avoid prevent avert deter forestall rule stop oppose discourage thwart foil".split(), "feared"),
    **dict.fromkeys("deny fail refuse decline cancel abandon renounce".split(), "denied"),
}
"""Words over an action that say it did not, or not yet, happen; the action is their object or complement."""

_DONE = frozenset("manage begin start continue help keep proceed go use try dare force order cause".split())
"""Verbs whose complement with "to" is done or under way."""

_STEPS = 6


def modality(token: Token) -> Modality:
    """Tell a fact from what is denied, feared, wanted or only might be. Looks at most six words up."""
    for _ in range(_STEPS):
        if negated(token) or past(token):
            return "denied" if negated(token) else "happened"
        if any(below.tag_ == "MD" and below.lower_ != "did" for below in token.children) or _supposed(token):
            return "hypothetical"
        if token.dep_ == "relcl" and token.head.dep_ == "npadvmod":
            token = token.head.head
            continue
        if token.head.i == token.i or token.dep_ in {"ROOT", "relcl"}:
            return "happened"
        above = token.head
        if token.dep_ in {"dobj", "nsubjpass", "pobj", "xcomp", "ccomp", "pcomp", "acl", "compound", "poss"}:
            word = _governor(token)
            if word is not None and token.dep_ != "compound" and not _independent(token):
                said = _OVER.get(word.lemma_)
                if said is not None:
                    return _turned(said, word)
        if _infinitive(token) and token.dep_ in {"xcomp", "acl", "advcl", "ccomp"} and above.lemma_ not in _DONE:
            return "hypothetical"
        if token.dep_ == "ccomp" or (token.dep_ == "conj" and child(token, "nsubj", "nsubjpass") is not None):
            return "happened"
        if token.pos_ == "NOUN" and token.dep_ in {"pobj", "compound", "poss", "nsubj"}:
            return "happened"
        token = above
    return "happened"


def _governor(token: Token) -> Token | None:
    """Return the word a phrase is the object or complement of, over its preposition."""
    above = token.head
    if above.pos_ == "ADP" or above.dep_ in {"prep", "agent"}:
        return above.head if above.lower_ in {"of", "for", "to", "against", "from", "on", "about", "in"} else None
    return above


def _independent(token: Token) -> bool:
    """A finite clause after "that" with its own subject is somebody's report, and reports are judged elsewhere."""
    return token.dep_ == "ccomp" and child(token, "nsubj", "nsubjpass") is not None and not _infinitive(token)


def _turned(said: Modality, word: Token) -> Modality:
    """As in "did not prevent", "failed to avoid": what is not prevented is only supposed."""
    return "hypothetical" if negated(word) and said != "denied" else said


def _supposed(token: Token) -> bool:
    return any(below.dep_ == "mark" and below.lower_ in _MARKS for below in token.children)


def _infinitive(verb: Token) -> bool:
    return verb.pos_ in {"VERB", "AUX"} and any(
        below.lower_ == "to" and below.dep_ in {"aux", "mark"} for below in verb.children
    )


def past(token: Token) -> bool:
    """Tell whether what is told of happened before what is wished or feared around it.

    As in "the pilots captured in May", "since its mission was expelled".
    """
    if token.tag_ == "VBN" and token.dep_ == "acl":
        return True
    finite = token.tag_ == "VBD" or any(one.tag_ == "VBD" and one.dep_ in {"aux", "auxpass"} for one in token.children)
    return finite and token.dep_ in {"relcl", "advcl"} and not _supposed(token)


def coloured(own: Modality, around: Attribution) -> Modality:
    """Return how something stands that is told inside a report: fears, hopes, denials and questions take it back."""
    if own != "happened":
        return own
    if around.kind == "denial":
        return "happened" if around.negated else "denied"
    return _TOLD_AS.get(around.kind, own)


_TOLD_AS: dict[str, Modality] = {
    "fear": "feared", "hope": "wanted", "demand": "wanted", "intention": "hypothetical", "question": "hypothetical",
}  # fmt: skip
