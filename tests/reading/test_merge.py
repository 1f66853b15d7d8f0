from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InvalidText
from detente.files.load import loads
from detente.files.write import dump
from detente.reading import Draft, draft, merge, notes
from detente.reading.items import Attribution, Bond, Disagreement, Event, Mention, Party, Passage, Tally, Want
from tests.reading.test_reading import assert_exact
from tests.reading.texts import strait

TEXT = (
    "The Courier said that Norway denied that it rammed a cutter. Iceland wants talks with Norway. "
    "A crew backed by Norway rammed a cutter on Monday."
)
READERS = ("rules (small)", "llm (m at host)")


def at(words: str, *, last: bool = False) -> Passage:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return Passage(start, start + len(words), words)


def party(key: str, name: str, kind: str = "state", **more: Any) -> Party:
    return Party(key, name, kind, mentions=(Mention(key, at(name), "name"),), **more)


def told(by: str, reader: str, **lists: Any) -> Draft:
    parties = (party("norway", "Norway"), party("iceland", "Iceland"), party("courier", "Courier", "outlet"))
    return Draft("t", TEXT, reader, **{"parties": parties, **lists}, by=by)


SAID = Attribution(
    at("said"), (at("that Norway denied that it rammed a cutter"),), at("The Courier"), speaker="courier"
)
DENIED = Attribution(at("denied"), (at("that it rammed a cutter"),), at("Norway"), "denial", speaker="norway", parent=0)
WANT = Want("iceland", 1, at("Iceland wants talks with Norway."), at("wants"), at("talks with Norway"))
EVENT = Event("ASSAULT", "attack", at("rammed", last=True), at("A crew backed by Norway rammed a cutter on Monday."))
ONE = told("rules", "small", attributions=(SAID, DENIED), wants=(WANT,), events=(EVENT,))


def other(**lists: Any) -> Draft:
    kept = {"attributions": ONE.attributions, "wants": ONE.wants, "events": ONE.events, **lists}
    return told("llm", "m at host", **kept)


def parted(one: Draft, two: Draft) -> list[tuple[str, str | None, str, str]]:
    return [(d.family, d.field, d.one, d.other) for d in merge(one, two).disagreements]


def test_two_drafts_that_agree_are_one_without_a_disagreement() -> None:
    both = merge(ONE, other())
    expected = replace(ONE, by="both", reader=" and ".join(READERS))
    assert expected == both


@pytest.mark.parametrize(
    ("changed", "field", "sides"),
    [
        ({"wants": (replace(WANT, polarity=-1),)}, "polarity", ("1", "-1")),
        ({"wants": (replace(WANT, holder="norway"),)}, "holder", ("iceland", "norway")),
        ({"events": (replace(EVENT, modality="denied"),)}, "modality", ("happened", "denied")),
        ({"events": (replace(EVENT, actor="norway"),)}, "actor", ("none", "norway")),
        ({"attributions": (SAID, replace(DENIED, parent=None))}, "parent", ('in "said"', "in none")),
        ({"attributions": (SAID, replace(DENIED, kind="statement"))}, "kind", ("denial", "statement")),
        ({"attributions": (SAID, replace(DENIED, negated=True))}, "negated", ("false", "true")),
        ({"attributions": (replace(SAID, speaker="iceland"), DENIED)}, "speaker", ("courier", "iceland")),
    ],
)
def test_each_disagreement_is_told_and_the_first_reader_has_the_word(
    changed: dict[str, Any], field: str, sides: tuple[str, str]
) -> None:
    family = next(iter(changed))
    both = merge(ONE, other(**changed))
    assert [(family, field, *sides)] == [(d.family, d.field, d.one, d.other) for d in both.disagreements]
    assert getattr(ONE, family) == getattr(both, family)
    assert any(f"rules says {sides[0]}, llm says {sides[1]}" in note for note in notes(both))


def test_the_same_item_is_found_again_with_other_ends_of_its_quotation() -> None:
    wider = replace(WANT, content=at("wants talks with Norway"), cue=at("Iceland wants"))
    assert [] == parted(ONE, other(wants=(wider,)))


def test_what_one_reader_found_alone_stays_and_is_told() -> None:
    both = merge(replace(ONE, events=()), other(wants=()))
    assert ((WANT,), (EVENT,)) == (both.wants, both.events)
    assert [("wants", None, READERS[0], ""), ("events", None, "", READERS[1])] == [
        (d.family, d.field, d.one, d.other) for d in both.disagreements
    ]
    told = "\n".join(notes(both))
    assert 'whether these wants, found by rules alone, are right: "talks with Norway"' in told
    assert 'whether these events, found by llm alone, are right: "rammed"' in told


def test_parents_follow_where_the_attributions_went() -> None:
    inner = replace(DENIED, parent=0)
    both = merge(replace(ONE, attributions=(replace(DENIED, parent=None),)), other(attributions=(SAID, inner)))
    assert [("said", None), ("denied", None)] == [(one.cue.quote, one.parent) for one in both.attributions]
    both = merge(replace(ONE, attributions=(SAID,)), other(attributions=(inner, SAID, replace(inner, parent=1))))
    assert all(one.parent is None or one.parent < len(both.attributions) for one in both.attributions)


def test_half_a_ring_from_each_reader_is_no_ring() -> None:
    mine = replace(ONE, attributions=(replace(SAID, parent=None), replace(DENIED, parent=0)))
    theirs = other(attributions=(replace(DENIED, parent=None), replace(SAID, parent=0)))
    for both in (merge(mine, theirs), merge(theirs, mine)):
        assert 1 == sum(one.parent is None for one in both.attributions)


def test_parties_are_one_by_key_or_by_any_name_and_keep_what_each_reader_knows() -> None:
    theirs = (
        party("kingdom", "Norway", aliases=("the kingdom",)),
        party("crew", "crew", "armed group", serves="kingdom"),
    )
    want = replace(WANT, holder="kingdom", chain=("kingdom",))
    both = merge(ONE, other(parties=theirs, wants=(want,)))
    assert ["norway", "iceland", "courier", "crew"] == [one.key for one in both.parties]
    assert ("the kingdom",) == both.parties[0].aliases
    assert "norway" == both.parties[3].serves
    assert ("wants", "holder", "iceland", "norway") in parted(ONE, other(parties=theirs, wants=(want,)))


def test_two_readers_who_see_a_party_differently_are_told() -> None:
    theirs = (party("norway", "Norway", "government"), party("courier", "Courier", "outlet", serves="norway"))
    assert [("parties", "kind", "state", "government"), ("parties", "serves", "None", "norway")] == parted(
        ONE, other(parties=theirs)
    )


def test_a_tie_between_two_names_of_one_party_is_none() -> None:
    theirs = (party("norway", "Norway"), party("the_norway", "Norway"))
    bond = Bond("norway", "the_norway", "ally", at("A crew backed by Norway"))
    mine = replace(ONE, parties=(party("n", "Norway"),))
    assert () == merge(mine, other(parties=theirs, bonds=(bond,))).bonds


def test_a_draft_in_part_makes_a_merged_draft_in_part_with_its_counts() -> None:
    tally = Tally(3, ("D526",), 9, 1)
    both = merge(ONE, replace(other(), partial="1 of 3 parts", tally=tally))
    assert ("1 of 3 parts", tally) == (both.partial, both.tally)


def test_drafts_of_two_texts_are_not_merged() -> None:
    with pytest.raises(InvalidText, match="D529"):
        merge(ONE, replace(ONE, text=TEXT + " "))


def test_many_disagreements_are_told_in_part_and_the_rest_counted() -> None:
    many = tuple(Disagreement("wants", WANT.content, "polarity", "1", "-1", READERS) for _ in range(100))
    told = notes(replace(ONE, disagreements=many))
    assert "- 40 more such differences;" in told


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_half_of_a_draft_merged_with_any_other_is_exact_and_a_model(data: st.DataObject) -> None:
    whole = strait()

    def half() -> Draft:
        kept = {
            family: tuple(one for one in getattr(whole, family) if data.draw(st.booleans()))
            for family in ("wants", "events", "bonds", "assertions")
        }
        said = tuple(replace(one, parent=None) for one in whole.attributions if data.draw(st.booleans()))
        return replace(whole, **kept, attributions=said)

    one, two = half(), half()
    both = merge(one, two)
    assert_exact(both)
    for family in ("attributions", "wants", "events", "bonds", "assertions"):
        mine, theirs = getattr(one, family), getattr(two, family)
        alone = [d for d in both.disagreements if d.family == family and d.field is None]
        assert set(mine) <= set(getattr(both, family)), family
        assert len(getattr(both, family)) <= len(mine) + len(theirs)
        assert len(alone) == 2 * len(getattr(both, family)) - len(mine) - len(theirs)
    model = draft(both)
    assert model == loads(dump(model, notes=notes(both))).conflict
