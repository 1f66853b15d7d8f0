"""Every colour can be told from what is behind it, 4.5 to 1, as WCAG 2.2 (1.4.3) asks for words."""

from __future__ import annotations

import pytest

from detente.report.palette import DARK, DASHES, LIGHT, contrast

GROUNDS = ("paper", "card", "tint")
WORDS = ("ink", "soft", "link", "holds", "fails", "depends", "untestable", *(f"mover{i}" for i in range(len(DASHES))))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground(palette: dict[str, str], ground: str, word: str) -> None:
    assert contrast(palette[word], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["claim", "basis", "both", "glow"])
def test_marked_text_can_be_read(palette: dict[str, str], mark: str) -> None:
    assert contrast(palette["ink"], palette[mark]) >= 4.5


def test_light_and_dark_have_the_same_names() -> None:
    assert list(LIGHT) == list(DARK)


def test_every_mover_has_dashes_of_its_own() -> None:
    assert len(DASHES) == len(set(DASHES)) == sum(name.startswith("mover") for name in LIGHT)
