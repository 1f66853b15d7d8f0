"""A game in strategic form as Gambit's `.nfg` file: read in its outcome and its payoff form, written in the latter.

    NFG 1 R "title" { "usa" "ussr" }
    { { "stay" "go" } { "stay" "go" } }
    "comment"
    2 2 0 3 3 0 1 1          one payoff for each player, the first player's strategies fastest

An imported player is an actor, its strategies are options of which exactly one is taken, and its payoffs rank the
combinations: which is better, and no more. McKelvey, McLennan and Turocy, Gambit, gambit-project.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from detente.conflict.model import Actor, Conflict, OneOf, Option, State
from detente.errors import Problem
from detente.files.gmcr import Imported
from detente.files.interchange.words import Reader, left, quoted, settled, text_of, unquoted, words_of
from detente.files.keys import keys_of
from detente.files.shape import TAKEN

MOST_PROFILES = 4096
"""The most combinations of strategies: each is a line in the ranking of every player."""
MOST_PLAYERS = 24
GAMBIT_WORDS = re.compile(
    r'\s+|(?P<text>"(?:[^"\\]|\\.)*+")|(?P<number>[-+.]?[0-9][-+./0-9eE]*+)|(?P<name>[A-Za-z]+)|(?P<mark>[{},])',
    re.DOTALL,
)
"""The words of Gambit's files."""
FROM = "Imported from a Gambit file."


@dataclass(frozen=True, slots=True)
class StrategicGame:
    """Players with their strategies; `payoffs` has a row a combination, the first player's strategies fastest."""

    title: str
    players: tuple[str, ...]
    strategies: tuple[tuple[str, ...], ...]
    payoffs: tuple[tuple[Fraction, ...], ...]
    says: str = ""


def strategic_text(game: StrategicGame, *, named: bool = True) -> str:
    """Return the game as the text of a `.nfg` file; strategies by number where not `named`, as OpenSpiel reads them.

    >>> game = StrategicGame("x", ("a",), (("stay", "go"),), ((Fraction(1),), (Fraction(1, 3),)))
    >>> strategic_text(game).splitlines()[-1]
    '1 1/3'
    """
    players = " ".join(map(quoted, game.players))
    own = (_list(map(quoted, names)) if named else str(len(names)) for names in game.strategies)
    rows = [" ".join(map(str, row)) for row in game.payoffs]
    body = rows if len(game.players) > 1 else [" ".join(rows)]
    head = [f"NFG 1 R {quoted(game.title)} {{ {players} }}", _list(own), *([quoted(game.says)] if named else [])]
    return "\n".join([*head, "", *body, ""])


def _list(words: Iterable[str]) -> str:
    return "{ " + " ".join(words) + " }"


def read_strategic(data: bytes, name: str = "<text>") -> StrategicGame:
    """Read the text of a `.nfg` file, in either form.

    Raises InvalidModel with the place: D101 to D104, D185 where it does not read as such a file, D190 too large.
    """
    document = text_of(data, name)
    reader = Reader(document, words_of(document, GAMBIT_WORDS))
    title, players = gambit_head(reader, "NFG", "1")
    strategies = _strategies(reader, len(players))
    size = prod(map(len, strategies))
    if size > MOST_PROFILES:
        reader.refuse(f"{size:,} combinations of strategies; at most {MOST_PROFILES:,} are read", code="D190")
    says = unquoted(reader.take().says) if reader.next.sort == "text" else ""
    rows = tuple((_outcomes if reader.comes("{") else _payoffs)(reader, len(players), size))
    reader.sort("end", "the end of the file")
    return StrategicGame(title, players, strategies, rows, says)


def gambit_head(reader: Reader, kind: str, version: str) -> tuple[str, tuple[str, ...]]:
    """Read the first line of a file of Gambit: the title and the players."""
    reader.mark(kind)
    found = reader.sort("number", f"the version, {version},")
    if found.says != version:
        reader.refuse(f"version {found.says} of the format; version {version} is read", found)
    reader.mark("R", "D")
    title = unquoted(reader.sort("text", "the title in double quotes").says)
    players = gambit_names(reader, "a player's name in double quotes")
    if not 1 <= len(players) <= MOST_PLAYERS:
        reader.refuse(f"{len(players)} players; 1 to {MOST_PLAYERS} are read", code="D190")
    return title, players


def gambit_names(reader: Reader, what: str) -> tuple[str, ...]:
    """Read names in double quotes between braces."""
    reader.mark("{")
    found = []
    while not reader.passed("}"):
        found.append(unquoted(reader.sort("text", what).says))
    return tuple(found)


def gambit_numbers(reader: Reader, number: int) -> tuple[Fraction, ...]:
    """Read payoffs between braces, with or without commas, one for each player."""
    opening = reader.mark("{")
    found = []
    while not reader.passed("}"):
        found.append(reader.number("a payoff"))
        reader.passed(",")
    if len(found) != number:
        reader.refuse(f"{len(found)} payoffs for {number} players", opening)
    return tuple(found)


def _strategies(reader: Reader, players: int) -> tuple[tuple[str, ...], ...]:
    """Read the strategies: their names, or how many each player has."""
    opening = reader.mark("{")
    found: list[tuple[str, ...]] = []
    while not reader.passed("}"):
        if reader.comes("{"):
            found.append(gambit_names(reader, "a strategy in double quotes"))
        else:
            number = reader.whole("how many strategies a player has", least=1, most=MOST_PROFILES)
            found.append(tuple(str(at) for at in range(1, number + 1)))
        if not found[-1]:
            reader.refuse("a player without a strategy", reader.words[reader.at - 1])
    if len(found) != players:
        reader.refuse(f"strategies of {len(found)} players, and there are {players}", opening)
    return tuple(found)


def _payoffs(reader: Reader, players: int, size: int) -> Iterator[tuple[Fraction, ...]]:
    for _ in range(size):
        yield tuple(reader.number(f"a payoff (there are {size * players} in all)") for _ in range(players))


def _outcomes(reader: Reader, players: int, size: int) -> Iterator[tuple[Fraction, ...]]:
    """Read outcomes with payoffs, then the number of the outcome of each combination; 0 pays nobody anything."""
    reader.mark("{")
    found = [(Fraction(0),) * players]
    while not reader.passed("}"):
        reader.mark("{")
        reader.sort("text", "the outcome's name in double quotes")
        found.append(tuple(_row(reader, players)))
        reader.mark("}")
    for _ in range(size):
        yield found[reader.whole(f"the number of an outcome (there are {size} in all)", most=len(found) - 1)]


def _row(reader: Reader, players: int) -> Iterator[Fraction]:
    for _ in range(players):
        yield reader.number("a payoff")
        reader.passed(",")


def import_strategic(data: bytes, name: str = "<text>", *, title: str = "") -> Imported:
    """Return the conflict of a `.nfg` file: one of its strategies is taken by each player, payoffs rank.

    Raises InvalidModel as `read_strategic`. Warnings (D154, D187) tell what was settled and what is left behind.
    """
    game = read_strategic(data, name)
    actors = keys_of(game.players, "player", taken=TAKEN)
    own = [keys_of(names, "strategy", taken=("strategy",)) for names in game.strategies]
    keys = [[f"{actor}.{key}" for key in names] for actor, names in zip(actors, own, strict=True)]
    options = (
        Option(key, actor, said)
        for actor, row, names in zip(actors, keys, game.strategies, strict=True)
        for key, said in zip(row, names, strict=True)
    )
    states = [frozenset(reversed(combined)) for combined in product(*reversed(keys))]
    people = (
        Actor(actor, said or actor, ranking=levels(states, [row[at] for row in game.payoffs]))
        for at, (actor, said) in enumerate(zip(actors, game.players, strict=True))
    )
    groups = (OneOf(f"{actor}.strategy", tuple(row), must=True) for actor, row in zip(actors, keys, strict=True))
    conflict = Conflict(
        title or game.title or "An imported game", tuple(people), tuple(options), one_of=tuple(groups),
        status_quo=states[0], says=f"{FROM} {game.says}".strip(),
    )  # fmt: skip
    return Imported(conflict, tuple(_told(game, states[0])))


def levels(states: list[State], worth: list[Fraction]) -> tuple[tuple[State, ...], ...]:
    """Return the states in levels of equal worth, best first."""
    found: dict[Fraction, list[State]] = {}
    for state, value in zip(states, worth, strict=True):
        found.setdefault(value, []).append(state)
    return tuple(tuple(found[value]) for value in sorted(found, reverse=True))


def _told(game: StrategicGame, start: State) -> Iterator[Problem]:
    yield settled(f"a game has no status quo: {', '.join(sorted(start))}, the first combination, is taken for it")
    if _more_than_order(game.payoffs):
        yield left("payoffs became an order: how much better one combination is than another, and lotteries, are lost")


def _more_than_order(payoffs: tuple[tuple[Fraction, ...], ...]) -> bool:
    """Tell whether payoffs are anything but the ranks 0, 1, 2, ... of each player."""
    return any(set(column) != set(range(len(set(column)))) for column in zip(*payoffs, strict=True))
