"""The deal of a model in the report: its pictures, its sentences, and what is said where there is none."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.files import loads
from detente.report.deal_part import NO_DEAL, deal_part
from tests.files.test_deal import documented


def test_the_pictures_and_who_can_sink_it_are_shown_and_the_numbers_are_folded_away() -> None:
    part = deal_part(loads(documented()).conflict)
    assert 'id="deal0-title"' in part
    assert part.count("<figure>") == part.count("<svg") >= 2
    assert "It holds as an equilibrium under Nash" in part
    assert "<summary>In numbers</summary>" in part
    assert part.index("<svg") < part.index("<table")


def test_a_model_without_a_deal_says_so() -> None:
    assert NO_DEAL in deal_part(Conflict("Nothing", (), ()))
