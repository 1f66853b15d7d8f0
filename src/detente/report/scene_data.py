"""The state graph as the page's painter takes it: a scene with its legend placed, in plain data.

Nothing is left to be worked out but where shapes stand in a node; every word has been made visible (`report.visible`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from detente.report.legend import entries, style_of
from detente.report.naming import sentence
from detente.report.scene import Edge, Mover, Node, Scene
from detente.report.svg import APART, LEAST, apart_at, badge_of, node_classes, ringed
from detente.report.visible import one_line


def scene_data(scene: Scene) -> dict[str, Any]:
    """Return what the painter of graphs takes."""
    width = max(scene.width, LEAST)
    legend, top = entries(scene, width)
    movers = {mover.actor: mover for mover in scene.movers}
    return {
        "title": one_line(scene.title),
        "note": one_line(scene.note),
        "width": round(width),
        "height": round(scene.height + top),
        "right": round(scene.width - 18),
        "top": top,
        "dense": scene.dense,
        "states": scene.states,
        "apart": apart_at(scene),
        "apart_says": APART,
        "legend": [asdict(entry) for entry in legend],
        "movers": [_mover(mover) for mover in scene.movers],
        "nodes": [_node(node, dense=scene.dense) for node in scene.nodes],
        "edges": [_edge(edge, movers) for edge in scene.edges],
    }


def _mover(mover: Mover) -> dict[str, Any]:
    return {
        "actor": mover.actor,
        "name": one_line(mover.name),
        "code": one_line(mover.code),
        "style": style_of(mover),
        "head": mover.style,
    }


def _node(node: Node, *, dense: bool) -> dict[str, Any]:
    return {
        **asdict(node),
        "lines": [one_line(line) for line in node.lines],
        "title": one_line(node.title),
        "says": one_line(sentence(node.title)),
        "badge": "" if dense else one_line(badge_of(node)),
        "classes": node_classes(node),
        "ring": ringed(node),
    }


def _edge(edge: Edge, movers: Mapping[str, Mover]) -> dict[str, Any]:
    mover = movers[edge.actor]
    return {
        "source": edge.source,
        "target": edge.target,
        "actor": edge.actor,
        "title": one_line(edge.title),
        "code": one_line(mover.code),
        "style": style_of(mover),
        "head": mover.style,
        "points": edge.points,
        "label_at": edge.label_at,
        "on_path": edge.on_path,
    }
