"""Which pictures a model has, and each of them as a scene: what the page paints, and the same as a table.

| picture | options |
|---|---|
| `graph` | those of `report.lens`: most, whole, concept, actor, taken, text, group, path_to |
| `ways` | to (as for `detente paths`; without one the strongest equilibrium), by (moves, improvements, ...) |
| `chances` | holds (the chance that it holds then, not that it has come about), narrow (for a pane that is) |
| `paths` | number (of sample paths), seed |
| `likely` | outcome |
| `deal` | narrow |
| `ties`, `strips`, `heat` | none |

Options that make no sense are as if they were not there. What a model lacks is told by the problem the command tells.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from detente.case import Case
from detente.conflict.model import Conflict
from detente.conflict.query import Means
from detente.errors import InvalidQuery, Problem, nearest
from detente.files.hash import model_hash
from detente.moves import reachable, state_of
from detente.report.drawing import drawing
from detente.report.scene import Scene as GraphScene
from detente.report.scene_data import scene_data
from detente.report.scene_table import scene_table
from detente.report.tables import Table
from detente.report.visible import one_line
from detente.workbench.messages import Scene

if TYPE_CHECKING:
    from detente.findings.chances.over_time import OverTime
    from detente.findings.deals.record import Deals
    from detente.findings.ensemble.ensemble import Ensemble
    from detente.findings.sway import Sway
    from detente.results import Solve

Options = Mapping[str, Any]

KEPT, STEPS, LONGEST, MOST_PATHS = 6, 60, 400, 20
"""Models of which what was worked out is kept; times of a smooth line; letters of an option; sample paths."""


@dataclass(frozen=True)
class Worked:
    """What pictures of one model are made of, each worked out when first asked for."""

    case: Case

    @cached_property
    def solved(self) -> Solve:
        """The equilibria."""
        return self.case.solve()

    @cached_property
    def over_time(self) -> OverTime:
        """The chances over time."""
        return self.case.chances(steps=STEPS, ways=True).found

    @cached_property
    def deals(self) -> Deals:
        """The deal."""
        return self.case.deal().found

    @cached_property
    def over_all(self) -> Ensemble:
        """How often each claim holds."""
        return self.case.robust(every=True).found


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, whether a model has it (told without working anything out), how its scene is made."""

    name: str
    there: Callable[[Case], bool]
    scene: Callable[[Worked, Options], Scene]


def names_of(case: Case) -> list[str]:
    """Return the names of the pictures a model has, cheaply."""
    return [each.name for each in PICTURES if each.there(case)]


def picture(case: Case, name: str, options: Options) -> Scene:
    """Return a picture of a model. Raises InvalidQuery (D996) for a name that is none, and what the question raises."""
    known = {each.name: each for each in PICTURES}
    if name not in known:
        fix = f"pictures are: {', '.join(known)}"
        raise InvalidQuery(
            Problem("D996", f'there is no picture "{one_line(name)}"', nearest=nearest(name, known), fix=fix)
        )
    return known[name].scene(_worked(case), options)


def graph_scene(name: str, scene: GraphScene, table: Table | None = None, **more: Any) -> Scene:
    """Return a state graph as the page takes it."""
    data, title, note = scene_data(scene) | {"id": name} | more, one_line(scene.title), one_line(scene.note)
    rows = _rows(table or scene_table(scene))
    return {"paint": "graph", "name": name, "title": title, "note": note, "data": data, "table": rows}


def drawing_scene(name: str, svg: str, table: Table, title: str = "") -> Scene:
    """Return a picture painted by Python as a drawing; `name` is what is before every id in it."""
    shape = drawing(svg)
    said = {child[0]: child[2] for child in shape[2:] if child[0] in ("title", "desc") and len(child) > 2}
    data = {"id": name, "kind": shape[1].get("class", ""), "shape": shape}
    title, note = title or said.get("title", ""), said.get("desc", "")
    return {"paint": "drawing", "name": name, "title": title, "note": note, "data": data, "table": _rows(table)}


def robust_scenes(conflict: Conflict, found: Ensemble) -> list[Scene]:
    """Return how often claims hold and states are an equilibrium, from an ensemble that a job worked out."""
    return [strips_scene(conflict, found), *([heat_scene(conflict, found)] if found.states else [])]


def strips_scene(conflict: Conflict, found: Ensemble) -> Scene:
    """Return how often each claim holds."""
    from detente.report.robust import robust_table
    from detente.report.robust_part import hanging
    from detente.report.strips import strips, strips_svg

    return drawing_scene("strips", strips_svg(strips(conflict, found, hanging(found).trees)), robust_table(found))


def heat_scene(conflict: Conflict, found: Ensemble) -> Scene:
    """Return how often each state is an equilibrium."""
    from detente.report.heat import heat, heat_svg
    from detente.report.robust import states_table

    return drawing_scene("heat", heat_svg(heat(conflict, found)), states_table(conflict, found))


def sway_scene(conflict: Conflict, found: tuple[Sway, ...]) -> Scene:
    """Return how far each verdict is from turning, from what a job worked out."""
    from detente.report.sway import swayed_table
    from detente.report.sway_picture import sway_svg

    return drawing_scene("sway", sway_svg(conflict, found), swayed_table(conflict, found, {}))


_WORKED: OrderedDict[str, Worked] = OrderedDict()
"""What was worked out of the models asked about last."""


def _worked(case: Case) -> Worked:
    key = model_hash(case.conflict)
    worked = _WORKED.setdefault(key, Worked(case))
    _WORKED.move_to_end(key)
    while len(_WORKED) > KEPT:
        _WORKED.popitem(last=False)
    return worked


def _rows(table: Table) -> list[list[str]]:
    return [[one_line(cell) for cell in row] for row in (table.head, *table.rows)]


def _string(options: Options, name: str, default: str = "") -> str:
    value = options.get(name)
    return value[:LONGEST] if isinstance(value, str) and value.strip() else default


def _whole(options: Options, name: str, default: int, most: int) -> int:
    value = options.get(name)
    return max(0, min(value, most)) if type(value) is int else default


def _graph(worked: Worked, options: Options) -> Scene:
    from detente.report.facets import facets
    from detente.report.lens import lens_of
    from detente.report.scene import scene

    solution = worked.solved.solution
    drawn = scene(solution, lens=lens_of(options, solution.graph))
    return graph_scene("graph", drawn, facets=facets(solution))


def _ways(worked: Worked, options: Options) -> Scene:
    from detente.report.ways import ways_scene, ways_table

    conflict = worked.case.conflict
    by = _string(options, "by")
    means: Means = next((one for one in get_args(Means) if one == by), "improvements")
    found = worked.case.paths(_string(options, "to") or _strongest(worked), by=means).ways
    return graph_scene("ways", ways_scene(conflict, found), ways_table(conflict, found))


def _strongest(worked: Worked) -> str:
    """Return the equilibrium under most concepts that improvements lead to, if they lead anywhere, as a target."""
    solution = worked.solved.solution
    marks = [np.flatnonzero(stable.all(axis=0)).tolist() for stable in solution.stable.values()]
    start, size = solution.graph.start, solution.graph.size
    far = reachable(solution.graph, [start], "improvements").distance.tolist()
    best = max(range(size), key=lambda s: (s != start, far[s] >= 0, sum(s in marked for marked in marks), -s))
    taken = state_of(solution.graph, best)
    return ",".join(key for key in solution.graph.options if key in taken) or "nothing"


def _chances(worked: Worked, options: Options) -> Scene:
    from detente.report.bands import bands, bands_svg, expected
    from detente.report.unfolding import moments
    from detente.results import Chances

    found, conflict = worked.over_time, worked.case.conflict
    outcomes = expected(found, holds=options.get("holds") is True)
    title = f"{one_line(conflict.title) or 'The model'}: chances over time"
    across = 1 if options.get("narrow") is True else 2
    drawn = bands(found.times, outcomes, title=title, dates=moments(conflict), across=across)
    return drawing_scene("chances", bands_svg(drawn, id="chances"), Chances(found, conflict).table())


def _paths(worked: Worked, options: Options) -> Scene:
    from detente.findings.chances.paths import followed
    from detente.findings.fan import fan
    from detente.findings.world import World
    from detente.report.lanes import lanes, lanes_svg
    from detente.report.lanes_table import lanes_table

    found, conflict = worked.over_time, worked.case.conflict
    process = followed(World.in_time(conflict), found.rules[0].key)
    number, seed = max(1, _whole(options, "number", 5, MOST_PATHS)), _whole(options, "seed", 0, 2**31)
    drawn = lanes(conflict, fan(process, days=found.times[-1], paths=number, seed=seed))
    return drawing_scene("paths", lanes_svg(drawn, id="paths"), lanes_table(drawn))


def _likely(worked: Worked, options: Options) -> Scene:
    from detente.report.chances import ways_table
    from detente.report.likely import likely_scene

    found, conflict = worked.over_time, worked.case.conflict
    names = list(dict.fromkeys(name for name, _ in found.ways))
    if not names:
        raise InvalidQuery(Problem("D869", "there is no outcome that ways could lead to", fix="give one under named:"))
    chosen = _string(options, "outcome")
    chosen = chosen if chosen in names else names[0]
    ways = tuple(way for name, way in found.ways if name == chosen)
    return graph_scene("likely", likely_scene(conflict, chosen, ways), ways_table(conflict, found), outcomes=names)


def _deal(worked: Worked, options: Options) -> Scene:
    from detente.report.deal_pictures import deal_svg
    from detente.report.deals import solutions_table

    found = worked.deals
    drawn = deal_svg(worked.case.conflict, found, narrow=options.get("narrow") is True)
    return drawing_scene("deal", drawn, solutions_table(found, found.readings[0]))


def _ties(worked: Worked, options: Options) -> Scene:
    from detente.findings.ties import ties
    from detente.report.ties import camps_table
    from detente.report.ties_scene import web_scene
    from detente.report.ties_svg import web_svg

    conflict = worked.case.conflict
    found = ties(conflict, seconds=5.0)
    return drawing_scene("ties", web_svg(web_scene(conflict, found), id="ties"), camps_table(conflict, found))


def _strips(worked: Worked, options: Options) -> Scene:
    return strips_scene(worked.case.conflict, worked.over_all)


def _heat(worked: Worked, options: Options) -> Scene:
    return heat_scene(worked.case.conflict, worked.over_all)


def _always(case: Case) -> bool:
    return True


def _has_rates(case: Case) -> bool:
    from detente.findings.chances.rates import has_rates

    return has_rates(case.conflict) and bool(case.conflict.named)


def _has_deal(case: Case) -> bool:
    return case.conflict.deal is not None


def _has_ties(case: Case) -> bool:
    return len(case.conflict.ties) > 1


def _unsure_and_small(case: Case) -> bool:
    """Tell whether something is unsure and all profiles take no time; where they take long, a job asks them."""
    from detente.conflict.change import accepted
    from detente.findings.ensemble.effort import cheap, size_of
    from detente.findings.ensemble.variants import unsure
    from detente.findings.rests import about_time
    from detente.findings.sides import readings

    sure = accepted(case.conflict)
    if not sure.claims or not any(unsure(actor) for actor in sure.actors):
        return False
    timed = any(claim.test is not None and about_time(claim.test) for claim in sure.claims)
    return not timed and cheap(size_of(sure), case.graph, len(sure.claims), len(tuple(readings(sure))))


PICTURES = (
    Picture("graph", _always, _graph),
    Picture("ways", _always, _ways),
    Picture("chances", _has_rates, _chances),
    Picture("paths", _has_rates, _paths),
    Picture("likely", _has_rates, _likely),
    Picture("deal", _has_deal, _deal),
    Picture("ties", _has_ties, _ties),
    Picture("strips", _unsure_and_small, _strips),
    Picture("heat", _unsure_and_small, _heat),
)
"""The pictures, in the order in which the page offers them."""
