"""The brief: every line is traced, words for chances stand apart from confidence, DOCX says the same."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.case import loads
from detente.conflict.basis import Basis
from detente.conflict.model import Claim, Conflict
from detente.evidence import Quote
from detente.findings.verdict import Answer, Rest, Verdict
from detente.report.brief import Brief, brief_docx, brief_page, chosen
from detente.report.brief.compose import FOLLOWS, LIKELY
from detente.report.brief.confidence import confidence
from detente.report.brief.likelihood import ABOVE, BELOW, TERMS, chance_words, term

TERM = re.compile("|".join((*(one.words for one in TERMS), BELOW, ABOVE)), re.IGNORECASE)
LEVEL = re.compile(r"\b(low|moderate|high) confidence\b", re.IGNORECASE)


@cache
def brief(key: str) -> Brief:
    return detente.load(detente.shipped(key)).brief()


@pytest.mark.parametrize("key", ["cuban", "tower22"])
def test_every_line_is_traced_to_claims_that_are_cited(key: str) -> None:
    found = brief(key)
    cited = {one.number for one in found.cited}
    assert all(line.claims for line in found.lines)
    assert {name for line in found.lines for name in line.claims} == cited


@pytest.mark.parametrize("key", ["cuban", "tower22"])
def test_a_number_is_that_of_the_claim_in_the_model(key: str) -> None:
    listed = [claim.id for claim in detente.load(detente.shipped(key)).conflict.claims]
    assert all(listed[int(one.number[1:]) - 1] == one.id for one in brief(key).cited)


@pytest.mark.parametrize("key", ["cuban", "tower22"])
def test_on_the_page_every_line_has_a_link_and_every_link_a_place(key: str) -> None:
    page = brief_page(brief(key))
    places = set(re.findall(r' id="(C\d+)"', page))
    lines = re.findall(r"<li[ >].*?</li>", page.split("<aside")[0])
    assert len(lines) == sum(len(part.lines) for part in brief(key).parts)
    assert all(re.search(r'href="#C\d+"', line) for line in lines)
    assert set(re.findall(r'href="#(C\d+)"', page)) <= places
    assert "<script" not in page


def test_words_for_chances_and_for_confidence_are_never_in_one_line() -> None:
    lines = {part.id: part.lines for part in brief("tower22").parts}
    assert all(TERM.search(line.text) and not LEVEL.search(line.text) for line in lines["likely"])
    assert all(LEVEL.search(line.text) and not TERM.search(line.text) for line in lines["sure"])
    others = [line for name, all_ in lines.items() if name not in ("likely", "sure") for line in all_]
    assert not any(LEVEL.search(line.text) for line in others)


def test_a_brief_says_what_follows_and_what_it_hinges_on() -> None:
    said = {part.id: " ".join(line.text for line in part.lines) for part in brief("tower22").parts}
    assert "Both capitals keep out of a direct war." in said["follows"]
    assert "It depends: The raids teach the militias not to attack." in said["follows"]
    assert "Left open: Who decides whether the militia attacks?" in said["hinges"]
    assert "put one great bargain on the table" in said["watch"]
    assert "Renaud Girard" in said["known"]


def test_a_docx_says_the_same_with_a_link_in_each_line() -> None:
    docx = pytest.importorskip("docx")
    found = brief("tower22")
    page = docx.Document(BytesIO(brief_docx(found)))
    xml = page.element.xml
    said = "\n".join(
        "".join(run.text or "" for run in paragraph._p.iter() if run.tag.endswith("}t"))
        for paragraph in page.paragraphs
    )
    assert all(line.text in said for line in found.lines)
    links, marks = re.findall(r'w:anchor="(C\d+)"', xml), re.findall(r'w:name="(C\d+)"', xml)
    assert sum(len(set(line.claims)) for line in found.lines) == len(links)
    assert {one.number for one in found.cited} == set(marks) == set(links)


@given(st.floats(0, 1))
def test_every_chance_has_a_term_or_is_off_the_scale(chance: float) -> None:
    said = term(chance)
    fitting = [one.words for one in TERMS if one.low <= chance <= one.high]
    assert said in fitting if fitting else said == (BELOW if chance < 0.5 else ABOVE)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.05, 0.05, "very unlikely (5%)"),
        (0.95, 0.95, "very likely (95%)"),
        (0.45, 0.55, "roughly even chance (45% to 55%)"),
        (0.004, 0.6, "below the scale to likely (under 1% to 60%)"),
        (0.9999, 1.0, "above the scale (over 99% to 100%)"),
    ],
)
def test_a_number_on_a_boundary_takes_the_term_nearer_to_even(low: float, high: float, said: str) -> None:
    assert said == chance_words(low, high)


CLAIM = Claim("c", "It is so", basis=Basis(because=("q",)))
TWO = """\
detente: 1
title: Two
sources: {one: {}, two: {}}
quotes: {q: {source: one, exact: A}, r: {source: two, exact: B}}
actors:
  a: {options: {x: X}, wants: [{that: x, id: one, because: q}, {that: x, id: two, because: r}, {that: x, id: bare}]}
"""


def level(
    *rests: str, outcome: str = "holds", share: float | None = None, claim: Claim = CLAIM, text: str = TWO
) -> str | None:
    conflict: Conflict = loads(text).conflict
    sets = tuple(Rest((one,), "fails") for one in rests)
    verdict = Verdict("c", "", "", outcome, "holds", "", (Answer(outcome, ""),), sets)  # type: ignore[arg-type]
    found = confidence(conflict, claim, verdict, share)
    return None if found is None else found.level


def test_confidence_counts_sources_steadiness_and_what_is_left_open() -> None:
    assert "high" == level("a.one", "a.two")
    assert "high" == level("a.one", "a.two", share=0.95)
    assert "moderate" == level("a.one", "a.two", share=0.94)
    assert "low" == level("a.one", "a.two", share=0.66)
    assert "moderate" == level("a.one")
    assert "moderate" == level("a.one", "a.two", "a.bare")
    assert "low" == level("a.bare")
    assert "low" == level("a.one", "a.two", outcome="depends")
    assert None is level(outcome="untestable")
    assert ("moderate", "low") == (level(), level(claim=Claim("c")))
    assert Quote("q", "one", "A") == loads(TWO).conflict.quotes[0]


def test_what_was_not_expected_comes_first_and_no_part_is_too_long() -> None:
    case = detente.load(detente.shipped("tower22"))
    findings = case.check(depth=0).findings
    told = chosen(case.conflict, findings)
    assert "no-direct-war" == told[0]
    assert FOLLOWS + LIKELY == len(told)
    odd = tuple(replace(one, expected="fails") if one.claim == "own-minds" else one for one in findings.verdicts)
    assert "own-minds" == chosen(case.conflict, replace(findings, verdicts=odd))[0]
