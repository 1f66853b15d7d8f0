"""A layered layout, left to right: who stands where and how the arrows run.

Layers are given; within a layer the order is the best found by barycentre sweeps (fewest crossings), starting from
the order given, so the result is the same every time. Arrows that span several layers run through points of their own
in the layers between. Sugiyama, Tagawa and Toda (1981), IEEE Trans. Syst. Man Cybern. 11(2), 109-125.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from detente.report.subset import Subset

Point = tuple[float, float]
Sizes = tuple[float, float]
Box = tuple[float, float, float, float]
Key = tuple[str, str]
Order = dict[int, list[str]]

MARGIN, GAP_X, GAP_Y, LANE, SWEEPS = 18.0, 86.0, 22.0, 12.0, 12
HEADING, WIDE, RING = 40.0, 1104.0, 5.0
"""Room for the words above the nodes apart; how wide their rows may be; how far from a box an arrow ends."""


@dataclass(frozen=True)
class Arranged:
    """Boxes (x, y, width, height) by vertex id; curves (Bézier points, place of the label) by (source, target)."""

    boxes: Mapping[str, Box]
    curves: Mapping[Key, tuple[tuple[Point, ...], Point]]
    width: float
    height: float


def arrange(drawn: Subset, sizes: Mapping[str, Sizes]) -> Arranged:
    """Place the vertices and route the arrows. Cost is linear in arrows and layers, times the number of sweeps."""
    layer = {vertex.id: vertex.layer for vertex in drawn.vertices if not vertex.apart}
    chains = {(a.source, a.target): _chain(a.source, a.target, layer) for a in drawn.arrows}
    order = _ordered(layer, chains)
    full = {**{id: (0.0, LANE) for id in layer if id not in sizes}, **sizes}
    boxes = _placed(order, full)
    curves = _curves(chains, boxes, layer)
    real = {id: box for id, box in boxes.items() if id in sizes}
    right = max([x + w for x, _, w, _ in real.values()] + [x for points, _ in curves.values() for x, _ in points])
    low = max([y + h for _, y, _, h in boxes.values()] + [y for points, _ in curves.values() for _, y in points])
    apart = {vertex.id: sizes[vertex.id] for vertex in drawn.vertices if vertex.apart}
    grid = _grid(apart, top=low + MARGIN + HEADING, wide=max(right, WIDE))
    ends = [(x + w, y + h) for x, y, w, h in grid.values()] + [(right, low)]
    return Arranged({**real, **grid}, curves, max(x for x, _ in ends) + MARGIN, max(y for _, y in ends) + MARGIN)


def _grid(sizes: Mapping[str, Sizes], *, top: float, wide: float) -> dict[str, Box]:
    """Place what has no arrows in rows of equal boxes, as many in a row as fit."""
    if not sizes:
        return {}
    width, height = max(w for w, _ in sizes.values()), max(h for _, h in sizes.values())
    across = max(1, int((wide - MARGIN + GAP_Y) // (width + GAP_Y)))
    return {
        id: (MARGIN + i % across * (width + GAP_Y), top + i // across * (height + GAP_Y), width, height)
        for i, id in enumerate(sizes)
    }


def _chain(source: str, target: str, layer: dict[str, int]) -> tuple[str, ...]:
    """Return the ids an arrow runs through; adds a point of its own to every layer between its ends."""
    here, there = layer[source], layer[target]
    step = 1 if there > here else -1
    between = []
    for at in range(here + step, there, step) if here != there else ():
        id = f"{source}>{target}@{at}"
        layer[id] = at
        between.append(id)
    return (source, *between, target)


def _ordered(layer: dict[str, int], chains: dict[Key, tuple[str, ...]]) -> Order:
    order: Order = defaultdict(list)
    for id, at in layer.items():
        order[at].append(id)
    links = [link for chain in chains.values() for link in pairwise(chain) if layer[link[0]] != layer[link[1]]]
    best, fewest = {at: list(ids) for at, ids in order.items()}, _crossings(order, links, layer)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for at in sorted(order, reverse=not forward):
            _sort_layer(order, at, links, layer, -1 if forward else 1)
        crossings = _crossings(order, links, layer)
        if crossings < fewest:
            best, fewest = {at: list(ids) for at, ids in order.items()}, crossings
    return best


def _sort_layer(order: Order, at: int, links: list[Key], layer: dict[str, int], side: int) -> None:
    """Sort one layer by the mean place of its neighbours in the layer before (-1) or after (1)."""
    place = {id: i / max(1, len(ids)) for ids in order.values() for i, id in enumerate(ids)}
    near: dict[str, list[float]] = defaultdict(list)
    for one, other in links:
        for here, there in ((one, other), (other, one)):
            if layer[here] == at and layer[there] == at + side:
                near[here].append(place[there])
    order[at].sort(key=lambda id: (sum(near[id]) / len(near[id]) if near[id] else place[id], place[id]))


def _crossings(order: Order, links: list[Key], layer: dict[str, int]) -> int:
    place = {id: i for ids in order.values() for i, id in enumerate(ids)}
    between: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for link in links:
        left, right = sorted(link, key=lambda id: layer[id])
        between[layer[left]].append((place[left], place[right]))
    return sum(
        (a < c and b > d) or (a > c and b < d)
        for pairs in between.values()
        for i, (a, b) in enumerate(pairs)
        for c, d in pairs[:i]
    )


def _placed(order: Order, sizes: Mapping[str, Sizes]) -> dict[str, Box]:
    """Stack each layer, centred on the tallest; columns are as wide as their widest vertex."""
    heights = {at: sum(sizes[id][1] for id in ids) + GAP_Y * (len(ids) - 1) for at, ids in order.items()}
    tallest, x, boxes = max(heights.values()), MARGIN, {}
    for at in sorted(order):
        wide, y = max(sizes[id][0] for id in order[at]), MARGIN + (tallest - heights[at]) / 2
        for id in order[at]:
            height = sizes[id][1]
            boxes[id] = (x, y, wide, height)
            y += height + GAP_Y
        x += wide + GAP_X
    return boxes


def _curves(
    chains: dict[Key, tuple[str, ...]], boxes: dict[str, Box], layer: dict[str, int]
) -> dict[Key, tuple[tuple[Point, ...], Point]]:
    ports = _ports(chains, boxes, layer)
    curves = {}
    for key, chain in chains.items():
        start, end = ports[(key, True)], ports[(key, False)]
        if layer[chain[0]] == layer[chain[-1]]:
            points = _bow(start, end)
        else:
            way = 1 if layer[chain[-1]] > layer[chain[0]] else -1
            middle = [point for id in chain[1:-1] for point in _lane(boxes[id], way)]
            points = _smooth([start, *middle, end], way)
        curves[key] = (points, along(points[:4], 0.4))
    return curves


def _ports(
    chains: dict[Key, tuple[str, ...]], boxes: dict[str, Box], layer: dict[str, int]
) -> dict[tuple[Key, bool], Point]:
    """Share out the left and right sides of the boxes among the arrows that begin or end there, in order of height."""
    sides: dict[tuple[str, str], list[tuple[float, Key, bool]]] = defaultdict(list)
    for key, chain in chains.items():
        for here, near, leaving in ((chain[0], chain[1], True), (chain[-1], chain[-2], False)):
            side = "left" if layer[near] < layer[here] else "right"
            sides[(here, side)].append((boxes[near][1] + boxes[near][3] / 2, key, leaving))
    ports = {}
    for (id, side), ends in sides.items():
        x, y, width, height = boxes[id]
        for i, (_, key, leaving) in enumerate(sorted(ends)):
            ports[(key, leaving)] = (
                x + width + RING if side == "right" else x - RING,
                y + height * (i + 1) / (len(ends) + 1),
            )
    return ports


def _bow(start: Point, end: Point) -> tuple[Point, ...]:
    """Bow out to the right between two vertices of one layer."""
    out = min(GAP_X * 0.7, 22 + abs(end[1] - start[1]) * 0.16)
    points = (start, (start[0] + out, start[1]), (end[0] + out, end[1]), end)
    return tuple((round(x, 1), round(y, 1)) for x, y in points)


def _lane(box: Box, way: int) -> tuple[Point, Point]:
    """Return where an arrow enters and leaves the lane it has through a column."""
    x, y, width, height = box
    left, right = (x - RING, y + height / 2), (x + width + RING, y + height / 2)
    return (left, right) if way > 0 else (right, left)


def _smooth(through: list[Point], way: int) -> tuple[Point, ...]:
    """Return Bézier pieces that pass every point level."""
    points = [through[0]]
    for (ax, ay), (bx, by) in pairwise(through):
        reach = abs(bx - ax) * 0.45 * way
        points += [(ax + reach, ay), (bx - reach, by), (bx, by)]
    return tuple((round(x, 1), round(y, 1)) for x, y in points)


def along(piece: tuple[Point, ...], t: float) -> Point:
    """Return the point at `t` of one cubic piece."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * point[axis] for w, point in zip(weights, piece, strict=True)) for axis in (0, 1))
    return (round(x, 1), round(y, 1))
