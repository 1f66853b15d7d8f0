"""News taken into the open model: what it does to the verdicts, and the file with it, for a person to accept."""

from __future__ import annotations

from dataclasses import replace

from detente.case import Case
from detente.files.advance import advanced
from detente.language.news import reads_as_news
from detente.results import Proposal
from detente.workbench import messages as say


def news(case: Case, text: str, *, name: str = "news.txt", date: str | None = None) -> say.News:
    """Return what news does to a model: an event ("2024-02-02 usa.strike"), or an account that is read.

    `name` is what the account will be called, beside the model; `date` the day of what it reports, the last one it
    tells where None. Raises InvalidQuery (D680 to D688) for news that goes against the model or names nothing of it,
    Unavailable without the reader.
    """
    if reads_as_news(text.strip()):
        return _shown(case.advance(text.strip(), confined=True))
    return _heard(case, text, name, date)


def _heard(case: Case, text: str, name: str, date: str | None) -> say.News:
    """Read an account and match what it reports; where it is accepted the account is kept beside the model."""
    from detente.reading import read
    from detente.reading.decode import limit
    from detente.reading.news import news_of

    account = limit(text)
    heard = news_of(read(account, name="news"), case.conflict, date=date)
    told = _shown(case.advance(heard.news, told=heard.told, unmatched=heard.unmatched, confined=True))
    if heard.news.source is not None and case.document is not None:
        beside = replace(heard.news, source=replace(heard.news.source, file=name))
        told["text"] = advanced(case.document, case.conflict, beside)
        told["keep"] = {"name": name, "text": account}
    return told


def _shown(proposal: Proposal) -> say.News:
    from detente.report.compare import because_words

    found = proposal.found
    return {
        "date": found.date,
        "sentences": [*proposal.words()],
        "verdicts": [
            {"claim": one.claim, "was": one.before, "now": one.after, "because": because_words(one)}
            for one in found.compared.flips
        ],
        "unmatched": [f"“{one.quote}”: {one.why}" for one in found.unmatched],
        "text": proposal.text,
    }
