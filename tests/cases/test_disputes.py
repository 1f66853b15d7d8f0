"""Disputes at sea, on a border, in the ports, in the air, at a table: composed, cited, nothing without a ground."""

from __future__ import annotations

import re
from functools import cache

import pytest

from detente.cases import account_path, case_path
from detente.conflict.basis import Basis
from detente.conflict.model import Conflict
from detente.conflict.query import Chance, No, OnlyBecause, Query
from detente.files import load
from detente.findings.chances.rates import rates_used
from detente.moves import compile_graph

KEYS = ("fisheries", "border", "strike", "blockade", "ceasefire")


@cache
def conflict(key: str) -> Conflict:
    return load(case_path(key)).conflict


def told(key: str) -> str:
    return account_path(key).read_text(encoding="utf-8")


def inner(test: Query | None) -> Query | None:
    """Look through `no (...)` and `only because of`: the form of what is asked inside."""
    while isinstance(test, No | OnlyBecause):
        test = test.claim
    return test


def grounded(basis: Basis) -> bool:
    return bool(basis.because or basis.said_by or basis.note)


@pytest.mark.parametrize("key", KEYS)
def test_the_account_has_three_to_seven_hundred_words(key: str) -> None:
    assert 300 <= len(told(key).split()) <= 700


@pytest.mark.parametrize("key", KEYS)
def test_the_account_says_that_it_is_composed_and_whose_the_judgements_are(key: str) -> None:
    opening = told(key).split("\n\n")[1]
    assert opening.startswith("*Composed for detente in our own words")
    assert "Every judgement is the" in opening


@pytest.mark.parametrize("key", KEYS)
def test_facts_are_cited_each_with_its_year(key: str) -> None:
    facts = told(key).partition("## Facts and sources\n\n")[2].strip().split("\n\n")
    assert len(facts) >= 4
    assert [] == [fact for fact in facts if not re.search(r"\b(19|20)\d\d\b", fact)]


@pytest.mark.parametrize("key", KEYS)
def test_no_sentence_among_the_facts_is_taken_for_evidence(key: str) -> None:
    begins = told(key).index("## Facts and sources")
    assert [] == [quote.key for quote in conflict(key).quotes if (quote.start or 0) >= begins]


@pytest.mark.parametrize("key", KEYS)
def test_every_quote_stands_behind_something(key: str) -> None:
    body = case_path(key).read_text(encoding="utf-8").partition("\nquotes:")[0]
    used = set(re.findall(r"[\w-]+", " ".join(re.findall(r"because: (\[[^]]*\]|[\w-]+)", body))))
    assert [] == [quote.key for quote in conflict(key).quotes if quote.key not in used]


@pytest.mark.parametrize("key", KEYS)
def test_everything_assumed_has_a_sentence_a_speaker_or_a_note(key: str) -> None:
    model = conflict(key)
    parts = [(one.id, one.basis) for one in (*model.statement.values(), *model.infeasible, *model.ties, *model.one_of)]
    parts += [(one.key, one.basis) for one in (*model.options, *model.conditions, *model.named)]
    parts += [(one.key, one.basis) for one in model.events] + [(one.date, one.basis) for one in model.calendar]
    assert [] == [name for name, basis in parts if not grounded(basis)]


@pytest.mark.parametrize("key", KEYS)
def test_every_number_about_time_says_whose_it_is(key: str) -> None:
    silent = [rate.of for rate in rates_used(conflict(key)) if not (rate.because or rate.said_by or rate.note)]
    # A multiplier (`times`) has no place for a note; what it means stands at its event.
    multiplied = {event.key for event in conflict(key).events if event.times}
    assert set() == set(silent) - multiplied


@pytest.mark.parametrize("key", KEYS)
def test_what_happened_says_where_that_is_from(key: str) -> None:
    assert len(conflict(key).happened) >= 2
    assert [] == [day.date for day in conflict(key).happened if not day.basis.note]


@pytest.mark.parametrize("key", KEYS)
def test_claims_are_eight_to_twenty_of_many_forms_and_not_all_of_them_hold(key: str) -> None:
    claims = conflict(key).claims
    assert 8 <= len(claims) <= 20
    assert len({type(inner(claim.test)) for claim in claims}) >= 6
    assert {"holds", "fails", "depends"} <= {claim.expect for claim in claims}
    assert any(isinstance(claim.test, Chance) for claim in claims)


@pytest.mark.parametrize("key", KEYS)
def test_it_is_small_enough_to_solve_at_once(key: str) -> None:
    assert compile_graph(conflict(key)).size <= 100
