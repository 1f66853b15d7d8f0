"""What `export` writes: the forms of other programs, each with what makes the text of its files of a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from detente.errors import Problem

if TYPE_CHECKING:
    from detente.case import Case
    from detente.conflict.formula import Formula
    from detente.files.generator import Generator


class Asked(NamedTuple):
    """What was asked for beside the form: of chains a rule, a stretch of time and labels; of trees a depth."""

    rule: str | None = None
    stretch: int = 0
    labels: Mapping[str, Formula] = {}
    depth: int | None = None


Made = tuple[dict[str, str], tuple[Problem, ...]]
"""The text of each file by its ending, and warnings: what is not in them."""


class Form(NamedTuple):
    """A form: its name, what it is, what writes it, and what of `Asked` it goes by."""

    name: str
    says: str
    write: Callable[[Case, Asked], Made]
    goes_by: tuple[str, ...] = ()


def _chain(files: Callable[[Generator], dict[str, str]]) -> Callable[[Case, Asked], Made]:
    """Return what writes a Markov chain by `files`."""

    def write(case: Case, asked: Asked) -> Made:
        from detente.dynamics.process import compile_process
        from detente.dynamics.rules import rule_of
        from detente.findings.generator import generator, left_out

        rule = rule_of(asked.rule, case.conflict) if asked.rule else None
        process = compile_process(case.conflict, rule=rule)
        made = files(generator(process, stretch=asked.stretch, labels=asked.labels))
        return made, left_out(process, asked.stretch)

    return write


def _prism(generator: Generator) -> dict[str, str]:
    from detente.files.prism import prism_text

    return {".prism": prism_text(generator)}


def _explicit(generator: Generator) -> dict[str, str]:
    from detente.files.transitions import explicit_files

    return explicit_files(generator)


def _storm(generator: Generator) -> dict[str, str]:
    from detente.files.transitions import storm_files

    return storm_files(generator)


def _nfg(case: Case, _asked: Asked) -> Made:
    from detente.files.interchange.strategic import strategic_text
    from detente.findings.games import strategic

    game, lost = strategic(case.graph)
    return {".nfg": strategic_text(game)}, lost


def _numbers(case: Case, _asked: Asked) -> Made:
    from detente.files.interchange.strategic import strategic_text
    from detente.findings.games import strategic

    game, lost = strategic(case.graph)
    return {".nfg": strategic_text(game, named=False)}, lost


def _efg(case: Case, asked: Asked) -> Made:
    from detente.files.interchange.extensive import extensive_text
    from detente.findings.games import tree, turns

    if asked.depth is not None:
        return {".efg": extensive_text(turns(case.graph, asked.depth))}, ()
    game, lost = tree(case.graph)
    return {".efg": extensive_text(game)}, lost


def _graphml(case: Case, _asked: Asked) -> Made:
    from detente.files.interchange.graphml import graphml_text
    from detente.findings.drawn import drawn

    return {".graphml": graphml_text(drawn(case.graph))}, ()


def _ties(case: Case, _asked: Asked) -> Made:
    from detente.files.interchange.graphml import graphml_text, ties_graph

    return {".graphml": graphml_text(ties_graph(case.conflict))}, ()


def _argdown(case: Case, _asked: Asked) -> Made:
    from detente.files.interchange.argdown import argdown_text
    from detente.report.arguments import arguments

    findings = case.check(quick=True).findings
    return {".argdown": argdown_text(case.conflict.title, arguments(case.conflict, findings))}, ()


def _annotations(case: Case, _asked: Asked) -> Made:
    from detente.files.annotation import annotation_text

    return {".jsonld": annotation_text(case.conflict, case.texts)}, ()


def _ktab(case: Case, _asked: Asked) -> Made:
    from detente.bargaining.spatial_table import ktab_csv

    return {".csv": ktab_csv(case.positions())}, ()


def _bdm(case: Case, _asked: Asked) -> Made:
    from detente.bargaining.spatial_table import bdm_csv

    return {".csv": bdm_csv(case.positions())}, ()


_IN_TIME = ("rule", "stretch", "labels")

FORMS = (
    Form("prism", "a Markov chain in time as one .prism file (PRISM, Storm)", _chain(_prism), _IN_TIME),
    Form(
        "explicit",
        "the chain as .tra, .sta and .lab: state by state, as PRISM imports them",
        _chain(_explicit),
        _IN_TIME,
    ),
    Form("storm", "the chain as .tra, .sta and .lab with the heads Storm asks for", _chain(_storm), _IN_TIME),
    Form("nfg", "Gambit's .nfg: everybody chooses once, at the same time; payoffs are ranks", _nfg),
    Form("nfg-numbers", "the same with strategies by number, as OpenSpiel reads it", _numbers),
    Form("efg", "Gambit's .efg: the tree of an explicit model, or --depth turns from the status quo", _efg, ("depth",)),
    Form("graphml", "states and moves as a graph, with everybody's ranks", _graphml),
    Form("graphml-ties", "actors and ties as a signed graph", _ties),
    Form("argdown", "claims with their verdicts, and what they rest on", _argdown),
    Form("annotations", "quotes as W3C Web Annotations, in JSON-LD", _annotations),
    Form("ktab", "where actors stand on the scales of the deal, for KTAB", _ktab),
    Form("bdm", "the same for one issue, as expected-utility models read it", _bdm),
)
