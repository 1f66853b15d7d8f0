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
    **dict.fromkeys(
        """want seek demand urge wish hope desire call push press plead ask appeal need insist require recommend favour
        favor""".split(),
        "wanted",
    ),
    **dict.fromkeys(
        """possibility prospect chance plan idea option likelihood threaten plan prepare consider propose offer promise
        vow pledge warn intend risk suggest readiness ability capability case event allow permit let discuss proposal
        preparation expect await foresee predict forecast discourage talk""".split(),
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
        told = _own(token)
        if told is not None:
            return told
        if token.dep_ == "relcl" and token.head.dep_ == "npadvmod":
            token = token.head.head
            continue
        if token.head.i == token.i or token.dep_ in {"ROOT", "relcl"}:
            return "happened"
        above = token.head
        said = _said_over(token)
        if said is not None:
            return said
        if _infinitive(token) and token.dep_ in {"xcomp", "acl", "advcl", "ccomp"} and above.lemma_ not in _DONE:
            return "happened" if above.lemma_ == "decision" else "hypothetical"
        if token.dep_ == "ccomp" or (token.dep_ == "conj" and child(token, "nsubj", "nsubjpass") is not None):
            return "happened"
        if token.pos_ == "NOUN" and token.dep_ in {"pobj", "compound", "poss", "nsubj"}:
            return "happened"
        token = above
    return "happened"


_BELOW = frozenset({"dobj", "nsubjpass", "pobj", "xcomp", "ccomp", "pcomp", "acl", "poss"})
"""What a phrase may be to the word that says how it is told."""


def _own(token: Token) -> Modality | None:
    """Return what the words on the trigger itself, or on a verb over it, say of it."""
    if negated(token) or past(token):
        return "denied" if negated(token) else "happened"
    if subjunctive(token):
        return "wanted"
    if any(below.tag_ == "MD" and below.lower_ != "did" for below in token.children) or _supposed(token):
        return "hypothetical"
    return None


def _said_over(token: Token) -> Modality | None:
    """Return what the word over a phrase says of it: "fears a raid", "the plan to strike"."""
    word = _governor(token) if token.dep_ in _BELOW else None
    if word is None or _independent(token):
        return None
    said = _OVER.get(word.lemma_) if word.lemma_ != "call" or token.dep_ != "dobj" else None
    return _turned(said, word) if said is not None else None


def subjunctive(verb: Token) -> bool:
    """Tell whether a clause tells what should be: "that the boats be held", "that the bank guarantee the loan"."""
    auxiliaries = [below for below in verb.children if below.dep_ in {"aux", "auxpass"}]
    if verb.dep_ not in {"ccomp", "conj"} or any(one.tag_ in {"MD", "TO"} for one in auxiliaries):
        return False
    bare = any(one.lower_ == "be" for one in auxiliaries)
    that = any(below.dep_ == "mark" and below.lower_ == "that" for below in verb.children)
    who = child(verb, "nsubj", "nsubjpass")
    one = who is not None and who.tag_ in {"NN", "NNP"} and child(who, "conj") is None
    plain = verb.tag_ == "VB" or (verb.tag_ == "VBP" and one and verb.head.lemma_ in _ASKING)
    return who is not None and (bare or (plain and that and not auxiliaries))


_ASKING = frozenset("recommend urge insist demand ask propose request require suggest advise".split())


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
    auxiliaries = [one for one in token.children if one.dep_ in {"aux", "auxpass"}]
    finite = token.tag_ == "VBD" or any(one.tag_ == "VBD" for one in auxiliaries)
    finite = finite or any(one.tag_ in {"VBZ", "VBP"} and one.lemma_ == "have" for one in auxiliaries)
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


_FEARING = frozenset(
    """fear fears feared fearing fearful dread dreads dreaded dreading afraid worry worries worried worrying scared
    frightened nervous uneasy alarmed alarm concern concerned anxious anxiety horror nightmare threat""".split()
)


def unwished(token: Token, cue: str) -> Modality | None:
    """Return how what somebody does not want is told of: feared, or only supposed ("has no appetite for a strike").

    What others should not do is feared ("does not want Norway to leave"). Nothing is told of where somebody only will
    not do it ("is unwilling to sell").
    """
    others = token.pos_ == "VERB" and child(token, "nsubj") is not None and _infinitive(token)
    if others or not _FEARING.isdisjoint(cue.lower().split()):
        return "feared"
    return "hypothetical" if token.pos_ == "NOUN" else None
