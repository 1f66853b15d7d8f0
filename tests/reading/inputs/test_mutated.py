"""Files that were whole and are no longer: a text or a coded error, never anything else."""

from __future__ import annotations

import random
import warnings
from io import BytesIO
from zipfile import ZipFile

import pytest

from detente.errors import DetenteError
from detente.reading.inputs import stored
from detente.reading.inputs.docx import BODY
from detente.reading.inputs.parsing import parse
from tests.effort import draws
from tests.reading.inputs import made

WHOLE = {
    "pdf": made.pdf([list(made.STORY)] * 2),
    "docx": made.docx(),
    "html": made.html(),
    "tei": made.tei(),
}


def mutated(data: bytes, seed: int) -> bytes:
    """Return `data` with a few bytes changed, a piece left out, doubled or moved, or its end cut off."""
    rng, out = random.Random(seed), bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out))
        size = min(rng.choice((1, 2, 8, 64, 512)), len(out) - at)
        piece = bytes(out[at : at + size])
        change = rng.randrange(5)
        if change == 0:
            out[at : at + size] = rng.randbytes(size)
        elif change == 1 and len(out) > 2 * size:
            del out[at : at + size]
        elif change == 2:
            out[at:at] = piece * rng.randint(1, 20)
        elif change == 3:
            out[at] ^= 1 << rng.randrange(8)
        elif len(out) > 200:
            del out[-rng.randint(1, len(out) // 2) :]
    return bytes(out)


def _changed(key: str, seed: int) -> bytes:
    """Return a mutated file; every other DOCX is a sound archive whose body is mutated."""
    if key != "docx" or seed % 2:
        return mutated(WHOLE[key], seed)
    with ZipFile(BytesIO(WHOLE[key])) as archive:
        body = archive.read(BODY)
    return made.archive({BODY: mutated(body, seed)}, base=WHOLE[key])


@pytest.mark.parametrize("key", WHOLE)
@pytest.mark.filterwarnings("ignore")
def test_a_mutated_file_gives_a_text_or_a_code(key: str) -> None:
    given, codes = 0, set[str]()
    for seed in range(draws(50, soak=2_500)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                found = parse(key, _changed(key, seed))
            except DetenteError as error:
                codes.add(error.problems[0].code)
            else:
                given += bool(found.text.strip())
    assert given
    assert all(code.startswith(("D3", "D5")) for code in codes)


@pytest.mark.parametrize("seed", range(draws(6, soak=60)))
def test_a_mutated_file_gives_a_text_or_a_code_through_the_child(seed: int) -> None:
    key = list(WHOLE)[seed % len(WHOLE)]
    given = "D3"
    try:
        assert stored(mutated(WHOLE[key], 1_000 + seed), name=f"x.{key}", force=True).text.strip()
    except DetenteError as error:
        given = error.problems[0].code
    assert given.startswith(("D3", "D5"))
