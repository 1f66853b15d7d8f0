"""Argdown: sentences with their supports come back as they were, become claims, and verdicts are told as tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.case import loads
from detente.files.interchange.argdown import Sentence, argdown_text, import_argdown, read_argdown
from detente.files.write import dump
from detente.report.arguments import arguments
from tests.files.interchange.refused import refused

TEXT = """===
title: A harbour
===

# Heads are passed over

[Calm]: Nobody closes the harbour, // a comment
  and nobody wants to. #sure {color: red}
  + <Cost>: It \\[really\\] costs. /* more
  of it */
    - [Rich]: They are rich.
  -> [War]
[War]: There is war.
  +> [Other]

Somebody else said so.
"""
words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
tags = st.from_regex(r"[a-z0-9][a-z0-9-]{0,5}", fullmatch=True)


@st.composite
def maps(draw: st.DrawFn) -> list[Sentence]:
    titles = draw(
        st.lists(st.from_regex(r"[A-Za-z][A-Za-z0-9 ]{0,6}[a-z]", fullmatch=True), min_size=1, max_size=4, unique=True)
    )
    titles = list(dict.fromkeys(" ".join(title.split()) for title in titles))
    some = st.lists(st.sampled_from(titles), unique=True, max_size=2)
    return [
        Sentence(
            title, draw(words), tuple(draw(st.lists(tags, max_size=2))), draw(some), draw(some), draw(st.booleans())
        )
        for title in titles
    ]


@given(maps())
def test_sentences_come_back_as_they_were(listed: list[Sentence]) -> None:
    title, found, warnings = read_argdown(argdown_text("A title", listed).encode())
    assert ("A title", ()) == (title, warnings)
    assert sorted(listed, key=lambda it: it.title) == sorted(found, key=lambda it: it.title)


def test_sentences_become_claims_and_what_bears_on_them_is_kept() -> None:
    imported = import_argdown(TEXT.encode())
    claims = {claim.id: claim for claim in imported.conflict.claims}
    assert ["calm", "cost", "rich", "war", "other", "sentence-6"] == list(claims)
    assert "A harbour" == imported.conflict.title
    assert "Nobody closes the harbour, and nobody wants to." == claims["calm"].says
    assert "It [really] costs." == claims["cost"].says
    assert "supported by cost; tagged sure" == claims["calm"].basis.note
    assert "an argument; attacked by rich" == claims["cost"].basis.note
    assert "attacked by calm" == claims["war"].basis.note
    assert "supported by war" == claims["other"].basis.note
    assert {"D187"} == {problem.code for problem in imported.warnings}
    assert imported.conflict == loads(dump(imported.conflict)).conflict


def test_every_claim_of_a_case_is_written_with_its_verdict_and_read_back() -> None:
    case = detente.load(detente.shipped("cuban"))
    findings = case.check(quick=True).findings
    made = arguments(case.conflict, findings)
    _, found, _ = read_argdown(argdown_text(case.conflict.title, made).encode())
    tagged = {each.title: each.tags for each in found if each.tags}
    assert {verdict.claim: (verdict.outcome,) for verdict in findings.verdicts} == tagged
    assert {it.title: (it.supports, it.attacks) for it in made} == {it.title: (it.supports, it.attacks) for it in found}
    quoted = {quote.key: quote.exact for quote in case.conflict.quotes}
    assert all(" ".join(quoted[it.title].split()) == it.says for it in found if it.title in quoted)


def test_an_assumption_a_claim_would_fare_worse_without_supports_it() -> None:
    case = detente.load(detente.shipped("tower22"))
    findings = case.check(claims=["no-direct-war"], depth=1).findings
    [verdict] = findings.verdicts
    [claim] = (each for each in arguments(case.conflict, findings) if each.title == "no-direct-war")
    named = {assumption for rest in verdict.rests_on for assumption in rest.assumptions}
    assert named
    assert named <= {*claim.supports, *claim.attacks}
    assert "holds" != verdict.outcome or named <= set(claim.supports)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]: x\n\n(1) premise\n----\n(2) end", ("D186", "3:1")),
        ("* item", ("D186", "1:1")),
        ("  + [A]: x", ("D185", "1:3")),
        ("[]: x", ("D185", "1:1")),
        ("[A] x", ("D185", "1:1")),
        ("===\ntitle: x\n", ("D185", "1:1")),
        ("[A]: x /* no end", ("D185", "1:8")),
        ("# only a head", ("D185", "1:1")),
        ("[A]: x\n" + "word word word word\n" * 1_200, ("D190", "1001:1")),
        ("[A]: x\n" + "".join(" " * at + f"+ [b{at}]\n" for at in range(1, 80)), ("D106", "65:65")),
        ("\n".join(f"[s{at}]: x" for at in range(2_100)), ("D190", "2001:1")),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, expected: tuple[str, str]) -> None:
    assert expected == refused(import_argdown, text)


def test_a_text_of_comments_is_read_in_no_time() -> None:
    assert "x" == read_argdown(b"[A]: x\n" + b"/**/ " * 500_000)[1][0].says
