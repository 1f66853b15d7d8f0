"""The small language of an event: a day, then what came about on it, several things by comma.

2024-02-02 usa.strike
2024-02-02 usa.strike, not usa.prepare, not gaza_war
"""

from __future__ import annotations

import re

from detente.conflict.news import Fact, News
from detente.errors import InvalidQuery, Problem

_DATED = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:\s*:)?(?:\s+|$)")
_FACT = re.compile(r"\s*(?:(not)\s+)?([^\W\d][\w-]*(?:\.[^\W\d][\w-]*)?)\s*$")
_FIX = 'as "2024-02-02 usa.strike, not gaza_war"'


def reads_as_news(text: str) -> bool:
    """Tell whether a text begins with a day, as an event does and the name of a file seldom.

    >>> reads_as_news("2024-02-02 usa.strike"), reads_as_news("2024-02-02.txt")
    (True, False)
    """
    return _DATED.match(text) is not None


def parse_news(text: str) -> News:
    """Return the news of an event. Raises InvalidQuery (D680), with the span of what does not read.

    >>> news = parse_news("2024-02-02 usa.strike, not gaza_war")
    >>> news.date, [fact.words for fact in news.facts]
    ('2024-02-02', ['usa.strike', 'not gaza_war'])
    """
    dated = _DATED.match(text)
    if dated is None:
        raise InvalidQuery(Problem("D680", "an event begins with its day", span=(0, len(text)), fix=_FIX))
    facts, at = [], dated.end()
    for part in text[at:].split(","):
        found = _FACT.match(part)
        if found is None:
            span = (at, at + max(1, len(part)))
            said = part.strip() or "nothing"
            raise InvalidQuery(Problem("D680", f'"{said}" is not something that came about', span=span, fix=_FIX))
        facts.append(Fact(found[2], not found[1], (at + found.start(2), at + found.end(2))))
        at += len(part) + 1
    return News(dated[1], tuple(facts), span=dated.span(1))
