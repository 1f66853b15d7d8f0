"""GDELT: events (versions 1 and 2, with a header or as they are published, without) and mentions of events."""

from __future__ import annotations

from detente.data.format import Cells, Format, no_kind, nobody
from detente.data.kinds import of_cameo
from detente.data.party import Party
from detente.data.roles import ROLES
from detente.data.states import by_letters

_CITE = "Leetaru and Schrodt (2013), GDELT: Global Data on Events, Location and Tone; gdeltproject.org"


def party(cells: Cells) -> Party:
    """Read a code, a state, three roles and a name.

    >>> party(("IRQREB", "IRQ", "REB", "", "", "MILITIA")).names
    ('IRQREB', 'MILITIA')
    """
    code, state, one, two, three, name = cells
    iso = by_letters(state or code[:3]) if state or code else None
    told = (one, two, three) if one else tuple(code[at : at + 3] for at in range(3 if iso else 0, len(code), 3))
    roles = frozenset(role for role in told if role in ROLES)
    unread = "" if iso or roles or not code else code
    return Party(frozenset({iso} if iso else ()), roles, tuple(dict.fromkeys(n for n in (code, name) if n)), unread)


def kind(cells: Cells) -> str | None:
    """Read a CAMEO code."""
    return of_cameo(cells[0])


def _side(number: int) -> tuple[str, ...]:
    parts = "code name countrycode knowngroupcode ethniccode religion1code religion2code type1code type2code type3code"
    return tuple(f"actor{number}{part}" for part in parts.split())


def _geography(parts: str) -> tuple[str, ...]:
    return tuple(f"{who}geo_{part}" for who in ("actor1", "actor2", "action") for part in parts.split())


_FIRST = (
    *"globaleventid sqldate monthyear year fractiondate".split(), *_side(1), *_side(2),
    *"isrootevent eventcode eventbasecode eventrootcode quadclass goldsteinscale nummentions".split(),
    *"numsources numarticles avgtone".split(),
)  # fmt: skip
_ONE = (*_FIRST, *_geography("type fullname countrycode adm1code lat long featureid"), "dateadded")
_TWO = (
    *_FIRST,
    *_geography("type fullname countrycode adm1code adm2code lat long featureid"),
    "dateadded",
    "sourceurl",
)
_MENTION = tuple(
    "globaleventid eventtimedate mentiontimedate mentiontype mentionsourcename mentionidentifier sentenceid"
    " actor1charoffset actor2charoffset actioncharoffset inrawtext confidence mentiondoclen mentiondoctone"
    " mentiondoctranslationinfo extras".split()
)


def _told(number: int) -> tuple[str, ...]:
    return tuple(
        f"actor{number}{part}" for part in "code countrycode type1code type2code type3code name".split()
    )  # fmt: skip


GDELT = Format(
    "gdelt",
    "GDELT events",
    _CITE,
    header=("globaleventid", "sqldate", "actor1code", "actor2code", "eventcode"),
    id=("globaleventid",),
    date=("sqldate",),
    party=party,
    kind=kind,
    actor=_told(1),
    target=_told(2),
    type=("eventcode",),
    place=("actiongeo_fullname",),
    cameo=True,
    bare={57: _ONE, 58: (*_ONE, "sourceurl"), 61: _TWO},
    note="coded by a program: many rows are no events, and one event has many rows",
)

MENTIONS = Format(
    "gdelt-mentions",
    "GDELT mentions",
    _CITE,
    header=("globaleventid", "eventtimedate", "mentiontimedate"),
    id=("globaleventid",),
    date=("eventtimedate",),
    party=nobody,
    kind=no_kind,
    bare={16: _MENTION, 14: _MENTION[:14], 15: _MENTION[:15]},
    note="a file of mentions tells no actors and no types; its dates are when an event was first recorded",
)
