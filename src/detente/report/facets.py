"""What a state graph can be looked at by: concepts, actors and options with their names, for the lens' fields."""

from __future__ import annotations

from typing import Any

from detente.report.naming import actor_name, concept_name, option_label
from detente.stability import Solution


def facets(solution: Solution) -> dict[str, Any]:
    """Return keys with names: `concepts` with how many equilibria each has, `actors`, `options` with their actors."""
    graph = solution.graph
    conflict = graph.conflict
    return {
        "concepts": [
            [key, concept_name(key), int(stable.all(axis=0).sum())] for key, stable in solution.stable.items()
        ],
        "actors": [[key, actor_name(conflict, key)] for key in graph.actors],
        "options": [[key, option_label(conflict, key), conflict.option[key].by] for key in graph.options],
    }
