"""Tables as files: a spreadsheet works nothing out, LaTeX sets what stands there, Parquet keeps the sorts."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.commands.tabled import ENDINGS
from detente.report.filed import FILED
from detente.report.filed.comma import FORMULA, comma_text
from detente.report.filed.latex import escaped, latex_text
from detente.report.filed.parquet import parquet_bytes
from detente.report.tables import Table

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def test_the_endings_of_the_commands_are_the_formats_there_are() -> None:
    assert set(ENDINGS) == {kind.ending for kind in FILED}


@given(st.lists(st.tuples(words, st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)), max_size=5))
def test_csv_says_what_the_columns_say_and_no_text_is_a_formula(rows: list[tuple[str, object]]) -> None:
    text = comma_text({"text": [row[0] for row in rows], "value": [row[1] for row in rows]})
    head, *found = csv.reader(io.StringIO(text, newline=""))
    assert ["text", "value"] == head
    assert len(rows) == len(found)
    for (said, value), (cell, number) in zip(rows, found, strict=True):
        assert not cell.startswith(FORMULA)
        assert said == (cell[1:] if said.startswith(FORMULA) else cell)
        if isinstance(value, float):
            assert value == float(number)


@pytest.mark.parametrize("evil", ["=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_each_beginning_of_a_formula_is_text(evil: str) -> None:
    assert f"'{evil}" == next(csv.reader(io.StringIO(comma_text({evil: []}), newline="")))[0]


@given(words)
def test_no_text_reaches_latex_as_a_command(text: str) -> None:
    found = escaped(text)
    plain = re.sub(
        r"\\(?:text[a-z]+\{\}|[{}&%$#_]|(?:rule\{0\.5em\}\{1\.2ex\})|dots\{\})|\$\\[a-z]+\$|\{[][`]\}|\{\}", "", found
    )
    assert not re.search(r"[\\{}&%$#_^]", plain.replace("~", ""))
    assert "--" not in found
    assert "''" not in found


def test_a_table_is_set_with_booktabs_and_empty_ones_are_left_out() -> None:
    table = Table("Verdicts", ("verdict", "", "says"), (("✓ holds", "", "5 % & more"),), "a note")
    text = latex_text([table, Table("Nothing", ("x",), ())])
    assert [r"\toprule", r"\midrule", r"\bottomrule"] == re.findall(r"\\(?:top|mid|bottom)rule", text)
    assert r"$\surd$ holds & 5 \% \& more \\" in text
    assert "Nothing" not in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("cells", [(60, 60, 60), (90, 4, 4, 4), (18, 25, *(1,) * 17), (24,) * 5, (9,) * 3])
def test_the_columns_of_a_table_fit_on_the_line_of_an_article(cells: tuple[int, ...]) -> None:
    row = tuple("x" * width for width in cells)
    text = latex_text([Table("t", row, (row,))])
    sorts = re.findall(r"p\{([\d.]+)\\linewidth\}|(l)(?=[l>}])", text.split(r"\begin{tabular}{")[1].split("\n")[0])
    assert len(cells) == len(sorts)
    wide = sum(345 * float(share) if share else 5.0 * width for (share, _), width in zip(sorts, cells, strict=True))
    between = int(text.split(r"\setlength{\tabcolsep}{")[1].split("pt")[0])
    assert wide + 2 * between * len(cells) <= 345 * 1.02


def test_parquet_keeps_numbers_and_truth() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra batch)")
    from pyarrow import parquet

    columns = {"claim": ["a", "=b"], "chance": [0.5, None], "states": [1, 2], "good": [True, False], "mixed": [1, "x"]}
    found = parquet.read_table(io.BytesIO(parquet_bytes(columns)))
    assert {**columns, "mixed": ["1", "x"]} == found.to_pydict()
    assert ["string", "double", "int64", "bool", "string"] == [str(field.type) for field in found.schema]
