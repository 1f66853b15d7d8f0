"""The words that have a closed set of values, wherever they are said."""

from __future__ import annotations

from typing import Literal

Outcome = Literal["holds", "fails", "depends", "untestable"]
Kind = Literal["said", "wanted", "done", "tie", "claim", "other"]
Role = Literal["model", "text"]
