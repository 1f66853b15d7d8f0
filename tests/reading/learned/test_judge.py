from __future__ import annotations

import numpy as np

from detente.reading.attribution.told import Report
from detente.reading.learned.judge import TRAITS, Linking, Proposal, fitted, judged, proposals
from detente.reading.learned.marking import chosen

REPORT = Report((4, 8), ((9, 20),), (0, 3), 0, "statement")


def test_what_is_right_where_a_trait_is_high_is_learned() -> None:
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(200, TRAITS))
    weights = fitted(list(rows), [bool(row[3] > 0) for row in rows])
    assert 3 == int(np.argmax(np.abs(weights)))
    assert judged(weights, np.eye(TRAITS)[3] * 3) > 0.9 > 0.1 > judged(weights, np.eye(TRAITS)[3] * -3)


def test_one_sided_truth_gives_finite_weights() -> None:
    assert np.isfinite(fitted([np.ones(TRAITS)] * 3, [True] * 3)).all()


def test_a_link_the_network_hopes_for_has_better_traits_than_another() -> None:
    view = np.zeros((6, 4), dtype=np.float32)
    view[:, 3] = [0, 0, 0, 0.9, 0.9, 0.9]
    view[:, 2] = [0.9, 0, 0, 0, 0, 0]
    good, bad = (Linking(REPORT, (10,), content, ruled=False) for content in ((13, 14, 15), (11, 12)))
    first, second = proposals(12, 0.7, 10, view, [good, bad])
    assert first.traits[5] > 0.8 > 0.1 > second.traits[5]


def test_the_likeliest_proposal_of_a_cue_is_chosen_where_it_is_likely_enough() -> None:
    def offer(cue: int, trait: float) -> Proposal:
        return Proposal(
            cue,
            Report((cue, cue + 1), ((90, int(90 + trait * 9)),), None, None, "statement"),
            np.eye(TRAITS)[0] * trait,
        )

    judge = (1.0,) + (0.0,) * (TRAITS - 1)
    offers = [offer(7, 1.0), offer(7, 2.0), offer(3, 3.0), offer(5, -2.0)]
    assert [offers[2].report, offers[1].report] == list(chosen(offers, judge, 0.5))
    assert () == chosen(offers, judge, 0.99)
