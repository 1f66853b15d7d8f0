"""A graph model as a game another program can solve: everybody chooses once, or one after the other down a tree.

Payoffs are ranks: 0 is what a player wants least, equal numbers are equally good, and no number means how much.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from math import prod

import numpy as np

from detente.conflict.model import Arc
from detente.errors import InvalidModel, Problem, TooLarge
from detente.files.interchange.extensive import ExtensiveGame, Node
from detente.files.interchange.strategic import MOST_PROFILES, StrategicGame
from detente.moves.graph import Graph
from detente.moves.labels import state_of
from detente.moves.reach import moves

SAYS = "Payoffs are ranks: a higher number is better, and how much better it is no number says."
MOST_NODES = 20_000
"""The most nodes of a tree that is written."""
STAY, NOTHING = "stay", "nothing"


def strategic(graph: Graph) -> tuple[StrategicGame, tuple[Problem, ...]]:
    """Return the game in which every decision maker chooses its options once, at the same time, and what it loses.

    A strategy is a combination of own options. Raises InvalidModel (D188) for an explicit model, or where not every
    combination of strategies is a state; TooLarge (D190).
    """
    if graph.conflict.arcs is not None:
        raise InvalidModel(_cannot("a model that lists its states has no strategies", fix="--to efg writes its tree"))
    own = [np.unique(graph.states & mask).tolist() for mask in graph.own]
    size = prod(map(len, own))
    if size > MOST_PROFILES and size == graph.size:
        raise TooLarge(_large(size, MOST_PROFILES, "combinations of strategies"))
    if size != graph.size:
        missing = next(bits for bits in (sum(each) for each in product(*own)) if not _there(graph, bits))
        raise InvalidModel(_cannot(f"{_label(graph, missing)} cannot be, so what one can choose hangs on the others"))
    at = [int(np.searchsorted(graph.states, np.uint64(sum(each)))) for each in product(*reversed(own))]
    game = StrategicGame(
        graph.conflict.title, graph.actors,
        tuple(tuple(_label(graph, bits, own=True) for bits in patterns) for patterns in own),
        tuple(_ranks(graph, state) for state in at), SAYS,
    )  # fmt: skip
    return game, tuple(_lost(graph))


def _lost(graph: Graph) -> list[Problem]:
    """Tell what is not in a game that is played once (D187)."""
    now = _label(graph, int(graph.states[graph.start]))
    found = [f"a game starts nowhere: the status quo ({now}) is not said"]
    one_way = [each.key for each in graph.conflict.options if each.conditional or not (each.can_take and each.can_undo)]
    if one_way:
        found.append(f"when {', '.join(one_way)} can be taken or undone is not said: all is chosen once")
    return [Problem("D187", message, severity="warning") for message in found]


def tree(graph: Graph) -> tuple[ExtensiveGame, tuple[Problem, ...]]:
    """Return an explicit model that is a tree from its status quo as a game; a node with moves is always left.

    Raises InvalidModel (D188) where it is no explicit model, or where a state has the moves of several actors or is
    reached in several ways. States that are not reached are left out, with a warning (D187).
    """
    if graph.conflict.arcs is None:
        raise InvalidModel(_cannot("a model with options is no tree", fix="--depth N writes the game of N turns"))
    start, out = graph.options[graph.start], _outgoing(graph)
    order = _preorder(start, out)
    nodes = tuple(_node(graph, key, out.get(key, [])) for key in order)
    unreached = [key for key in graph.options if key not in order]
    told = [f"{', '.join(unreached)} cannot be reached from {start} and is left out"] if unreached else []
    if any(_stops(graph, key, out) for key in out if key in order):
        told.append("that somebody may rather stay than move on is not said: a state with moves is always left")
    game = ExtensiveGame(graph.conflict.title, graph.actors, nodes, SAYS)
    return game, tuple(Problem("D187", message, severity="warning") for message in told)


def _outgoing(graph: Graph) -> dict[str, list[Arc]]:
    """Return the arrows out of each state; two of several actors, or a second way into a state, are refused."""
    out: dict[str, list[Arc]] = {}
    arcs = graph.conflict.arcs or ()
    ways = Counter(arc.end for arc in arcs)
    for arc in arcs:
        out.setdefault(arc.start, []).append(arc)
        if ways[arc.end] > 1 or arc.end == graph.options[graph.start]:
            raise InvalidModel(_cannot(f"there is a second way into {arc.end}: the model is no tree"))
        if arc.by != out[arc.start][0].by:
            message = f"in {arc.start} both {out[arc.start][0].by} and {arc.by} can move: in a tree one of them can"
            raise InvalidModel(_cannot(message))
    return out


def _preorder(start: str, out: dict[str, list[Arc]]) -> list[str]:
    found, waiting = [], [start]
    while waiting:
        key = waiting.pop()
        found.append(key)
        waiting += [arc.end for arc in reversed(out.get(key, []))]
    return found


def _node(graph: Graph, key: str, arcs: list[Arc]) -> Node:
    if not arcs:
        return Node(key, payoffs=_ranks(graph, graph.options.index(key)), outcome=graph.conflict.option[key].does)
    said = Counter(arc.says for arc in arcs)
    actions = tuple(arc.says if arc.says and said[arc.says] == 1 else arc.end for arc in arcs)
    return Node(key, graph.actors.index(arcs[0].by), actions)


def _stops(graph: Graph, key: str, out: dict[str, list[Arc]]) -> bool:
    """Tell whether who moves in a state ranks it above one it can move to."""
    rank = graph.rank[graph.actors.index(out[key][0].by)]
    place = graph.options.index
    return any(int(rank[place(key)]) > int(rank[place(arc.end)]) for arc in out[key])


def turns(graph: Graph, depth: int) -> ExtensiveGame:
    """Return the game of `depth` turns from the status quo: in the order of the model each may stay or make one move.

    After the last turn it ends where it is. Who has no move is passed over. Raises TooLarge (D190) with the limit.
    """
    nodes: list[Node] = []
    waiting = [(graph.start, 0)]
    while waiting:
        state, turn = waiting.pop()
        nodes.append(_turn(graph, state, turn, depth, waiting))
        if len(nodes) + len(waiting) > MOST_NODES:
            raise TooLarge(_large(len(nodes) + len(waiting), MOST_NODES, "nodes, and more to come", fix="fewer turns"))
    return ExtensiveGame(f"{graph.conflict.title}: {depth} turns", graph.actors, tuple(nodes), SAYS)


def _turn(graph: Graph, state: int, turn: int, depth: int, waiting: list[tuple[int, int]]) -> Node:
    """Return the node of a turn, with what follows put on `waiting`, the first on top."""
    name = _label(graph, int(graph.states[state]))
    while turn < depth:
        player = turn % len(graph.actors)
        turn += 1
        ends = [end for end in moves(graph, player, state).tolist() if end != state]
        if ends:
            waiting += [(end, turn) for end in (*reversed(ends), state)]
            return Node(name, player, (STAY, *(_label(graph, int(graph.states[end])) for end in ends)))
    return Node(name, payoffs=_ranks(graph, state), outcome=name)


def _ranks(graph: Graph, state: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(int(row[state])) for row in graph.rank)


def _there(graph: Graph, bits: int) -> bool:
    at = int(np.searchsorted(graph.states, np.uint64(bits)))
    return at < graph.size and int(graph.states[at]) == bits


def _label(graph: Graph, bits: int, *, own: bool = False) -> str:
    """Name a combination of options: `strike + offer`, with the actor before each unless they are its `own`."""
    taken = [key.partition(".")[2] if own else key for at, key in enumerate(graph.options) if bits >> at & 1]
    return " + ".join(taken) or NOTHING


def _cannot(message: str, *, fix: str | None = None) -> Problem:
    return Problem("D188", message, fix=fix or "--to efg --depth N writes a game of turns")


def _large(size: int, most: int, what: str, *, fix: str = "leave out options, with --suppose") -> Problem:
    return Problem("D190", f"{size:,} {what}; at most {most:,} are written", fix=fix)


def labels(graph: Graph) -> list[str]:
    """Return a name for each state: the options taken."""
    return [" + ".join(sorted(state_of(graph, at))) or NOTHING for at in range(graph.size)]
