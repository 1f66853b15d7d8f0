"""A layout for many states: equal boxes in columns by distance from the status quo, arrows straight across.

A layer is as many columns wide as it takes for the picture to be no taller than wide; within it stand together those
whose neighbours in the layers before do (one barycentre sweep). Many states are *tiles*, with the letters of the
options taken; of fewer each box has its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import ceil, sqrt

from detente.moves import Graph
from detente.report.layout import GAP_Y, MARGIN, Arranged, Box, Point, Sizes, along
from detente.report.naming import option_label
from detente.report.subset import Subset, Vertex

ROOMY = 60
"""Up to so many vertices each has its words; more are tiles."""

TILE: Sizes = (92.0, 30.0)
"""How large a tile is."""

_GAP, _BETWEEN, _FEWEST, _LETTERS, _BOW = 12.0, 48.0, 6, 9, 26.0


def tile_lines(graph: Graph, vertex: Vertex, concepts: int) -> tuple[str, ...]:
    """Return what a tile says: ◎ or ○ for an equilibrium under most or some of so many `concepts`, then its letters.

    Letters are those of the options taken, "·" stands for none; a group says how many states it has.
    """
    mark = "◎ " if 2 * len(vertex.concepts) > concepts else "○ " if vertex.concepts else ""
    if vertex.pattern is not None:
        return (f"{mark}{vertex.count:,} ×",)
    taken = "".join(letter(at) for at, key in enumerate(graph.options) if key in vertex.state) or "·"
    return (mark + (taken if len(taken) <= _LETTERS else f"{taken[: _LETTERS - 1]}…"),)


def letter(number: int) -> str:
    """Return the letter of an option: A to Z, then a to z, then others.

    >>> letter(0), letter(27)
    ('A', 'b')
    """
    return chr(65 + number) if number < 26 else chr(97 + number - 26) if number < 52 else chr(0x3B1 + number - 52)


def letters_words(graph: Graph) -> str:
    """Say what the letters and marks of tiles stand for."""
    said = (f"{letter(at)} {option_label(graph.conflict, key)}" for at, key in enumerate(graph.options))
    return f"Letters are options taken: {', '.join(said)}; ◎ is an equilibrium under most concepts, ○ under some."


def tiles(drawn: Subset, sizes: Mapping[str, Sizes]) -> Arranged:
    """Place the vertices, all as large as the largest. Cost is linear in vertices and arrows."""
    wide, high = (max(size[axis] for size in sizes.values()) for axis in (0, 1))
    gap = _GAP if high <= TILE[1] else GAP_Y
    layers: dict[int, list[str]] = defaultdict(list)
    for vertex in drawn.vertices:
        layers[vertex.layer].append(vertex.id)
    rows = max(_FEWEST, ceil(sqrt(len(drawn.vertices) * (wide + gap) / (high + gap) / 1.6)))
    boxes: dict[str, Box] = {}
    x = MARGIN
    for at in sorted(layers):
        ids = _near(layers[at], drawn, boxes)
        for number, id in enumerate(ids):
            column, row = divmod(number, rows)
            boxes[id] = (x + column * (wide + gap), MARGIN + row * (high + gap), wide, high)
        x += ceil(len(ids) / rows) * (wide + gap) - gap + _BETWEEN
    low = max(y + height for _, y, _, height in boxes.values())
    curves = {(one.source, one.target): _curve(boxes[one.source], boxes[one.target]) for one in drawn.arrows}
    return Arranged(boxes, curves, x - _BETWEEN + MARGIN + _BOW, low + MARGIN)


def _near(ids: list[str], drawn: Subset, boxes: Mapping[str, Box]) -> list[str]:
    """Sort a layer by the mean height of what leads to it."""
    among, heights = {*ids}, defaultdict[str, list[float]](list)
    for arrow in drawn.arrows:
        if arrow.target in among and arrow.source in boxes:
            heights[arrow.target].append(boxes[arrow.source][1])
    mean = {id: sum(heights[id]) / len(heights[id]) if heights[id] else 0.0 for id in ids}
    return sorted(ids, key=lambda id: mean[id])


def _curve(one: Box, other: Box) -> tuple[tuple[Point, ...], Point]:
    """Return a curve from the side of one tile to the side of the other that faces it; in one column it bows out."""
    (ax, ay), (bx, by) = ((x + width / 2, y + height / 2) for x, y, width, height in (one, other))
    half = one[2] / 2 + 3
    if ax == bx:
        points = ((ax + half, ay), (ax + half + _BOW, ay), (bx + half + _BOW, by), (bx + half, by))
    else:
        way = 1 if bx > ax else -1
        reach = max(abs(bx - ax) - 2 * half, 30) * 0.4 * way
        points = (
            (ax + half * way, ay),
            (ax + half * way + reach, ay),
            (bx - half * way - reach, by),
            (bx - half * way, by),
        )
    return tuple((round(x, 1), round(y, 1)) for x, y in points), along(points, 0.5)
