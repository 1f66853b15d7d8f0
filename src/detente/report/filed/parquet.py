"""Columns as a Parquet file: numbers stay numbers, truth stays truth, and columns of several sorts are text."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from detente.errors import Problem, Unavailable
from detente.report.filed.comma import flat


def parquet_bytes(columns: Mapping[str, Sequence[Any]]) -> bytes:
    """Return columns as the bytes of a Parquet file. Raises Unavailable (D705) without pyarrow."""
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise Unavailable(Problem("D705", "pyarrow is not installed", fix='pip install "detente[batch]"')) from None
    written = io.BytesIO()
    parquet.write_table(arrow.table({name: alike(values) for name, values in columns.items()}), written)
    return written.getvalue()


def alike(values: Sequence[Any]) -> list[Any]:
    """Return the values of a column, all of one sort.

    >>> alike([1, 2.5, None]), alike([1, "a", ["b"]])
    ([1.0, 2.5, None], ['1', 'a', 'b'])
    """
    sorts = {type(value) for value in values if value is not None}
    if sorts <= {str} or sorts <= {bool} or sorts <= {int}:
        return list(values)
    if sorts <= {int, float}:
        return [None if value is None else float(value) for value in values]
    return [None if value is None else flat(value) for value in values]
