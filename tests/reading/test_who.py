"""Who is meant: newspapers by their town, two of the text, somebody's people, offices, "we", "it" and "the other"."""

from __future__ import annotations

import pytest

from detente.reading import read


def holders(text: str) -> set[tuple[str, str]]:
    """Return the name of the holder and the content of each want of `text`."""
    found = read(text)
    names = {party.key: party.name for party in found.parties}
    return {(names[want.holder], want.content.quote) for want in found.wants}


def speakers(text: str) -> list[str | None]:
    """Return by name who says what `text` tells to be said, in the order of the text."""
    found = read(text)
    names: dict[str | None, str] = {party.key: party.name for party in found.parties}
    return [names.get(said.speaker) for said in found.attributions]


REVIEW = "What the papers say\n\n"
TALKS = "Norway, through its delegate Pilar Osk, wants a clock. The Lusan Front sent an envoy. Its envoy slept. "
UNIONS = (
    "Marlow Fuels shut the mine. The Chamber of Trade met. The Miners' Union struck. The Drivers' Federation waited. "
)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The Athens daily I Grammi came out. I Grammi wants an inquiry.", "I Grammi"),
        ("The independent weekly Lamp is shut. Lamp wants an inquiry.", "Lamp"),
        ("The Front's own newspaper, Dawn, is shut. The paper wants an inquiry.", "Dawn"),
        ("Britain's Sunday Ledger is loud. The Ledger wants an inquiry.", "Sunday Ledger"),
        (REVIEW + "That was too much for the Vienna Abendbote. The paper wants an inquiry.", "Abendbote"),
        (REVIEW + "The word goes to the Northern Star of Leeds. The paper wants an inquiry.", "Northern Star"),
    ],
)
def test_a_newspaper_is_known_by_what_stands_beside_its_name(text: str, paper: str) -> None:
    assert (paper, "an inquiry") in holders(text)
    assert "outlet" == next(party.kind for party in read(text).parties if party.name == paper)


@pytest.mark.parametrize(
    "text",
    [
        "The weekly Cabinet meeting was short, Norway said.",
        "The daily Friday prayers went on, Norway said.",
        "The paper, Norway said, is false.",
        REVIEW + "The Bank of England is the Oslo Parliament's friend, Norway said.",
    ],
)
def test_no_newspaper_is_what_only_looks_like_one(text: str) -> None:
    assert "outlet" not in {party.kind for party in read(text).parties if party.name != "The papers"}


@pytest.mark.parametrize(
    ("text", "holder", "content"),
    [
        (TALKS + "Sweden came too. Neither delegation wants a vote.", "Norway", "a vote"),
        (TALKS + "Sweden came too. Neither delegation wants a vote.", "Lusan Front", "a vote"),
        (UNIONS + "In August both unions wanted a rise.", "Miners' Union", "a rise"),
        (UNIONS + "In August both unions wanted a rise.", "Drivers' Federation", "a rise"),
        ("Norway left. Two officers of the Guard told us so. Both want a war.", "Two officers of the Guard", "a war"),
        ("Iceland met Peru. Norway and Jon Ek met. Each wants a truce.", "Jon Ek", "a truce"),
        ("Norway and Iceland met. Norway's team was late. Neither team wants a vote.", "Iceland", "a vote"),
    ],
)
def test_two_of_the_text_are_those_of_that_sort(text: str, holder: str, content: str) -> None:
    assert (holder, content) in holders(text)
    assert {"Sweden", "Marlow Fuels", "Chamber of Trade", "Peru"}.isdisjoint(
        name for name, told in holders(text) if told == content
    )


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The chairman of the drivers' union, Jon Ek, left. He adds that his men want a rise.", "The drivers' union"),
        ("Jon Ek speaks for the Fishers' League. Jon Ek left. His comrades want a rise.", "Fishers' League"),
        ("The dockers' union struck on Monday. The dockers want a rise.", "The dockers' union"),
        ("Altamar got a licence. Altamar's chairman, Mr Jon Ek, said that his company wants a rise.", "Altamar"),
        ("The growers' federation met. Its chairwoman, Ilse Marn, left. Her members want a rise.", "The growers' fed"),
        ("The Federation of Mine Workers met in Holm. The Federation wants a rise.", "Federation of Mine Workers"),
        ("The Agrarian Party met in Holm. The Agrarians want a rise.", "Agrarian Party"),
        ("Kolchis Transit shut the line. Kolchis wants a rise.", "Kolchis Transit"),
        ("Colonel Tassi holds the bridge. His riflemen want a rise.", "His riflemen"),
        ("The union met. Its members want a rise.", "Its members"),
    ],
)
def test_whose_people_want_something_is_the_body_they_are_of(text: str, holder: str) -> None:
    (found,) = {name for name, content in holders(text) if content == "a rise"}
    assert found.startswith(holder)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Transport minister Jon Ek met finance minister Ana Rusk. The transport minister wants a dam.", "Jon Ek"),
        ("Transport minister Jon Ek met finance minister Ana Rusk. The minister of finance wants a dam.", "Ana Rusk"),
        ("The Minister of Justice, Ms Ana Rusk, left. The Minister of Mines wants a dam.", "The Minister of Mines"),
        ("The prime minister of Norway, Ana Rusk, met Jon Ek. The prime minister wants a dam.", "Ana Rusk"),
        ("The Front met. Its delegate, known as Lidia, left. Lidia wants a dam.", "Lidia"),
        ("The Front met. Its delegate, known as Lidia, left. She wants a dam.", "Lidia"),
        ("Ostra waits. The Ostran army left. The government in Telar wants a dam.", "Ostra"),
        ("The government of Santa Rema fell. Santa Rema wants a dam.", "Santa Rema"),
        ("South Korea waits. The Koreans want a dam.", "South Korea"),
        ("5. Norway. President Ana Rusk said that her country wants a dam.", "Norway"),
        ("In public Norway is mild. It wants a dam.", "Norway"),
    ],
)
def test_an_office_or_a_people_is_the_party_a_careful_reader_would_name(text: str, holder: str) -> None:
    assert {(holder, "a dam")} == holders(text)


@pytest.mark.parametrize(
    ("head", "holder"),
    [
        ("Whose toll?\n\nBriefing note of the Tyne Institute, 17 May 2032\nBy Ada Coyle\n\n", "Tyne Institute"),
        ("Whose toll?\n\nBriefing 14/2033 of the Tyne Institute, by Ada Coyle, 18 May 2033\n\n", "Tyne Institute"),
        ("Whose toll?\n\nTyne Institute, Briefing No. 41, May 14, 2035\n\nBy Ada Coyle\n\n", "Tyne Institute"),
        ("Whose toll?\n\nThe Vardar Observer, 5 May 2032. By Ada Coyle\n\n", "Ada Coyle"),
    ],
)
def test_we_of_what_an_institute_publishes_is_the_institute_whoever_wrote_it(head: str, holder: str) -> None:
    assert {(holder, "that Norway pay")} == holders(head + "We recommend that Norway pay.\n")


def test_we_of_somebody_without_a_name_is_the_people_told_of_before() -> None:
    marched = "The sailors' families marched on Monday. "
    assert {("The sailors' families", "a list")} == holders(marched + '"We want a list," the captain\'s wife said.')
    assert {("Norway", "a list")} == holders(marched + '"We want a list," said Jon Ek, the prime minister of Norway.')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Two aides came. "It rained," one of them said. The other doubted it.', ["One of them", "The other"]),
        ("It rained, according to two of her advisers.", ["Two of her advisers"]),
        ("Much of the regional press says that it rained.", ["Much of the regional press"]),
        ("On 8 June eleven men without insignia said that it rained.", ["Eleven men without insignia"]),
        ("The other day was wet, Norway said.", ["Norway"]),
        ("One of the boats sank, Norway said.", ["Norway"]),
    ],
)
def test_part_of_some_people_says_something_and_a_day_is_no_part_of_their_name(text: str, said: list[str]) -> None:
    assert said == speakers(text)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The Delta Herald says that Norway never lied, and that all it asks is a truce.", "Norway"),
        ("Jon Ek met the minister. The minister suspects that he wants a truce.", "Jon Ek"),
        ("Jon Ek met the minister. The minister says that he wants a truce.", "The minister"),
        ("The drivers, according to one of them, want a truce.", "The drivers"),
        ("On Monday, according to Norway, Iceland wants a truce.", "Iceland"),
        ("She wants the firm stripped of its licence. Ana Rusk wants it closed and would accept a truce.", "Ana Rusk"),
    ],
)
def test_a_subject_is_who_has_the_want_and_not_who_tells_of_it(text: str, holder: str) -> None:
    assert (holder, "a truce") in holders(text)
