"""A negotiation, as the model file tells it: first what has a name, then the formulas over options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.conflict.bargain import (
    Deal,
    Issue,
    Party,
    Price,
    Ratifier,
    Ruler,
    Settlement,
    Stand,
    Without,
)
from detente.conflict.formula import Constant, Formula
from detente.conflict.model import Conflict
from detente.conflict.names import Names
from detente.errors import Path
from detente.files.fields import Data, Keys, Problems, basis, listed, quantity, table, unknown, words
from detente.files.resolved import resolved
from detente.files.timing import chances

PATH: Path = ("deal",)


def deal(data: Data | None, options: Keys, problems: Problems) -> Deal | None:
    """Return the deal, without the formulas in it, where the file tells one."""
    if not data:
        return None
    below = data.get("without_a_deal") or {}
    state = [name for name in below.get("state") or [] if name is not None]
    for at, name in enumerate(below.get("state") or []):
        if name is not None and name not in options:
            problems.append(unknown("option", name, options, (*PATH, "without_a_deal", "state", at)))
    usual: Without = "state" if "state" in below else "values"
    return Deal(
        issues=tuple(_issue(key, each, problems) for key, each in table(data, "issues").items()),
        parties=tuple(_party(key, each, problems) for key, each in table(data, "parties").items()),
        ratifiers=tuple(_ratifier(key, each, problems) for key, each in table(data, "ratified_by").items()),
        prices=tuple(_prices(data, problems)),
        scale=data.get("scale") or "points",
        without=below.get("is") or usual,
        state=frozenset(state) & frozenset(options),
        side_payments=bool(data.get("side_payments")),
        by=data.get("by"),
        says=data.get("says") or "",
        basis=basis(data),
    )


def _party(key: str, data: Data, problems: Problems) -> Party:
    path = (*PATH, "parties", key)
    no_deal, outside, weight, impatience = (
        quantity(data.get(name), (*path, name), problems) for name in ("no_deal", "outside", "weight", "impatience")
    )
    signs = True if data.get("signs") is None else bool(data["signs"])
    return Party(key, signs, no_deal, outside, weight, impatience, basis(data))


def _ratifier(key: str, data: Data, problems: Problems) -> Ratifier:
    at_least = quantity(data.get("at_least"), (*PATH, "ratified_by", key, "at_least"), problems)
    return Ratifier(key, data.get("for") or "", at_least, basis(data))


def _prices(data: Data, problems: Problems) -> Iterator[Price]:
    for at, below in enumerate(listed(data, "prices")):
        each = quantity(below.get("each"), (*PATH, "prices", at, "each"), problems)
        if each is not None:
            yield Price(below.get("for") or "", Constant(False), each, below.get("says") or "", basis(below))


def _issue(key: str, data: Data, problems: Problems) -> Issue:
    path = (*PATH, "issues", key)
    return Issue(
        key,
        data.get("says") or "",
        _ruler(data.get("scale")),
        tuple(_outcome(name, below, path, problems) for name, below in table(data, "outcomes").items()),
        tuple(_stand(actor, below, path, problems) for actor, below in table(data, "stands").items()),
        data.get("decided_by"),
        data.get("now"),
        bool(data.get("off_the_table")),
        basis(data),
    )


def _ruler(data: Data | None) -> Ruler | None:
    """Return the scale; what could not be read counts as 0, and is told."""
    if not data:
        return None
    low, high = (_number(data.get(key)) or 0.0 for key in ("from", "to"))
    step = _number(data.get("step"))
    return Ruler(low, high, (high - low) / 100 if step is None else step, data.get("unit") or "")


def _outcome(key: str, data: Data, path: Path, problems: Problems) -> Settlement:
    prices = chances(data, "prices", (*path, "outcomes", key), problems)
    return Settlement(key, data.get("says") or "", _number(data.get("at")), (), prices, basis(data))


def _stand(actor: str, data: Data, path: Path, problems: Problems) -> Stand:
    path = (*path, "stands", actor)
    return Stand(
        actor,
        _number(data.get("position")),
        quantity(data.get("salience"), (*path, "salience"), problems),
        chances(data, "worth", path, problems),
        _number(data.get("at_most")),
        _number(data.get("at_least")),
        words(data, "never"),
        basis(data),
    )


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


def with_deal(conflict: Conflict, data: Data, names: Names, problems: Problems) -> Conflict:
    """Return `conflict` with the formulas of its deal."""
    told = conflict.deal
    if told is None:
        return conflict
    below = data.get("deal") or {}
    issues = table(below, "issues")
    when = [each for each in listed(below, "prices") if quantity(each.get("each"), (), []) is not None]
    return replace(
        conflict,
        deal=replace(
            told,
            means=_means(below, names, PATH, problems),
            issues=tuple(_with_means(issue, issues[issue.key], names, problems) for issue in told.issues),
            prices=tuple(
                replace(price, when=resolved(each.get("when"), names, (*PATH, "prices", at, "when"), problems))
                for at, (price, each) in enumerate(zip(told.prices, when, strict=True))
            ),
        ),
    )


def _with_means(issue: Issue, data: Data, names: Names, problems: Problems) -> Issue:
    path = (*PATH, "issues", issue.key, "outcomes")
    below = table(data, "outcomes")
    outcomes = (
        replace(each, means=_means(below[each.key], names, (*path, each.key), problems)) for each in issue.outcomes
    )
    return replace(issue, outcomes=tuple(outcomes))


def _means(data: Data, names: Names, path: Path, problems: Problems) -> tuple[Formula, ...]:
    texts = words(data, "means")
    return tuple(resolved(text, names, (*path, "means", at), problems) for at, text in enumerate(texts))
