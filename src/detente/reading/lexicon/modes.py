"""How an event was done, in the words PLOVER uses for its modes; only where a word of the text settles it.

Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023), PLOVER and POLECAT; modes are named after its codebook.
"""

from __future__ import annotations

from typing import Final


def _modes(**words: str) -> dict[str, str]:
    return {word: mode.replace("_", "-") for mode, many in words.items() for word in many.split()}


MODES: Final[dict[str, dict[str, str]]] = {
    "ASSAULT": _modes(
        aerial="airstrike airstrikes air aerial jet jets plane planes warplane warplanes aircraft",
        drone="drone drones uav",
        firearms="shoot shooting gun gunfire gunman gunmen rifle sniper shot bullet",
        heavy_weapons="shell shelling bombard bombardment artillery mortar mortars rocket rockets missile missiles tank"
        " torpedo",
        explosives="bomb bombing bombings explosion explosives blast mine grenade",
        suicide_attack="suicide",
        assassinate="assassinate assassination",
        abduct="abduct kidnap hijack abduction kidnapping hijacking hostage",
        torture="torture",
        sexual="rape",
        beat="beat beating club",
        destroy="destroy destruction demolish demolition burn arson",
    ),
    "COERCE": _modes(
        arrest="arrest detain imprison jail arrests arrest detention",
        deport="deport deportation",
        confiscate="seize confiscate impound seizure confiscation",
        curfew="curfew",
        ban="ban outlaw",
        restrict="blockade besiege quarantine siege block close closure",
    ),
    "SANCTION": _modes(
        expel="expel expulsion",
        withdraw="recall sever break",
        discontinue="suspend freeze halt suspension",
    ),
    "PROTEST": _modes(
        demo="demonstrate demonstration demonstrations march rally protest protests",
        riot="riot riots rioting",
        boycott="boycott strike strikes walkout stoppage",
        hunger="hunger",
        obstruct="obstruct block blockade",
    ),
    "MOBILIZE": _modes(troops="troop troops army soldier reservist force forces warship", police="police"),
    "RETREAT": _modes(
        withdraw="withdraw withdrawal retreat pull evacuate evacuation",
        ceasefire="ceasefire truce armistice",
        release="release free",
        disarm="disarm disarmament demobilize demobilise",
        ease="lift ease",
    ),
    "CONSULT": _modes(visit="visit", phone="phone telephone call", host="host"),
}
"""Kind of event, then a word of the trigger's phrase, to the mode."""

MEANS: Final = frozenset({"with", "by", "using", "from", "in"})
"""Prepositions before what something is done with ("hit by a drone")."""
