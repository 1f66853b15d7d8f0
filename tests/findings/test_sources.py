"""Chains that hang together count once; what rests on a source goes with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.files.load import loads
from detente.findings import check
from detente.findings.disputes import Dispute, disputes
from detente.findings.judge import Worlds
from detente.findings.rests import QUICK, rests_on
from detente.findings.sources import behind, dropped, silent_text, unsourced, unused
from detente.findings.verdict import Verdict
from detente.findings.world import World

LETTER = "The duke wants war. The dog barks all night long. The duke says he wants calm."
ACCOUNT = """\
detente: 1
title: Two letters
sources:
  letter: {{outlet: The Herald}}
  note: {{outlet: The Post}}
actors:
  duke:
    options: {{march: March, write: Write}}
    wants:
      - {{that: not march, id: peace, because: calm, said_by: [{first}], stance: avowed}}
      - {{that: not write, id: quiet, because: other, said_by: [{second}], stance: imputed}}
  herald: {{kind: outlet}}
  post: {{kind: outlet}}
  aide: {{kind: speaker}}
  cook: {{kind: speaker}}
status_quo: [duke.march, duke.write]
quotes:
  calm: {{source: letter, exact: The duke says he wants calm., start: 50}}
  other: {{source: {text}, exact: He will not write.}}
  war: {{source: letter, exact: The duke wants war., start: 0}}
claims:
  - {{id: rest, test: every equilibrium has not duke.march and not duke.write}}
  - {{id: two, test: independent sources of rest >= 2}}
  - {{id: itself, test: independent sources of two >= 1}}
  - {{id: says-peace, test: duke avows not duke.march}}
  - {{id: says-quiet, test: duke avows not duke.write}}
  - {{id: says-either, test: duke avows not duke.march or duke.write}}
  - {{id: says-war, test: duke avows duke.march}}
"""


def model(first: str = "herald, aide", second: str = "post, cook", text: str = "note") -> Conflict:
    return accepted(loads(ACCOUNT.format(first=first, second=second, text=text)).conflict)


def verdicts(conflict: Conflict) -> dict[str, Verdict]:
    return {one.claim: one for one in check(conflict).verdicts}


@pytest.mark.parametrize(
    ("first", "second", "text", "outcome"),
    [
        ("herald, aide", "post, cook", "note", "holds"),
        ("herald, aide", "post, cook", "letter", "fails"),
        ("herald, aide", "herald, cook", "note", "fails"),
        ("herald, aide", "post, aide", "note", "fails"),
    ],
    ids=["independent", "one text", "one outlet", "one first speaker"],
)
def test_what_shares_a_text_an_outlet_or_a_first_speaker_counts_once(
    first: str, second: str, text: str, outcome: str
) -> None:
    assert outcome == verdicts(model(first, second, text))["two"].outcome


def test_sources_of_a_claim_about_sources_are_not_asked() -> None:
    assert "untestable" == verdicts(model())["itself"].outcome


def test_what_is_avowed_is_told_from_what_is_imputed_and_from_nothing() -> None:
    found = verdicts(model())
    told = {name: found[f"says-{name}"].outcome for name in ("peace", "quiet", "either", "war")}
    assert {"peace": "holds", "quiet": "fails", "either": "holds", "war": "fails"} == told
    assert "only imputed to duke: duke.quiet" == found["says-quiet"].reason


def test_a_source_gone_takes_what_rests_on_it_alone_along() -> None:
    conflict = model()
    parts = {(one.name, one.what): one for one in dropped(Worlds.of(conflict), conflict.claims[:1])}
    assert (("rest", "holds", "fails"),) == parts["letter", "text"].changed
    assert ("duke.quiet",) == parts["cook", "speaker"].assumptions
    both = model(second="herald, cook")
    assert ("duke.peace", "duke.quiet") == {
        one.name: one for one in dropped(Worlds.of(both), both.claims[:1])
    }["herald"].assumptions  # fmt: skip


def test_assumptions_without_a_source_and_quotes_nobody_uses_are_listed() -> None:
    conflict = accepted(loads(ACCOUNT.format(first="herald", second="post", text="note").replace(
        "status_quo", "infeasible: [duke.march and duke.write]\nstatus_quo").replace(
        "[duke.march, duke.write]", "[duke.march]")).conflict)  # fmt: skip
    assert ("infeasible.duke-march-and-duke-write",) == unsourced(conflict)
    assert ("war",) == unused(conflict, [want.basis for want in conflict.statement.values()])


def test_text_no_quote_covers_is_shown_in_place() -> None:
    conflict = model()
    gaps = silent_text(LETTER, "letter", conflict)
    assert ["The dog barks all night long."] == [LETTER[start:end] for start, end in gaps]
    assert () == silent_text(LETTER, "letter", conflict, least=30)


DENIAL = """\
detente: 1
title: A denial
actors:
  duke:
    options: {march: March}
    wants:
      - {that: march, id: war, stance: denied}
      - {that: march, id: glory, stance: imputed}
      - {that: not march, id: peace}
status_quo: []
"""


def test_denials_and_clashes_are_told() -> None:
    world = World.of(accepted(loads(DENIAL).conflict))
    assert {
        Dispute("denied", "duke.war", "duke.glory"),
        Dispute("clash", "duke.war", "duke.peace"),
        Dispute("clash", "duke.glory", "duke.peace"),
    } == set(disputes(world))


@given(st.lists(st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3), max_size=7))
def test_groups_are_the_connected_components_of_what_is_shared(chains: list[set[str]]) -> None:
    conflict = model()
    names = [f"duke.w{at}" for at in range(len(chains))]
    text = "detente: 1\ntitle: t\nactors:\n" + "".join(f"  {key}: {{kind: outlet}}\n" for key in "abcdef")
    text += "  duke:\n    options: {o: O}\n    wants:\n" if names else "  duke: {options: {o: O}}\n"
    for at, chain in enumerate(chains):
        text += f"      - {{that: 'o', id: w{at}, said_by: [{', '.join(sorted(chain))}]}}\n"
    conflict = loads(text + "status_quo: []\n").conflict
    components = [set(chain) for chain in chains]
    merged = True
    while merged:
        merged = False
        for one in range(len(components)):
            for other in range(one):
                if components[one] & components[other]:
                    components[other] |= components.pop(one)
                    merged = True
                    break
            if merged:
                break
    assert len(components) == behind(names, conflict).number


def test_each_answer_about_sources_counts_as_a_search_of_its_own() -> None:
    conflict = model()
    worlds = Worlds.of(conflict)
    two = next(claim for claim in conflict.claims if claim.id == "two")
    assert ((), 0) == rests_on(worlds, two, "holds", effort=QUICK)
    found, tried = rests_on(worlds, two, "holds")
    assert (True, 1) == (bool(found), tried)
