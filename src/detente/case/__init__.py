"""A crisis to work with in Python: load a model file or read an account, then ask.

>>> import detente
>>> case = detente.load(detente.shipped("cuban"))
>>> case.conflict.decision_makers
('usa', 'ussr')

What comes back are results that show themselves in a notebook (`detente.shown`), their rows as columns or as a
data frame (`to_frame`), and everything as JSON (`to_json`). The records inside are those of `findings` and `stability`.
"""

from __future__ import annotations

from pathlib import Path

from detente.case.case import Case, load, loads
from detente.case.crisis import Progress
from detente.case.draft import Draft, drafted, read, read_stored

__all__ = ["Case", "Draft", "Progress", "drafted", "load", "loads", "read", "read_stored", "shipped"]


def shipped(key: str) -> Path:
    """Return the path of the model file of the shipped case called `key`."""
    from detente.cases import case_path

    return case_path(key)
