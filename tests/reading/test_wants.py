"""Who wants what: cues, polarity, content, holder, rank."""

from __future__ import annotations

import pytest

from detente.reading import Draft, draft, notes, read
from detente.reading.items import Deed


def told(text: str) -> list[tuple[str, int, str]]:
    """Return holder, polarity and content of each want of `text`."""
    return [(want.holder, want.polarity, want.content.quote) for want in read(text).wants]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway has no desire for a quarrel over the cod.", -1, "a quarrel over the cod"),
        ("Iceland's aim is to stay out of the dispute.", -1, "the dispute"),
        ("It is in Norway's interest to avoid a closure of the port.", 1, "to avoid a closure of the port"),
        ("Norway ruled out a closure of the strait.", -1, "a closure of the strait"),
        ("Norway insists on the return of the nets.", 1, "the return of the nets"),
        ("Norway is bent on closing the pit.", 1, "closing the pit"),
        ("Iceland's reluctance to pay is well known.", -1, "to pay"),
        ("Iceland is afraid of losing the pilots.", -1, "losing the pilots"),
        ("For fear of a lockout, Iceland signed.", -1, "a lockout"),
        ("Norway wants no quarrel with the miners.", -1, "quarrel with the miners"),
        ("Norway wants neither boats nor nets.", -1, "boats nor nets"),
        ("Neither Norway nor Iceland wants the gas.", -1, "the gas"),
        ("Norway would prefer not to pay.", -1, "to pay"),
        ("Norway is anxious not to provoke the pilots.", -1, "to provoke the pilots"),
        ("The last thing Norway wants is a strike of the pilots.", -1, "a strike of the pilots"),
        ("What Iceland wants is a larger share.", 1, "a larger share"),
        ("Norway will not allow Iceland to close the strait.", -1, "Iceland to close the strait"),
        ("Norway would not accept the new fee.", -1, "the new fee"),
        (
            "Norway is determined to prevent Iceland from seizing the boats.",
            1,
            "to prevent Iceland from seizing the boats",
        ),
        ("Norway does not intend to pay the fee.", -1, "to pay the fee"),
        ("Norway has no plans to lease the harbour.", -1, "to lease the harbour"),
        ("Norway appears to want the harbour.", 1, "the harbour"),
        ("The tariff is opposed by Norway.", -1, "The tariff"),
        ("Norway urged Iceland to withdraw its boats.", 1, "Iceland to withdraw its boats"),
        ("Norway warned Iceland not to close the port.", -1, "Iceland not to close the port"),
        ("Norway would like to see Iceland leave.", 1, "to see Iceland leave"),
        ("Norway hopes that Iceland will pay.", 1, "that Iceland will pay"),
        ("Norway offered to leave the bank if the fee is lifted.", 1, "the fee is lifted"),
        ("Norway threatened to leave the talks if the fee is raised.", -1, "the fee is raised"),
    ],
)
def test_a_want_has_its_polarity_and_the_content_without_its_negation(text: str, polarity: int, content: str) -> None:
    assert (polarity, content) in [(want, words) for _, want, words in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway plans to lease the harbour.",
        "Norway offered to mediate.",
        "Norway promised Iceland a share.",
        "Norway stopped the boats at noon.",
        "Norway insists that Iceland lied about the catch.",
        "Norway rejected the claim.",
        "Norway looked for two weeks.",
        "Norway abandoned its plan to lease the harbour.",
        "Norway aimed at the ship.",
        "Norway likes the harbour.",
    ],
)
def test_what_is_planned_promised_done_or_said_is_no_want(text: str) -> None:
    assert [] == told(text)


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway is opposed to a second tower.", -1, "a second tower"),
        ("Norway will not hear of a delay.", -1, "a delay"),
        ("Norway draws the line at selling the quay.", -1, "selling the quay"),
        ("Norway rejects any delay.", -1, "any delay"),
        ("Norway saw no point in a summit.", -1, "a summit"),
        ("Norway dug in its heels against the toll.", -1, "the toll"),
        ("Norway is dead set against the toll.", -1, "the toll"),
        ("Norway is anxious about the harvest.", -1, "the harvest"),
        ("Norway will have no truck with smugglers.", -1, "smugglers"),
        ("Norway has no designs on the island.", -1, "the island"),
        ("The map is unacceptable to Norway.", -1, "The map"),
        ("A base on the island is Norway's red line.", -1, "A base on the island"),
        ("Norway cannot live with a smaller quota.", -1, "a smaller quota"),
        ("Norway is not about to yield the pit.", -1, "to yield the pit"),
        ("The tariff was ruled out by Norway.", -1, "The tariff"),
        ("The tariff, which Norway opposes, begins in May.", -1, "The tariff"),
        ("Norway's fear is that the mill will close.", -1, "that the mill will close"),
        ("Norway has little interest in the mill.", -1, "the mill"),
        ("Norway has given up wanting the mill.", -1, "the mill"),
        ("Norway is angling for a seat on the board.", 1, "a seat on the board"),
        ("Norway is out to close the mill.", 1, "to close the mill"),
        ("Norway would welcome a visit.", 1, "a visit"),
        ("Norway would have the mill closed.", 1, "the mill closed"),
        ("Norway's condition is that the crews be freed.", 1, "that the crews be freed"),
        ("Norway's demands include a road.", 1, "a road"),
        ("Norway appealed to both sides to meet.", 1, "to meet"),
        ("Norway urged restraint.", 1, "restraint"),
        ("Norway insisted that the boats be returned.", 1, "that the boats be returned"),
        ("Iceland has been advised by Norway to call off the visit.", 1, "to call off the visit"),
        ("Norway would rather Iceland took the chair.", 1, "Iceland took the chair"),
        ("The mill, Norway hopes, will close.", 1, "The mill, Norway hopes, will close"),
    ],
)
def test_idioms_nouns_and_judgements_tell_wants_too(text: str, polarity: int, content: str) -> None:
    assert (polarity, content) in [(want, words) for _, want, words in told(text)]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway refuses not to sail.", 1, "to sail"),
        ("Norway is not unwilling to pay.", 1, "to pay"),
        ("Norway has not stopped hoping for a lease.", 1, "a lease"),
        ("Norway no longer wants the harbour.", -1, "the harbour"),
        ("Norway is far from wanting a strike.", -1, "a strike"),
        ("Norway denied any wish to leave.", -1, "to leave"),
        ("Norway does not want to avoid the talks.", -1, "to avoid the talks"),
    ],
)
def test_negations_add_up_and_avoiding_is_part_of_what_is_wanted(text: str, polarity: int, content: str) -> None:
    assert [(polarity, content)] == [(want, words) for _, want, words in told(text)]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Iceland said it would leave the minute Norway paid.", 1, "Norway paid"),
        ("Iceland will sign only once the fee is dropped.", 1, "the fee is dropped"),
        ("Iceland will sign provided that Norway pays.", 1, "that Norway pays"),
        ("Iceland will not sign until Norway pays.", 1, "Norway pays"),
        ("Iceland will not sign unless Norway pays.", 1, "Norway pays"),
        ("Iceland refuses to sign until Norway pays.", 1, "Norway pays"),
        ("Iceland agreed to talk on condition that the boats were freed.", 1, "that the boats were freed"),
        ("Iceland will not return without a guarantee.", 1, "a guarantee"),
        ("Iceland offered to leave in return for a rebate.", 1, "a rebate"),
        ("Iceland threatened to close the bridge unless the toll was halved.", 1, "the toll was halved"),
        ("Iceland threatened to close the bridge if the toll was raised.", -1, "the toll was raised"),
    ],
)
def test_the_condition_of_a_promise_or_a_refusal_is_wanted_that_of_a_threat_is_not(
    text: str, polarity: int, content: str
) -> None:
    assert (polarity, content) in [(want, words) for _, want, words in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Does Norway want the harbour?",
        "Asked if Norway opposed the toll, Iceland left.",
        "Norway is set to take the chair.",
        "Norway avoided the talks.",
        "Norway looked for a long time.",
        "Norway told Iceland what to do.",
        "Norway does not fear a strike.",
        "Prices will fall if the mill closes.",
        "Norway rejected any suggestion that it had lied.",
    ],
)
def test_questions_deeds_and_forecasts_are_no_wants(text: str) -> None:
    assert [] == told(text)


def test_notes_without_a_subject_are_the_wants_of_who_signs_them() -> None:
    text = "By Anna Lund\n\nRecommend that Norway pay the fee."
    assert [1] == [want.polarity for want in read(text).wants if want.holder == read(text).imprint.author]


def test_who_rejects_a_wish_does_not_turn_it_round() -> None:
    assert ("norway", 1, "a base") in told("Iceland rejected Norway's demand for a base.")


def test_a_want_denied_is_turned_round_and_a_fear_denied_is_none() -> None:
    assert [("norway", -1, "a quarrel with Iceland")] == told("Norway denied that it wants a quarrel with Iceland.")
    assert [] == told("Norway denied that it fears a quarrel with Iceland.")


def test_who_is_accused_of_wanting_is_the_holder() -> None:
    assert "iceland" == told("Norway accused Iceland of wanting a fight.")[0][0]


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway prefers talks to a blockade.", [(1, "talks"), (-1, "a blockade")]),
        ("Norway wants a treaty rather than a blockade.", [(1, "a treaty"), (-1, "a blockade")]),
        ("Norway would rather strike than pay the fee.", [(1, "strike"), (-1, "pay the fee")]),
        ("Norway wants a treaty, not a blockade.", [(1, "a treaty"), (-1, "a blockade")]),
        ("Iceland fears a blockade more than a strike.", [(-1, "a blockade"), (-1, "a strike")]),
        ("Norway wants first a truce and then a treaty.", [(1, "a truce"), (1, "a treaty")]),
    ],
)
def test_two_things_weighed_are_two_wants(text: str, wants: list[tuple[int, str]]) -> None:
    assert wants == [(polarity, content) for _, polarity, content in told(text)]


def ranks(found: Draft) -> list[tuple[str, str | None, bool]]:
    """Return the content of each want, what the text ranks it above, and whether it ranks above all."""
    return [(want.content.quote, want.above.quote if want.above else None, want.top) for want in found.wants]


def test_only_what_the_text_ranks_is_ranked() -> None:
    assert [("a treaty", "a raid", False), ("a raid", None, False)] == ranks(read("Norway prefers a treaty to a raid."))
    assert [("a treaty", None, False), ("a raid", None, False)] == ranks(read("Norway wants a treaty, not a raid."))
    assert [("a treaty", None, True)] == ranks(read("Norway's first priority is a treaty."))
    assert [("a treaty", None, True)] == ranks(read("Above all, Norway wants a treaty."))


def test_the_draft_puts_ranked_wants_in_that_order_and_says_why() -> None:
    text = (
        "Norway does not want Iceland to blockade Norway. Norway wants a treaty with Iceland. "
        "Above all, Norway wants Iceland to withdraw."
    )
    model = draft(read(text))
    wants = [(want.says, want.basis.note) for want in model.actor["norway"].wants]
    assert [
        ("Iceland to withdraw", "above all others, as the text says"),
        ("Not Iceland to blockade Norway", None),
        ("A treaty with Iceland", None),
    ] == wants
    assert any("but for 1 that the text ranks" in note for note in notes(read(text)))


def test_a_less_wanted_thing_stands_below_what_is_preferred_to_it() -> None:
    text = "Norway opposes a raid on Iceland. Norway prefers a treaty with Iceland to a raid on Iceland."
    wants = [want.says for want in draft(read(text)).actor["norway"].wants]
    assert ["A treaty with Iceland", "No raid on Iceland"] == wants


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Norway and Iceland shun a war with each other.", [Deed("attack", "norway", "iceland", mutual=True)]),
        ("Norway urged Iceland to withdraw.", [Deed("withdraw", "iceland")]),
        ("Norway wants to keep Iceland from attacking Denmark.", [Deed("attack", "iceland", "denmark", stopped=True)]),
        ("Norway fears a blockade.", []),
        ("Norway wants the blockade lifted.", []),
        (
            "Norway wants Iceland to lift the blockade of Denmark.",
            [Deed("blockade", "iceland", "denmark", stopped=True)],
        ),
        ("Norway refuses the offer.", [Deed("accept", "norway")]),
    ],
)
def test_what_is_wanted_is_done_by_who_would_do_it(text: str, deeds: list[Deed]) -> None:
    assert deeds == list(read(text).wants[0].deeds)
