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
    _action("attack", "ASSAULT", "attack bomb strike shell bombard raid assault fight invade storm torpedo ambush hit"
            " shoot sink explode clash stone ram mortar",
            "attack strike bombing raid assault shelling bombardment airstrike invasion offensive war warfare ambush"
            " explosion blast shooting clash clashes incursion fighting",
            "Attack", mutual=True),
    _action("retaliate", "ASSAULT", "retaliate avenge", "retaliation reprisal", "Retaliate against"),
    _action("escalate", "ASSAULT", "escalate", "escalation", "Escalate", directed=False),
    _action("kill", "ASSAULT", "kill murder assassinate execute behead massacre wound injure",
            "killing assassination murder massacre", "Kill members of"),
    _action("abduct", "ASSAULT", "abduct kidnap hijack", "abduction kidnapping hijacking", "Abduct people of"),
    _action("abuse", "ASSAULT", "torture rape stab", "torture", "Do violence to people of"),
    _action("destroy", "ASSAULT", "destroy demolish burn torch damage wreck", "destruction demolition",
            "Destroy what belongs to"),
    _action("seize", "COERCE", "seize capture occupy detain arrest imprison confiscate impound jail loot board evict",
            "seizure occupation arrest arrests detention", "Seize what belongs to"),
    _action("expel", "SANCTION", "expel", "expulsion", "Expel people of"),
    _action("annex", "COERCE", "annex incorporate absorb", "annexation incorporation", "Annex"),
    _action("blockade", "COERCE", "blockade besiege quarantine", "blockade siege quarantine", "Blockade"),
    _action("destabilise", "COERCE",
            "destabilize destabilise subvert undermine infiltrate sabotage intervene interfere meddle",
            "subversion intervention interference sabotage destabilization", "Interfere in"),
    _action("sanction", "SANCTION", "sanction boycott embargo penalise penalize",
            "sanction sanctions boycott embargo ban",
            "Impose sanctions on"),
    _action("suspend", "SANCTION", "suspend sever cancel withhold", "suspension cancellation", "Suspend dealings with"),
    _action("threaten", "THREATEN", "threaten", "threat ultimatum", "Threaten"),
    _action("mobilise", "MOBILIZE", "mobilize mobilise deploy rearm", "mobilization mobilisation deployment manoeuvres"
            " exercises drills buildup",
            "Mobilise", directed=False),
    _action("arm", "AID", "arm equip train supply", "", "Arm"),
    _action("aid", "AID", "aid fund finance subsidize lend donate", "subsidy", "Give aid to"),
    _action("support", "SUPPORT", "support back endorse", "", "Support"),
    _action("restrain", "COOPERATE", "restrain disarm", "", "Restrain"),
    _action("withdraw", "RETREAT", "withdraw retreat evacuate depart", "withdrawal retreat evacuation departure",
            "Withdraw", directed=False),
    _action("cease_fire", "RETREAT", "disengage", "ceasefire truce armistice", "Cease fire", directed=False),
    _action("release", "CONCEDE", "release free amnesty pardon", "amnesty pardon", "Release people of"),
    _action("ease", "CONCEDE", "ease", "", "Ease measures against"),
    _action("resign", "CONCEDE", "resign abdicate", "resignation abdication", "Resign", directed=False),
    _action("oust", "COERCE", "oust depose overthrow sack dismiss rob", "coup putsch mutiny", "Oust the leaders of"),
    _action("concede", "CONCEDE", "concede yield surrender apologize apologise capitulate",
            "concession surrender apology", "Make concessions to"),
    _action("promise", "AGREE", "promise pledge", "", "Make a promise to"),
    _action("offer", "REQUEST", "offer propose", "offer proposal", "Make an offer to"),
    _action("accept", "AGREE", "accept approve", "acceptance approval", "Accept what is offered by"),
    _action("deal", "AGREE", "ratify agree", "deal agreement treaty accord pact settlement", "Make a deal with",
            mutual=True),
    _action("normalise", "COOPERATE", "normalize normalise reconcile", "normalization normalisation rapprochement",
            "Normalise relations with", mutual=True),
    _action("negotiate", "CONSULT", "negotiate mediate consult", "negotiation negotiations talks mediation",
            "Negotiate with", mutual=True),
    _action("meet", "CONSULT", "meet visit telephone", "meeting summit visit", "Meet", mutual=True),
    _action("cooperate", "COOPERATE", "cooperate collaborate", "cooperation collaboration", "Cooperate with",
            mutual=True),
    _action("reject", "REJECT", "reject rebuff veto spurn refuse", "rejection veto", "Reject what is offered by"),
    _action("recognise", "COOPERATE", "recognize recognise", "recognition", "Recognise"),
    _action("trade", "COOPERATE", "trade sell", "", "Trade with", mutual=True),
    _action("annul", "REJECT", "annul repudiate abrogate", "abrogation", "Break an agreement with"),
    _action("open", "CONCEDE", "reopen", "reopening", "Reopen the way to"),
    _action("close", "COERCE", "close shut block", "closure lockout", "Block"),
    _action("enrich", "MOBILIZE", "enrich", "enrichment", "Enrich uranium", directed=False),
    _action("protest", "PROTEST", "protest demonstrate strike riot rebel revolt rally march",
            "protest protests uprising revolt rebellion riot demonstration walkout", "Protest", directed=False),
    _action("intercept", "COERCE", "", "", "Stop the traffic of"),
    _action("search", "COERCE", "", "", "Search what belongs to"),
    _action("lay_off", "COERCE", "", "", "Dismiss"),
    _action("displace", "COERCE", "", "", "Drive out"),
    _action("revoke", "COERCE", "", "", "Take the licence from"),
    _action("turn_back", "SANCTION", "", "", "Turn back people of"),
    _action("pay", "AID", "", "", "Pay"),
    _action("restore", "CONCEDE", "", "", "Restore what it gave to"),
    _action("let", "CONCEDE", "", "", "Let in"),
    _action("hand_over", "CONCEDE", "", "", "Hand over what it holds to"),
    _action("accuse", "ACCUSE", "accuse charge denounce condemn sue indict investigate prosecute",
            "indictment lawsuit inquiry investigation complaint", "Accuse"),
)  # fmt: skip

WORDS_ONLY: Final = frozenset({"accuse", "kill", "threaten", "abuse", "reject", "promise"})
"""Kinds of event that make no option: words, and what follows from another action."""

BY_VERB: Final = {verb: action for action in reversed(ACTIONS) for verb in action.verbs}
BY_NOUN: Final = {noun: action for action in reversed(ACTIONS) for noun in action.nouns}

CARRIERS: Final = frozenset(
    """make put wage launch impose sign cut conclude reach carry open hold start begin conduct strike do resume declare
    announce order file lodge""".split()
)
"""Verbs that only carry a noun of action: who does the verb does the noun ("launch an attack")."""

PHRASES: Final[dict[str, dict[str, str]]] = {
    "fire": dict.fromkeys("missile rocket shot shell round mortar torpedo".split(), "attack"),
    "open": {"fire": "attack"},
    "exchange": {"fire": "attack", "shot": "attack", "prisoner": "release"},
    "set": {"fire": "destroy"},
    "lay": {"siege": "blockade", "mine": "mobilise"},
    "stop": dict.fromkeys("export supply aid delivery shipment sale pumping".split(), "suspend"),
    "move": dict.fromkeys("troop soldier warship frigate tank gunboat army navy".split(), "mobilise"),
    "launch": dict.fromkeys("missile rocket drone".split(), "attack"),
    "detonate": dict.fromkeys("bomb explosive device charge mine".split(), "attack"),
    "take": {"hostage": "abduct"},
    "send": {**dict.fromkeys(
                 "troop soldier warship frigate reinforcement force tank gunboat boat army navy".split(), "mobilise"),
             **dict.fromkeys("aid food medicine supply".split(), "aid")},
    "call": {"reservist": "mobilise"},
    "mass": {"troop": "mobilise"},
    "give": {**dict.fromkeys("aid assistance weapon money".split(), "aid"), "way": "concede", "ground": "concede"},
    "bring": {**dict.fromkeys("troop soldier warship frigate tank gunboat".split(), "mobilise"),
              **dict.fromkeys("drone aircraft plane jet helicopter balloon airliner".split(), "attack")},
    "deliver": dict.fromkeys("aid assistance weapon food medicine".split(), "aid"),
    "provide": dict.fromkeys("aid assistance weapon money".split(), "aid"),
    "recall": {"ambassador": "suspend", "envoy": "suspend"},
    "cut": dict.fromkeys("aid tie relation supply".split(), "suspend"),
    "break": dict.fromkeys("relation tie".split(), "suspend"),
    "freeze": dict.fromkeys("asset aid account fund".split(), "sanction"),
    "halt": dict.fromkeys("export supply aid delivery shipment".split(), "suspend"),
    "lift": dict.fromkeys("sanction sanctions embargo blockade ban curfew boycott siege restriction".split(), "ease"),
    "relax": dict.fromkeys("sanction sanctions embargo blockade ban curfew boycott siege restriction".split(), "ease"),
    "drop": dict.fromkeys("complaint case charge demand claim objection lawsuit".split(), "concede"),
}  # fmt: skip
"""Verb, then its object, to the action the two make together."""

PARTICLES: Final[dict[str, dict[str, str]]] = {
    "pull": {"out": "withdraw", "back": "withdraw"},
    "blow": {"up": "destroy"},
    "call": {"up": "mobilise", "off": "suspend"},
    "break": {"off": "suspend"},
    "step": {"down": "resign", "aside": "resign"},
    "stand": {"down": "withdraw"},
    "back": {"down": "concede"},
    "turn": {"down": "reject"},
    "take": {"over": "seize"},
    "shoot": {"down": "attack"},
    "hand": {"over": "concede"},
    "lock": {"out": "close"},
    "cut": {"off": "suspend"},
    "send": {"up": "mobilise"},
    "give": {"in": "concede"},
    "walk": {"out": "protest"},
}
"""Verb, then its particle, to the action the two make together."""

TOWARDS: Final[dict[str, dict[str, str]]] = {
    "fire": {"on": "attack", "at": "attack"},
    "vote": {"against": "reject", "for": "support"},
}
"""Verb, then the preposition after it, to the action the two make together."""

SPOKEN: Final = frozenset("accuse denounce condemn threaten warn threat accusation".split())
"""Words for what is only said: attributions tell it, and it is no event."""

SAYINGS: Final = frozenset(
    """claim allegation accusation charge idea suggestion report criticism notion rumour rumor view talk word label
    description term version account story theory comparison argument blame responsibility verdict finding""".split()
)
"""What is denied, not turned down, when it is rejected."""

SERIES: Final = frozenset(
    "campaign campaigns operation operations wave series mission missions spree sortie incident".split()
)
"""Nouns after an action noun that name the same doing ("the bombing campaign")."""

FORCES: Final = frozenset(
    """jet plane warplane aircraft helicopter drone ship warship frigate gunboat vessel boat tank troops troop soldier
    patrol guard coastguard policeman police artillery missile rocket gunner marine commando agent fighter airstrike
    diplomat negotiator delegation trawler submarine cutter crew team force forces parliament lawmaker official
    regulator court
    """.split()
)
"""What acts for the country named before it."""

LASTING: Final = frozenset("war warfare fighting offensive invasion clashes campaign occupation blockade siege".split())
"""Nouns for what goes on for long; "the war" is not the last attack."""

ACCUSING: Final = frozenset("accuse blame suspect charge condemn denounce criticize criticise".split())
"""Verbs whose "of" or "for" says what somebody is said to have done."""

LABOUR: Final = frozenset(
    """general hunger union worker teacher docker miner driver nurse pilot wage pay rail transport student day-long
    nationwide sympathy wildcat labor labour""".split()
)
"""Words that make a strike one of workers."""

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
