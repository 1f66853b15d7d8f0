"""The page and Python paint the same: each scene, painted by TypeScript in Chromium, is the SVG that Python painted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import detente
from detente.case import Case, loads
from detente.report.drawing import drawing
from detente.report.svg import svg
from detente.workbench import pictures
from detente.workbench.messages import Scene
from tests.findings.test_listed import EXPLICIT
from tests.report.sample import MODEL as HOSTILE
from tests.report.test_robust_pictures import MODEL as UNSURE
from tests.workbench.scenes import bundled, missing, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

LENSES: tuple[dict[str, Any], ...] = (
    {"whole": True},
    {"whole": True, "most": 30},
    {"path_to": []},
    {"concept": "any", "most": 12},
    {"group": "concepts"},
    {"text": "a", "actor": "usa"},
)

TREE = """element => {
    const tree = node => node.nodeType === 3 ? node.data : [
        node.localName, Object.fromEntries([...node.attributes].map(({name, value}) => [name, value])),
        ...[...node.childNodes].map(tree)];
    return tree(element);
}"""


def case_of(name: str) -> Case:
    texts = {"explicit": EXPLICIT, "hostile": HOSTILE, "unsure": UNSURE}
    return loads(texts[name]) if name in texts else detente.load(detente.shipped(name))


def scenes_of(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((name, {}) for name in pictures.names_of(case))
    yield from (("graph", lens) for lens in LENSES)


def normal(shape: Any) -> Any:
    """Leave out what says the same in another way: the order of attributes, digits of numbers, cut-up text."""
    if isinstance(shape, str):
        return shape
    tag, attributes, *children = shape
    kept = {name: rounded(value) for name, value in sorted(attributes.items()) if name != "xmlns"}
    return [tag, kept, *(normal(child) for child in joined(children))]


def rounded(value: str) -> str:
    return re.sub(r"-?\d*\.?\d+(?:e-?\d+)?", lambda found: f"{round(float(found[0]), 2) + 0.0:g}", value)


def joined(children: list[Any]) -> list[Any]:
    found: list[Any] = []
    for child in children:
        if isinstance(child, str) and found and isinstance(found[-1], str):
            found[-1] += child
        elif child != "":
            found.append(child)
    return found


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    with opened(bundled(tmp_path_factory.mktemp("scenes"))) as pages:
        yield pages


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the SVG that Python paints of each scene made."""
    collected: list[str] = []
    graph, drawn = pictures.graph_scene, pictures.drawing_scene

    def as_graph(name: str, scene: Any, *more: Any, **named: Any) -> Scene:
        collected.append(svg(scene, id=name))
        return graph(name, scene, *more, **named)

    def as_drawing(name: str, text: str, *more: Any) -> Scene:
        collected.append(text)
        return drawn(name, text, *more)

    monkeypatch.setattr(pictures, "graph_scene", as_graph)
    monkeypatch.setattr(pictures, "drawing_scene", as_drawing)
    return collected


@pytest.mark.parametrize("name", ["tower22", "cuban", "explicit", "hostile", "unsure"])
def test_both_painters_paint_the_same(new: Callable[..., Any], painted: list[str], name: str) -> None:
    case, page = case_of(name), new()
    for picture, options in scenes_of(case):
        scene = pictures.picture(case, picture, options)
        page.evaluate("scene => void scenes.still(host, scene)", scene)
        assert normal(drawing(painted[-1])) == normal(page.evaluate(TREE, page.query_selector("#host > svg")))
    assert [] == page.complaints
    page.close()


@pytest.mark.parametrize("name", ["cuban", "hostile", "unsure"])
def test_a_live_picture_is_the_still_one_with_its_states_as_buttons(
    new: Callable[..., Any], painted: list[str], name: str
) -> None:
    case, page = case_of(name), new()
    page.evaluate("window.same = []")
    for picture, options in scenes_of(case):
        scene = pictures.picture(case, picture, options)
        page.evaluate("scene => void (same.push(scenes.paint(host, scene, {id: scene.name})))", scene)
        live = page.evaluate(TREE, page.query_selector("#host figure svg"))
        assert normal(drawing(painted[-1])) == normal(unlively(live))
        page.evaluate("same.pop()()")
    assert [] == page.complaints
    page.close()


def called(node: dict[str, Any]) -> str:
    """Say what a state is called: first what is written on it, so that it can be called by voice."""
    return f"{' '.join(filter(None, (*node['lines'], node['badge'])))}. {node['title']}"


def unlively(shape: Any) -> Any:
    """Take out what makes a picture live: buttons are pictures again, nothing is near or chosen, all of it is seen."""
    if isinstance(shape, str):
        return shape
    tag, attributes, *children = shape
    live = {"tabindex", "aria-pressed", "data-state", "data-edge"}
    kept = {name: value for name, value in attributes.items() if name not in live}
    if "data-state" in attributes:
        # Between what is written on a state stands a space, so that two lines are not one word.
        children = [["text", child[1], child[2].rstrip(" ")] if child[0] == "text" else child for child in children]
        written = " ".join(child[2] for child in children if child[0] == "text")
        kept |= {"role": "img", "aria-label": kept["aria-label"].removeprefix(f"{written}. ")}
    if tag == "svg":
        kept["viewBox"] = f"0 0 {kept['width']} {kept['height']}"
    return [tag, kept, *map(unlively, children)]


def test_every_state_is_a_button_with_a_name_that_keys_reach_and_choose(new: Callable[..., Any]) -> None:
    page, scene = new(), pictures.picture(case_of("cuban"), "graph", {})
    page.evaluate("scene => void scenes.paint(host, scene)", scene)
    states = page.get_by_role("list", name="12 states drawn").get_by_role("button")
    assert [called(node) for node in scene["data"]["nodes"]] == [
        each.get_attribute("aria-label") for each in states.all()
    ]
    start = page.locator("[data-state].sq")
    page.locator("[data-state][tabindex='0']").focus()
    seen = {focused(page)}
    assert start.get_attribute("data-state") in seen
    page.keyboard.press("ArrowRight")
    assert focused(page) in {edge["target"] for edge in scene["data"]["edges"] if edge["source"] in seen}
    page.keyboard.press("Enter")
    assert ("true", 1) == (page.locator(":focus").get_attribute("aria-pressed"), page.locator(".chosen").count())
    page.keyboard.press("Escape")
    assert 0 == page.locator(".chosen").count()
    for key in ("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight") * 12:
        page.keyboard.press(key)
        seen.add(focused(page))
    assert 4 <= len(seen)
    assert 1 == page.locator("[data-state][tabindex='0']").count()
    page.close()


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.dataset.state"))


def test_the_way_from_the_status_quo_shows_when_asked(new: Callable[..., Any]) -> None:
    page, scene = new(), pictures.picture(case_of("cuban"), "graph", {})
    page.evaluate("scene => void scenes.paint(host, scene)", scene)
    last = max(scene["data"]["nodes"], key=lambda node: node["layer"])
    page.locator(f"[data-state='{last['id']}']").click()
    assert 0 == page.locator(".edge.on").count()
    page.get_by_role("button", name="Way from the status quo").click()
    assert (last["layer"], last["layer"]) == (page.locator(".edge.on").count(), page.locator("ol > li").count())
    page.close()


def test_the_picture_is_zoomed_moved_and_fitted_with_keys(new: Callable[..., Any]) -> None:
    page = new()
    page.evaluate("scene => void scenes.paint(host, scene)", pictures.picture(case_of("cuban"), "graph", {}))
    page.locator("[data-state][tabindex='0']").focus()
    views = [view(page)]
    for key in ("0", "+", "+", "Shift+ArrowRight", "-", "0"):
        page.keyboard.press(key)
        views.append(view(page))
    _, fitted, near, nearer, moved, _, again = views
    assert nearer[2] < near[2] < fitted[2]
    assert moved[0] > nearer[0]
    assert fitted == again
    page.close()


def view(page: Any) -> list[float]:
    return [float(part) for part in page.locator(".graph-stage > svg").get_attribute("viewBox").split()]


def test_a_filter_asks_for_another_look(new: Callable[..., Any]) -> None:
    page, scene = new(), pictures.picture(case_of("tower22"), "graph", {})
    page.evaluate(
        "scene => { window.asked = []; scenes.paint(host, scene, {lens: {}, onLens: lens => asked.push(lens)}) }", scene
    )
    page.get_by_label("Equilibria", exact=True).select_option("nash")
    page.get_by_label("Words", exact=True).fill("strike")
    page.evaluate("async () => { while (asked.length < 2) await new Promise(soon => setTimeout(soon, 20)) }")
    assert [{"concept": "nash"}, {"text": "strike"}] == page.evaluate("asked")
    page.close()


def test_hundreds_of_states_can_be_walked_without_painting_them_again(new: Callable[..., Any]) -> None:
    page, scene = new(), pictures.picture(case_of("tower22"), "graph", {"whole": True, "most": 300})
    page.evaluate("scene => void scenes.paint(host, scene)", scene)
    assert 300 == page.locator("[data-state]").count()
    page.evaluate(
        """() => { window.painted = 0;
            new MutationObserver(all => all.forEach(one => painted += one.addedNodes.length))
                .observe(document.querySelector('.graph-stage'), {childList: true, subtree: true}) }"""
    )
    page.locator("[data-state][tabindex='0']").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert (0, 1) == (page.evaluate("painted"), page.locator("[data-state][tabindex='0']").count())
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing_wrong(new: Callable[..., Any], scheme: str, width: int) -> None:
    page = new(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.evaluate("document.documentElement.style.colorScheme = 'light dark'")
    unsure, cuban, tower = case_of("unsure"), case_of("cuban"), case_of("tower22")
    asked = [(unsure, name, {}) for name in pictures.names_of(unsure)]
    asked += [(tower, "graph", {"whole": True, "most": 300}), (cuban, "graph", {}), (tower, "ties", {})]
    for case, name, options in asked:
        scene = pictures.picture(case, name, options)
        page.evaluate("scene => void scenes.paint(host, scene, {lens: {taken: ['x']}, onLens: () => 0})", scene)
        found = page.evaluate(
            "async tags => (await axe.run(host, {runOnly: tags})).violations",
            ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
        )
        assert [] == [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    page.close()


def test_hostile_labels_stay_text(new: Callable[..., Any]) -> None:
    page = new()
    case = case_of("hostile")
    for name in pictures.names_of(case):
        page.evaluate("scene => void scenes.paint(host, scene)", pictures.picture(case, name, {}))
        assert (0, 0) == (
            page.locator("#host script, #host b:not(.mover), #host i").count(),
            page.locator("body script").count(),
        )
        assert "</style>" not in page.locator("#host").inner_html().replace("&lt;/style&gt;", "")
    assert [] == page.complaints
    page.close()
