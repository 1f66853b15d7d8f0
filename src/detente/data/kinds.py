"""PLOVER's sixteen kinds of event, and which of them a CAMEO code is.

Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023), PLOVER and POLECAT; Schrodt (2012), CAMEO codebook 1.1b3.
Statements (CAMEO 01) are none of the sixteen.
"""

from __future__ import annotations

from typing import Final

KINDS: Final = tuple(
    "agree consult support cooperate aid concede retreat request accuse reject threaten protest sanction mobilize"
    " coerce assault".split()
)

_CAMEO: Final = {
    "01": "", "02": "request", "03": "agree", "04": "consult", "05": "support", "06": "cooperate", "07": "aid",
    "08": "concede", "09": "accuse", "10": "request", "11": "accuse", "12": "reject", "13": "threaten",
    "14": "protest", "15": "mobilize", "16": "sanction", "17": "coerce", "18": "assault", "19": "assault",
    "20": "assault",
    "057": "agree", "084": "retreat", "087": "retreat",
}  # fmt: skip
"""By the first two digits, or by the first three where these are another kind: a treaty, a release, a ceasefire."""


def of_cameo(code: str) -> str | None:
    """Return the kind of a CAMEO code, "" for a statement, None for what is no code.

    >>> of_cameo("190"), of_cameo("0871"), of_cameo("010"), of_cameo("---")
    ('assault', 'retreat', '', None)
    """
    code = code.strip()
    if not (code.isascii() and code.isdecimal() and 2 <= len(code) <= 4):
        return None
    return _CAMEO.get(code[:3], _CAMEO.get(code[:2]))


def of_plover(word: str) -> str | None:
    """Return the kind that a PLOVER word names, or None.

    >>> of_plover("ASSAULT")
    'assault'
    """
    word = word.strip().casefold()
    return word if word in KINDS else None
