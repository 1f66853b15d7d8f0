"""Which pictures a model has; each is a scene of plain data that names its painter and comes with a table."""

from __future__ import annotations

import json
import re

import pytest

import detente
from detente.errors import DetenteError
from detente.workbench import messages, pictures
from tests.report.test_robust_pictures import MODEL as UNSURE


@pytest.fixture(scope="module")
def case() -> detente.Case:
    return detente.load(detente.shipped("tower22"))


def test_a_model_has_the_pictures_it_has_something_for(case: detente.Case) -> None:
    assert ["graph", "ways", "chances", "paths", "likely", "deal", "ties"] == pictures.names_of(case)
    assert ["graph", "ways", "ties"] == pictures.names_of(detente.load(detente.shipped("cuban")))
    assert ["graph", "ways", "strips", "heat"] == pictures.names_of(detente.loads(UNSURE))


def test_every_picture_is_plain_data_with_a_title_and_a_table(case: detente.Case) -> None:
    for name in pictures.names_of(case):
        scene = pictures.picture(case, name, {})
        assert json.dumps(scene)
        assert (name, True, True) == (scene["name"], bool(scene["title"]), len(scene["table"]) > 1)
        assert {len(scene["table"][0])} == {len(row) for row in scene["table"]}


def test_a_picture_that_is_none_is_refused_with_the_nearest(case: detente.Case) -> None:
    with pytest.raises(DetenteError) as raised:
        pictures.picture(case, "grahp", {})
    assert ("D996", "graph") == (raised.value.problems[0].code, raised.value.problems[0].nearest)


def test_what_was_worked_out_is_kept_for_the_last_models_only(case: detente.Case) -> None:
    worked = pictures._worked(case)
    assert worked is pictures._worked(detente.Case(case.conflict, {}))
    for number in range(pictures.KEPT):
        pictures._worked(detente.loads(UNSURE.replace("duke", f"duke{number}")))
    assert worked is not pictures._worked(case)


def test_the_lens_of_a_request_reaches_the_picture(case: detente.Case) -> None:
    scene = pictures.picture(case, "graph", {"whole": True, "most": 100})
    assert (100, True) == (len(scene["data"]["nodes"]), scene["data"]["dense"])
    assert {"concepts", "actors", "options"} == {*scene["data"]["facets"]}


@pytest.mark.parametrize("name", ["chances", "deal"])
def test_a_narrow_pane_gets_a_picture_that_is_narrow_and_says_the_same(case: detente.Case, name: str) -> None:
    wide, narrow = (pictures.picture(case, name, {"narrow": narrow}) for narrow in (False, True))
    widths = [float(one["data"]["shape"][1]["width"]) for one in (wide, narrow)]
    assert widths[1] <= 480 < widths[0]
    assert sorted(_items(wide)) == sorted(_items(narrow))


def _items(scene: messages.Scene) -> list[str]:
    """Return what a screen reader says of each thing in a picture."""
    return re.findall(r"'role': 'img', 'aria-label': '([^']*)'", str(scene["data"]["shape"]))


def test_jobs_can_show_what_they_found_as_scenes() -> None:
    unsure = detente.loads(UNSURE)
    found = unsure.robust()
    assert ["strips", "heat"] == [one["name"] for one in pictures.robust_scenes(unsure.conflict, found.found)]
    assert "sway" == pictures.sway_scene(unsure.conflict, unsure.sway(farthest=1).found)["name"]
