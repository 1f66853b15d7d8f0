"""Loading: every problem of a file in one run, each with its code, its place, the nearest valid name and the fix."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.conflict.formula import And, Atom, If, Not
from detente.errors import InvalidModel, Problem
from detente.evidence import text_hash
from detente.files.load import MOST, load, loads
from detente.files.template import template

HEAD = "detente: 1\ntitle: Test\n"
BODY = """\
actors:
  usa:
    options: {strike: Strike, offer: Offer}
    wants: [not iran.attack]
  iran: {options: {attack: Attack}}
"""
START = "status_quo: []\n"


def problems(text: str, **more: str | Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidModel) as caught:
        loads(text, name="m.yaml", **more)  # type: ignore[arg-type]
    return caught.value.problems


def only(text: str, **more: str | Path) -> tuple[str, int, str]:
    """Return the code of the only problem, its line, and the words marked."""
    (problem,) = problems(text, **more)
    place = problem.place
    assert place is not None
    return problem.code, place.line, place.text[place.column - 1 :][: place.width]


def test_a_model_becomes_a_conflict() -> None:
    conflict = loads(HEAD + BODY + "named: {war: iran.attack and usa.strike}\nstatus_quo: [usa.offer]\n").conflict
    assert conflict.title == "Test"
    assert conflict.decision_makers == ("usa", "iran")
    assert conflict.actor["usa"].wants[0].formula == Not(Atom("iran.attack"))
    assert conflict.meaning["war"] == And((Atom("iran.attack"), Atom("usa.strike")))
    assert conflict.status_quo == frozenset({"usa.offer"})


def test_a_bare_name_in_wants_is_the_actors_own_option() -> None:
    text = HEAD + "actors: {usa: {options: {hit: }, wants: [hit if iran.hit]}, iran: {options: {hit: }}}\n"
    assert loads(text).conflict.actor["usa"].wants[0].formula == If(Atom("usa.hit"), Atom("iran.hit"))


def test_ids_are_given_or_made() -> None:
    text = """\
actors:
  usa:
    options: {strike: , offer: }
    wants: [strike, {that: offer, id: talk}, {that: not offer, id: usa.hush}, not strike, not strike]
infeasible: [usa.strike and usa.offer, {that: not usa.offer and usa.strike, id: odd}]
ties: [{from: usa, to: usa2, is: ally}, {from: usa2, to: usa, is: friend, id: feud}]
"""
    conflict = loads(HEAD + text.replace("infeasible", "  usa2:\ninfeasible", 1)).conflict
    wants = [want.id for want in conflict.actor["usa"].wants]
    assert wants == ["usa.want-strike", "usa.talk", "usa.hush", "usa.not-strike", "usa.not-strike-2"]
    assert [rule.id for rule in conflict.infeasible] == ["infeasible.usa-strike-and-usa-offer", "infeasible.odd"]
    assert [tie.id for tie in conflict.ties] == ["tie.usa-ally-usa2", "tie.feud"]


def test_quotes_in_place_get_keys_and_equal_ones_share_theirs() -> None:
    text = """\
sources: {col: {title: A column}}
actors:
  usa:
    because: {source: col, exact: a word}
    options: {strike: {does: x, because: [{source: col, exact: another}, {source: col, exact: a word}, col-3]}}
quotes: {col-3: {source: col, exact: third}}
"""
    conflict = loads(HEAD + text).conflict
    assert conflict.actor["usa"].basis.because == ("col-1",)
    assert conflict.option["usa.strike"].basis.because == ("col-2", "col-1", "col-3")
    assert [(quote.key, quote.exact) for quote in conflict.quotes] == [
        ("col-3", "third"), ("col-1", "a word"), ("col-2", "another"),
    ]  # fmt: skip


def test_quantities_have_values_ranges_and_a_basis() -> None:
    text = (
        HEAD
        + BODY
        + "ties: [{from: usa, to: iran, is: patron, autonomy: {value: 60 %, range: [0.4, 0.8], said_by: usa}}]\n"
    )
    quantity = loads(text).conflict.ties[0].autonomy
    assert quantity is not None
    assert (quantity.value, quantity.low, quantity.high, quantity.basis.said_by) == (0.6, 0.4, 0.8, ("usa",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + BODY + "titel: x\n", ("D120", 8, "titel")),
        (HEAD + BODY.replace("options: {a", "optoins: {a") + START, ("D120", 7, "optoins")),
        ("detente: 1\n" + BODY, ("D121", 1, "d")),
        (HEAD + BODY + "claims: [{says: x}]\n", ("D121", 8, "{")),
        (HEAD + BODY + "claims: no\n", ("D122", 8, "no")),
        (HEAD + BODY + "ties: [friends]\n", ("D122", 8, "friends")),
        (HEAD.replace("Test", "true") + BODY, ("D122", 2, "true")),
        (HEAD + BODY.replace("iran: {", "iran: {kind: stat, "), ("D123", 7, "stat")),
        (HEAD + BODY + "  no: {}\n", ("D124", 8, "no")),
        (HEAD + BODY + "  a-b: {}\n", ("D124", 8, "a-b")),
        (HEAD + BODY + "horizon: {value: 1, range: [1, 2, 3]}\n", ("D125", 8, "range")),
        (HEAD.replace("1", "2") + BODY, ("D126", 1, "2")),
        (HEAD + BODY + "sources: {a: {date: 2024-13-01}}\n", ("D127", 8, "2024-13-01")),
        (HEAD + BODY.replace("wants:", "ranking: [[]]\n    wants:"), ("D128", 6, "ranking")),
        (HEAD + BODY + "horizon: {value: 5, range: [1, 2]}\n", ("D131", 8, "range")),
        (HEAD + BODY.replace("wants: [", "wants: [{that: strike, is: important}, "), ("D123", 6, "important")),
        (
            HEAD + BODY.replace("wants: [not iran.attack]", "ranking: [[strike], {state: [], is: much better}]"),
            ("D136", 6, "much better"),
        ),
        (HEAD + BODY.replace("not iran.attack", "not (iran.attack"), ("D201", 6, "]")),
        (HEAD + BODY + "status_quo: [usa.strik]\n", ("D211", 8, "usa.strik")),
        (HEAD + BODY.replace("Attack}", "Attack}, one_of: {g: [attack, atack]}"), ("D211", 7, "atack")),
        (
            HEAD + BODY + "claims: [{id: a, test: every equilibrium has usa.strike, suppose: drop usa.x}]\n",
            ("D212", 8, "usa.x"),
        ),
        (
            HEAD + BODY + "claims:\n  - id: a\n    test: >-\n      some equilibrium has\n      usa.ofer\n",
            ("D211", 12, "usa.ofer"),
        ),
        (HEAD + BODY + "named: {a: b, b: a}\n", ("D182", 8, "b")),
        (HEAD + BODY.replace("Strike,", "{does: Strike, by: iram},"), ("D210", 5, "iram")),
    ],
)
def test_each_kind_of_bad_input_has_its_code_and_its_caret(text: str, expected: tuple[str, int, str]) -> None:
    found = [
        (p.code, p.place.line, p.place.text[p.place.column - 1 :][: p.place.width]) for p in problems(text) if p.place
    ]
    assert [expected] == found


def test_an_unknown_actor_in_a_want_is_marked_where_it_stands() -> None:
    code, line, marked = only(HEAD + BODY.replace("iran.attack]", "iram.attack]"))
    assert (code, line, marked.partition(".")[0]) == ("D210", 6, "iram")


def test_all_problems_of_a_file_are_told_in_one_run_in_order() -> None:
    text = (
        HEAD
        + BODY.replace("[not iran.attack]", "[not iram.attack, (, strike or ofer]")
        + "statusquo: []\nties: [{from: usa}]\n"
    )
    assert [(problem.code, problem.place and problem.place.line) for problem in problems(text)] == [
        ("D210", 6), ("D201", 6), ("D211", 6), ("D120", 8), ("D121", 9), ("D121", 9),
    ]  # fmt: skip


def test_a_problem_reads_like_a_colleague_would_say_it() -> None:
    (problem,) = problems(HEAD + BODY + "status_quo: [usa.strik]\n")
    assert str(problem).splitlines() == [
        'D211  m.yaml:8:14   no option or condition is called "usa.strik"',
        "    8 | status_quo: [usa.strik]",
        "                     ^^^^^^^^^",
        '   did you mean "usa.strike"?  options and conditions: usa.strike, usa.offer, iran.attack',
    ]


def test_a_key_that_belongs_elsewhere_is_told_where() -> None:
    (problem,) = problems(HEAD + BODY.replace("iran: {", "iran: {wikidata: Q794, "))
    assert (problem.code, problem.nearest, problem.fix) == ("D120", None, "write codes: {wikidata: Q30}")


def test_a_file_with_very_many_problems_tells_how_many() -> None:
    found = problems(HEAD + BODY + "".join(f"key{n}: 1\n" for n in range(250)))
    assert len(found) == MOST
    assert "(and 150 more problems)" in found[-1].message


def test_an_error_elsewhere_does_not_make_the_status_quo_look_wrong() -> None:
    text = HEAD + BODY + "infeasible: [usa.strike and (]\nstatus_quo: [usa.strike]\n"
    assert [problem.code for problem in problems(text)] == ["D201"]


def test_a_ranking_that_misses_states_is_told_one() -> None:
    ranked = BODY.replace("wants: [not iran.attack]", "ranking: [[strike], [], [offer], [strike, offer]]")
    (problem,) = problems(HEAD + ranked)
    assert problem.code == "D132"
    assert problem.message == "the ranking of usa misses 4 of 8 states, for example [iran.attack]"


def test_a_ranking_may_tie_states_and_knows_what_cannot_be() -> None:
    ranked = BODY.replace(
        "wants: [not iran.attack]", "ranking: [[strike], {tie: [[], [iran.attack]]}, [iran.attack, strike]]"
    )
    conflict = loads(HEAD + ranked + "infeasible: [usa.offer]\n").conflict
    assert conflict.actor["usa"].ranking == (
        (frozenset({"usa.strike"}),),
        (frozenset(), frozenset({"iran.attack"})),
        (frozenset({"iran.attack", "usa.strike"}),),
    )


@pytest.mark.parametrize(
    ("group", "states"),
    [
        ("[strike, offer]", 3),
        ("{options: [strike, offer], must: yes}", 2),
        ("{options: [strike, offer], status: proposed}", 4),
    ],
)
def test_states_outside_a_one_of_group_need_no_rank(group: str, states: int) -> None:
    ranked = BODY.replace("wants: [not iran.attack]", f"one_of: {{g: {group}}}\n    ranking: [[strike, iran.attack]]")
    (problem,) = problems(HEAD + ranked + "status_quo: [usa.strike]\n")
    assert problem.message.startswith(f"the ranking of usa misses {2 * states - 1} of {2 * states} states")


def test_wants_and_levels_may_be_marked_as_much_more_important_and_much_better() -> None:
    wants = BODY.replace("[not iran.attack]", "[{that: not iran.attack, is: much more important}, strike]")
    assert [True, False] == [want.much for want in loads(HEAD + wants).conflict.actor["usa"].wants]
    levels = "ranking: [{state: [strike], is: much better}, {tie: [[], [iran.attack]]}, [iran.attack, strike]]"
    ranked = loads(HEAD + BODY.replace("wants: [not iran.attack]", levels) + "infeasible: [usa.offer]\n").conflict
    assert (0,) == ranked.actor["usa"].much


def test_a_circle_of_named_conditions_is_an_error_with_a_ranking_too() -> None:
    ranked = BODY.replace("wants: [not iran.attack]", "ranking: [[strike]]")
    text = HEAD + ranked + "named: {a: b, b: a}\ninfeasible: [a]\n"
    assert {problem.code for problem in problems(text)} == {"D182"}


def test_a_state_ranked_twice_is_an_error() -> None:
    ranked = BODY.replace("wants: [not iran.attack]", "ranking: [[strike], [strike]]")
    assert "D133" in [problem.code for problem in problems(HEAD + ranked)]


# -- what only the whole shows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ("infeasible: [usa.offer]\nstatus_quo: [usa.offer]\n", "D183", 9),
        ("infeasible: [usa.offer, not usa.offer]\n", "D180", 8),
        ("ties: [{from: usa, to: usa, is: ally}]\n", "D144", 8),
        ("claims: [{id: a}, {id: a}]\n", "D140", 8),
        ("claims:\n  - id: a\n    because: [q]\n", "D145", 10),
        ("claims:\n  - id: a\n    said_by: [gazette]\n", "D210", 10),
        ("named:\n  x: y\n  y: z\n  z: x\n", "D182", 9),
    ],
)
def test_what_is_wrong_with_the_whole_has_its_place_too(more: str, code: str, line: int) -> None:
    (problem,) = problems(HEAD + BODY + more)
    assert (problem.code, problem.place and problem.place.line) == (code, line)


def test_a_statement_that_says_nothing_is_a_warning_at_its_formula() -> None:
    (warning,) = loads(HEAD + BODY.replace("not iran.attack", "offer or not offer")).warnings
    place = warning.place
    assert place is not None
    assert (warning.code, warning.severity, place.line) == ("D141", "warning", 6)
    assert place.text[place.column - 1 :][: place.width] == "offer or not offer"


def test_edits_that_cannot_be_read_leave_the_others_at_their_place() -> None:
    text = (
        HEAD
        + BODY
        + "claims:\n  - id: a\n    suppose:\n      - drop (\n      - free usa.strike\n      - drop usa.nothing\n"
    )
    assert [(problem.code, problem.place and problem.place.line) for problem in problems(text)] == [
        ("D201", 11),
        ("D212", 13),
    ]


# -- texts and quotes -------------------------------------------------------------------------------------------------

ACCOUNT = "Nobody wants a war, he said. Everybody prepares for one, she said.\n"


def quoting(exact: str, more: str = "", source: str = "") -> str:
    return (
        HEAD
        + BODY
        + f"sources: {{col: {{file: account.md{source}}}}}\nquotes:\n  q1: {{source: col, exact: {exact}{more}}}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "account.md").write_text(ACCOUNT, encoding="utf-8")
    return tmp_path


def test_a_quote_in_its_source_is_fine_wherever_it_stands(folder: Path) -> None:
    loaded = loads(quoting("Everybody prepares for one", ", start: 3"), folder=folder)
    assert (loaded.warnings, dict(loaded.texts)) == ((), {"col": ACCOUNT})


def test_a_quote_that_is_not_in_its_source_is_an_error_with_the_likest_passage(folder: Path) -> None:
    (problem,) = problems(quoting("Nobody wanted a war"), folder=folder)
    assert (problem.code, problem.place and problem.place.line) == ("D310", 10)
    assert 'the likest passage is "Nobody wants a war' in (problem.fix or "")


def test_a_quote_that_has_drifted_since_it_was_anchored_is_a_warning(folder: Path) -> None:
    text = quoting("Nobody wanted a war", source=f", sha256: {text_hash('an older text')}")
    assert [(problem.code, problem.severity) for problem in loads(text, folder=folder).warnings] == [
        ("D311", "warning")
    ]


def test_a_quote_that_is_lost_is_an_error_even_where_the_text_has_changed(folder: Path) -> None:
    text = quoting("Completely different words stood here", source=f", sha256: {text_hash('an older text')}")
    assert only(text, folder=folder)[:2] == ("D310", 10)


def test_without_a_folder_quotes_are_not_checked() -> None:
    assert loads(quoting("Nobody wanted a war")).warnings == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "D301"), (b"", "D304"), (b" \n", "D304"), (b"a\0b", "D305"), (b"caf\xe9", "D306"),
        ("x".encode("utf-16"), "D306"), (b"x" * (10 * 2**20 + 1), "D303"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_read_is_told_at_its_file(folder: Path, content: bytes | None, code: str) -> None:
    (folder / "account.md").unlink()
    if content is not None:
        (folder / "account.md").write_bytes(content)
    assert only(quoting("x"), folder=folder) == (code, 8, "account.md")


def test_a_text_of_fifty_megabytes_is_refused_without_reading_it(folder: Path) -> None:
    with (folder / "account.md").open("wb") as file:
        file.truncate(50 * 2**20)
    before = process_time()
    assert only(quoting("x"), folder=folder)[0] == "D303"
    assert process_time() - before < 5  # a guard against hanging, not a benchmark


def test_a_folder_is_not_a_text_and_an_absolute_path_is_refused(folder: Path) -> None:
    (folder / "account.md").unlink()
    (folder / "account.md").mkdir()
    assert only(quoting("x"), folder=folder)[0] == "D302"
    assert only(quoting("x").replace("account.md", "/etc/passwd"), folder=folder)[0] == "D307"


# -- files ------------------------------------------------------------------------------------------------------------


def test_a_file_is_loaded_with_the_texts_beside_it(folder: Path) -> None:
    (folder / "m.yaml").write_text(quoting("Nobody wants a war"), encoding="utf-8")
    loaded = load(folder / "m.yaml")
    assert (loaded.path, loaded.conflict.quotes[0].exact) == (folder / "m.yaml", "Nobody wants a war")
    assert loaded.text == quoting("Nobody wants a war")


def test_a_model_that_is_not_there_or_not_a_file_has_a_code(tmp_path: Path) -> None:
    with pytest.raises(InvalidModel, match="D107"):
        load(tmp_path / "none.yaml")
    with pytest.raises(InvalidModel, match="D108"):
        load(tmp_path)


def test_a_huge_model_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "m.yaml").open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(InvalidModel, match="D101"):
        load(tmp_path / "m.yaml")


def test_a_model_of_three_hundred_lines_loads() -> None:
    actor = "  a{0}:\n    name: Actor {0}\n    options: {{x: Do it, y: {{does: More, undone: never}}}}\n    wants:\n"
    actor += "      - not (a{0}.x and a0.y)\n      - {{that: x if y, for: a0, stance: imputed}}\n"
    text = HEAD + "actors:\n" + "".join(actor.format(n) for n in range(50))
    assert text.count("\n") > 300
    assert 100 == len(loads(text).conflict.statement)


# -- damage -----------------------------------------------------------------------------------------------------------

PIECES = [
    "",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "#",
    "\n",
    "  ",
    "not ",
    "usa",
    ".",
    "(",
    "1",
    "~",
    "true",
    "&a ",
    "!x ",
    ", ",
]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 12), st.sampled_from(PIECES)),
        min_size=1,
        max_size=3,
    )
)
def test_any_damage_to_a_model_leaves_a_model_or_problems_with_places(damages: list[tuple[float, int, str]]) -> None:
    text = template()
    for where, cut, piece in damages:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + cut :]
    for problem in found_in(text):
        place = problem.place
        assert place is not None
        assert 1 <= place.line <= text.count("\n") + 1
        assert 1 <= place.column <= len(place.text) + 1


def found_in(text: str) -> tuple[Problem, ...]:
    try:
        return loads(text).warnings
    except InvalidModel as error:
        return error.problems


def test_a_key_that_stands_twice_does_not_hide_what_else_is_wrong() -> None:
    text = HEAD + "title: again\n" + BODY + "actros: {}\n"
    assert {"D114", "D120"} == {problem.code for problem in problems(text)}


def test_a_named_condition_that_needs_dynamics_loads() -> None:
    loaded = loads(HEAD + BODY + "named: {w: blamed(usa), v: not w}\ninfeasible: [usa.strike and usa.offer]\n")
    assert {"w", "v"} == set(loaded.conflict.meaning)


def test_a_wrong_want_does_not_hide_an_infeasible_status_quo() -> None:
    text = (
        "detente: 1\ntitle: Test\nactors: {usa: {options: {strike: Strike, offer: Offer}, wants: [iram.x]}}\n"
        "infeasible: [usa.strike and usa.offer]\nstatus_quo: [usa.strike, usa.offer]\n"
    )
    assert {"D210", "D183"} == {problem.code for problem in problems(text)}
