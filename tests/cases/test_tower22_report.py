"""The report of the crisis of the column has every picture its model can give."""

from __future__ import annotations

import pytest

import detente


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    case = detente.load(detente.shipped("tower22"))
    target = tmp_path_factory.mktemp("report") / "page.html"
    return case.report(target, check=case.check(depth=0), profiles=20).read_text(encoding="utf-8")


@pytest.mark.parametrize("picture", ["strips", "heat", "drawing", "bands", "lanes", "way0", "deal0", "deal1", "camps"])
def test_every_picture_is_there_once(page: str, picture: str) -> None:
    assert 1 == page.count(f'id="{picture}-title"')


def test_nothing_was_left_out_of_it(page: str) -> None:
    assert "Not shown:" not in page


def test_each_claim_asked_has_its_strip_and_the_delay_its_hinge_and_its_sentence(page: str) -> None:
    card = page[page.index('id="claim-because-slow"') :]
    card = card[: card.index("</article>")]
    assert 'class="slip"' in card
    assert "It hangs on whether usa.late-strike is wanted" in card
    assert "left any Iranian advisers near the targets enough time" in card.split('class="often"')[1]
