"""The web of ties as a scene: a ring, one camp on its left half and the other on its right.

Friends in one camp and foes across are what the split explains; the lines that run the other way are under strain, and
they are drawn last, thick, with a mark on them. Within a camp actors stand so that lines are short (barycentres, as in
`report.layout`); separate parts of the web stand apart. Actors whom optimal splits put on either side have a ring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import cos, hypot, pi, sin
from typing import Any

from detente.conflict.model import Conflict
from detente.findings.ties import Strand, Ties
from detente.report.naming import actor_name, plural

MOST = 64
"""A picture has at most so many actors, those with most ties; the note says who is left out."""

Point = tuple[float, float]
_SWEEPS, _GAP, _LABEL = 12, 0.16, 190.0


@dataclass(frozen=True, slots=True)
class Dot:
    """An actor on the ring at `at`; its name stands at `label`, to the left or to the right. `camp` is 0 or 1."""

    actor: str
    name: str
    title: str
    camp: int
    either: bool
    at: Point
    label: Point
    left: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A tie: a quadratic Bézier curve from `points[0]` to `points[2]`; `sign` +1 or -1, `strain` as in `Strand`."""

    title: str
    sign: int
    strain: str
    strained: bool
    points: tuple[Point, Point, Point]
    middle: Point


@dataclass(frozen=True, slots=True)
class WebScene:
    """The picture of a web: everything has its place."""

    title: str
    note: str
    width: float
    height: float
    camps: tuple[Point, Point]
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the scene as plain data for JSON."""
        return asdict(self)


def web_scene(conflict: Conflict, found: Ties) -> WebScene:
    """Compose the picture of a web, as its first optimal split has it."""
    shown = _shown(found)
    strands = [one for one in found.strands if shown >= {*one.pair}]
    camps = _ordered(found, shown, strands)
    radius = max(150.0, max((len(camp) for camp in camps), default=1) * 13.0)
    centre = (radius + _LABEL, radius + 46.0)
    places = {actor: place for side, camp in enumerate(camps) for actor, place in _arc(camp, side, radius, centre)}
    either = {actor for part in found.parts for actor in part.either}
    camp_of = {actor: side for side, camp in enumerate(camps) for actor in camp}
    dots = tuple(
        _dot(conflict, actor, camp_of[actor], places[actor], centre, either=actor in either) for actor in places
    )
    lines = tuple(_line(conflict, one, camp_of, places, centre) for one in strands)
    ordered = tuple(sorted(lines, key=lambda line: (line.strained, line.sign < 0)))
    height = 2 * radius + 78.0
    heads = ((centre[0] - radius / 2, 22.0), (centre[0] + radius / 2, 22.0))
    title = f"Who stands with whom in {conflict.title or 'the model'}"
    return WebScene(title, _note(found, shown), 2 * (radius + _LABEL), height, heads, dots, ordered)


def _shown(found: Ties) -> set[str]:
    """Return the actors that are drawn: those under strain first, then those with most ties."""
    degree = dict.fromkeys(found.actors, 0)
    for one in found.strands:
        for actor in one.pair:
            degree[actor] += 1 + 1000 * (one.strain != "never")
    return set(sorted(degree, key=lambda actor: -degree[actor])[:MOST])


def _ordered(found: Ties, shown: set[str], strands: Sequence[Strand]) -> tuple[list[str], list[str]]:
    """Return the actors of each half from top to bottom, part by part, each near those it has ties with."""
    near: dict[str, list[str]] = {actor: [] for actor in shown}
    for one in strands:
        near[one.pair[0]].append(one.pair[1])
        near[one.pair[1]].append(one.pair[0])
    halves: tuple[list[str], list[str]] = ([], [])
    for part in found.parts:
        sides = [[actor for actor in camp if actor in shown] for camp in part.camps]
        for half, side in zip(halves, _swept(sides, near), strict=True):
            half += side
    return halves


def _swept(sides: list[list[str]], near: dict[str, list[str]]) -> list[list[str]]:
    """Put each actor at the mean height of those it has ties with, over and over."""
    for sweep in range(_SWEEPS):
        height = {actor: at / max(1, len(side) - 1) for side in sides for at, actor in enumerate(side)}
        side = sides[sweep % 2]
        mean = {
            actor: sum(height[other] for other in near[actor]) / len(near[actor]) if near[actor] else height[actor]
            for actor in side
        }
        side.sort(key=lambda actor: (mean[actor], height[actor]))
    return sides


def _arc(camp: list[str], side: int, radius: float, centre: Point) -> list[tuple[str, Point]]:
    """Place a camp on its half of the ring, from top to bottom."""
    room = pi - 2 * _GAP * 2
    found = []
    for at, actor in enumerate(camp):
        angle = -pi / 2 + 2 * _GAP + room * (at + 0.5) / len(camp)
        x = centre[0] + (1 if side else -1) * radius * cos(angle)
        found.append((actor, (round(x, 1), round(centre[1] + radius * sin(angle), 1))))
    return found


def _dot(conflict: Conflict, actor: str, camp: int, at: Point, centre: Point, *, either: bool) -> Dot:
    name = actor_name(conflict, actor)
    short = name if len(name) <= 27 else name[:26].rstrip() + "…"
    out = hypot(at[0] - centre[0], at[1] - centre[1]) or 1.0
    x, y = (at[axis] + (at[axis] - centre[axis]) / out * 16 for axis in (0, 1))
    title = f"{name}: {'in either camp' if either else 'the camp on the left' if not camp else 'the camp on the right'}"
    return Dot(actor, short, title, camp, either, at, (round(x, 1), round(y, 1)), not camp)


def _line(conflict: Conflict, one: Strand, camp: dict[str, int], places: dict[str, Point], centre: Point) -> Line:
    start, end = (places[actor] for actor in one.pair)
    same = camp[one.pair[0]] == camp[one.pair[1]]
    pull = 0.34 if same else 0.12
    turn = tuple(round((start[axis] + end[axis]) / 2 * (1 - pull) + centre[axis] * pull, 1) for axis in (0, 1))
    middle = tuple(round((start[axis] + 2 * turn[axis] + end[axis]) / 4, 1) for axis in (0, 1))
    names = " and ".join(actor_name(conflict, actor) for actor in one.pair)
    strained = same == (one.sign < 0)
    told = {"always": ", under strain in every optimal split", "sometimes": ", under strain in some"}
    under = told.get(one.strain, "")
    title = f"{names}: {' and '.join(one.kinds)}{under}"
    return Line(title, one.sign, one.strain, strained, (start, (turn[0], turn[1]), end), (middle[0], middle[1]))


def _note(found: Ties, shown: set[str]) -> str:
    left = len(found.actors) - len(shown)
    said = [f"Frustration index {found.index:g}; {plural(found.number, 'optimal split')}."]
    if len(found.parts) > 1:
        said.append(f"{len(found.parts)} separate parts: each could be turned round without another.")
    if found.number > 1:
        said.append("The picture has the first split.")
    if left:
        said.append(f"{plural(left, 'actor')} with fewer ties {'is' if left == 1 else 'are'} not drawn.")
    return " ".join(said)
