"""The job `export`: the brief, a picture, a table, the chain or the annotations as a file of another program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente.case import Case
from detente.files.hash import model_hash
from detente.workbench.kinds import Task
from detente.workbench.kinds.case import case_of, one_of
from detente.workbench.kinds.csv_text import csv_text
from detente.workbench.kinds.drawn import DRAWINGS, png
from detente.workbench.kinds.rows import GRIDS, Rows


@dataclass(frozen=True, slots=True)
class Form:
    """A form to export to: its key, which is its ending too unless `ending` says another, and what writes the file."""

    key: str
    says: str
    write: Callable[[Case, Task, Path], None]
    of: tuple[str, ...] = ()
    ending: str = ""


def _svg(case: Case, task: Task, path: Path) -> None:
    path.write_text(_drawn(case, task), encoding="utf-8")


def _png(case: Case, task: Task, path: Path) -> None:
    path.write_bytes(png(_drawn(case, task), dark=task.options.get("dark") is True))


def _csv(case: Case, task: Task, path: Path) -> None:
    path.write_text(csv_text(_rows(case, task)), encoding="utf-8", newline="")


def _parquet(case: Case, task: Task, path: Path) -> None:
    from detente.batch.parquet import write_parquet

    found = _rows(case, task)
    about = {"title": case.conflict.title, "model_hash": model_hash(case.conflict)}
    write_parquet(path, found.rows, found.columns, about=about)


def _prism(case: Case, task: Task, path: Path) -> None:
    from detente.dynamics.process import compile_process
    from detente.files.prism import prism_text
    from detente.findings.generator import generator

    path.write_text(prism_text(generator(compile_process(case.conflict))), encoding="utf-8")


def _annotation(case: Case, task: Task, path: Path) -> None:
    from detente.files.annotation import annotation_text

    path.write_text(annotation_text(case.conflict, case.texts), encoding="utf-8")


def _brief(case: Case, task: Task, path: Path) -> None:
    from detente.report.brief import brief_page

    path.write_text(brief_page(case.brief(progress=task.progress)), encoding="utf-8")


def _docx(case: Case, task: Task, path: Path) -> None:
    from detente.report.brief import brief_docx

    path.write_bytes(brief_docx(case.brief(progress=task.progress)))


_PICTURES = tuple(one.key for one in DRAWINGS)
_TABLES = tuple(one.key for one in GRIDS)

FORMS = (
    Form("brief", "The brief, one page to print", _brief, ending="brief.html"),
    Form("docx", "The brief, for a word processor", _docx, ending="brief.docx"),
    Form("svg", "A picture, for pages and print", _svg, _PICTURES),
    Form("png", "A picture, for slides", _png, _PICTURES),
    Form("csv", "A table, for spreadsheets", _csv, _TABLES),
    Form("parquet", "A table, for data frames", _parquet, _TABLES),
    Form("prism", "The chain in time, for PRISM and Storm", _prism),
    Form("annotation", "The quotes, as W3C Web Annotations", _annotation, ending="annotations.jsonld"),
)


def export(task: Task) -> str:
    """Write one file and return its name, which has the hash of the model it is about.

    Options: to (`FORMS`), of (which picture or table), changes, dark.
    """
    form = next(one for one in FORMS if one.key == one_of("form", task.options.get("to"), [it.key for it in FORMS]))
    part = f".{_of(task, form.of)}" if form.of else ""
    case = case_of(task)
    name = f"{task.stem}{part}.{model_hash(case.conflict)[:12]}.{form.ending or form.key}"
    form.write(case, task, task.out / name)
    return name


def _of(task: Task, known: tuple[str, ...]) -> str:
    return one_of("picture or table", task.options.get("of", known[0]), known)


def _drawn(case: Case, task: Task) -> str:
    key = _of(task, _PICTURES)
    return next(one for one in DRAWINGS if one.key == key).draw(case, task.progress)


def _rows(case: Case, task: Task) -> Rows:
    key = _of(task, _TABLES)
    return next(one for one in GRIDS if one.key == key).make(case, task.progress)
