"""The state graph as a table: the same states and improvements, for those who do not see the picture."""

from __future__ import annotations

from detente.report.naming import concept_names
from detente.report.scene import Scene
from detente.report.tables import Table


def scene_table(scene: Scene) -> Table:
    """Return one row for each state drawn: what it is, what it is an equilibrium under, who improves to where."""
    numbers = {node.id: str(number) for number, node in enumerate(scene.nodes, 1)}
    codes = {mover.actor: mover.name for mover in scene.movers}
    rows = []
    for node in scene.nodes:
        ahead = [f"{codes[edge.actor]} to {numbers[edge.target]}" for edge in scene.edges if edge.source == node.id]
        rows.append((numbers[node.id], node.title, concept_names(node.concepts), ", ".join(ahead)))
    return Table(scene.title, ("state", "what it is", "equilibrium under", "improvements"), tuple(rows), scene.note)
