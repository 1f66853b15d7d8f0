from __future__ import annotations

import json

import numpy as np
import pytest

from detente.errors import InvalidText
from detente.reading.learned import Learned, from_files, to_files
from detente.reading.learned.judge import TRAITS
from detente.reading.learned.network import Shape, network, shares

CUES, LINKS = Shape(14, 2, rows=20, each=4, width=6, depth=1), Shape(18, 4, rows=20, each=4, width=6, depth=2)


JUDGE = tuple(n / 4 for n in range(TRAITS))


@pytest.fixture
def files() -> dict[str, bytes]:
    return to_files(Learned("core_web_sm", 0.35, JUDGE, CUES, LINKS, network(CUES), network(LINKS)))


def about(files: dict[str, bytes], **changed: object) -> dict[str, bytes]:
    """Return the files with some entries of reader.json changed."""
    return files | {"reader.json": json.dumps(json.loads(files["reader.json"]) | changed).encode()}


def test_a_reader_comes_back_from_its_files_and_marks_the_same(files: dict[str, bytes]) -> None:
    model = from_files(files)
    rows = np.arange(98, dtype=np.uint64).reshape(7, 14)
    again = from_files(to_files(model))
    assert ("core_web_sm", 0.35, JUDGE) == (again.pipeline, again.sure, again.judge)
    assert (CUES, LINKS) == (again.cue_shape, again.link_shape)
    assert shares(model.cues, [rows])[0].tolist() == shares(again.cues, [rows])[0].tolist()
    assert files == to_files(model)


def test_the_files_are_json_and_plain_floats(files: dict[str, bytes]) -> None:
    assert {"reader.json", "weights.bin"} == set(files)
    assert np.isfinite(np.frombuffer(files["weights.bin"], dtype="<f4")).all()


@pytest.mark.parametrize("gone", ["reader.json", "weights.bin"])
def test_a_missing_file_is_named(files: dict[str, bytes], gone: str) -> None:
    with pytest.raises(InvalidText, match=f"D518.*{gone} is missing"):
        from_files({name: data for name, data in files.items() if name != gone})


@pytest.mark.parametrize("data", [b"", b"[]", b"\x80\x04K\x01.", b"{}", b"[" * 100_000, b'{"detente-reader": 2}'])
def test_what_is_no_reader_json_is_refused(files: dict[str, bytes], data: bytes) -> None:
    with pytest.raises(InvalidText, match="D518"):
        from_files(files | {"reader.json": data})


@pytest.mark.parametrize(
    "changed",
    [
        {"rows": 10**9},
        {"depth": 0},
        {"columns": 15},
        {"labels": 3},
        {"width": 6.0},
        {"columns": True},
        {"dropout": "0"},
        {"dropout": 1.5},
        {"module": "os"},
    ],
)
def test_a_network_out_of_proportion_is_refused_before_it_is_made(
    files: dict[str, bytes], changed: dict[str, object]
) -> None:
    shape = json.loads(files["reader.json"])["cues"]
    with pytest.raises(InvalidText, match="D518"):
        from_files(about(files, cues=shape | changed))


@pytest.mark.parametrize(
    "changed",
    [{"sure": 2.0}, {"sure": None}, {"pipeline": 3}, {"links": None}, {"judge": [0.5]}, {"judge": ["x"] * TRAITS}],
)
def test_other_entries_are_checked_too(files: dict[str, bytes], changed: dict[str, object]) -> None:
    with pytest.raises(InvalidText, match="D518"):
        from_files(about(files, **changed))


def test_a_small_file_cannot_ask_for_much_memory(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    shape = json.loads(files["reader.json"])["cues"] | {"rows": 50_000, "each": 256}
    monkeypatch.setattr("detente.reading.learned.model.network", lambda _shape: pytest.fail("allocated"))
    with pytest.raises(InvalidText, match=r"D518.*more than"):
        from_files(about(files, cues=shape))


def test_weights_that_are_too_few_or_no_numbers_are_refused(files: dict[str, bytes]) -> None:
    with pytest.raises(InvalidText, match=r"D518.*should have"):
        from_files(files | {"weights.bin": files["weights.bin"][:-4]})
    with pytest.raises(InvalidText, match=r"D518.*no numbers"):
        from_files(files | {"weights.bin": files["weights.bin"][:-4] + np.float32("nan").tobytes()})
