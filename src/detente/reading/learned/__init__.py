"""A reader that learns from annotated texts: source, cue and content in brat standoff.

`corpus` reads the annotations, `train` learns, `read` reads with what was learned, `score` counts how well;
`to_files` and `from_files` keep a trained reader. Two small networks over the frozen parse: one marks the tokens that
head a cue, one marks, seen from each cue, the tokens of its source and content. No trained reader is shipped.
"""

from __future__ import annotations

from detente.reading.learned.measure import measured
from detente.reading.learned.model import FILES, Learned, from_files, to_files
from detente.reading.learned.read import fitting, read, told
from detente.reading.learned.score import Score, score
from detente.reading.learned.standoff import Annotated, Told, attributions, corpus
from detente.reading.learned.train import EPOCHS, split, train

__all__ = [
    "EPOCHS",
    "FILES",
    "Annotated",
    "Learned",
    "Score",
    "Told",
    "attributions",
    "corpus",
    "fitting",
    "from_files",
    "measured",
    "read",
    "score",
    "split",
    "to_files",
    "told",
    "train",
]
