"""What there is to say of the case on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.case.crisis import Crisis, Progress, placed
from detente.case.questions.tomorrow import indicators
from detente.case.questions.verdicts import check
from detente.errors import DetenteError

if TYPE_CHECKING:
    from detente.report.brief import Brief


def brief(crisis: Crisis, *, progress: Progress | None = None) -> Brief:
    """Return what there is to say on one page: every line is traced to claims of the model.

    `detente.report.brief` makes a page (`brief_page`) or a DOCX file (`brief_docx`) of it. Cost: a quick look at
    every claim, a thorough one at those told that are not about time, and the indicators.
    """
    from detente.findings import check as judged
    from detente.findings.rests import about_time
    from detente.report.brief import EFFORT, chosen, compose

    first = check(crisis, quick=True, progress=progress)
    told = chosen(crisis.conflict, first.findings)
    timeless = {one.id for one in crisis.conflict.claims if one.test is not None and not about_time(one.test)}
    asked = [id_ for id_ in told if id_ in timeless]
    with placed(crisis):
        full = judged(crisis.conflict, claims=asked, effort=EFFORT, thorough=True, progress=progress)
    over = () if first.over is None else first.over.found.claims
    known = {one.claim: one for one in (*first.findings.verdicts, *full.verdicts)}
    findings = replace(first.findings, verdicts=tuple(known[id_] for id_ in told))
    shares = {one.claim: {key: share.share for key, share in one.orders.items()} for one in over}
    try:
        watch = indicators(crisis, progress=progress).found
    except DetenteError:
        watch = None  # nothing to tell apart, or too much to list: the brief does without
    return compose(crisis.conflict, findings, watch, shares)
