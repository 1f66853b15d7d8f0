"""Every shipped case is whole: it loads without a warning, its quotes are exact, its claims come out as expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from detente.cases import CASES, ShippedCase, account_path, case_path, teaching, topics
from detente.conflict.model import Conflict
from detente.conflict.query import Deters, Query, Stable
from detente.errors import DetenteError
from detente.evidence import anchor, text_hash
from detente.files import Loaded, load
from detente.findings import Findings, check

KEYS = [case.key for case in CASES]


@cache
def loaded(key: str) -> Loaded:
    return load(case_path(key))


@cache
def findings(key: str) -> Findings:
    return check(loaded(key).conflict, depth=0)


def conflict(key: str) -> Conflict:
    return loaded(key).conflict


@pytest.mark.parametrize("key", KEYS)
def test_a_shipped_case_loads_without_warnings(key: str) -> None:
    assert () == tuple(loaded(key).warnings)


@pytest.mark.parametrize("case", CASES, ids=KEYS)
def test_the_title_in_the_list_is_the_title_of_the_model(case) -> None:
    assert case.title == conflict(case.key).title


@pytest.mark.parametrize("key", KEYS)
def test_every_quote_stands_in_the_account_where_it_says(key: str) -> None:
    text = account_path(key).read_text(encoding="utf-8")
    assert ["exact"] * len(conflict(key).quotes) == [anchor(quote, text).status for quote in conflict(key).quotes]


@pytest.mark.parametrize("key", KEYS)
def test_quotes_were_anchored_in_the_account_as_it_is_now(key: str) -> None:
    text = account_path(key).read_text(encoding="utf-8")
    assert [text_hash(text)] == [source.sha256 for source in conflict(key).sources]


@pytest.mark.parametrize("key", KEYS)
def test_every_claim_is_tied_to_a_sentence(key: str) -> None:
    assert [] == [claim.id for claim in conflict(key).claims if not claim.basis.because]


@pytest.mark.parametrize("key", KEYS)
def test_every_want_has_a_sentence_or_waits_for_a_person(key: str) -> None:
    bases = [(want.id, want.basis) for want in conflict(key).statement.values()]
    assert [] == [id_ for id_, basis in bases if not basis.because and basis.status == "accepted"]


@pytest.mark.parametrize("key", KEYS)
def test_no_quote_is_left_unused(key: str) -> None:
    text = case_path(key).read_text(encoding="utf-8")
    body = text.partition("\nquotes:")[0]
    assert [] == [quote.key for quote in conflict(key).quotes if quote.key not in body]


@pytest.mark.parametrize("key", KEYS)
def test_every_claim_comes_out_as_expected(key: str) -> None:
    verdicts = findings(key).verdicts
    assert {one.claim: one.expected for one in verdicts} == {one.claim: one.outcome for one in verdicts}


@pytest.mark.parametrize("key", KEYS)
def test_a_claim_that_does_not_simply_hold_says_why(key: str) -> None:
    claims = conflict(key).claims
    assert [] == [claim.id for claim in claims if claim.expect != "holds" and not claim.basis.note]


def test_a_case_that_is_not_there_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(DetenteError) as refused:
        case_path("tower2")
    assert ("D605", "tower22") == (refused.value.problems[0].code, refused.value.problems[0].nearest)


def long(words: int) -> str:
    return "short" if words < 250 else "medium" if words <= 650 else "long"


@pytest.mark.parametrize("case", CASES, ids=KEYS)
def test_a_case_is_filed_by_the_length_of_its_account(case: ShippedCase) -> None:
    assert case.length == long(len(account_path(case.key).read_text(encoding="utf-8").split()))


@pytest.mark.parametrize("case", CASES, ids=KEYS)
def test_a_case_is_filed_under_two_topics_or_more_and_a_level(case: ShippedCase) -> None:
    assert len(set(case.teaches)) >= 2
    assert case.level in {"first", "second", "third"}
    assert case.structure


@pytest.mark.parametrize("case", CASES, ids=KEYS)
def test_a_case_of_the_first_level_asks_for_nothing_but_stability_and_one_of_the_third_for_more(
    case: ShippedCase,
) -> None:
    more = bool(conflict(case.key).dynamics or conflict(case.key).deal)
    assert case.level == "second" or (case.level == "third") == more


def forms(query: Query | None) -> Iterator[Query]:
    """Yield what is asked, and what is asked inside of it."""
    if query is not None:
        yield query
        yield from forms(getattr(query, "claim", None))


def asked(model: Conflict) -> list[Query]:
    return [form for claim in model.claims for form in forms(claim.test)]


def of_coalitions(model: Conflict) -> bool:
    return any(isinstance(form, Stable) and form.coalition for form in asked(model))


def two_by_two(model: Conflict) -> bool:
    return [1, 1] == [sum(1 for option in model.options if option.by == actor) for actor in model.decision_makers]


TAUGHT_BY: dict[str, Callable[[Conflict], bool]] = {
    "irreversible options": lambda model: any(not option.can_undo for option in model.options),
    "audience costs": lambda model: any(actor.costs for actor in model.actors),
    "coalitions": of_coalitions,
    "views": lambda model: bool(model.views),
    "deterrence": lambda model: any(isinstance(form, Deters) for form in asked(model)),
    "ladders of force": lambda model: len(model.one_of) > 1,
    "blame": lambda model: any(event.blamed for event in model.events),
    "two-by-two games": two_by_two,
    "scenarios": lambda model: len(model.scenarios) > 1,
    "proxies": lambda model: any(tie.kind == "patron" for tie in model.ties),
    "rates and deadlines": lambda model: bool(model.dynamics and model.calendar),
    "denied motives": lambda model: any(want.stance == "denied" for want in model.statement.values()),
    "unknown preferences": lambda model: any(want.perhaps for want in model.statement.values()),
    "linked issues": lambda model: bool(model.deal and len(model.deal.issues) > 1),
    "ratification": lambda model: bool(model.deal and model.deal.ratifiers),
    "rankings": lambda model: any(actor.ranking for actor in model.actors),
    "hindsight": lambda model: bool(model.happened),
    "two readings of one government": lambda model: bool(model.alternatives),
}
"""What a model must have for a topic to be no more than a word."""


@pytest.mark.parametrize(("key", "topic"), [(case.key, topic) for case in CASES for topic in case.teaches])
def test_the_model_has_what_the_case_is_said_to_teach(key: str, topic: str) -> None:
    assert TAUGHT_BY.get(topic, lambda model: bool(model.claims))(conflict(key))


def test_a_case_is_found_by_a_word_of_what_it_teaches() -> None:
    assert all(case in teaching(topic.upper()) for case in CASES for topic in case.teaches)
    assert () == teaching("knitting")


def test_topics_are_listed_once_in_order() -> None:
    assert sorted(set(topics()), key=str.casefold) == list(topics())


@pytest.mark.parametrize("key", KEYS)
def test_the_page_of_cases_lists_it(key: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "cases.md").read_text(encoding="utf-8")
    assert f"| `{key}` |" in page
