"""A picture as a *drawing*: a tree of a few shapes with a few attributes, painted anywhere without any markup.

Pictures without a painter of their own (chances, lanes, deals, ties, strips, heat) cross the wire like this. The tree
is made from the SVG that Python paints, so that there is one source. A shape in JSON is ``[tag, attributes,
...children]``; a child is a shape or a text. What is not on the lists below is never sent, and never painted.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

TAGS = frozenset(
    "svg g rect path line circle ellipse polygon text tspan title desc defs marker pattern".split()
)  # fmt: skip
"""The shapes. Style sheets are left out: the page has one of its own (`report.scene_style`)."""

NUMBERS = frozenset(
    "x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points refX refY markerWidth markerHeight".split()
)
WORDS = frozenset(
    "id class role aria-label aria-labelledby aria-hidden d viewBox transform orient markerUnits patternUnits "
    "patternTransform font-weight fill-opacity".split()
)
PAINTS = frozenset({"fill", "marker-end"})
"""Attributes that may only name something of the same picture: ``url(#id)``."""

_SPACE = "{http://www.w3.org/2000/svg}"
_OWN = re.compile(r"url\(#[\w.-]+\)")
_WRITTEN = frozenset({"text", "tspan", "title", "desc"})

Shape = list[Any]


def drawing(svg: str) -> Shape:
    """Return the tree of shapes of `svg`, a picture of ours. Raises ValueError for what is not on the lists.

    >>> drawing('<svg><style>.a{}</style><text x="1">a <tspan>b</tspan></text></svg>')
    ['svg', {}, ['text', {'x': '1'}, 'a ', ['tspan', {}, 'b']]]
    """
    return _shape(ElementTree.fromstring(svg))  # noqa: S314 - our own output, not something sent to us


def _shape(element: ElementTree.Element) -> Shape:
    tag = element.tag.removeprefix(_SPACE)
    if tag not in TAGS:
        raise ValueError(f"a drawing has no <{tag}>")
    shape: Shape = [tag, {name: _value(name, value) for name, value in element.items()}]
    shape += _text(tag, element.text)
    for child in element:
        if child.tag.removeprefix(_SPACE) != "style":
            shape.append(_shape(child))
        shape += _text(tag, child.tail)
    return shape


def _value(name: str, value: str) -> str:
    if name in PAINTS and not _OWN.fullmatch(value):
        raise ValueError(f"in a drawing {name} names something of its own, not {value!r}")
    if name not in NUMBERS | WORDS | PAINTS:
        raise ValueError(f"a drawing has no attribute {name}")
    return value


def _text(tag: str, text: str | None) -> list[str]:
    """Return the text inside a shape; white space between shapes is none."""
    return [text] if text and (tag in _WRITTEN or text.strip()) else []
