"""Web Annotations: the quotes of a model come back as they were, and what is said of them is only proposed."""

from __future__ import annotations

import json
from typing import Any

import pytest

import detente
from detente.case import loads
from detente.files.annotation import annotation_text
from detente.files.interchange.annotations import import_annotations
from detente.files.write import dump
from tests.files.interchange.refused import refused

MARK: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "body": [
        {"type": "TextualBody", "purpose": "tagging", "value": "doubtful"},
        {"type": "TextualBody", "purpose": "commenting", "value": "Who says so?"},
    ],
    "target": {
        "source": "https://example.org/column",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "no war", "prefix": "so, ", "suffix": " today"},
            {"type": "TextPositionSelector", "start": 4, "end": 10},
        ],
    },
}


def changed(*path: str | int, to: Any) -> str:
    """Return the annotation with another value at a path, one value a line."""
    data = json.loads(json.dumps(MARK))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(data, indent=1)


@pytest.mark.parametrize("key", ["tower22", "cuban"])
def test_the_quotes_of_a_case_come_back_as_they_were(key: str) -> None:
    case = detente.load(detente.shipped(key))
    imported = import_annotations(annotation_text(case.conflict, case.texts).encode())
    ours = {(it.exact, it.prefix, it.suffix, it.start) for it in case.conflict.quotes}
    assert ours == {(it.exact, it.prefix, it.suffix, it.start) for it in imported.conflict.quotes}
    said = {claim.id: claim.says for claim in imported.conflict.claims}
    assert {claim.id for claim in case.conflict.claims if claim.basis.because} <= set(said)
    assert all(said[it.id] == it.says for it in case.conflict.claims if it.basis.because)
    assert case.conflict.title == imported.conflict.title


def test_what_is_said_is_proposed_with_tags_and_comments_kept() -> None:
    conflict = import_annotations(json.dumps(MARK).encode()).conflict
    [claim], [quote], [source] = conflict.claims, conflict.quotes, conflict.sources
    assert ("proposed", "Who says so?", "tagged doubtful") == (claim.basis.status, claim.says, claim.basis.note)
    assert (claim.basis.because, claim.test) == ((quote.key,), None)
    assert ("no war", "so, ", " today", 4) == (quote.exact, quote.prefix, quote.suffix, quote.start)
    assert ("column", "https://example.org/column", None) == (source.key, source.url, source.file)
    assert conflict == loads(dump(conflict)).conflict


def test_a_place_that_is_not_as_long_as_the_words_is_left_behind_and_told() -> None:
    imported = import_annotations(changed("target", "selector", 1, "end", to=11).encode())
    assert [None] == [quote.start for quote in imported.conflict.quotes]
    assert "D187" in {problem.code for problem in imported.warnings}


def test_a_list_of_annotations_is_read_and_the_same_passage_is_one_quote() -> None:
    imported = import_annotations(json.dumps([MARK, MARK]).encode())
    assert (1, 1) == (len(imported.conflict.quotes), len(imported.conflict.claims))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (changed("target", to="https://example.org"), ("D186", "16:1")),
        (changed("target", "selector", 0, "type", to="XPathSelector"), ("D186", "18:2")),
        (changed("target", "selector", 0, "refinedBy", to={"type": "TextQuoteSelector"}), ("D186", "18:2")),
        (changed("target", "selector", 0, "exact", to=" "), ("D185", "18:2")),
        (changed("target", "selector", 1, "start", to=-4), ("D185", "18:2")),
        (changed("target", "source", to=7), ("D185", "16:1")),
        (changed("body", 0, to=7), ("D186", "5:2")),
        (changed("type", to="Note"), ("D185", "1:1")),
        (changed("next", to="page2"), ("D186", "32:1")),
        ("[1]", ("D185", "1:2")),
        ("{", ("D150", "1:1")),
    ],
)
def test_what_a_model_has_no_word_for_is_refused_with_its_place(text: str, expected: tuple[str, str]) -> None:
    code, place = refused(import_annotations, text)
    assert (expected[0], expected[1].split(":")[0]) == (code, place.split(":")[0])
