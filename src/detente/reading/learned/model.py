"""A trained reader as a value, and as two files: `reader.json` and `weights.bin`.

Nothing in the files is code and nothing is unpickled: the JSON holds a few numbers that are checked against bounds, the
weights are plain 32-bit floats in the order of the layers, exactly as many as the numbers ask for.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.errors import InvalidText, Problem
from detente.reading.learned.clues import CLUES
from detente.reading.learned.judge import TRAITS
from detente.reading.learned.links import VIEWED
from detente.reading.learned.network import Shape, network

if TYPE_CHECKING:
    from thinc.api import Model

FORMAT = 1
FILES = ("reader.json", "weights.bin")
_MOST = {
    "columns": 64, "labels": 8, "rows": 50_000, "each": 256, "width": 512, "depth": 8
}  # fmt: skip
"""The largest network a file may ask for: what it asks for is allocated before the weights are read."""


@dataclass(frozen=True)
class Learned:
    """A trained reader: the network that finds cues, the one that links them, what makes an attribution
    likely, and how likely it must be.

    `pipeline` names the spaCy pipeline whose parse it was trained on; on another one its clues would mean nothing.
    """

    pipeline: str
    sure: float
    judge: tuple[float, ...]
    cue_shape: Shape
    link_shape: Shape
    cues: Model[Any, Any]
    links: Model[Any, Any]


def to_files(model: Learned) -> dict[str, bytes]:
    """Return a trained reader as the content of its files."""
    about = {
        "detente-reader": FORMAT,
        "pipeline": model.pipeline,
        "sure": model.sure,
        "judge": list(model.judge),
        "cues": asdict(model.cue_shape),
        "links": asdict(model.link_shape),
    }
    slots = _slots([model.cues, model.links])
    data = b"".join(np.asarray(layer.get_param(name), dtype="<f4").tobytes() for layer, name in slots)
    return {FILES[0]: (json.dumps(about, indent=2) + "\n").encode(), FILES[1]: data}


def from_files(files: Mapping[str, bytes]) -> Learned:
    """Return the trained reader that `to_files` made files of.

    Raises InvalidText (D518) for files that are missing, damaged, too large or of another version. The files may come
    from anybody: they are read as numbers only.
    """
    missing = next((name for name in FILES if name not in files), None)
    if missing is not None:
        raise _damaged(f"{missing} is missing")
    about = _about(files[FILES[0]])
    cues, links = (_shape(about.get(part)) for part in ("cues", "links"))
    if [(cues.columns, cues.labels), (links.columns, links.labels)] != [(CLUES, 2), (VIEWED, 4)]:
        raise _damaged("it was made by another version of detente")
    pipeline, sure = about.get("pipeline"), about.get("sure")
    if not isinstance(pipeline, str) or not isinstance(sure, float) or not 0 < sure < 1:
        raise _damaged("reader.json does not name its pipeline and threshold")
    judge = about.get("judge")
    if not isinstance(judge, list) or len(judge) != TRAITS or not all(_is_number(one) for one in judge):
        raise _damaged(f"reader.json has no judgement of {TRAITS} numbers")
    tables = 4 * sum(shape.columns * shape.rows * shape.each for shape in (cues, links))
    if tables > len(files[FILES[1]]):
        raise _damaged(f"weights.bin should have more than {tables:,} bytes")
    parts = [network(cues), network(links)]
    _fill(parts, files[FILES[1]])
    return Learned(pipeline, sure, tuple(judge), cues, links, *parts)


def _is_number(given: object) -> bool:
    return isinstance(given, float) and math.isfinite(given)


def _about(data: bytes) -> dict[str, Any]:
    try:
        about = json.loads(data)
    except (ValueError, RecursionError):
        raise _damaged("reader.json is no JSON") from None
    if not isinstance(about, dict) or about.get("detente-reader") != FORMAT:
        raise _damaged(f"reader.json is not of version {FORMAT}")
    return about


def _shape(given: object) -> Shape:
    """Return the shape of a network a file asks for, where every number is within bounds."""
    names = [field.name for field in fields(Shape)]
    if not isinstance(given, dict) or sorted(given) != sorted(names):
        raise _damaged("reader.json does not say how large its networks are")
    sizes = {name: given[name] for name in _MOST}
    if any(type(size) is not int or not 1 <= size <= _MOST[name] for name, size in sizes.items()):
        raise _damaged("reader.json asks for a network out of all proportion")
    if type(given["dropout"]) is not float or not 0 <= given["dropout"] < 1:
        raise _damaged("reader.json has no dropout between 0 and 1")
    return Shape(**sizes, dropout=given["dropout"])


def _slots(parts: list[Model[Any, Any]]) -> list[tuple[Any, str]]:
    """Return every array of the networks, as layer and name, in the order they are written."""
    return [(layer, name) for part in parts for layer in part.walk() for name in layer.param_names]


def _fill(parts: list[Model[Any, Any]], data: bytes) -> None:
    """Put the weights into the networks, in the order `to_files` wrote them."""
    slots = _slots(parts)
    needed = 4 * sum(layer.get_param(name).size for layer, name in slots)
    if len(data) != needed:
        raise _damaged(f"weights.bin has {len(data):,} bytes and should have {needed:,}")
    numbers = np.frombuffer(data, dtype="<f4").astype(np.float32)
    if not np.isfinite(numbers).all():
        raise _damaged("weights.bin has values that are no numbers")
    at = 0
    for layer, name in slots:
        like = layer.get_param(name)
        layer.set_param(name, numbers[at : at + like.size].reshape(like.shape).copy())
        at += like.size


def _damaged(what: str) -> InvalidText:
    fix = "train it again: detente train-reader CORPUS -o MODEL_DIR"
    return InvalidText(Problem("D518", f"this is no trained reader: {what}", fix=fix))
