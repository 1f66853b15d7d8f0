"""The scalars of the model file and the words a choice has, under the names the records of the format use."""

from __future__ import annotations

from detente.files.shapes import Scalar

VERSION = 1
TEXT, NAME, REFERENCE, ID = Scalar("text"), Scalar("name"), Scalar("reference"), Scalar("id")
FORMULA, CLAIM, EDIT, ORDER = Scalar("formula"), Scalar("claim"), Scalar("edit"), Scalar("order")
STANCES = ("avowed", "imputed", "denied")
OUTCOMES = ("holds", "fails", "depends", "untestable")
STATUSES = ("accepted", "proposed")
MUCH_MORE_IMPORTANT, MUCH_BETTER = "much more important", "much better"
