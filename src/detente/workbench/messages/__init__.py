"""What the page, the server, the workers and the jobs say to each other: every record that crosses a process.

All of it is JSON. Places in a text are code points, [start, end): the page turns them into UTF-16 in one place. A name
in a record is one the model file has; `label` and `says` are for people. The page's types are made from this folder
(`python -m detente.workbench.types`), so that nothing is written down twice.
"""

from __future__ import annotations

from detente.workbench.messages import account, follows, http, model, notebook, operation, socket, words
from detente.workbench.messages.account import Mark, Said, SourceText
from detente.workbench.messages.follows import Equilibrium, Kept, News, Rest, Scene, Turned, VerdictView, WhyView
from detente.workbench.messages.http import About, Content, Entry, Job, Refusal, Saved, Trouble, Unsaved
from detente.workbench.messages.model import (
    Actor,
    Assumption,
    ClaimView,
    ModelView,
    Number,
    Option,
    RuleView,
    ScenarioView,
    TieView,
    Want,
)
from detente.workbench.messages.notebook import WidgetAsked, WidgetTold
from detente.workbench.messages.operation import Operation, Span
from detente.workbench.messages.socket import Ask, Completion, Push, Told
from detente.workbench.messages.words import Kind, Outcome, Role

__all__ = [
    "PARTS", "About", "Actor", "Ask", "Assumption", "ClaimView", "Completion", "Content", "Entry", "Equilibrium",
    "Job", "Kept", "Kind", "Mark", "ModelView", "News", "Number", "Operation", "Option", "Outcome", "Push",
    "Refusal", "Rest", "Role", "RuleView", "Said", "Saved", "ScenarioView", "Scene", "SourceText", "Span",
    "TieView", "Told", "Trouble", "Turned", "Unsaved", "VerdictView", "Want", "WhyView", "WidgetAsked",
    "WidgetTold",
]  # fmt: skip

PARTS = (words, http, account, model, follows, socket, notebook, operation)
"""In the order in which the page's types have them."""
