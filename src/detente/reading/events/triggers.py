"""Which words tell of an event: a verb or a noun of the action lexicon, or a verb with its particle or object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.events.deeds import ACTION, action_of
from detente.reading.events.framed import framed, things_of
from detente.reading.events.modality import modality
from detente.reading.lexicon.deeds import (
    BY_VERB,
    CARRIERS,
    LABOUR,
    PARTICLES,
    PHRASES,
    SAYINGS,
    SERIES,
    SPOKEN,
    TOWARDS,
)
from detente.reading.lexicon.doings import SHOWN
from detente.reading.lexicon.modes import MEANS, MODES
from detente.reading.lexicon.tellings import CALLED, NAMED
from detente.reading.syntax import child, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.lexicon.deeds import Action


def triggered(token: Token) -> Action | None:
    """Return the action `token` tells of, or None. A verb that only carries a noun leaves it to the noun."""
    if token.pos_ == "VERB":
        if _unreal(token):
            return None
        doing = framed(token)
        return ACTION[doing.action] if doing is not None else _of_verb(token)
    if token.pos_ == "NOUN":
        return _of_noun(token)
    return None


def _unreal(verb: Token) -> bool:
    """Tell whether a verb tells what was not to be: "would have struck", "would sooner wait", "stopped paying"."""
    if any(below.dep_ == "advmod" and below.lower_ in {"rather", "sooner"} for below in verb.children):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"stop", "cease"} and framed(verb.head) is not None:
        return True
    if _only_said(verb):
        return True
    modal = any(below.tag_ == "MD" and below.lower_ in _MIGHT for below in verb.children)
    return modal and verb.tag_ == "VBN" and any(below.lower_ in {"have", "'ve"} for below in verb.children)


def _only_said(verb: Token) -> bool:
    """Tell whether the words only sound like an act: "agrees with him", "demonstrated that", "let us see"."""
    lemma = verb.lemma_
    if lemma == "agree":
        return child(verb, "xcomp") is None and any(below.lower_ == "with" for below in verb.children)
    if lemma in {"demonstrate", "rally", "march"} and child(verb, "dobj", "ccomp") is not None:
        return True
    if lemma == "let" and any(
        one.lower_ in {"'s", "’s", "us", "me"} for below in verb.children for one in below.subtree
    ):
        return True
    ends = [child(below, "pobj") for below in verb.children if below.dep_ == "prep"] if lemma == "fire" else []
    return any(one is not None and one.lemma_.lower() in SHOWN.get(lemma, ()) for one in (*things_of(verb), *ends))


_MIGHT = frozenset("would could might should 'd".split())


def _of_verb(verb: Token) -> Action | None:
    lemma = verb.lemma_
    if lemma in SPOKEN or (
        lemma not in BY_VERB and lemma not in PHRASES and lemma not in PARTICLES and lemma not in TOWARDS
    ):
        return None
    thing = child(verb, "dobj", "nsubjpass")
    if _of_words(verb, thing):
        return None
    said = PHRASES.get(lemma, {}).get(thing.lemma_ if thing is not None else "")
    if said is None and thing is not None and lemma in CARRIERS and action_of(thing) is not None:
        return None
    if said is None and lemma in PARTICLES:
        parts = (PARTICLES[lemma].get(below.lower_) for below in verb.children if below.dep_ in {"prt", "advmod"})
        said = next((key for key in parts if key is not None), None)
    if said is None and lemma in TOWARDS:
        preps = (TOWARDS[lemma].get(below.lower_) for below in verb.children if below.dep_ in {"prep", "prt"})
        said = next((key for key in preps if key is not None), None)
    if said is not None:
        return ACTION[said]
    if lemma == "strike" and thing is None:
        return ACTION["protest"]
    return BY_VERB.get(lemma) if verb.dep_ not in {"amod", "compound"} else None


def _of_words(verb: Token, thing: Token | None) -> bool:
    """Tell whether a verb of action is about words, or nothing is done: "dismissed the claim", "conceded that"."""
    lemma = verb.lemma_
    if thing is None:
        below = {"reject": "xcomp", "refuse": "xcomp", "concede": "ccomp", "agree": "ccomp", "yield": "ccomp"}.get(
            lemma
        )
        return lemma in {"promise", "pledge"} or (below is not None and child(verb, below) is not None)
    if thing.lower_ in _NOBODY or (lemma == "dismiss" and thing.pos_ != "PROPN"):
        return True
    if lemma in {"concede", "agree", "yield"}:
        return child(verb, "ccomp") is not None
    if lemma in {"promise", "pledge"}:
        return thing.pos_ not in {"NOUN", "PROPN"}
    return (lemma in {"reject", "refuse"} and thing.lemma_ in SAYINGS) or (
        lemma == "withhold" and thing.lemma_ in _SECRETS
    )


_NOBODY = frozenset("none nothing neither nobody".split())
_SECRETS = frozenset("name identity comment judgement judgment detail information view opinion".split())
"""What is withheld by saying nothing."""


def _of_noun(noun: Token) -> Action | None:
    action = action_of(noun) or _named(noun)
    if action is None or noun.lemma_ in SPOKEN:
        return None
    if any(below.dep_ in {"acl", "relcl"} and below.lemma_ in {"sign", "initial"} for below in noun.rights):
        return None
    if noun.dep_ == "compound" and noun.head.lower_ not in SERIES and noun.head.pos_ == "NOUN":
        return None
    if noun.dep_ == "dobj" and action.kind in _TALKED and noun.head.lemma_ in BY_VERB and not _carries(noun.head):
        return None
    return ACTION["protest"] if noun.lemma_ == "strike" and _labour(noun) else action


def _named(noun: Token) -> Action | None:
    key = NAMED.get(noun.lemma_)
    if key is not None and noun.lemma_ in _TO_COME and modality(noun) == "happened":
        return None
    if key == "release" and not any(below.lower_ in {"of", "from"} or below.dep_ == "poss" for below in noun.children):
        return None
    if noun.lemma_ == "stoppage" and not _labour(noun):
        return None
    return ACTION[key] if key is not None else None


_TO_COME = frozenset("patrol return march".split())
"""Nouns that tell of an act only where it is asked for or feared."""


def _carries(verb: Token) -> bool:
    return verb.lemma_ in CALLED


_TALKED = frozenset("REQUEST AGREE CONSULT".split())
"""Kinds whose noun as the object of another action is no event of its own ("rejected the offer")."""


def _labour(noun: Token) -> bool:
    """Workers strike: "a general strike", "on strike", "the dockers' strike"."""
    if noun.head.lower_ == "on" and child(noun, "det", "amod") is None and noun.tag_ == "NN":
        return True
    near = any(below.lemma_ in LABOUR or below.lower_ in LABOUR for below in noun.subtree)
    return near or (noun.doc.user_data.get(_WORK) or _of_work(noun.doc)) == "work"


_WORK = "detente.strikes"


def _of_work(doc: Doc) -> str:
    """Settle once what a bare "strike" is in a text: of workers where it speaks of unions, and of no bombs."""
    words = set(text_of(doc).lower().split())
    work = bool(words & _UNIONS) and not words & _BOMBS
    doc.user_data[_WORK] = "work" if work else "war"
    return str(doc.user_data[_WORK])


_UNIONS = frozenset("union unions union's unions' dockers strikers lockout wages picket pickets workers".split())
_BOMBS = frozenset("airstrike airstrikes bomb bombs bombing missile missiles warplanes rockets drone drones".split())


def mode_of(action: Action, trigger: Token) -> str | None:
    """Return how it was done, from the trigger, the words before it, and what follows "with" or "by"."""
    modes = MODES.get(action.kind)
    if modes is None:
        return None
    near = [*(b for b in trigger.lefts if b.dep_ in {"amod", "compound", "nmod", "nsubj"}), trigger]
    near += [b for b in trigger.rights if b.dep_ in {"dobj", "prt"}]
    for prep in trigger.children:
        noun = child(prep, "pobj") if prep.dep_ in {"prep", "agent"} and prep.lower_ in MEANS else None
        near += [noun, *(b for b in noun.lefts if b.dep_ == "compound")] if noun is not None else []
    found = (modes.get(word.lower_) or modes.get(word.lemma_) for word in near if word.ent_type_ != "GPE")
    return next((mode for mode in found if mode is not None), None)
