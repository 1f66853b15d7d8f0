"""A party as a row of a data set tells it, and a party as an analyst asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.data.roles import ROLES, widened
from detente.data.states import ISO, NAMED, by_cow, by_gw, by_letters, by_name
from detente.errors import InvalidQuery, Problem, nearest


@dataclass(frozen=True, slots=True)
class Party:
    """Who a row says it is: states (ISO), roles (CAMEO), names and codes; `unread` is what no table of ours has."""

    states: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is asked for: a state, a role, both (the role within the state), or else a name. `says` is it in words."""

    asked: str
    state: str | None = None
    role: str | None = None
    says: str = ""

    def fits(self, party: Party) -> bool:
        """Tell whether a row's party is the one asked for, or a part of it: USA has USAMIL in it."""
        if any(name.casefold() == self.asked.casefold() for name in party.names):
            return True
        if self.state is None and self.role is None:
            return False
        held = self.state is None or self.state in party.states
        return held and (self.role is None or any(role in party.roles for role in widened(self.role)))


def wanted(asked: str, *, numbers: str = "cow", names: Iterable[str] = ()) -> Wanted:
    """Read a code or a name as an analyst writes it. Raises InvalidQuery (D842), with the nearest that is known.

    A code is three letters of a state (`IRQ`), of a role (`REB`), or both (`IRQREB`), or a number: of the data set's
    own list (`numbers`, "cow" or "gw"), or as `cow:645`, `gw:645`. All else is a name: a state's in English, or one
    that the file has (`names`).

    >>> wanted("IRQREB").says
    'rebels and militias of Iraq'
    """
    asked = asked.strip()
    found = _number(asked, numbers) or _letters(asked)
    if found:
        return found
    if any(asked.casefold() == name.casefold() for name in names):
        return Wanted(asked, says=asked)
    state = by_name(asked)
    if state:
        return Wanted(asked, state, says=ISO[state])
    raise InvalidQuery(_unknown(asked, names))


def _number(asked: str, numbers: str) -> Wanted | None:
    listed, _, number = asked.rpartition(":")
    state = {"cow": by_cow, "gw": by_gw}.get(listed.casefold() or numbers, by_letters)(number)
    return Wanted(asked, state, says=ISO[state]) if state and number.isdecimal() else None


def _letters(asked: str) -> Wanted | None:
    """Read three or six letters."""
    code = asked.upper()
    if len(code) not in (3, 6) or not code.isascii() or not code.isalpha():
        return None
    state, role = by_letters(code[:3]), ROLES.get(code[-3:])
    if len(code) == 3 and (state or role):
        return Wanted(asked, state, None if state else code, ISO[state] if state else str(role))
    return Wanted(asked, state, code[3:], f"{role} of {ISO[state]}") if state and role else None


def _unknown(asked: str, names: Iterable[str]) -> Problem:
    code = asked.upper()
    codes = _codes(code)
    swapped = next((known for known in codes if sorted(known) == sorted(code)), None)
    close = swapped or nearest(code, codes) or nearest(asked, [*names, *_titles()])
    fix = "a state as IRQ, cow:645 or gw:645, a role as REB, both as IRQREB, or a name the file has"
    return Problem("D842", f'no actor is called "{asked[:60]}"', nearest=close, fix=fix)


def _codes(asked: str) -> list[str]:
    """Return the codes of the length of `asked`; of states and roles together only those that share a half."""
    if len(asked) == 6:
        return [s + r for s in ISO for r in ROLES if s == asked[:3] or r == asked[3:]]
    return [*ISO, *ROLES] if len(asked) == 3 else []


def _titles() -> list[str]:
    return [*ISO.values(), *(name for name in NAMED if name.isascii())]
