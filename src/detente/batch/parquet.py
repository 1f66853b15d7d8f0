"""Rows into one Parquet file, a block at a time, so that a million rows take no more memory than a thousand."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from detente.errors import Problem, Unavailable

BLOCK = 20_000
"""Rows in a row group."""


def write_parquet(
    path: Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[tuple[str, str]], *, about: Mapping[str, str]
) -> int:
    """Write `rows` to `path` in one step and return how many there were.

    `columns` has each column's name and type (``string``, ``int64``, ``double``, ``bool``, ``list<string>``); a row
    lacks what is empty. `about` goes into the file's metadata. The file is whole or, where anything fails, what it was
    before. Raises Unavailable (D705) without pyarrow.
    """
    arrow, parquet = _arrow()
    schema = arrow.schema([(name, _type(arrow, kind)) for name, kind in columns], metadata=dict(about))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    count = 0
    try:
        with parquet.ParquetWriter(temporary, schema, compression="zstd") as writer:
            for block in _blocks(rows):
                writer.write_table(arrow.Table.from_pylist(block, schema=schema))
                count += len(block)
        _settle(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return count


def read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file, one block in memory at a time; what is empty is left out of a row."""
    _, parquet = _arrow()
    with parquet.ParquetFile(path) as file:
        for block in file.iter_batches(BLOCK):
            for row in block.to_pylist():
                yield {name: value for name, value in row.items() if value is not None}


def _blocks(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    left = iter(rows)
    while block := list(islice(left, BLOCK)):
        yield block


def _type(arrow: Any, kind: str) -> Any:
    if kind.startswith("list<"):
        return arrow.list_(_type(arrow, kind[5:-1]))
    return {"string": arrow.string(), "int64": arrow.int64(), "double": arrow.float64(), "bool": arrow.bool_()}[kind]


def _settle(temporary: Path, path: Path) -> None:
    """Give a finished file its name once it is on the disk, and see that the folder keeps the name."""
    _sync(temporary)
    temporary.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise Unavailable(Problem("D705", "pyarrow is not installed", fix='pip install "detente[batch]"')) from None
    return pyarrow, pyarrow.parquet
