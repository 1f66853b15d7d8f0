"""The annotated accounts: the loader says what is wrong, and each error of a reader lowers its own measure only."""

from __future__ import annotations

import copy
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import integers

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from accounts import annotation, bars  # noqa: E402
from accounts_gold import ACCOUNTS, Actor, Faults, load, locate, places, resolve  # noqa: E402
from accounts_match import DETAILS, LAYERS, Tally, compare, pair, same_phrase, shared_names  # noqa: E402

TEXT = (
    "The Quay Courier writes that the harbour minister Lund said on Monday that his government wants no fight over "
    "the quay. Norway has no allies in Iceland, he said. Iceland fears a blockade of Bergen. A trawler was fired on "
    "near Bergen on 3 May; two fishermen died in the shooting. If the quay is shut, prices will rise. "
    "Norway arms the pilots."
)
MINI: dict[str, Any] = {
    "account": "mini",
    "annotator": "a",
    "via": ["courier"],
    "actors": [
        {"id": "courier", "name": "The Quay Courier", "kind": "outlet"},
        {"id": "lund", "name": "Lund", "names": ["the harbour minister"], "kind": "person", "of": "norway"},
        {"id": "norway", "name": "Norway", "names": ["his government"], "kind": "state"},
        {"id": "iceland", "name": "Iceland", "kind": "state"},
        {"id": "pilots", "name": "the pilots", "kind": "public"},
    ],
    "attributions": [
        {
            "id": "s1", "source": "The Quay Courier", "cue": "writes", "speaker": "courier",
            "content": "that the harbour minister Lund said on Monday that his government wants no fight over the quay",
        },
        {
            "id": "s2", "source": "the harbour minister Lund", "cue": "said", "speaker": "lund", "parent": "s1",
            "content": ["that his government wants no fight over the quay"],
        },
        {"id": "s3", "source": "he", "cue": "he [said]", "speaker": "lund",
         "content": "Norway has no allies in Iceland"},
        {"id": "s4", "source": "Iceland #2", "cue": "fears", "speaker": "iceland", "kind": "fear",
         "content": "a blockade of Bergen"},
    ],
    "wants": [
        {"holder": "norway", "polarity": -1, "cue": "wants", "content": "fight over the quay", "in": "s2"},
        {"holder": "iceland", "polarity": -1, "cue": "fears", "content": "a blockade of Bergen"},
    ],
    "events": [
        {
            "kind": "ASSAULT", "mentions": ["fired", "shooting"], "actor": "norway", "date": "2031-05-03",
            "place": "Bergen", "toll": [{"count": 2, "harm": "killed", "whom": "fishermen"}],
        },
        {"kind": "COERCE", "mentions": ["blockade"], "target": "iceland", "modality": "feared"},
    ],
    "ties": [
        {"from": "norway", "to": "iceland", "kind": "ally", "denied_by": ["lund"]},
        {"from": "norway", "to": "pilots", "kind": "patron"},
    ],
    "claims": [{"text": "If the quay is shut, prices will rise", "argument": "consequence"}],
}  # fmt: skip
MINI["attributions"][1]["cue"] = "said #1"


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return a copy of the mini annotation with a change made in it."""
    data = copy.deepcopy(MINI)
    change(data)
    return data


def put(layer: str, at: int, **fields: object) -> Callable[[dict[str, Any]], object]:
    """Return the change that sets fields of one record."""
    return lambda data: data[layer][at].update(fields)


def measures(tally: Tally) -> dict[str, float]:
    """Return all measures by name; each is 100 (shares of excess: 0) for a perfect draft."""
    layers = {f"{name} {layer}": getattr(tally, name)(layer) for layer in LAYERS for name in ("precision", "recall")}
    details = {name: tally.share(name) for name in DETAILS}
    return {**layers, **details, "extra events": 100 - tally.extra_events, "to delete": 100 - tally.to_delete}


def lowered(change: Callable[[dict[str, Any]], object]) -> set[str]:
    """Return the measures that are not perfect when the changed annotation is scored against the mini one."""
    tally = compare(resolve(changed(change), TEXT), resolve(MINI, TEXT))
    return {name for name, value in measures(tally).items() if value != 100}


def faults(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return what the loader says about the changed annotation."""
    with pytest.raises(Faults) as caught:
        resolve(changed(change), TEXT)
    return list(caught.value.args)


# ---- the scorer ------------------------------------------------------------------------------------------------------


def test_an_annotation_against_itself_is_perfect() -> None:
    assert lowered(lambda data: None) == set()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("attributions", 1, parent=None), {"parent", "nested parent"}),
        (put("attributions", 2, parent="s1"), {"parent"}),
        (put("attributions", 0, kind="belief"), {"attribution kind"}),
        (put("attributions", 2, speaker="iceland"), {"speaker"}),
        (put("attributions", 2, negated=True), {"negation"}),
        (put("wants", 0, polarity=1), {"polarity"}),
        (put("events", 0, kind="COERCE"), {"event kind"}),
        (put("events", 0, actor="iceland"), {"event actor"}),
        (put("events", 1, target=None), {"event target"}),
        (put("events", 0, date="2031-05"), {"date"}),
        (put("events", 0, place="Oslo"), {"place"}),
        (put("events", 0, toll=[{"count": 3, "harm": "killed"}]), {"toll"}),
        (put("events", 1, modality="happened"), {"modality"}),
        (put("ties", 0, denied_by=[]), {"tie denied"}),
    ],
    ids=lambda each: " and ".join(sorted(each)) if isinstance(each, set) else "put",
)
def test_a_wrong_detail_lowers_exactly_its_own_measure(
    change: Callable[[dict[str, Any]], object], expected: set[str]
) -> None:
    assert lowered(change) == expected


@pytest.mark.parametrize(
    ("change", "layer"),
    [
        (lambda data: data["attributions"].pop(2), "attributions"),
        (lambda data: data["wants"].pop(0), "wants"),
        (lambda data: data["events"].pop(0), "events"),
        (lambda data: data["ties"].pop(0), "ties"),
        (lambda data: data["claims"].pop(0), "claims"),
    ],
)
def test_a_missing_item_lowers_the_recall_of_its_layer(change: Callable[[dict[str, Any]], object], layer: str) -> None:
    assert lowered(change) == {f"recall {layer}"}


@pytest.mark.parametrize(
    ("layer", "record"),
    [
        ("actors", {"id": "x", "name": "prices", "kind": "public"}),
        (
            "attributions",
            {"id": "x", "source": "Norway #2", "cue": "arms", "content": "the pilots", "speaker": "norway"},
        ),
        ("wants", {"holder": "pilots", "polarity": 1, "cue": "arms", "content": "prices will rise"}),
        ("ties", {"from": "iceland", "to": "pilots", "kind": "adversary"}),
        ("claims", {"text": "Norway arms the pilots", "argument": "cause"}),
    ],
)
def test_an_item_too_many_lowers_the_precision_of_its_layer_and_is_one_to_delete(
    layer: str, record: dict[str, Any]
) -> None:
    assert lowered(lambda data: data[layer].append(record)) == {f"precision {layer}", "to delete"}


def test_a_second_find_of_the_same_event_is_an_extra_event() -> None:
    def split(data: dict[str, Any]) -> None:
        data["events"][0]["mentions"] = ["fired"]
        data["events"].append({**data["events"][0], "mentions": ["shooting"]})

    assert lowered(split) == {"precision events", "extra events", "to delete"}
    assert compare(resolve(changed(split), TEXT), resolve(MINI, TEXT)).extra_events == 50


def test_the_share_to_delete_counts_all_layers() -> None:
    tally = compare(resolve(MINI, TEXT), resolve(changed(lambda data: data["events"].pop()), TEXT))
    assert tally.to_delete == pytest.approx(100 * 1 / 16)


def test_a_content_that_overlaps_less_than_half_is_another_attribution() -> None:
    assert lowered(put("attributions", 2, content="Norway has")) == {
        "precision attributions", "recall attributions", "to delete",
    }  # fmt: skip


def test_a_minister_stands_for_his_state_but_not_for_another() -> None:
    assert lowered(put("wants", 0, holder="lund")) == set()
    assert lowered(put("wants", 0, holder="iceland")) == {"precision wants", "recall wants", "to delete"}


def test_an_alliance_is_the_same_both_ways_and_patronage_is_not() -> None:
    assert lowered(put("ties", 0, **{"from": "iceland", "to": "norway"})) == set()
    assert lowered(put("ties", 1, **{"from": "pilots", "to": "norway"})) == {
        "precision ties", "recall ties", "to delete",
    }  # fmt: skip


def test_actors_pair_by_their_names_whatever_their_ids() -> None:
    renamed = json.loads(re.sub(r'"(lund|norway|iceland|pilots)"', r'"\1_2"', json.dumps(MINI)))
    assert measures(compare(resolve(renamed, TEXT), resolve(MINI, TEXT))) == measures(
        compare(resolve(MINI, TEXT), resolve(MINI, TEXT))
    )


def test_the_bars_are_met_by_the_gold_itself_and_by_no_empty_draft() -> None:
    gold = resolve(MINI, TEXT)
    nothing = resolve({"account": "mini", "annotator": "a", "actors": []}, TEXT)
    assert all(bar.ok for bar in bars(compare(gold, gold)))
    assert [bar.name for bar in bars(compare(nothing, gold)) if not bar.ok] == ["accounts-wants-f1"]


def test_a_draft_of_the_reader_is_compared_as_an_annotation() -> None:
    pytest.importorskip("spacy")
    from detente.reading import read

    found = annotation(read(TEXT))
    assert measures(compare(found, found))["parent"] == 100
    assert TEXT[slice(*found.sayings[0].cue)] == "writes"


# ---- the loader ------------------------------------------------------------------------------------------------------


def test_a_span_is_found_by_words_number_or_context() -> None:
    assert TEXT[slice(*locate(TEXT, "writes"))] == "writes"
    assert locate(TEXT, "said #2") == locate(TEXT, "he [said]")
    assert locate("one\ntwo  three", "one two three") == (0, 14)


@given(integers(0, len(TEXT.split()) - 1))
def test_every_word_is_found_at_one_of_its_numbers(at: int) -> None:
    words = TEXT.split()
    start = len(" ".join([*words[:at], ""]))
    spans = places(TEXT, words[at])
    assert locate(TEXT, f"{words[at]} #{spans.index((start, start + len(words[at]))) + 1}") == (
        start,
        start + len(words[at]),
    )


def test_words_are_found_whole() -> None:
    assert places("shipping a ship, ships", "ship") == [(11, 15)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            put("wants", 0, cue="want"),
            'wants[0]: cue: "want": not found in the text as whole words; the text has "wants"',
        ),
        (
            put("attributions", 1, cue="said"),
            'attributions[1] (s2): cue: "said": stands 2 times; add " #n" or use "context [words] context"',
        ),
        (put("attributions", 1, cue="said #3"), 'attributions[1] (s2): cue: "said #3": these words stand 2 times'),
        (put("attributions", 1, parent="s9"), 'attributions[1] (s2): parent: no attribution has the id "s9"'),
        (put("wants", 0, holder="norge"), 'wants[0]: no actor has the id "norge"'),
        (put("events", 0, date="3 May"), 'events[0]: date: "3 May" is not like 2031-05-03, 2031-05 or 2031'),
        (put("wants", 0, polarity=0), "wants[0]: polarity: 0 is none of 1, -1"),
        (lambda data: data["wants"][0].pop("cue"), "wants[0]: cue is missing"),
        (put("actors", 3, id="norway"), 'actors[3]: the id "norway" is taken'),
        (put("events", 0, mentions=[]), "events[0]: mentions is empty"),
        (
            put("ties", 0, type="ally"),
            'ties[0]: "type" is no field here; fields: from to kind by denied_by',
        ),
    ],
)
def test_the_loader_says_what_is_wrong(change: Callable[[dict[str, Any]], object], expected: str) -> None:
    assert expected in faults(change)


def test_a_circle_of_parents_is_named() -> None:
    said = faults(put("attributions", 0, parent="s2"))
    assert said == [f"attributions ({id}): is told inside itself: its parents lead back to it" for id in ("s1", "s2")]


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(lambda data: [put("wants", 0, cue="no such")(data), put("wants", 1, holder="nobody")(data)])) == 2


# ---- the accounts ----------------------------------------------------------------------------------------------------


def test_the_example_of_the_guide_loads() -> None:
    example = json.loads(re.search(r"```json\n(.*?)```", (ACCOUNTS / "GUIDE.md").read_text(), re.DOTALL)[1])  # type: ignore[index]
    text = (
        "The harbour minister Per Lund said on Monday that his government wants no fight over the quay. A trawler was "
        "fired on; after an earlier shooting two died in this shooting. If the quay is shut, prices will rise."
    )
    assert len(resolve(example, text).sayings) == 1


@pytest.mark.parametrize(("half", "count"), [("dev", 47), ("frozen", 15)])
def test_each_half_has_its_accounts_of_220_to_550_words(half: str, count: int) -> None:
    sizes = [len(path.read_text(encoding="utf-8").split()) for path in (ACCOUNTS / half).glob("*.txt")]
    assert len(sizes) == count
    assert all(220 <= size <= 550 for size in sizes)


@pytest.mark.parametrize("path", sorted(ACCOUNTS.glob("*/*.json")), ids=lambda path: path.name)
def test_every_annotation_loads(path: Path) -> None:
    assert load(path).actors


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministers", "Ministers in London", True),
        ("official", "A senior official", True),
        ("Mr Lund", "Lund", True),
        ("Officials", "officials it does not name", True),
        ("ministers in Paris", "ministers in London", False),
        ("the dockers", "the dockers' union", False),
        ("the minister", "Minister Lund", False),
        ("people", "two friends of the people", False),
    ],
)
def test_two_names_are_the_same_where_one_is_the_head_noun_phrase_of_the_other(
    one: str, other: str, same: bool
) -> None:
    assert (same, same) == (same_phrase(one, other), same_phrase(other, one))


def test_an_equal_name_goes_before_a_shorter_one() -> None:
    found = [Actor("a", ("ministers",), "state"), Actor("b", ("ministers in London",), "state")]
    gold = [Actor("x", ("Ministers in London",), "state"), Actor("y", ("the young ministers",), "state")]
    assert [(0, 1), (1, 0)] == pair(found, gold, shared_names)
