"""Roles within a state, in CAMEO's letters, and the words of other data sets for them."""

from __future__ import annotations

from typing import Final

ROLES: Final[dict[str, str]] = {
    "GOV": "government", "MIL": "military", "COP": "police", "SPY": "intelligence service", "JUD": "courts",
    "LEG": "legislature", "PTY": "party", "OPP": "opposition", "REB": "rebels and militias", "INS": "insurgents",
    "SEP": "separatists", "RAD": "extremists", "UAF": "unidentified forces", "CRM": "criminals",
    "CVL": "civilians", "PRO": "protesters and rioters", "BUS": "business", "MED": "media", "EDU": "education",
    "LAB": "workers", "ELI": "elites", "REF": "refugees", "HLH": "health", "AGR": "agriculture",
    "DEV": "development", "ENV": "environment", "HRI": "human rights", "MOD": "moderates", "SET": "settlers",
    "IGO": "organisation of states", "NGO": "organisation", "NGM": "movement", "MNC": "multinational company",
    "IMG": "international militants", "INT": "international",
}  # fmt: skip

WIDER: Final[dict[str, tuple[str, ...]]] = {"REB": ("REB", "INS", "SEP"), "GOV": ("GOV", "LEG")}
"""A role that counts narrower ones too."""

SECTORS: Final[dict[str, str]] = {
    "government": "GOV", "executive": "GOV", "executive office": "GOV", "cabinet": "GOV", "foreign ministry": "GOV",
    "defense / security ministry": "GOV", "interior / home ministry": "GOV", "military": "MIL", "army": "MIL",
    "navy": "MIL", "air force": "MIL", "marines": "MIL", "military intelligence": "MIL", "police": "COP",
    "intelligence": "SPY", "judicial": "JUD", "legal": "JUD", "legislative / parliamentary": "LEG",
    "upper house": "LEG", "lower house": "LEG", "unicameral": "LEG", "parties": "PTY",
    "opposition major party (out of government)": "OPP", "dissident": "OPP", "rebel": "REB",
    "organized violent": "REB", "insurgents": "INS", "separatists": "SEP",
    "radicals / extremists / fundamentalists": "RAD", "unidentified forces": "UAF", "criminals / gangs": "CRM",
    "general population / civilian / social": "CVL", "civilian": "CVL",
    "protestors / popular opposition / mobs": "PRO", "business": "BUS", "media": "MED", "news": "MED",
    "education": "EDU", "labor": "LAB", "elite": "ELI", "refugees / displaced": "REF", "medical / health": "HLH",
    "international government organization": "IGO", "nongovernmental organizations / activists": "NGO",
    "multinational corporation": "MNC", "international dissident": "IMG", "international insurgents": "IMG",
}  # fmt: skip
"""The sectors of ICEWS. A sector that is not listed (a faith, a party's place) says nothing of the role."""

INTERS: Final[dict[str, str]] = {
    "1": "MIL", "state forces": "MIL", "2": "REB", "rebel group": "REB", "rebel groups": "REB", "3": "REB",
    "political militia": "REB", "political militias": "REB", "4": "REB", "identity militia": "REB",
    "identity militias": "REB", "5": "PRO", "rioters": "PRO", "6": "PRO", "protesters": "PRO", "7": "CVL",
    "civilians": "CVL", "8": "UAF", "external/other forces": "UAF", "other forces": "UAF",
}  # fmt: skip
"""The kinds of actor (inter1, inter2) of ACLED, as numbers and as words."""


def widened(role: str) -> tuple[str, ...]:
    """Return the roles that are counted where `role` is asked for.

    >>> widened("REB")
    ('REB', 'INS', 'SEP')
    """
    return WIDER.get(role, (role,))
