"""Every shipped case is whole: it loads without a warning, its quotes are exact, its claims come out as expected."""

from __future__ import annotations

from functools import cache

import pytest

from detente.cases import CASES, account_path, case_path
from detente.conflict.model import Conflict
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
