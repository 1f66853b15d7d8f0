"""News taken into a model: what it moves, what it turns, what is refused, and that any past day can be run again."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.case import Case, load, loads
from detente.conflict.news import Fact, News
from detente.errors import InvalidModel, InvalidQuery
from detente.evidence import Quote, Source
from detente.files.hash import model_hash
from detente.language.news import parse_news
from detente.plain import json_text

HARBOUR = """\
# The harbour, as it stands.
detente: 1
title: The harbour
starts: 2031-03-01   # the first day
horizon: 60 days
actors:
  north:
    options:
      block: {does: Block the harbour, taken: only if not truce}
      talk: {does: Send an envoy, taken: never}
      burn: {does: Burn the boats, undone: never}
    wants: [not south.mine, block if south.fish, not burn]
    rate: 1 per 10 days
  south:
    options: {fish: Fish in the bay, mine: Mine the channel}
    wants: [fish if not north.block, not fish, mine]
    rate: 1 per 10 days
conditions: {storm: There is a storm, truce: {says: There is a truce, status: accepted}}
infeasible: [{that: south.fish and south.mine, id: both}]
named: {worst: north.burn and south.mine}
calendar: {on 2031-04-01: {edits: [drop north.block-fish], sets: [storm]}}
status_quo: [south.fish]
claims:
  - {id: blocked, says: It is blocked, test: some reachable equilibrium(nash) has north.block}
  - {id: fishing, test: status_quo reaches not south.fish by improvements}
  - {id: soon, test: P(north.block within 10 days) > 0.99}
  - {id: no-mine, test: south prefers not south.mine to south.mine}
""".replace("block if south.fish,", "{that: block if south.fish, id: block-fish},")


def harbour() -> Case:
    return loads(HARBOUR)


def told(case: Case) -> str:
    """Return all there is to say of the claims, as bytes would have it."""
    return json_text(case.check(quick=True).findings)


@pytest.mark.parametrize(
    ("event", "code", "words"),
    [
        ("2031-03-05 south.mined", "D681", "south.mined"),
        ("2031-03-05 mine", "D681", "mine"),
        ("2031-03-05 worst", "D681", "worst"),
        ("2031-03-05 north.talk", "D682", "north.talk"),
        ("2031-03-01 north.block", "D683", "2031-03-01"),
        ("2031-02-01 north.block", "D683", "2031-02-01"),
        ("2031-03-05 south.mine", "D684", "south.mine"),
        ("2031-03-05 south.fish", "D685", "south.fish"),
        ("2031-03-05 not north.burn", "D685", "north.burn"),
        ("2031-03-05 storm, storm", "D680", "storm"),
        ("2031-03-05 north.block and storm", "D680", "north.block and storm"),
        ("2031-03-05", "D680", ""),
        ("2031-02-30 storm", "D680", "2031-02-30"),
        ("north.block", "D680", "north.block"),
    ],
)
def test_an_event_that_contradicts_the_model_is_refused_with_its_words(event: str, code: str, words: str) -> None:
    with pytest.raises(InvalidQuery) as error:
        harbour().advance(event)
    problem = error.value.problems[0]
    start, end = problem.span or (0, 0)
    assert (code, words) == (problem.code, event[start:end].strip())


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(InvalidQuery) as error:
        harbour().advance("2031-03-05 mine, north.blok")
    assert ["south.mine", "north.block"] == [problem.nearest for problem in error.value.problems]


def test_what_cannot_be_undone_or_is_guarded_is_no_move() -> None:
    burnt = loads(HARBOUR.replace("status_quo: [south.fish]", "status_quo: [north.burn, truce]"))
    for event in ("2031-03-05 not north.burn", "2031-03-05 north.block"):
        with pytest.raises(InvalidQuery) as error:
            burnt.advance(event)
        assert "D682" == error.value.problems[0].code
    assert {"north.burn", "north.block"} <= burnt.advance("2031-03-05 north.block, not truce").conflict.status_quo


def test_a_model_without_a_day_cannot_go_on() -> None:
    with pytest.raises(InvalidQuery) as error:
        loads("detente: 1\ntitle: Calm\nactors: {a: {options: {x: Act}, wants: [x]}}\n").advance("1962-10-24 a.x")
    assert "D686" == error.value.problems[0].code


def test_the_verdicts_that_change_are_told_with_the_event_behind_them() -> None:
    found = harbour().advance("2031-03-05 north.block").found
    flips = {flip.claim: flip for flip in found.compared.flips}
    assert ("north.block",) == found.taken
    assert ("status quo north.block",) == flips["soon"].because[0].changes
    assert {"before": "fails", "after": "holds"} == {
        "before": flips["soon"].before, "after": flips["soon"].after,
    }  # fmt: skip
    assert "no-mine" not in flips


def test_the_file_keeps_all_else_and_what_it_says_is_what_was_shown() -> None:
    case = harbour()
    proposal = case.advance("2031-03-05 north.block", says="The blockade")
    assert case.document is not None
    was, now = case.document.text.splitlines(), proposal.text.splitlines()
    assert [
        "starts: 2031-03-05   # the first day",
        "status_quo: [north.block, south.fish]",
        "what_happened:",
        "  on 2031-03-01: [south.fish]",
        "  on 2031-03-05: {state: [north.block, south.fish], says: The blockade}",
    ] == [line for line in now if line not in was]
    assert proposal.conflict == loads(proposal.text).conflict


def test_dates_that_are_passed_set_what_they_set_and_change_what_they_change() -> None:
    proposal = harbour().advance("2031-04-05 not south.fish")
    assert ("storm",) == proposal.found.dated
    assert {"storm"} == proposal.conflict.status_quo
    assert "blocked" in {flip.claim for flip in proposal.found.compared.flips}


def test_any_past_day_runs_again_to_the_byte_after_three_events(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR)
    (tmp_path / "news.txt").write_text("The South stopped fishing.")
    quoted = News(
        "2031-03-09", (Fact("south.fish", value=False),), "They stop",
        (Quote("news-1", "news", "The South stopped fishing.", start=0),), Source("news", "news.txt"),
    )  # fmt: skip
    days, said = ["2031-03-01"], [(told(load(path)), model_hash(load(path).conflict))]
    for news in ("2031-03-05 north.block", quoted, "2031-04-12 not north.block, south.fish"):
        proposal = load(path).advance(news)
        path.write_text(proposal.text)
        days.append(proposal.found.date)
        said.append((told(load(path)), model_hash(load(path).conflict)))
    now = load(path)
    assert 4 == len({one for one, _ in said})
    assert said == [(told(now.as_of(day)), model_hash(now.as_of(day).conflict)) for day in days]
    assert [(), (), ("news",), ("news",)] == [
        tuple(source.key for source in now.as_of(day).conflict.sources) for day in days
    ]


def test_history_that_was_there_goes_on_from_its_last_day() -> None:
    case = loads(HARBOUR + "what_happened: {on 2031-03-10: [north.block], on 2031-03-20: [north.block, storm]}\n")
    proposal = case.advance("2031-03-25 not storm")
    assert ["2031-03-01", "2031-03-10", "2031-03-20", "2031-03-25"] == [one.date for one in proposal.conflict.happened]
    assert {"north.block"} == proposal.conflict.status_quo


def test_an_account_that_moves_nothing_is_evidence() -> None:
    news = News("2031-03-05", (), "They fish", (Quote("n", "n", "They fish."),), Source("n"))
    proposal = harbour().advance(news)
    assert ({"south.fish"}, ("They fish.",)) == (proposal.conflict.status_quo, proposal.found.quotes)
    assert ("n-1",) == proposal.conflict.happened[-1].basis.because


def test_an_explicit_model_goes_along_its_arrows() -> None:
    text = (
        "{detente: 1, title: Two, starts: 2031-03-01, actors: {a: {ranking: [war, peace, ruin]}, b: }, "
        "states: {peace: , war: , ruin: }, moves: [{by: a, from: peace, to: war}], status_quo: peace}"
    )
    assert {"war"} == loads(text).advance("2031-03-02 war").conflict.status_quo
    with pytest.raises(InvalidQuery) as error:
        loads(text).advance("2031-03-02 ruin")
    assert "D682" == error.value.problems[0].code


def test_an_event_reads_with_or_without_a_colon_and_blanks() -> None:
    facts = parse_news(" 2031-03-05:  a.b,not c ").facts
    assert [("a.b", True), ("c", False)] == [(fact.name, fact.value) for fact in facts]


def test_claims_about_days_that_are_over_become_untestable_and_the_rest_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR + "  - {id: by-then, test: P(north.block at 2031-03-20) > 0.5}\n")
    proposal = load(path).advance("2031-04-12 north.block")
    path.write_text(proposal.text)
    now = {one.claim: one for one in load(path).check(depth=0).findings.verdicts}
    assert ("untestable", True) == (now["by-then"].outcome, "2031-03-20 is before 2031-04-12" in now["by-then"].reason)
    assert "untestable" not in {one.outcome for claim, one in now.items() if claim != "by-then"}
    flip = next(one for one in proposal.found.compared.flips if one.claim == "by-then")
    assert {("starts",)} == {cause.changes for cause in flip.because}
    asked_then = load(path).as_of("2031-03-01").check(depth=0).findings.verdicts
    assert "by-then" not in {one.claim for one in asked_then if one.outcome == "untestable"}


def test_a_claim_about_a_day_before_the_first_one_told_is_a_mistake_still() -> None:
    late = loads(HARBOUR).advance("2031-04-12 north.block").text
    with pytest.raises(InvalidModel) as error:
        loads(late.replace("claims:\n", "claims:\n  - {id: odd, test: P(north.block at 2031-02-20) > 0.5}\n"))
    assert ["D861"] == [problem.code for problem in error.value.problems]


def test_once_the_last_day_to_sign_is_over_claims_about_the_deal_are_untestable_and_say_so() -> None:
    tower = load(detente.shipped("tower22"))
    proposal = tower.advance("2024-11-20 usa.offer", claims=("better-for-both", "no-direct-war"))
    assert [("better-for-both", "untestable")] == [(one.claim, one.after) for one in proposal.found.compared.flips]
    with pytest.raises(InvalidQuery, match=r"D937(.|\n)*2024-11-05, is over"):
        loads(proposal.text, folder=Path(detente.shipped("tower22")).parent).deal()


def test_it_is_said_of_which_day_the_verdicts_were_where_the_model_tells_of_days_since() -> None:
    tower = load(detente.shipped("tower22")).advance("2024-11-20 usa.offer", claims=())
    assert ("2024-01-28", "2024-11-05") == (tower.found.stood, tower.found.since)
    assert any("compared with that day's" in line for line in tower.words())
    assert not any("compared with that day's" in line for line in harbour().advance("2031-03-05 storm").words())
