from dataclasses import replace

from detente.case import load, shipped
from detente.conflict.change import accepted, change
from detente.conflict.edit import Drop, SetNumber
from detente.conflict.quantity import Quantity
from detente.dynamics.kept import Kept
from detente.dynamics.rules import rules_of
from detente.dynamics.small import small_of


def test_work_is_done_once_for_equal_parts() -> None:
    kept, done = Kept(), list[int]()

    def work() -> int:
        done.append(1)
        return len(done)

    assert (kept.number("a"), kept.number("b"), kept.number("a")) == (0, 1, 0)
    assert [kept.once("key", work), kept.once("key", work), kept.once("other", work)] == [1, 1, 2]


def test_too_much_is_forgotten_between_two_crises() -> None:
    kept = Kept()
    kept.once("key", lambda: 1, size=lambda _: 2**30)
    kept.tidy()
    assert kept.found == {}


def test_what_was_kept_of_one_crisis_gives_the_same_chain_as_finding_it_alone() -> None:
    sure = accepted(load(shipped("tower22")).conflict)
    quarter = Quantity(0.25, 0.25, 0.25)
    others = [change(sure, Drop("usa.calm")), change(sure, SetNumber("autonomy", sure.ties[0].id, quarter))]
    rules = rules_of(sure)[:2]
    first = small_of(sure, rules, days=30.0)
    assert first is not None
    for other in others:
        near, alone = small_of(other, rules, days=30.0, like=first.values()), small_of(other, rules, days=30.0)
        assert near is not None
        assert alone is not None
        for key, one in alone.items():
            assert near[key].layout.states.tolist() == one.layout.states.tolist()
            assert [span.rates.tolist() for span in near[key].spans] == [span.rates.tolist() for span in one.spans]


def test_a_crisis_that_differs_in_nothing_that_counts_shares_what_was_told() -> None:
    sure = accepted(load(shipped("tower22")).conflict)
    rules = rules_of(sure)[:1]
    first = small_of(sure, rules, days=30.0)
    assert first is not None
    once = small_of(replace(sure, title="another"), rules, days=30.0, like=first.values())
    again = small_of(replace(sure, title="a third"), rules, days=30.0, like=first.values())
    assert once is not None
    assert again is not None
    assert all(once[key].told is again[key].told for key in first)
