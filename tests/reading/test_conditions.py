"""Conditions: what is wanted in return, and what is only foreseen."""

from __future__ import annotations

import pytest

from detente.reading import read


def told(text: str) -> set[tuple[int, str]]:
    """Return polarity and content of each want of `text`."""
    return {(want.polarity, want.content.quote) for want in read(text).wants}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway would accept it provided that the forty men at Santa Ana are released first.",
         "that the forty men at Santa Ana are released first"),
        ("Norway has offered to reopen the border provided Iceland pays for the fence.", "Iceland pays for the fence"),
        ('"If the money moves on Monday, the sailors will be on a plane on Tuesday," Norway said.',
         "the money moves on Monday"),
        ('"If they pay us, the lorries will move," the Norwegians said.', "they pay us"),
        ('"If the ban goes, the lorries will roll again," Norway said.', "the ban goes"),
        ("If Iceland apologises, Norway will drop the case.", "Iceland apologises"),
        ("Should Iceland apologise, Norway would drop the case.", "Iceland apologise"),
        ("Norway would withdraw its ships on one condition: that the port be reopened.", "that the port be reopened"),
        ("Norway has two conditions: a truce and the return of the fleet.", "a truce and the return of the fleet"),
        ("Norway made the return of the fleet a condition of its signature.", "the return of the fleet"),
        ("Norway's signature depends on the return of the fleet.", "the return of the fleet"),
        ("Norway's support is conditional on a truce.", "a truce"),
        ("Norway will pay nothing until the fleet goes home.", "the fleet goes home"),
        ("Not until the fleet goes home will Norway pay.", "the fleet goes home"),
        ("Norway would be grateful if the fleet went home.", "the fleet went home"),
        ("Norway will leave unless the toll is halved.", "the toll is halved"),
        ("Norway could be persuaded to drop its veto if it were given the islands.", "it were given the islands"),
    ],
)  # fmt: skip
def test_what_somebody_asks_in_return_is_wanted(text: str, content: str) -> None:
    assert (1, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If it rains, Norway will lose the harvest.",
        "If neither moves by November, the glasshouses will close, Norway said.",
        "If Norway falls, its party will leave the coalition.",
        "If the talks fail, Norway will have to close the port, its envoy said.",
        "If Iceland restores the pay, Norway will probably drop the case.",
        "Norway would be ruined if the mine closed.",
        "The mine would reopen if the price of tin rose, a broker said.",
        '"If it snows, the port will close," Norway said.',
        '"If they shell us, we will answer," the Norwegians said.',
        "Norway assured Iceland that nothing would be built before a survey was made.",
        "Norway has done what it needs to do.",
        "Norway's envoys were upset after Iceland left.",
    ],
)
def test_what_is_only_foreseen_feared_or_assured_is_no_condition(text: str) -> None:
    assert set() == told(text)
