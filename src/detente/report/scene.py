"""The state graph as a *scene*: nodes, edges, labels, roles and coordinates, ready to be painted anywhere.

A scene is data without any arithmetic left to do: the page, the notebook and the workbench paint the same picture.
What is drawn is a readable subset (`report.subset`) in layers by distance from the status quo (`report.layout`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from detente.conflict.model import Conflict
from detente.moves import Graph
from detente.report.layout import Arranged, Sizes, arrange
from detente.report.lens import Lens, seen
from detente.report.naming import actor_name, concept_names, option_label, plural, state_label
from detente.report.subset import Arrow, Subset, Vertex, subset
from detente.report.tiles import ROOMY, TILE, letters_words, tile_lines, tiles
from detente.report.visible import one_line
from detente.report.words import change_words, state_words
from detente.stability import Solution

Point = tuple[float, float]

_LINES, _WIDE = 4, 24
"""How many lines a label has at most, and how many letters a line has."""

_TALL = 7
"""Through a lens, layers of more vertices stand in several columns."""


@dataclass(frozen=True, slots=True)
class Node:
    """A state, or several alike. `x`, `y` is its top left corner; `state` lists the options taken ("-x": either way).

    `roles` are among ``status_quo``, ``start``, ``target``, ``equilibrium``, ``strong`` (one under most concepts) and
    ``group``, ``apart`` (a group no arrow leads to), ``on_path``; `concepts` are those it is an equilibrium under.
    """

    id: str
    lines: tuple[str, ...]
    title: str
    roles: tuple[str, ...]
    concepts: tuple[str, ...]
    state: tuple[str, ...]
    count: int
    layer: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An improvement. `points` are those of cubic Bézier pieces: the start, then three for each piece."""

    source: str
    target: str
    actor: str
    title: str
    points: tuple[Point, ...]
    label_at: Point
    on_path: bool = False


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves: `code` labels its edges, `style` picks colour and dashes."""

    actor: str
    name: str
    code: str
    style: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of `states` states, of which `nodes` shows some; `note` says what was left out.

    A `dense` one has a tile for each state with the letters of the options taken, and its edges show one at a time.
    """

    title: str
    note: str
    width: float
    height: float
    states: int
    movers: tuple[Mover, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    dense: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the scene as plain data for JSON."""
        return asdict(self)


def scene(solution: Solution, *, most: int = 40, lens: Lens | None = None) -> Scene:
    """Compose the picture of the state graph of `solution`, with at most `most` nodes, or as `lens` shows it.

    Cost is that of following improvements from the states drawn, and of laying them out; with a `lens` also O(n).
    """
    graph = solution.graph
    drawn = subset(solution, most=most) if lens is None else seen(solution, lens)
    dense = len(drawn.vertices) > ROOMY
    lines = {
        vertex.id: tile_lines(graph, vertex, len(solution.stable)) if dense else _lines(graph, vertex)
        for vertex in drawn.vertices
    }
    sizes = {vertex.id: TILE if dense else _size(lines[vertex.id], vertex) for vertex in drawn.vertices}
    tall = lens is not None and max(Counter(vertex.layer for vertex in drawn.vertices).values()) > _TALL
    arranged = (tiles if dense or tall else arrange)(drawn, sizes)
    on = {id for arrow in drawn.path for id in (arrow.source, arrow.target)}
    nodes = tuple(_node(solution, vertex, lines[vertex.id], arranged, vertex.id in on) for vertex in drawn.vertices)
    return Scene(
        f"State graph of {one_line(graph.conflict.title) or 'the model'}",
        drawn.note + (f" {letters_words(graph)}" if dense else ""),
        arranged.width,
        arranged.height,
        graph.size,
        _movers(graph, drawn),
        nodes,
        _edges(graph.conflict, drawn, arranged),
        dense,
    )


def mover_codes(conflict: Conflict, actors: tuple[str, ...]) -> dict[str, str]:
    """Give each actor a code of two or three letters, all different: "United States" is US, "Iran" IR."""
    codes: dict[str, str] = {}
    for actor in actors:
        words = [word for word in actor_name(conflict, actor).split() if word[0].isalnum() and word.lower() != "the"]
        name = "".join(words) or actor
        first = "".join(word[0] for word in words)[:3] if len(words) > 1 else name[:2]
        tries = [first, *(name[0] + letter for letter in name[1:]), *(f"{name[0]}{n}" for n in range(1, 100))]
        codes[actor] = next(code.upper() for code in tries if code.upper() not in codes.values())
    return codes


def _movers(graph: Graph, drawn: Subset) -> tuple[Mover, ...]:
    codes = mover_codes(graph.conflict, graph.actors)
    moving = {arrow.actor for arrow in drawn.arrows}
    names = {actor: actor_name(graph.conflict, actor) for actor in graph.actors}
    return tuple(Mover(a, names[a], codes[a], i) for i, a in enumerate(graph.actors) if a in moving)


def _common(conflict: Conflict, vertex: Vertex) -> list[str]:
    """Return what the states of a vertex have in common, in a few words."""
    return [option_label(conflict, key) for key in sorted(vertex.state)] or ["nothing in common"]


def _lines(graph: Graph, vertex: Vertex) -> tuple[str, ...]:
    """Say what is different from the status quo; the status quo says what is taken."""
    conflict = graph.conflict
    if vertex.pattern is not None:
        signs = list(zip(graph.options, vertex.pattern, strict=True))
        taken = [option_label(conflict, key) for key, sign in signs if sign == "Y"]
        nothing = "nothing taken" if vertex.apart or all(sign == "N" for _, sign in signs) else "nothing in common"
        wrapped = wrap(", ".join(taken) or nothing, 34, max_lines=3, placeholder=" …")
        return (plural(vertex.count, "state"), *wrapped)
    if vertex.start:
        return _cut(state_label(conflict, vertex.state).split(", "))
    now = conflict.status_quo
    more = [f"+ {option_label(conflict, key)}" for key in graph.options if key in vertex.state and key not in now]
    less = [f"− {option_label(conflict, key)}" for key in graph.options if key in now and key not in vertex.state]
    return _cut(more + less)


def _cut(lines: list[str]) -> tuple[str, ...]:
    short = [line if len(line) <= _WIDE else line[: _WIDE - 1].rstrip() + "…" for line in lines]
    return tuple(short if len(short) <= _LINES else [*short[: _LINES - 1], f"… {len(short) - _LINES + 1} more"])


def _size(lines: tuple[str, ...], vertex: Vertex) -> Sizes:
    """Estimate the size of a node: 6.6 px a letter, 7.5 px a bold one, 15 px a line, one line more for the badge."""
    return (
        max(*(len(line) * 6.6 for line in lines), len(_badge(vertex)) * 7.5, 70) + 22,
        (len(lines) + bool(_badge(vertex))) * 15 + 14,
    )


def _badge(vertex: Vertex) -> str:
    return badge(vertex.concepts, start=vertex.start)


def badge(concepts: tuple[str, ...], *, start: bool = False) -> str:
    """Return the last line of a node.

    >>> badge(("nash",), start=True)
    'status quo · ◎ Nash'
    """
    return " · ".join((["status quo"] if start else []) + ([f"◎ {short_concepts(concepts)}"] if concepts else []))


def short_concepts(concepts: tuple[str, ...]) -> str:
    """Return concepts as a badge has them.

    >>> short_concepts(("nash", "symmetric-seq"))
    'Nash symSEQ'
    """
    return " ".join({"nash": "Nash", "symmetric-seq": "symSEQ"}.get(key, key.upper()) for key in concepts)


def _roles(vertex: Vertex, concepts: int) -> tuple[str, ...]:
    roles = {
        "status_quo": vertex.start,
        "equilibrium": bool(vertex.concepts),
        "strong": 2 * len(vertex.concepts) > concepts,
        "group": vertex.pattern is not None,
        "apart": vertex.apart,
    }
    return tuple(role for role, there in roles.items() if there)


def _node(solution: Solution, vertex: Vertex, lines: tuple[str, ...], arranged: Arranged, on_path: bool) -> Node:
    x, y, width, height = arranged.boxes[vertex.id]
    graph, roles = solution.graph, (*_roles(vertex, len(solution.stable)), *(("on_path",) if on_path else ()))
    if vertex.pattern is None:
        state = tuple(key for key in graph.options if key in vertex.state)
    else:
        signs = zip(graph.options, vertex.pattern, strict=True)
        state = tuple(key if sign == "Y" else f"-{key}" for key, sign in signs if sign != "N")
    title = _title(graph, vertex)
    return Node(vertex.id, lines, title, roles, vertex.concepts, state, vertex.count, vertex.layer, x, y, width, height)


def _title(graph: Graph, vertex: Vertex) -> str:
    if vertex.pattern is None:
        what = f"{'The status quo: ' if vertex.start else ''}{state_words(graph.conflict, vertex.state)}"
    else:
        signs = list(zip(graph.options, vertex.pattern, strict=True))
        sure = state_words(graph.conflict, frozenset(key for key, sign in signs if sign == "Y"))
        free = ", ".join(option_label(graph.conflict, key) for key, sign in signs if sign == "-")
        here = " with the status quo among them" if vertex.start else ""
        some = f", {vertex.equilibria:,} of them equilibria" if vertex.equilibria and not vertex.apart else ""
        what = f"{plural(vertex.count, 'state')}{here}{some}: {sure}{f'; either way: {free}' if free else ''}"
    return what + (f". Equilibrium under {concept_names(vertex.concepts)}." if vertex.concepts else ".")


def _edges(conflict: Conflict, drawn: Subset, arranged: Arranged) -> tuple[Edge, ...]:
    vertices, path = {vertex.id: vertex for vertex in drawn.vertices}, {*drawn.path}
    return tuple(
        Edge(
            arrow.source,
            arrow.target,
            arrow.actor,
            _arrow_words(conflict, arrow, vertices[arrow.source], vertices[arrow.target]),
            *arranged.curves[(arrow.source, arrow.target)],
            on_path=arrow in path,
        )
        for arrow in drawn.arrows
    )


def _arrow_words(conflict: Conflict, arrow: Arrow, before: Vertex, after: Vertex) -> str:
    name = actor_name(conflict, arrow.actor)
    if before.pattern is not None or after.pattern is not None:
        where = "the status quo's group" if after.start else f"“{', '.join(_common(conflict, after))}”"
        return f"{name} would move to {where}: {plural(arrow.count, 'improvement')}"
    return f"{name} would {change_words(conflict, before.state, after.state)}"
