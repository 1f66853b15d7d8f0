"""Wants told by how a sentence is built: answers, conditions, pairs, biddings, calls, lists, refusals."""

from __future__ import annotations

import pytest

from detente.reading import read

Told = set[tuple[str, int, str]]

INTERVIEW = """An interview with Per Lund, the harbour minister of Norway

The Courier: {question}

Lund: {answer}

The Courier: How is the weather in Bergen?

Lund: It rains.
"""


def told(text: str) -> Told:
    """Return holder, polarity and content of each want of `text`."""
    return {(want.holder, want.polarity, want.content.quote) for want in read(text).wants}


def wanted(holder: str, *wants: str) -> Told:
    """Return the wants of one holder, each written with its sign before it: "+a truce"."""
    return {(holder, 1 if want[0] == "+" else -1, want[1:]) for want in wants}


@pytest.mark.parametrize(
    ("question", "answer", "wants"),
    [
        ("What would bring you back?", "A lease and a pilot. And an apology.", {"+A lease and a pilot", "+an apology"}),
        ("What worries you?", "Lawyers. Nothing else.", {"-Lawyers"}),
        ("What keeps you awake?", "The tax.", {"-The tax"}),
        ("Is there anything you would not sign?", "A secret map.", {"-A secret map"}),
        ("Would you accept a loan?", "Never.", {"-a loan"}),
        ("Would you accept a loan?", "Gladly.", {"+a loan"}),
        ("Do you fear a strike?", "Not in the least.", set()),
        ("What do you do on Sundays?", "Fish.", set()),
        ("What do you think of the mayor?", "A fine man.", set()),
    ],
)
def test_an_answer_is_read_as_the_want_its_question_asks_for(question: str, answer: str, wants: set[str]) -> None:
    found = told(INTERVIEW.format(question=question, answer=answer))
    assert wants == {f"{'+' if sign > 0 else '-'}{content}" for _, sign, content in found}


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway would forgo the fee if the boats were exempt.", wanted("norway", "+the boats were exempt")),
        ("Norway could go along with it if the boats were exempt.", wanted("norway", "+the boats were exempt")),
        ("Norway would sign, were the tax to be halved.", wanted("norway", "+the tax to be halved")),
        ("Norway will not rest before the boats are back.", wanted("norway", "+the boats are back")),
        ("Not until the boats are back will Norway talk.", wanted("norway", "+the boats are back")),
        ("Norway agreed to talks, but on condition that Iceland withdrew.", wanted("norway", "+that Iceland withdrew")),
        ('"Sure, if they pay the fee," Norway said.', wanted("norway", "+they pay the fee")),
        ("Norway would suffer if Iceland closed the strait.", set()),
        ("Norway will join the war if Iceland is attacked.", set()),
    ],
)
def test_the_price_of_giving_way_is_wanted(text: str, wants: Told) -> None:
    assert wants == told(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway's terms are known: a lease and an apology.", wanted("norway", "+a lease and an apology")),
        ("Norway had one request, namely that the boats be sold.", wanted("norway", "+that the boats be sold")),
        ("The union put forward two demands: higher pay and a doctor.", wanted("union", "+higher pay and a doctor")),
        ("Norway's recommendation is modest: pilots first, and no guns.", wanted("norway", "+pilots first", "-guns")),
        ("Norway wants something else: that the text be open.", wanted("norway", "+that the text be open")),
        ("Norway asked for nothing but an inspector.", wanted("norway", "+an inspector")),
        ("Norway asked for nothing beyond its share.", wanted("norway", "-beyond its share")),
    ],
)
def test_what_a_colon_or_nothing_leads_to_is_wanted(text: str, wants: Told) -> None:
    assert wants == told(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        (
            "Norway would sell the fleet sooner than lose the port.",
            wanted("norway", "+sell the fleet", "-lose the port"),
        ),
        ("Norway, says its envoy, would rather the two armies waited.", wanted("norway", "+the two armies waited")),
        ("Better a lease than a sale, Norway said.", wanted("norway", "+a lease", "-a sale")),
        (
            '"We would take a tax before we would take a toll," Norway said.',
            wanted("norway", "+take a tax", "-we would take a toll"),
        ),
        ("Norway asked for time, not for money.", wanted("norway", "+time", "-money")),
        ("Norway hankers less after a lease than after respect.", wanted("norway", "+a lease", "+respect")),
        ("Norway opted for a lease over a sale.", wanted("norway", "+a lease", "-a sale")),
        ("Norway wants a lease instead of a sale.", wanted("norway", "+a lease", "-a sale")),
        ('"A lease, yes; a sale, no," Norway said.', wanted("norway", "+A lease", "-a sale")),
        ("What Norway longs to hear, writes Lund, is a word of thanks.", wanted("norway", "+a word of thanks")),
    ],
)
def test_of_two_things_weighed_both_are_wants(text: str, wants: Told) -> None:
    assert wants == told(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        (
            "If it is a farce, the Courier writes, let Iceland pay the actors.",
            wanted("courier", "+Iceland pay the actors"),
        ),
        ('"Let no gun cross the ford," Norway said.', wanted("norway", "-gun cross the ford")),
        ('"Let us not be the ones who wait," Norway said.', wanted("norway", "-be the ones who wait")),
        ('"Spare us the sermons," Norway said.', wanted("norway", "-the sermons")),
        ('"Get out of our harbour," Norway said.', wanted("norway", "+Get out of our harbour")),
        ('"Not one inch of the bank," Norway said.', wanted("norway", "-one inch of the bank")),
        ('"No more lists," Norway said.', wanted("norway", "-lists")),
        ('"Anything but a toll," Norway said.', wanted("norway", "-a toll")),
        ('"No comment," Norway said.', set()),
        ('"Not a bad idea," Norway said.', set()),
        ('"Let us not forget the men," Norway said.', set()),
        ("Norway let the boats go.", set()),
        ("The boats were not to leave, Norway said.", wanted("norway", "-leave")),
    ],
)
def test_what_is_bidden_or_called_out_is_wanted_by_who_says_so(text: str, wants: Told) -> None:
    assert wants == told(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("The union asked Norway for a map. Norway declined.", wanted("union", "+a map") | wanted("norway", "-a map")),
        ("Norway offered to pay if the gas flows. Iceland refused.", wanted("norway", "+the gas flows")),
        ("Norway pleaded for a car, and for the crews to be kept apart.",
         wanted("norway", "+a car", "+the crews to be kept apart")),
        ("Norway thinks that the crews lie, and urges Iceland to wait.", wanted("norway", "+Iceland to wait")),
        ("Norway would accept a toll; a tax it would not.", wanted("norway", "+a toll", "-a tax")),
        ("Norway holds the view that the Bill should pass.", wanted("norway", "+pass")),
        ("Norway said that the price should fall.", set()),
    ],
)  # fmt: skip
def test_what_is_left_out_or_joined_on_is_supplied(text: str, wants: Told) -> None:
    assert wants == told(text)
