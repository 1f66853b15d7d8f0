"""A drawing has what the picture has, and nothing that is not on its lists."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from detente.findings.sway import Sway
from detente.report.drawing import drawing
from detente.report.palette import DARK, LIGHT
from detente.report.scene import scene
from detente.report.scene_style import scene_style
from detente.report.svg import svg
from detente.report.sway_picture import sway_svg
from tests.report.sample import solved

STYLE = Path(__file__).parents[2] / "web/src/scene/pictures.css"


def words(shape: list[object] | str) -> str:
    return shape if isinstance(shape, str) else "".join(words(child) for child in shape[2:])  # type: ignore[arg-type]


def test_all_that_is_written_is_there_once_and_in_order() -> None:
    picture = svg(scene(solved()[1]), noted=True)
    root = ElementTree.fromstring(picture)
    for style in root.findall("{http://www.w3.org/2000/svg}style"):
        style.text = ""
    assert "".join("".join(root.itertext()).split()) == "".join(words(drawing(picture)).split())


@pytest.mark.parametrize(
    ("picture", "what"),
    [
        ("<svg><script/></svg>", "<script>"),
        ("<svg><foreignObject/></svg>", "<foreignObject>"),
        ('<svg><g onclick="x"/></svg>', "onclick"),
        ('<svg><g style="fill:red"/></svg>', "style"),
        ('<svg><rect fill="url(https://far.example/#a)"/></svg>', "fill"),
        ('<svg><a href="#x"/></svg>', "<a>"),
    ],
)
def test_what_is_not_on_the_lists_is_refused(picture: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        drawing(picture)


def test_the_style_sheet_of_the_page_is_up_to_date() -> None:
    assert scene_style() == STYLE.read_text("utf-8"), "python -m detente.workbench.style > web/src/scene/pictures.css"


def test_the_style_sheet_takes_every_colour_from_the_page_but_where_colours_are_forced() -> None:
    sheet = scene_style()
    forced, rules = sheet.split("@media (forced-colors: active)")[1].split("}\n}", 1)
    assert [] == [name for name in LIGHT if f"--{name}:" not in forced]
    assert [] == [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in sheet]
    assert set() == set(re.findall(r"var\(--([\w-]+)", rules)) - set(LIGHT)


def test_the_nearest_verdict_to_turning_comes_first_and_dots_are_in_vain() -> None:
    conflict = solved()[0].conflict
    far = Sway("stays", "holds", None, 3, (), 0, 40)
    near = Sway("no-clash", "holds", 2, 2, (), 0, 40)
    silent = Sway("soon", "untestable", None, 0, (), 0, 0)
    picture = sway_svg(conflict, (far, silent, near))
    root = ElementTree.fromstring(picture)
    rows = [each for each in root.iter("{http://www.w3.org/2000/svg}g") if each.get("role") == "img"]
    squares = [len(row.findall("{http://www.w3.org/2000/svg}rect")) for row in rows]
    dots = [len(row.findall("{http://www.w3.org/2000/svg}circle")) for row in rows]
    assert ([2, 0], [0, 3]) == (squares, dots)
    assert "1 claim not searched" in picture
