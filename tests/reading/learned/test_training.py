from __future__ import annotations

import pytest

from detente.errors import InvalidText
from detente.reading import read as by_rules
from detente.reading.learned import Learned, Score, from_files, measured, read, split, to_files, told, train
from tests.reading.learned.made import annotated

TEXT = """The ferry company said that the boats would sail again. "No," a spokesman added. The sea was calm.

“We heard that Norway wants a quota,” Marta Lund warned.
"""


@pytest.fixture(scope="module")
def model() -> Learned:
    return train(annotated(20), epochs=8, seed=3)


def test_a_reader_learns_the_made_corpus(model: Learned) -> None:
    def trained(doc: object, quoted: tuple[tuple[int, int], ...]) -> tuple[object, ...]:
        return told(doc, quoted, model=model)  # type: ignore[arg-type]

    found = measured(annotated(26)[20:], trained)  # type: ignore[arg-type]
    assert 24 == found.wanted
    assert found.rates(found.right)[2] >= 80


def test_the_same_seed_gives_the_same_reader() -> None:
    texts = annotated(4)
    first, second, other = (to_files(train(texts, epochs=1, seed=seed)) for seed in (1, 1, 2))
    assert first == second
    assert first["weights.bin"] != other["weights.bin"]


def test_every_passage_of_a_draft_is_verbatim(model: Learned) -> None:
    found = read(TEXT, model=model)
    passages = [part for one in found.attributions for part in (one.cue, *one.content, one.source) if part]
    assert passages
    assert [TEXT[part.start : part.end] for part in passages] == [part.quote for part in passages]


def test_all_but_the_attributions_comes_from_the_rules(model: Learned) -> None:
    learned, rules = read(TEXT, name="sea", model=model), by_rules(TEXT, name="sea")
    assert "sea" == learned.name
    assert [want.cue for want in rules.wants] == [want.cue for want in learned.wants]


def test_inside_quotations_the_rules_are_asked_too(model: Learned) -> None:
    cues = [one.cue.quote for one in read(TEXT, model=model).attributions]
    assert "heard" in cues


def test_a_reader_of_another_pipeline_is_refused(model: Learned) -> None:
    files = to_files(model)
    about = files["reader.json"].replace(model.pipeline.encode(), b"elsewhere")
    with pytest.raises(InvalidText, match="D519"):
        read(TEXT, model=from_files(files | {"reader.json": about}))


def test_nothing_found_in_nothing_said(model: Learned) -> None:
    assert () == read("Rain.", model=model).attributions


def test_progress_is_told_and_ends_where_it_says() -> None:
    heard: list[tuple[int, int, str]] = []
    train(annotated(2), epochs=2, step=lambda *step: heard.append(step))
    assert {"parsing", "learning cues", "looking from each cue", "learning links"} == {name for _, _, name in heard}
    assert heard[-1][0] == heard[-1][1]


def test_every_nth_text_is_kept_out() -> None:
    assert (["a", "b", "d", "e"], ["c"]) == split(["a", "b", "c", "d", "e"], every=3)
    assert (["a"], []) == split(["a"], every=5)


def test_scores_are_of_all_texts(model: Learned) -> None:
    assert Score(8, 0, 0, 0) == measured(annotated(2), lambda _doc, _quoted: ())
