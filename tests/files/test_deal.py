"""A deal, as the model file tells it: read, written back, hashed, and every slip told with its line and caret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.conflict.change import accepted, change
from detente.conflict.edit import Drop, Ignore
from detente.conflict.formula import Atom, Not
from detente.errors import InvalidModel, Problem
from detente.files.hash import model_hash
from detente.files.load import loads
from detente.files.write import dump

DOCS = Path(__file__).parents[2] / "docs" / "deals.md"


def documented() -> str:
    """The model of docs/deals.md."""
    found = re.search(r"```yaml\n(actors.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return f"detente: 1\ntitle: t\n{found[1]}"


def test_the_model_in_the_docs_loads_and_is_written_back_the_same() -> None:
    loaded = loads(documented())
    assert () == loaded.warnings
    assert loaded.conflict == loads(dump(loaded.conflict)).conflict


def test_every_word_of_it_arrives() -> None:
    deal = loads(documented()).conflict.deal
    assert deal is not None
    assert (("north", "south"), "points", "2031-09-01") == (deal.signatories, deal.scale, deal.by)
    quota, mine, islands = deal.issues
    assert ["0 %", "5 %", "100 %"] == [quota.settlements[at].key for at in (0, 1, -1)]
    north = quota.stand("north")
    assert north is not None
    assert north.salience is not None
    assert (100.0, 0.6, 20.0, None) == (north.position, north.salience.value, north.at_least, north.at_most)
    assert {"shut": 0.0, "shared": 0.4, "south": 1.0} == {key: it.value for key, it in mine.stands[1].worth}
    assert ("islanders", "shut") == (islands.decided_by, mine.now)
    assert (Atom("north.offer"), Atom("south.accept"), Not(Atom("north.raid"))) == deal.means
    assert (("voters", "north", 0.2, 0.4),) == tuple(
        (it.actor, it.party, it.at_least.low, it.at_least.high) for it in deal.ratifiers if it.at_least
    )


def test_a_model_without_a_deal_keeps_its_hash_and_one_with_a_deal_gets_another() -> None:
    short = "detente: 1\ntitle: t\nactors: {a: , b: }\n"
    before = model_hash(loads(short).conflict)
    with_deal = short + "deal: {parties: {a: {no_deal: 0}, b: {no_deal: 0}}, issues: {x: {outcomes: {p: , q: }}}}\n"
    assert before != model_hash(loads(with_deal).conflict)
    assert '"deal"' not in dump(loads(short).conflict)


BASE = """detente: 1
title: t
actors:
  a: {options: {sign: }}
  b: {options: {sign: }}
  folk: {kind: public}
starts: 2030-01-01
deal:
  parties: {a: {no_deal: 0.2}, b: {no_deal: 0.2}}
  issues:
    line:
      scale: {from: 0, to: 10, step: 1}
      stands: {a: {position: 0, salience: 0.5}, b: {position: 10, salience: 0.5}}
    mine:
      outcomes: {shut: , open: }
      stands: {a: {worth: {shut: 0, open: 1}, salience: 0.5}, b: {worth: {shut: 1, open: 0}, salience: 0.5}}
  ratified_by: {folk: {for: a, at_least: 0.3}}
  means: [a.sign, b.sign]
"""

SLIPS = [
    ("D901", "outcomes: {shut: , open: }", "outcomes: {shut: }", "mine:"),
    ("D902", "{position: 0, salience: 0.5}", "{position: 0, salience: 1.5}", "1.5"),
    ("D902", "{position: 0, salience: 0.5}", "{position: 0}", "a:"),
    ("D902", "{shut: 0, open: 1}", "{shut: 0}", "worth"),
    ("D903", "b: {position: 10, salience: 0.5}", "b: {position: 10, salience: 0.4}", "0.5"),
    ("D904", "{position: 0, salience", "{position: 11, salience", "11"),
    ("D904", "a: {position: 0,", "a: {position: 0, at_most: 12,", "12"),
    ("D905", "{shut: 0, open: 1}", "{shut: 0, open: 1, opne: 1}", "opne"),
    ("D906", "{position: 0, salience: 0.5}", "{salience: 0.5}", "a"),
    ("D906", "a: {worth: {shut: 0, open: 1},", "a: {position: 3, worth: {shut: 0, open: 1},", "a:"),
    ("D907", "a: {position: 0,", "a: {position: 0, at_least: 4, at_most: 3,", "4"),
    ("D907", "a: {position: 0,", "a: {position: 0, at_least: 4,", "0"),
    ("D909", "{for: a, at_least: 0.3}", "{for: a}", "folk"),
    ("D910", "{from: 0, to: 10, step: 1}", "{from: 10, to: 0, step: 1}", "0"),
    ("D910", "{from: 0, to: 10, step: 1}", "{from: 0, to: 10, step: 0}", "0"),
    ("D910", "{from: 0, to: 10, step: 1}", "{from: 0, to: 10, step: 0.001}", "0.001"),
    ("D911", "{a: {no_deal: 0.2}, b: {no_deal: 0.2}}", "{a: {no_deal: 0.2}, b: {no_deal: 0.2, signs: no}}", "parties"),
    ("D912", "a: {no_deal: 0.2}, b", "a: {}, b", "a"),
    ("D932", "a: {no_deal: 0.2}, b", "a: {no_deal: 0.2, weight: 0}, b", "0}"),
    ("D932", "a: {no_deal: 0.2}, b", "a: {no_deal: 0.2, impatience: 0 per 20 days}, b", "0 per 20 days"),
    ("D205", "{position: 0, salience: 0.5}", "{position: 0, salience: -0.5}", "-0.5"),
    ("D912", "  means: [a.sign", "  without_a_deal: as things stand\n  means: [a.sign", "no_deal"),
    ("D913", "  means: [a.sign", "  without_a_deal: dynamics\n  means: [a.sign", "dynamics"),
    ("D913", "deal:\n", "deal:\n  scale: worth\n", "a"),
    ("D914", "  means: [a.sign", "  by: 2029-01-01\n  means: [a.sign", "2029-01-01"),
    ("D915", "means: [a.sign, b.sign]", "means: [a.sign or b.sign]", "a.sign or b.sign"),
    ("D915", "means: [a.sign, b.sign]", "means: [a.sign, not a.sign]", "not a.sign"),
    ("D916", "{for: a, at_least: 0.3}", "{for: folk, at_least: 0.3}", "folk"),
    ("D210", "ratified_by: {folk:", "ratified_by: {flok:", "flok"),
    ("D210", "mine:\n", "mine:\n      decided_by: flok\n", "flok"),
    ("D147", "a: {no_deal: 0.2}, b", "a: {no_deal: 0.2, weight: 2 weeks}, b", "2 weeks"),
    ("D211", "means: [a.sign, b.sign]", "means: [a.sgin]", "a.sgin"),
    ("D127", "{position: 0, salience", "{position: zero, salience", "zero"),
]


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a model."""
    with pytest.raises(InvalidModel) as refused:
        loads(text)
    return refused.value.problems


@pytest.mark.parametrize(("code", "old", "new", "marked"), SLIPS, ids=lambda it: str(it)[:24])
def test_every_slip_is_told_at_its_place(code: str, old: str, new: str, marked: str) -> None:
    assert old in BASE
    text = BASE.replace(old, new, 1)
    if code == "D913" and "scale: worth" in new:
        text = text.replace("a: {options: {sign: }}", "a: {options: {sign: }, wants: [sign]}")
    found = [problem for problem in problems_of(text) if problem.code == code]
    assert found, problems_of(text)
    place = found[0].place
    assert place is not None
    assert place.text[place.column - 1 :].startswith(marked.rstrip(":")), (place.text, place.column)


def test_a_salience_below_nothing_is_one_problem_and_says_so() -> None:
    found = problems_of(BASE.replace("{position: 0, salience: 0.5}", "{position: 0, salience: -0.5}"))
    assert [('this is below 0, which no quantity is: "-0.5"')] == [problem.message for problem in found]


def test_red_lines_that_leave_nothing_are_a_warning_at_the_last_of_them() -> None:
    text = BASE.replace("a: {position: 0,", "a: {position: 0, at_most: 3,").replace(
        "b: {position: 10,", "b: {position: 10, at_least: 6,"
    )
    warned = [problem for problem in loads(text).warnings if problem.code == "D908"]
    assert ["the red lines of a and b leave no settlement of line: there is no zone of agreement"] == [
        problem.message for problem in warned
    ]
    assert warned[0].place is not None
    assert warned[0].place.text.strip().startswith("stands:")


def test_parts_of_the_deal_are_dropped_by_their_ids() -> None:
    conflict = loads(documented()).conflict
    deal = change(conflict, Drop("deal.mine"), Drop("deal.quota.south"), Ignore("voters")).deal
    assert deal is not None
    assert [False, True, False] == [issue.off for issue in deal.issues]
    south = deal.issue["quota"].stand("south")
    assert south is not None
    assert not south.red
    assert () == deal.ratifiers


def test_an_issue_off_the_table_is_written_so_and_read_again() -> None:
    dropped = change(loads(documented()).conflict, Drop("deal.mine"))
    assert dropped == loads(dump(dropped)).conflict


def test_what_is_only_proposed_takes_no_part() -> None:
    text = BASE.replace("folk: {for: a, at_least: 0.3}", "folk: {for: a, at_least: 0.3, status: proposed}")
    sure = accepted(loads(text).conflict).deal
    assert sure is not None
    assert () == sure.ratifiers


CLAIMS = [
    ("D920", "the best[nahs] package settles line below 3", "nahs", "nash"),
    ("D921", "the best package settles lien below 3", "lien", "line"),
    ("D921", "issue lien alone has a zone", "lien", "line"),
    ("D922", "the best package settles mine at opne", "opne", "open"),
    ("D922", "the best package settles mine below open", "open", None),
    ("D923", "some package is better for a and folk than no deal", "folk", None),
    ("D923", "linking adds at least 10 % of folk's no-deal-to-best range", "folk", None),
    ("D924", "P(ratified by b) > 0.5", "b", None),
]


@pytest.mark.parametrize(("code", "claim", "marked", "near"), CLAIMS)
def test_a_name_a_claim_gets_wrong_is_told_with_the_nearest(
    code: str, claim: str, marked: str, near: str | None
) -> None:
    found = problems_of(f'{BASE}claims: [{{id: c, test: "{claim}"}}]\n')
    assert [(code, near)] == [(problem.code, problem.nearest) for problem in found]
    place = found[0].place
    assert place is not None
    assert place.text[place.column - 1 :].startswith(marked)
