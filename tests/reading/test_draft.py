"""The draft as a model: options that are actions, nothing twice, and what follows once all of it is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.cases import CASES, account_path
from detente.conflict.model import Conflict
from detente.files.load import loads
from detente.files.write import dump
from detente.findings import check
from detente.reading import Draft, draft, notes, read
from tests.reading.texts import real

PORT = """The port of Varde (Quay Courier)

On 3 May a militia close to Norway attacked an Icelandic patrol. Iceland retaliated against the militia. Norway does \
not want escalation. Norway and Iceland are working to stay out of a war with each other.

If Iceland blockades Norway, Norway will attack Iceland. The United States wants Iceland to accept the offer of Norway.
"""


def accepted(found: Draft) -> Conflict:
    """Return the model of a draft every proposal of which a person has accepted."""
    text = dump(draft(found), notes=notes(found))
    for proposed in (
        "\n    status: proposed",
        ", status: proposed",
        "\n        status: proposed",
        "\n      status: proposed",
    ):
        text = text.replace(proposed, "")
    assert "status: proposed" not in text.partition("detente: 1")[2]
    return loads(text).conflict


def assert_solves(found: Draft) -> None:
    model = accepted(found)
    verdicts = check(model, depth=0).verdicts
    assert len(model.claims) == len(verdicts)
    answered = {claim.id for claim in model.claims if claim.test is not None}
    unanswered = [one.reason for one in verdicts if one.claim in answered and one.outcome == "untestable"]
    assert not [reason for reason in unanswered if "never gains" not in reason], "but where nobody told what it wants"


def assert_reads_well(model: Conflict) -> None:
    does = [(option.by, option.does) for option in model.options]
    assert len(set(does)) == len(does)
    assert not [
        words for _, words in does if words.split()[-1] in {"Escalate", "Attack", "with", "to", "of", "against"}
    ]
    names = [actor.name.lower() for actor in model.actors]
    assert len(set(names)) == len(names)
    assert not [claim.says for claim in model.claims if claim.says.startswith(("For example", "that ", "But ", "And "))]


def test_a_vague_word_makes_no_option_and_is_left_to_a_person() -> None:
    found = read(PORT)
    model = draft(found)
    assert not [option.key for option in model.options if "escalate" in option.key]
    assert any("escalation" in note for note in notes(found))


def test_an_attack_upon_nobody_named_is_upon_who_retaliates() -> None:
    found = read("The militia attacked on 3 May, and soldiers were killed. Iceland retaliated against the militia.")
    assert "militia.attack_iceland" in draft(found).option


def test_options_are_worded_as_one_would_say_them() -> None:
    does = {option.key: option.does for option in draft(read("Norway will attack the United States.")).options}
    assert {"norway.attack_usa": "Attack the United States"} == does


def test_an_option_names_whom_of_its_target_it_befalls_as_the_text_does() -> None:
    text = "The Red Front attacked US troops, killing 3 soldiers. The US fears that the Red Front will attack it again."
    does = {option.key: option.does for option in draft(read(text)).options}
    assert {"red_front.attack_usa": "Attack US soldiers"} == does


def test_the_id_of_a_claim_that_begins_with_a_number_begins_with_a_letter() -> None:
    model = draft(read("12 per cent more would lead to a strike."))
    assert ["claim-12-per-cent-more-would-lead-to"] == [claim.id for claim in model.claims]


def test_the_notes_name_parties_as_the_model_does() -> None:
    text = "The Norwegian foreign ministry spokesman said that Norway has no agents in Ostra. Norway fears escalation."
    found = read(text)
    told = [line for line in notes(found) if line.startswith(("- whether to believe", "- for whom", "- which options"))]
    assert [] == [line for line in told if "spokesman" in line]


def test_a_happening_of_another_year_makes_no_option() -> None:
    model = draft(read("Norway attacked Iceland on 3 May 1994. Iceland blockaded Denmark on 4 June 2031."))
    assert {"iceland.blockade_denmark"} == set(model.option)


def test_wants_are_told_in_words_that_say_no_where_they_are_aversions() -> None:
    text = "Norway wants no war with Iceland. Norway refuses to attack Denmark. Norway wants to attack Finland."
    says = [want.says for want in draft(read(text)).actor["norway"].wants]
    assert ["No war with Iceland", "Not to attack Denmark", "To attack Finland"] == says


def test_a_want_of_the_end_of_something_is_the_want_that_it_is_not_done() -> None:
    model = draft(read("Norway wants Iceland to lift the blockade of Denmark."))
    assert ["norway.not-iceland-blockade-denmark"] == [want.id for want in model.actor["norway"].wants]


def test_a_draft_accepted_as_it_stands_loads_and_solves() -> None:
    found = read(PORT)
    assert_reads_well(draft(found))
    assert_solves(found)


@pytest.mark.parametrize("name", ["seed.txt", "frus-1958.txt"])
def test_a_real_draft_accepted_as_it_stands_loads_and_solves(name: str) -> None:
    found = real(name)
    assert_reads_well(draft(found))
    assert_solves(found)


@pytest.mark.parametrize("case", [case.key for case in CASES])
def test_the_draft_of_a_shipped_account_accepted_as_it_stands_loads_and_solves(case: str) -> None:
    found = read(Path(account_path(case)).read_text(encoding="utf-8"), name=case)
    assert_reads_well(draft(found))
    assert_solves(found)
