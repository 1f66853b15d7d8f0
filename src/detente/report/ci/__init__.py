"""Verdicts for the machines of a team: the forms of `detente check --format`, each a function from models to one text.

A form takes what was checked, model by model, and returns all it has to say. To add one: a file here and a line below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from detente.report.ci.github import github
from detente.report.ci.junit import junit
from detente.report.ci.notice import Checked
from detente.report.ci.sarif import sarif


class Form(NamedTuple):
    """A form: its name on the command line, the function that writes it, and who reads it."""

    name: str
    write: Callable[[Sequence[Checked]], str]
    reader: str


FORMS = (
    Form("junit", junit, "Jenkins, GitLab and most other runners: one test case for each claim"),
    Form("sarif", sarif, "code scanning (SARIF 2.1.0): one result for each claim that is not as expected, and problem"),
    Form("github", github, "GitHub Actions: notes in the margin of the change"),
)
"""Every form but the two a person reads first, `text` and `json`."""

__all__ = ["FORMS", "Checked", "Form"]
