"""Actions somebody can take, with the verbs and nouns that name them. An outcome that merely happens is not here.

PLOVER's sixteen kinds of event: Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023), PLOVER and POLECAT.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Action:
    """An action: the words for it, its kind of event, and how an option of it is worded ("Attack {}").

    `directed`: it is done to somebody, and makes one option per target. `mutual`: the noun between two parties means
    that each does it to the other ("a war between them").
    """

    key: str
    kind: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    does: str
    directed: bool = True
    mutual: bool = False


def _action(
    key: str, kind: str, verbs: str, nouns: str, does: str, directed: bool = True, mutual: bool = False
) -> Action:
    return Action(key, kind, tuple(verbs.split()), tuple(nouns.split()), does, directed, mutual)


ACTIONS: Final = (
    _action("attack", "ASSAULT", "attack bomb strike shell bombard raid assault fight invade storm torpedo",
            "attack strike bombing raid assault shelling bombardment airstrike invasion offensive war warfare",
            "Attack", mutual=True),
    _action("retaliate", "ASSAULT", "retaliate avenge", "retaliation reprisal", "Retaliate against"),
    _action("escalate", "ASSAULT", "escalate", "escalation", "Escalate", directed=False),
    _action("kill", "ASSAULT", "kill murder assassinate execute", "killing assassination murder", "Kill members of"),
    _action("seize", "COERCE", "seize capture occupy detain arrest imprison expel confiscate",
            "seizure occupation arrest detention expulsion", "Seize what belongs to"),
    _action("annex", "COERCE", "annex incorporate absorb", "annexation incorporation", "Annex"),
    _action("blockade", "COERCE", "blockade besiege quarantine", "blockade siege quarantine", "Blockade"),
    _action("destabilise", "COERCE",
            "destabilize destabilise subvert undermine infiltrate sabotage intervene interfere meddle",
            "subversion intervention interference sabotage destabilization", "Interfere in"),
    _action("sanction", "SANCTION", "sanction boycott embargo", "sanction sanctions boycott embargo",
            "Impose sanctions on"),
    _action("threaten", "THREATEN", "threaten", "threat ultimatum", "Threaten"),
    _action("mobilise", "MOBILIZE", "mobilize mobilise deploy rearm", "mobilization mobilisation deployment",
            "Mobilise", directed=False),
    _action("arm", "AID", "arm equip train supply", "", "Arm"),
    _action("aid", "AID", "aid fund finance subsidize", "subsidy", "Give aid to"),
    _action("support", "SUPPORT", "support back endorse", "", "Support"),
    _action("restrain", "COOPERATE", "restrain disarm", "", "Restrain"),
    _action("withdraw", "RETREAT", "withdraw retreat evacuate depart", "withdrawal retreat evacuation departure",
            "Withdraw", directed=False),
    _action("cease_fire", "RETREAT", "disengage", "ceasefire truce armistice", "Cease fire", directed=False),
    _action("release", "CONCEDE", "release", "", "Release people of"),
    _action("concede", "CONCEDE", "concede yield surrender apologize apologise capitulate",
            "concession surrender apology", "Make concessions to"),
    _action("offer", "REQUEST", "offer propose", "offer proposal", "Make an offer to"),
    _action("accept", "AGREE", "accept", "acceptance", "Accept what is offered by"),
    _action("deal", "AGREE", "ratify", "deal agreement treaty accord pact settlement", "Make a deal with", mutual=True),
    _action("normalise", "COOPERATE", "normalize normalise reconcile", "normalization normalisation rapprochement",
            "Normalise relations with", mutual=True),
    _action("negotiate", "CONSULT", "negotiate mediate consult", "negotiation negotiations talks mediation",
            "Negotiate with", mutual=True),
    _action("recognise", "COOPERATE", "recognize recognise", "recognition", "Recognise"),
    _action("trade", "COOPERATE", "trade", "", "Trade with", mutual=True),
    _action("annul", "REJECT", "annul repudiate abrogate", "abrogation", "Break an agreement with"),
    _action("open", "CONCEDE", "reopen", "reopening", "Reopen the way to"),
    _action("close", "COERCE", "close block", "closure", "Block"),
    _action("enrich", "MOBILIZE", "enrich", "enrichment", "Enrich uranium", directed=False),
    _action("protest", "PROTEST", "protest demonstrate strike riot rebel revolt",
            "protest protests uprising revolt rebellion riot", "Protest", directed=False),
    _action("accuse", "ACCUSE", "accuse charge denounce condemn", "", "Accuse"),
)  # fmt: skip

WORDS_ONLY: Final = frozenset({"accuse", "kill", "threaten"})
"""Kinds of event that make no option: words, and what follows from another action."""

BY_VERB: Final = {verb: action for action in reversed(ACTIONS) for verb in action.verbs}
BY_NOUN: Final = {noun: action for action in reversed(ACTIONS) for noun in action.nouns}

CARRIERS: Final = frozenset(
    "make put wage launch impose sign cut conclude reach carry open hold start begin conduct strike do lift".split()
)
"""Verbs that only carry a noun of action: who does the verb does the noun ("launch an attack")."""

LIVING: Final = frozenset(
    {
        "state",
        "government",
        "armed group",
        "military",
        "ministry",
        "leader",
        "movement",
        "party",
        "public",
        "organisation",
        "person",
    }
)
"""Kinds of parties that can act."""
