"""One party, one actor: descriptions joined to whom they mean, groups that serve whose they are, bands by name."""

from __future__ import annotations

import pytest

from detente.reading import read
from detente.reading.items import Party
from tests.reading.wishes import held


def _parties(text: str) -> dict[str, Party]:
    return {party.name: party for party in read(text).parties}


def _served(text: str, name: str) -> str | None:
    """Return the name of whom the party called `name` serves."""
    draft = read(text)
    names = {party.key: party.name for party in draft.parties}
    served = next((party.serves for party in draft.parties if party.name == name), None)
    return names.get(served or "")


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("We met three drivers. One of them, Piotr Wend, wants a new road. Wend is sixty.", "Piotr Wend"),
        ("Five sisters came. One of the sisters, Orla Finch, fears a raid.", "Orla Finch"),
        (
            "A group calling itself the Wolves of Tarn holds the pass. The group wants a road.",
            "Wolves of Tarn",
        ),
        (
            "The Heirs of the Marsh hold the mill. The brigade is poor. The brigade wants a share of the toll.",
            "Heirs of the Marsh",
        ),
        (
            "The Ministry of Fisheries is small. The clerk Ivo Bast told us that his ministry wants no quotas.",
            "Ministry of Fisheries",
        ),
        (
            "Old weavers of the upper town met on Monday. The weavers want a lower toll.",
            "Old weavers of the upper town",
        ),
        ("Grell is easy to read. The governor wants a pension and a house.", "Grell"),
    ],
)
def test_a_description_is_the_party_that_it_means(text: str, holder: str) -> None:
    assert held(text) == {holder}


def test_two_bands_leave_a_bare_brigade_by_itself() -> None:
    text = "The Heirs of the Marsh fought the Wolves of Tarn. The brigade wants a share of the toll."
    assert not held(text) & {"Heirs of the Marsh", "Wolves of Tarn"}


def test_who_has_a_title_of_his_own_is_not_the_governor() -> None:
    text = "Captain Ivo Grell is easy to read. The governor wants a pension and a house."
    assert "Grell" not in " ".join(held(text))


@pytest.mark.parametrize(
    ("text", "people", "body"),
    [
        (
            "The Sons of the Weir have a new chief, a miller called Anders. Anders said that his people want no war.",
            "His people",
            "Sons of the Weir",
        ),
    ],
)
def test_who_belongs_to_somebody_serves_whom_he_serves(text: str, people: str, body: str) -> None:
    assert _served(text, people) == body


def test_neighbours_serve_nobody() -> None:
    assert _served("Norway wants a deal. Its neighbours want a share of the grounds.", "Its neighbours") is None


def test_a_band_is_named_by_its_members_and_is_no_place() -> None:
    found = _parties("The Lions of Kell want the well. Kell is a village. The Lions fear a raid.")
    assert found["Lions of Kell"].kind == "armed group"
    assert found["Lions of Kell"].aliases == ("The Lions",)


def test_what_has_a_government_is_a_state() -> None:
    found = _parties("The Marches want a quiet year. Their government fears a coup.")
    assert found["Marches"].kind == "state"
    assert held("The Marches want a quiet year. Their government fears a coup.") == {"Marches"}
    assert "d'affaires" not in _parties("Norway's chargé d'affaires, Mr Ole Berg, wants a truce.")
