"""Rates from data: how often somebody did something to somebody, counted in a file of events.

    counts(path, actor=..., target=..., type=..., between=...)    events, and what became of every row
    rate(counted)                                                 events per day, with an exact interval
    quantity(rate)                                                the same as a quantity of a model
    estimated({"from": "events.csv", ...}, folder=...)            all three, as a model file writes it
    filled(data, folder=..., problems=...)                        the same wherever a model asks for it: `files.load`

The data sets are in `formats`, one record each. Files are read by DuckDB (`database`), which may open that one file and
nothing else. Codes of actors are read by `party`, with the tables of `states` and `roles`; types by `kinds`.
"""

from detente.data.counts import Asked, Counted, counts
from detente.data.estimated import KEYS, estimated
from detente.data.filled import filled
from detente.data.formats import FORMATS, Format
from detente.data.rate import Rate, quantity, rate

__all__ = ["FORMATS", "KEYS", "Asked", "Counted", "Format", "Rate", "counts", "estimated", "filled", "quantity", "rate"]
