"""What fits at a place of a model file: keys, names and words of the language, in whole texts and in broken ones."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import detente
from detente.files.format import MODEL, RECORDS, WANT
from detente.files.kinds import TIE_KINDS
from detente.files.load import Loaded, load
from detente.files.node import Listing, Mapping, Node
from detente.files.yaml import compose
from detente.workbench.completion import alone, completions, wrong
from detente.workbench.outline import outline

HEAD = """\
detente: 1
actors:
  usa: {name: United States, options: {strike: Strike, talk: Talk}}
  iran: {options: {arm: Arm}, wants: [{that: arm, id: force}]}
conditions: {war: There is war}
named: {danger: war and iran.arm}
sources: {column: {file: account.md}}
quotes: {q1: {source: column, exact: No war.}}
"""


def at_cursor(text: str, conflict: object = None) -> list[str]:
    """Return what is put in at the | in `text`."""
    at = text.index("|")
    return [each["insert"] for each in completions(text.replace("|", ""), at, conflict)]  # type: ignore[arg-type]


@cache
def tower22() -> Loaded:
    return load(detente.shipped("tower22"))


# -- where the cursor is ----------------------------------------------------------------------------------------------


def leaves(node: Node, path: tuple[str | int, ...] = ()):
    """Yield the paths of all keys of a document."""
    match node:
        case Mapping(entries):
            for key, value in entries:
                yield (*path, key.value)
                yield from leaves(value, (*path, key.value))
        case Listing(items):
            for index, item in enumerate(items):
                yield from leaves(item, (*path, index))


@pytest.mark.parametrize("name", ["tower22", "cuban", "strike", "border", "fisheries"])
def test_the_outline_of_a_shipped_model_has_the_keys_its_document_has(name: str):
    text = detente.shipped(name).read_text()
    keys = {path for path in outline(text).values if isinstance(path[-1], str)}
    assert {*leaves(compose(text, name).root)} == keys


KEYS = st.sampled_from(["a", "b c", "d.e", "on 2024-01-01"])
VALUES = st.recursive(
    st.sampled_from(["x", "not y", "'a: b'", '"q\\"r"', "1", ""]),
    lambda below: (
        st.dictionaries(KEYS, below, min_size=1, max_size=3) | st.lists(below, min_size=1, max_size=3)
    ),
    max_leaves=8,
)  # fmt: skip


def written(value: object, column: int, draw: st.DataObject) -> str:
    """Write a value in block or in flow style, as drawn; `column` is where a block of it stands."""
    if isinstance(value, str):
        return f" {value}\n"
    if draw.draw(st.booleans()):
        return f" {in_brackets(value)}\n"
    pad = " " * column
    if isinstance(value, dict):
        return "\n" + "".join(f"{pad}{key}:{written(below, column + 2, draw)}" for key, below in value.items())
    return "\n" + "".join(f"{pad}-{written(below, column + 2, draw)}" for below in value)  # type: ignore[union-attr]


def in_brackets(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {in_brackets(below)}" for key, below in value.items()) + "}"
        case list():
            return "[" + ", ".join(in_brackets(below) or "''" for below in value) + "]"
    return str(value)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3), st.data())
def test_the_outline_has_the_keys_of_the_document_in_any_style(value: dict[str, object], draw: st.DataObject):
    text = written(value, 0, draw).lstrip(" \n")
    if text.startswith("{"):
        text = "a: 1\n"
    keys = {path for path in outline(text).values if isinstance(path[-1], str)}
    assert {*leaves(compose(text, "t").root)} == keys


# -- keys -------------------------------------------------------------------------------------------------------------


def test_an_empty_file_begins_with_the_keys_it_must_have():
    assert ["detente: ", "title: ", "actors: "] == at_cursor("|")[:3]


def test_a_key_of_every_record_of_the_format_is_offered_somewhere():
    offered = {key["label"] for key in completions("", 0)}
    assert {key.name for key in MODEL.keys} == offered
    assert len(RECORDS) > 20


@pytest.mark.parametrize(
    "text",
    [
        "actors:\n  usa:\n    wants:\n      - that: arm\n        |\n",
        "actors:\n  usa:\n    wants:\n    - that: arm\n      |",
        "actors: {usa: {wants: [{that: arm, |}]}}",
        "actors: {usa: {wants: [{that: arm, |",
        "actors:\n  usa: {wants: [{that: arm,\n    |",
    ],
)
def test_the_keys_of_a_want_are_offered_in_any_style_but_the_one_it_has(text: str):
    assert {f"{key.name}: " for key in WANT.keys if key.name != "that"} == set(at_cursor(text))


def test_keys_below_the_cursor_count_as_there_too():
    assert "says: " not in at_cursor("claims:\n  - id: a\n    |\n    says: b\n")


def test_a_key_replaces_what_is_typed_of_it():
    found = completions("tit", 3)
    assert [("title: ", 0, 3)] == [(each["insert"], each["start"], each["end"]) for each in found]


@pytest.mark.parametrize(
    "text", ["title: >-\n  some |words\n", "# com|ment\n", "title: calm # ab|out it\n", "nonsense:\n  x: |"]
)
def test_nothing_is_offered_in_texts_comments_and_unknown_places(text: str):
    assert [] == at_cursor(text)


# -- values -----------------------------------------------------------------------------------------------------------


def test_a_choice_offers_its_words():
    assert ["avowed", "imputed", "denied"] == at_cursor("actors: {usa: {wants: [{that: a, stance: |}]}}")
    assert ["much more important"] == at_cursor("actors:\n  usa:\n    wants:\n      - that: a\n        is: mu|")
    assert {kind.name for kind in TIE_KINDS} == set(at_cursor("ties:\n  - from: usa\n    is: |"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ties:\n  - {from: |", {"usa", "iran"}),
        ("claims:\n  - because: [|", {"q1"}),
        ("claims:\n  - {because: |}", {"q1"}),
        ("status_quo: [|", {"usa.strike", "usa.talk", "iran.arm", "war"}),
        ("scenarios: {a: [drop |", {"iran.force"}),
        ("scenarios: {a: [hand usa.strike to |", {"usa", "iran"}),
        ("what_happened: {on 2031-03-01: [], on 2031-04-02: []}\nscenarios: {a: [as of 2031-03|", {"2031-03-01"}),
        ("views:\n  |", {"usa: ", "iran: "}),
    ],
)  # fmt: skip
def test_names_come_from_the_text_as_it_is_typed(text: str, expected: set[str]):
    assert expected == set(at_cursor(HEAD + text))


def test_in_its_own_wants_an_actor_names_its_options_shortly_and_first():
    found = at_cursor(HEAD.replace("talk: Talk}}", "talk: Talk}, wants: [strike if |]}"))
    assert ["strike", "talk", "war", "danger", "iran.arm"] == found[:5]


def test_a_claim_names_options_with_their_actor():
    found = at_cursor(f"{HEAD}claims:\n  - test: no equilibrium has |")
    assert ["usa.strike", "usa.talk", "iran.arm"] == [name for name in found if "." in name]


def test_an_id_the_model_makes_by_itself_is_known_from_the_last_good_one():
    assert "tie.iran-patron-militia" in at_cursor("scenarios: {a: [drop tie|]}", tower22().conflict)


def test_a_claim_goes_on_over_lines_and_in_quotes():
    assert ["reachable"] == at_cursor("claims:\n  - test: no\n      reach|")
    assert "reachable" in at_cursor("claims:\n  - test: 'no |'")


# -- a formula or a claim alone ---------------------------------------------------------------------------------------


def next_words(text: str, kind: str, owner: str = "") -> list[str]:
    return [each["insert"] for each in alone(text, len(text), kind, tower22().conflict, owner=owner)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("usa.strike ", "formula", "is being prepared"),
        ("usa.strike is be", "formula", "is being prepared"),
        ("blamed(", "formula", "iran"),
        ("no reachable equilibrium(", "claim", "seq"),
        ("usa.strike deters ", "claim", "militia"),
        ("usa.strike deters iran from ", "claim", "militia.attack"),
        ("usa ", "claim", "always"),
        ("P(deal ", "claim", "within"),
        ("P(deal within 30 days) ", "claim", "<"),
        ("deal is stable for usa, ", "claim", "iran"),
        ("no equilibrium has deal only because of ", "claim", "voters"),
        ("linking adds at least 0.1 of ", "claim", "usa"),
        ("choose militia-order: ", "edit", "fears-strikes"),
        ("set autonomy of ", "edit", "tie.iran-patron-militia"),
        ("move usa.calm above ", "edit", "usa.no-war"),
        ("add iran wants ", "edit", "withdraw"),
        ("fix not ", "edit", "gaza_war"),
        ("as ", "edit", "as of"),
        ("as of ", "edit", "2024-02-02"),
        ("as of 2024-02-1", "edit", "2024-02-18"),
        ("grand-deal above ", "order", "formula"),
    ],
)
def test_what_comes_next_in_the_language_is_offered(text: str, kind: str, expected: str):
    assert expected in next_words(text, kind, owner="iran")


def test_the_forms_of_claims_come_first_where_nothing_is_typed():
    assert "no reachable equilibrium has " == next_words("", "claim")[0]


def test_every_form_of_a_claim_begins_as_claims_do():
    from detente.workbench.phrases import FORMS

    for _, begins, _ in FORMS:
        assert [] != next_words(begins, "claim") or [] == wrong(begins, "claim", tower22().conflict), begins


def test_an_error_is_placed_under_its_letters():
    told = wrong("strike if tlk", "formula", tower22().conflict, owner="usa")
    assert [("D211", 10, 13)] == [(each["code"], each["start"], each["end"]) for each in told]


def test_what_is_right_has_no_error():
    conflict = tower22().conflict
    assert [] == wrong("strike if militia.attack", "formula", conflict, owner="usa")
    assert [] == wrong("no reachable equilibrium has direct_war", "claim", conflict)
    assert [] == wrong("drop usa.no-war", "edit", conflict)
    assert [] == wrong("60 %", "quantity", conflict)


def test_an_option_of_another_actor_is_written_with_it():
    assert ["D215"] == [each["code"] for each in wrong("withdraw", "formula", tower22().conflict, owner="usa")]


# -- whatever is there ------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["actors:", "usa", ": ", "{", "}", "[", "]", ", ", "\n", "  ", "- ", "wants", "not ", "'", '"', "|", "#", ">-",
     "\t", "\r\n", "claims:\n  - test: ", "P(", "\u2028", "🕊", "&a", "*a", "\\", "no reachable equilibrium has ",
     "only because of "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40), st.integers(-1, 60))
@example("a: '", 4)
@example("- - - {", 7)
@example("a:\n- b\n -", 9)
def test_no_text_breaks_it_and_what_it_offers_fits_there(text: str, at: int):
    for each in completions(text, at):
        assert 0 <= each["start"] <= each["end"] == at <= len(text)


@settings(deadline=None)
@given(st.integers(0, 40_000), st.integers(0, 60), st.sampled_from(["", "{", "[", "'", "\n", "- ", "wants: "]))
def test_no_hole_in_a_model_breaks_it(at: int, hole: int, put: str):
    text = tower22().text
    broken = text[:at] + put + text[at + hole :]
    for each in completions(broken, at + len(put), tower22().conflict):
        assert each["start"] <= each["end"] == at + len(put)


@settings(deadline=None)
@given(
    st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30),
    st.sampled_from(["formula", "claim", "edit", "order"]),
)
def test_no_formula_breaks_it(text: str, kind: str):
    alone(text, len(text), kind, tower22().conflict, owner="usa")
    wrong(text, kind, tower22().conflict, owner="usa")
