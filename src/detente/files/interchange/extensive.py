"""A game in extensive form as Gambit's `.efg` file: a tree of moves, each node with what the player there can do.

    EFG 2 R "title" { "usa" "ussr" }
    p "start" 1 1 "" { "stay" "go" } 0
    t "peace" 1 "" { 1, 1 }
    p "after go" 2 1 "" { "yield" "fight" } 0
    ...

A first child stands right after its parent. A tree in which everybody sees every move becomes an explicit model: a
state for each node, an arrow for each action. Chance and information sets of several nodes are refused: a model has
neither. Payoffs on the way are added to those at the end. McKelvey, McLennan and Turocy, Gambit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.conflict.model import Actor, Arc, Conflict, Option, State
from detente.errors import Problem
from detente.files.gmcr import Imported
from detente.files.interchange.strategic import (
    FROM,
    GAMBIT_WORDS,
    gambit_head,
    gambit_names,
    gambit_numbers,
    levels,
)
from detente.files.interchange.words import Reader, Word, left, quoted, settled, text_of, unquoted, words_of
from detente.files.keys import keys_of
from detente.files.shape import TAKEN

MOST_NODES = 64
"""The most nodes of a tree that is read: the most states a model can list."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its name, and the player (from 0) that has these actions there, or what the end pays each player."""

    name: str
    player: int | None = None
    actions: tuple[str, ...] = ()
    payoffs: tuple[Fraction, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class ExtensiveGame:
    """A tree: its nodes with the first child right after its parent, then the second child and so on."""

    title: str
    players: tuple[str, ...]
    nodes: tuple[Node, ...]
    says: str = ""

    @property
    def parents(self) -> tuple[tuple[int, int] | None, ...]:
        """The parent of each node and by which of its actions one comes here; None for the root. Linear."""
        found: list[tuple[int, int] | None] = []
        open_: list[list[int]] = []
        for at, node in enumerate(self.nodes):
            while open_ and open_[-1][1] == len(self.nodes[open_[-1][0]].actions):
                open_.pop()
            found.append((open_[-1][0], open_[-1][1]) if open_ else None)
            if open_:
                open_[-1][1] += 1
            if node.actions:
                open_.append([at, 0])
        return tuple(found)


def extensive_text(game: ExtensiveGame) -> str:
    """Return the game as the text of a `.efg` file; every node is an information set of its own.

    >>> ends = Node("on", payoffs=(Fraction(1),)), Node("off", payoffs=(Fraction(0),))
    >>> game = ExtensiveGame("x", ("a",), (Node("start", 0, ("go", "stay")), *ends))
    >>> print(extensive_text(game).splitlines()[3])
    p "start" 1 1 "" { "go" "stay" } 0
    """
    players = " ".join(map(quoted, game.players))
    lines, sets = [f"EFG 2 R {quoted(game.title)} {{ {players} }}", quoted(game.says), ""], [0] * len(game.players)
    names, ends = _apart(node.name for node in game.nodes), _outcomes(game)
    for node, name in zip(game.nodes, names, strict=True):
        if node.player is None:
            number, said = ends[node.outcome, node.payoffs]
            paid = ", ".join(map(str, node.payoffs))
            lines.append(f"t {quoted(name)} {number} {quoted(said)} {{ {paid} }}")
        else:
            sets[node.player] += 1
            actions = " ".join(map(quoted, node.actions))
            lines.append(f'p {quoted(name)} {node.player + 1} {sets[node.player]} "" {{ {actions} }} 0')
    return "\n".join([*lines, ""])


def _apart(names: Iterable[str]) -> list[str]:
    """Return names of which no two are the same, as Gambit asks; those that are nothing stay so."""
    found: list[str] = []
    count: Counter[str] = Counter()
    for name in names:
        count[name] += 1
        found.append(name if not name or count[name] == 1 else f"{name} #{count[name]}")
    return found


def _outcomes(game: ExtensiveGame) -> dict[tuple[str, tuple[Fraction, ...]], tuple[int, str]]:
    """Return the number and the name of each outcome: ends of one name that pay the same are one."""
    ends = list(dict.fromkeys((node.outcome, node.payoffs) for node in game.nodes if node.player is None))
    names = _apart(outcome for outcome, _ in ends)
    return {end: (at, name) for at, (end, name) in enumerate(zip(ends, names, strict=True), 1)}


def read_extensive(data: bytes, name: str = "<text>") -> ExtensiveGame:
    """Read the text of a `.efg` file of perfect information.

    Raises InvalidModel with the place: D101 to D104, D185 where it does not read as such a file, D186 for chance nodes
    and for information sets of several nodes, D190 too large.
    """
    document = text_of(data, name)
    reader = Reader(document, words_of(document, GAMBIT_WORDS))
    title, players = gambit_head(reader, "EFG", "2")
    says = unquoted(reader.take().says) if reader.next.sort == "text" else ""
    nodes = tuple(_Tree(reader, len(players)).nodes())
    reader.sort("end", "the end of the file: the tree is complete, and a node")
    return ExtensiveGame(title, players, nodes, says)


class _Tree:
    """What a tree was found to have so far: its outcomes with their payoffs, and the information sets."""

    def __init__(self, reader: Reader, players: int) -> None:
        self.reader, self.players = reader, players
        self.outcomes: dict[int, tuple[str, tuple[Fraction, ...]]] = {0: ("", (Fraction(0),) * players)}
        self.seen: set[tuple[int, int]] = set()

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes in the order of the file, with the payoffs on the way added up. Not recursive."""
        waiting = [(Fraction(0),) * self.players]
        number = 0
        while waiting:
            number += 1
            if number > MOST_NODES:
                self.reader.refuse(f"more than {MOST_NODES:,} nodes", code="D190", fix="import a part of the tree")
            before = waiting.pop()
            node, paid = self._node()
            total = tuple(a + b for a, b in zip(before, paid, strict=True))
            waiting += [total] * len(node.actions)
            yield node if node.actions else Node(node.name, payoffs=total, outcome=node.outcome)

    def _node(self) -> tuple[Node, tuple[Fraction, ...]]:
        """Read one node and what being there pays."""
        reader, kind = self.reader, self.reader.mark("p", "t", "c")
        if kind.says == "c":
            fix = "put what chance does into `events` of the model, with a rate, or import a tree for each of its ends"
            reader.lost("a chance node", kind, fix=fix)
        name = unquoted(reader.sort("text", "the node's name in double quotes").says)
        if kind.says == "t":
            outcome, paid = self._outcome()
            return Node(name, outcome=outcome), paid
        player = reader.whole("the number of a player", least=1, most=self.players) - 1
        actions = self._information(player)
        _, paid = self._outcome()
        return Node(name, player, actions), paid

    def _information(self, player: int) -> tuple[str, ...]:
        """Read the information set: its number, its name, its actions. A second node in one is refused."""
        word: Word = self.reader.next
        key = player, self.reader.whole("the number of an information set", most=10**9)
        if key in self.seen:
            fix = "a model sees every move; where players choose at the same time, give them as one `.nfg` game"
            self.reader.lost(f"an information set of several nodes (player {player + 1}, set {key[1]})", word, fix=fix)
        self.seen.add(key)
        if self.reader.next.sort == "text":
            self.reader.take()
        actions = gambit_names(self.reader, "an action in double quotes")
        if not actions:
            self.reader.refuse("a player's node without an action", word)
        return actions

    def _outcome(self) -> tuple[str, tuple[Fraction, ...]]:
        """Read an outcome: its number, and where it is new its name and payoffs."""
        reader, word = self.reader, self.reader.next
        number = reader.whole("the number of an outcome", most=10**9)
        named = unquoted(reader.take().says) if number and reader.next.sort == "text" else ""
        if reader.comes("{"):
            self.outcomes[number] = named, gambit_numbers(reader, self.players)
        if number not in self.outcomes:
            reader.refuse(f"outcome {number} has no payoffs here or before", word)
        return self.outcomes[number]


def import_extensive(data: bytes, name: str = "<text>", *, title: str = "") -> Imported:
    """Return the explicit conflict of a `.efg` file. Raises InvalidModel as `read_extensive`.

    Ends are ranked by their payoffs. A node where somebody has still to act ranks below every end, the later the
    better: to play on is never worse than to stop. Warnings (D154, D187) tell what was settled and what is left behind.
    """
    game = read_extensive(data, name)
    actors = keys_of(game.players, "player", taken=TAKEN)
    parents = game.parents
    states = keys_of((_called(game, parents, at) for at in range(len(game.nodes))), "node", taken=(*TAKEN, *actors))
    options = (
        Option(key, "", node.outcome or (node.name if node.name != key else ""))
        for key, node in zip(states, game.nodes, strict=True)
    )
    arcs = (
        Arc(actors[game.nodes[came[0]].player or 0], states[came[0]], states[at], game.nodes[came[0]].actions[came[1]])
        for at, came in enumerate(parents)
        if came is not None
    )
    people = (
        Actor(key, said or key, ranking=_ranked(game, at, states))
        for at, (key, said) in enumerate(zip(actors, game.players, strict=True))
    )
    conflict = Conflict(
        title or game.title or "An imported game", tuple(people), tuple(options), arcs=tuple(arcs),
        status_quo=frozenset({states[0]}), says=f"{FROM} {game.says}".strip(),
    )  # fmt: skip
    return Imported(conflict, tuple(_told(game)))


def _called(game: ExtensiveGame, parents: tuple[tuple[int, int] | None, ...], at: int) -> str:
    """Name a node: by its own name, that of its end, the action that leads there, or as the start."""
    node, came = game.nodes[at], parents[at]
    last = game.nodes[came[0]].actions[came[1]] if came else ""
    return node.name or node.outcome or last or ("" if at else "start")


def _ranked(game: ExtensiveGame, player: int, states: list[str]) -> tuple[tuple[State, ...], ...]:
    """Return the levels of one player: ends by payoff, then the nodes on the way, the deepest first."""
    pairs = list(zip(states, game.nodes, strict=True))
    ends = [(frozenset({key}), node.payoffs[player]) for key, node in pairs if not node.actions]
    ranked = levels([state for state, _ in ends], [worth for _, worth in ends])
    depth = depths(game)
    inner = [(frozenset({key}), Fraction(depth[at])) for at, key in enumerate(states) if game.nodes[at].actions]
    return (*ranked, *levels([state for state, _ in inner], [deep for _, deep in inner]))


def depths(game: ExtensiveGame) -> list[int]:
    """Return how many moves each node is from the root."""
    found: list[int] = []
    for came in game.parents:
        found.append(0 if came is None else found[came[0]] + 1)
    return found


def _told(game: ExtensiveGame) -> Iterator[Problem]:
    yield settled("a node on the way has no payoff: it ranks below every end, the later the better, as play goes on")
    columns = zip(*(node.payoffs for node in game.nodes if not node.actions), strict=True)
    if any(set(column) != set(range(len(set(column)))) for column in columns):
        yield left("payoffs became an order: how much better one end is than another, and lotteries, are lost")
