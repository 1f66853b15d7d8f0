"""Web Annotations: every quote of a model with what it supports, in the standard's own terms, at the right letters."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import detente
from detente.conflict.places import bases
from detente.files.annotation import CONTEXT, MOTIVATIONS, annotation_page, annotation_text

CASES = [detente.load(detente.shipped(key)) for key in ("tower22", "cuban")]
STANDARD = frozenset(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging".split()
)


def bodies(item: dict[str, object]) -> dict[str, str]:
    """Return the bodies of an annotation by purpose, the first of each."""
    found: dict[str, str] = {}
    for each in item["body"]:  # type: ignore[attr-defined]
        found.setdefault(each["purpose"], each["value"])
    return found


@pytest.mark.parametrize("case", CASES, ids=["tower22", "cuban"])
def test_there_is_an_annotation_for_each_quote_and_each_thing_it_supports(case: detente.Case) -> None:
    page = annotation_page(case.conflict, case.texts)
    used = [key for _, basis in bases(case.conflict) for key in dict.fromkeys(basis.because)]
    idle = [quote for quote in case.conflict.quotes if quote.key not in used]
    assert len(used) + len(idle) == len(page["items"]) == page["partOf"]["total"]
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


@pytest.mark.parametrize("case", CASES, ids=["tower22", "cuban"])
def test_both_selectors_of_an_annotation_select_the_same_letters(case: detente.Case) -> None:
    [text] = case.texts.values()
    for item in annotation_page(case.conflict, case.texts)["items"]:
        quote, position = item["target"]["selector"]
        assert ("TextQuoteSelector", "TextPositionSelector") == (quote["type"], position["type"])
        assert quote["exact"] == text[position["start"] : position["end"]]


@pytest.mark.parametrize("case", CASES, ids=["tower22", "cuban"])
def test_every_part_is_of_the_standard(case: detente.Case) -> None:
    page = annotation_page(case.conflict, case.texts)
    assert (CONTEXT, "AnnotationPage") == (page["@context"], page["type"])
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in STANDARD
        assert {each["purpose"] for each in item["body"]} <= STANDARD
        assert {"TextualBody"} == {each["type"] for each in item["body"]}
        assert item["target"]["type"] == "SpecificResource"
        assert item["target"]["source"]
    assert set(MOTIVATIONS.values()) <= STANDARD


def test_a_claim_is_assessed_under_its_own_id_and_words() -> None:
    case = CASES[0]
    claim = next(one for one in case.conflict.claims if one.basis.because)
    items = [it for it in annotation_page(case.conflict, case.texts)["items"] if bodies(it)["identifying"] == claim.id]
    assert len(claim.basis.because) == len(items)
    assert ("assessing", "claim", claim.says) == (
        items[0]["motivation"], bodies(items[0])["tagging"], bodies(items[0])["describing"],
    )  # fmt: skip


def test_who_said_it_is_told() -> None:
    case = CASES[0]
    want = next(it for it in case.conflict.statement.values() if it.basis.because and it.basis.said_by)
    item = next(
        it for it in annotation_page(case.conflict, case.texts)["items"] if bodies(it)["identifying"] == want.id
    )
    said = [each["value"] for each in item["body"] if each["value"].startswith("said by")]
    assert [f"said by {', '.join(want.basis.said_by)}"] == said


def test_the_same_model_gives_the_same_text_and_another_one_other_ids() -> None:
    case = CASES[1]
    text = annotation_text(case.conflict, case.texts)
    assert text == annotation_text(case.conflict, case.texts)
    assert json.loads(text) == annotation_page(case.conflict, case.texts)
    other = annotation_page(replace(case.conflict, title="another"), case.texts)
    assert other["id"] != json.loads(text)["id"]


def test_a_quote_that_is_not_in_the_text_has_its_words_only_and_without_a_text_its_place_is_believed() -> None:
    case = CASES[1]
    quote = replace(case.conflict.quotes[0], exact="words nobody wrote", start=5)
    conflict = replace(case.conflict, quotes=(quote, *case.conflict.quotes[1:]))
    for texts, kinds in ((case.texts, ["TextQuoteSelector"]), ({}, ["TextQuoteSelector", "TextPositionSelector"])):
        item = next(
            it for it in annotation_page(conflict, texts)["items"]
            if it["target"]["selector"][0]["exact"] == "words nobody wrote"
        )  # fmt: skip
        assert kinds == [each["type"] for each in item["target"]["selector"]]


def test_a_source_is_named_by_its_address_where_it_has_one() -> None:
    case = CASES[1]
    for source, expected in (
        (replace(case.conflict.sources[0], url="https://news.example/a"), "https://news.example/a"),
        (replace(case.conflict.sources[0], url=None, file="account.md"), "account.md"),
        (replace(case.conflict.sources[0], url=None, file=None), f"urn:detente:source:{case.conflict.sources[0].key}"),
    ):
        page = annotation_page(replace(case.conflict, sources=(source,)), case.texts)
        assert {expected} == {item["target"]["source"] for item in page["items"]}
