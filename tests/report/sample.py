"""A small crisis with everything a page can show, and some text that would break a careless one."""

from __future__ import annotations

from functools import cache
from json import dumps

from detente.files import loads
from detente.findings import Findings, check
from detente.findings.ensemble.ensemble import ensemble
from detente.moves import Graph, compile_graph
from detente.report.page import page
from detente.stability import Solution, solve

NASTY = "</style><script>alert(1)</script> & \u202edrawkcab\u202c"

TEXT = """# The harbour

The *Courier* writes that the mayor will not close the harbour unless the dockers walk out. The dockers say nothing.

If they walk out, the harbour is closed
for a week, and <b>nobody</b> gains.

* A note of the editor *
"""


def _quote(key: str, exact: str) -> str:
    return f"  {key}: {{source: paper, exact: {dumps(exact)}, start: {TEXT.index(exact)}}}\n"


MODEL = rf"""
detente: 1
title: "The harbour \u202eis closed <i>"
says: Two sides and a harbour.
sources: {{paper: {{title: The harbour, outlet: Courier, author: A. Clerk, date: 2026-01-02, language: en}}}}
actors:
  mayor:
    name: The mayor
    kind: leader
    options:
      close: {{does: Close the harbour, because: [wide, inner]}}
      arm: {{does: Arm the guards, undone: never}}
    wants:
      - that: not dockers.walk
        id: calm
        says: "No walk-out {NASTY.encode("unicode_escape").decode()}"
        because: inner
        said_by: [courier, clerk]
      - {{that: close if dockers.walk, id: firm, for: town, stance: imputed, note: "Ours."}}
      - not close
  dockers:
    name: The dockers
    kind: organisation
    options:
      walk: Walk out
      sing: {{does: Sing, status: proposed, because: editor}}
    wants:
      - not mayor.close
      - walk
  town:
    name: The town
    kind: electorate
    because: week
    options: {{vote: {{does: Vote, status: proposed}}}}
    wants: [{{that: not clash, status: proposed}}]
  courier: {{name: Courier, kind: outlet}}
  clerk: {{name: A. Clerk, kind: speaker}}
conditions: {{storm: {{says: There is a storm}}}}
named: {{clash: mayor.close and dockers.walk}}
infeasible:
  - {{that: mayor.arm and mayor.close, says: Guards cannot arm and close}}
status_quo: [storm]
ties:
  - {{from: courier, to: clerk, is: publishes, denied_by: [mayor], because: editor}}
  - {{from: mayor, to: dockers, is: patron, autonomy: 0.5}}
alternatives:
  who:
    says: Who closes?
    sides:
      mayor: []
      dockers: {{says: "The dockers do", edits: [hand mayor.close to dockers], because: week}}
claims:
  - id: no-clash
    says: "There is no clash {NASTY.encode("unicode_escape").decode()}"
    test: no equilibrium has clash
    because: [week, wide]
  - id: stays
    says: It stays open
    test: every reachable equilibrium has not mayor.close
    expect: fails
    because: wide
  - {{id: deterred, test: mayor.close deters dockers from dockers.walk, expect: fails}}
  - {{id: soon, says: It will end soon, test: "P(clash within 7 days) > 0.5", expect: untestable}}
  - {{id: unsaid, says: Nobody gains}}
quotes:
""" + "".join(
    _quote(*pair)
    for pair in (
        ("wide", "the mayor will not close the harbour unless the dockers walk out"),
        ("inner", "close the harbour"),
        ("week", "If they walk out, the harbour is closed\nfor a week"),
        ("editor", "A note of the editor"),
    )
)


@cache
def solved() -> tuple[Graph, Solution, Findings]:
    """Return the sample, compiled, solved and checked."""
    graph = compile_graph(loads(MODEL).conflict)
    return graph, solve(graph), check(loads(MODEL).conflict)


@cache
def sample_page() -> str:
    """Return the report of the sample."""
    graph, solution, findings = solved()
    over = ensemble(graph.conflict)
    return page(graph.conflict, {"paper": TEXT}, graph, solution, findings, date="2026-11-22", over=over)
