"""A scene painted as one accessible SVG: static, without script, readable in light and in dark, alone or in a page.

Every state is a list item with a name of its own; who moves shows in colour, dashes and a label. Arrows have tooltips
and are otherwise silent, because the page has the same as a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from detente.report.legend import legend, style_of
from detente.report.naming import sentence
from detente.report.palette import DARK, DASHES, LIGHT, variables
from detente.report.scene import Edge, Mover, Node, Scene, badge
from detente.report.visible import one_line

_KINDS = {
    "status_quo": "sq",
    "start": "sq",
    "target": "tg",
    "equilibrium": "eq",
    "strong": "strong",
    "group": "gr",
    "on_path": "on",
}
"""The class of a node in each role."""

APART = "Other equilibria, which these arrows do not lead to"

STYLE = """
.dg{font:12px/1.25 system-ui,sans-serif;color:var(--ink)}
.dg text{fill:var(--ink)}
.dg .node rect{fill:var(--card);stroke:var(--soft);stroke-width:1.2}
.dg .node .ring{fill:none;stroke:var(--soft);stroke-width:1.2;stroke-dasharray:3 3}
.dg .node.strong .ring{stroke:var(--ink);stroke-width:2;stroke-dasharray:none}
.dg .node.strong rect.face{stroke:var(--ink);stroke-width:1.6}
.dg .node.tg .ring{stroke:var(--ink);stroke-width:2;stroke-dasharray:none}
.dg .node.gr rect.face{stroke-dasharray:3 3}
.dg .node.gr.strong rect.face{stroke-width:2;stroke-dasharray:none}
.dg .node.sq rect.face{fill:var(--tint);stroke:var(--ink);stroke-width:2.4}
.dg .node.on rect.face{stroke:var(--link);stroke-width:2.8;stroke-dasharray:none}
.dg .edge.on path{stroke-width:3.2}
.dg.dense .edge{opacity:.28}
.dg.dense .edge.on{opacity:1}
.dg.dense .edge text{display:none}
.dg .node .badge{font-weight:700;font-size:11px;letter-spacing:.02em}
.dg .edge path{fill:none;stroke-width:1.7}
.dg .edge:hover path{stroke-width:3.4}
.dg .edge text{font-size:9.5px;font-weight:700;text-anchor:middle;paint-order:stroke}
.dg .edge text{stroke:var(--card);stroke-width:4px}
.dg .apart{stroke:var(--rule);stroke-width:1.2;stroke-dasharray:3 4}
.dg .quiet{fill:var(--soft);font-size:11px}
"""


LEAST = 460.0
"""A picture is at least so wide, for its legend."""


def svg(scene: Scene, *, id: str = "graph", noted: bool = False) -> str:
    """Return `scene` as an SVG element. `id` is put before every id in it, so that two can share a page.

    `noted` puts the note under the picture, for where nothing else does.
    """
    width = max(scene.width, LEAST)
    key, top = legend(scene, width)
    foot = wrap(one_line(scene.note), int((width - 36) / 5.9)) if noted else []
    height, kind = scene.height + top + 14 * len(foot), "dg dense" if scene.dense else "dg"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" height="{height:.0f}" role="group" aria-labelledby="{id}-title {id}-desc">',
            f'<title id="{id}-title">{_safe(scene.title)}</title>',
            f'<desc id="{id}-desc">{_safe(scene.note)}</desc>',
            f"<style>{style()}</style>",
            f"<defs>{''.join(_arrowhead(mover, id) for mover in scene.movers)}</defs>",
            f'<g aria-hidden="true">{key}</g>',
            f'<g transform="translate(0 {top})">',
            *_apart(scene),
            '<g aria-hidden="true">',
            *_edges(scene, id),
            "</g>",
            f'<g role="list" aria-label="{len(scene.nodes)} states drawn">',
            *(_node(node, id, badge_of(node) if not scene.dense else "") for node in scene.nodes),
            "</g>",
            "</g>",
            *_foot(foot, height),
            "</svg>",
        )
    )


def _foot(lines: list[str], height: float) -> Iterator[str]:
    """Write the note at the bottom; who cannot see it has it as the description."""
    for k, line in enumerate(reversed(lines)):
        yield f'<text class="quiet" aria-hidden="true" x="18" y="{height - 10 - 14 * k:.0f}">{_safe(line)}</text>'


def style() -> str:
    """Return the CSS of the picture, with its colours for light and dark."""
    dark = f"@media(prefers-color-scheme:dark){{.dg{{{variables(DARK)}}}}}@media print{{.dg{{{variables(LIGHT)}}}}}"
    alone = ":root.dg{background:var(--paper)}"  # a file of its own has no page behind it
    return f".dg{{{variables(LIGHT)}}}{dark}{alone}{rules()}".replace("\n", "")


def rules() -> str:
    """Return how the picture is painted, in colours that are given elsewhere."""
    movers = "".join(
        f".dg .m{i} path{{stroke:var(--mover{i});stroke-dasharray:{dashes}}}"
        f".dg .m{i} text,.dg .h{i}{{fill:var(--mover{i})}}\n"
        for i, dashes in enumerate(DASHES)
    )
    return STYLE + movers


def _arrowhead(mover: Mover, id: str) -> str:
    return (
        f'<marker id="{id}-head{mover.style}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto">'
        f'<path class="h{style_of(mover)}" d="M0 .8 10 5 0 9.2 2.4 5z"/></marker>'
    )


def _apart(scene: Scene) -> Iterator[str]:
    """Draw a line between what the status quo leads to and the groups of other equilibria."""
    y = apart_at(scene)
    if y is not None:
        yield f'<path class="apart" d="M18 {y:.0f}H{scene.width - 18:.0f}"/>'
        yield f'<text class="quiet" x="18" y="{y + 18:.0f}" aria-hidden="true">{APART}</text>'


def apart_at(scene: Scene) -> int | None:
    """Return the height of the line above the groups of other equilibria, None where there are none."""
    apart = [node.y for node in scene.nodes if "apart" in node.roles]
    return round(min(apart) - 34) if apart else None


def _edges(scene: Scene, id: str) -> Iterator[str]:
    movers = {mover.actor: mover for mover in scene.movers}
    for edge in scene.edges:
        yield _edge(edge, movers[edge.actor], id)


def _edge(edge: Edge, mover: Mover, id: str) -> str:
    (x, y), *rest = edge.points
    curves = " ".join(f"C{' '.join(f'{px:g} {py:g}' for px, py in rest[i : i + 3])}" for i in range(0, len(rest), 3))
    lx, ly = edge.label_at
    return (
        f'<g class="edge m{style_of(mover)}{" on" if edge.on_path else ""}"><title>{_safe(edge.title)}</title>'
        f'<path d="M{x:g} {y:g} {curves}" marker-end="url(#{id}-head{mover.style})"/>'
        f'<text x="{lx:g}" y="{ly + 3:g}">{_safe(mover.code)}</text></g>'
    )


def node_classes(node: Node) -> str:
    """Return the classes of a node: what it is painted as."""
    return " ".join(["node", *(_KINDS[role] for role in node.roles if role in _KINDS)])


def _node(node: Node, id: str, badge: str) -> str:
    x, y, h = node.x, node.y, node.height
    return (
        f'<g role="listitem"><g role="img" class="{node_classes(node)}" id="{id}-{_safe(node.id)}" '
        f'aria-label="{_safe(node.title)}">'
        f"<title>{_safe(sentence(node.title))}</title>{_shape(node)}"
        + "".join(
            f'<text x="{x + 11:g}" y="{y + 19 + 15 * i:g}">{_safe(line)}</text>' for i, line in enumerate(node.lines)
        )
        + (f'<text class="badge" x="{x + 11:g}" y="{y + h - 9:g}">{_safe(badge)}</text>' if badge else "")
        + "</g></g>"
    )


def _shape(node: Node) -> str:
    x, y, w, h = node.x, node.y, node.width, node.height
    deck = f'<rect x="{x + 4:g}" y="{y + 4:g}" width="{w:g}" height="{h:g}" rx="7"/>' if node.count > 1 else ""
    ring = f'<rect class="ring" x="{x - 4:g}" y="{y - 4:g}" width="{w + 8:g}" height="{h + 8:g}" rx="10"/>'
    face = f'<rect class="face" x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="7"/>'
    return deck + face + (ring if ringed(node) else "")


def ringed(node: Node) -> bool:
    """Tell whether a node has a ring: equilibria and targets that are one state."""
    return bool({"equilibrium", "target"} & {*node.roles}) and node.count == 1


def badge_of(node: Node) -> str:
    """Return the last line of a node: what it is an end of, and an equilibrium under."""
    ends = [role for role in ("start", "target") if role in node.roles]
    return " · ".join(filter(None, (badge(node.concepts, start="status_quo" in node.roles), *ends)))


def _safe(text: str) -> str:
    return escape(one_line(text), quote=True)
