"""Sweeps: every claim of a model judged at every point of a grid, or at points drawn from it.

`axes` says what is varied and reads it from text, `plan` says which points there are and in which order, `rows` judges
them. Nothing here knows who works on which points: a sweep is cut into blocks that anybody can take (`plan.blocks`),
and a block has the same rows wherever it is worked on.
"""

from __future__ import annotations

from detente.findings.sweep.axes import Axis, axis_of
from detente.findings.sweep.plan import Plan, plan_of
from detente.findings.sweep.rows import Block, blocks_of, columns_of, estimate, judge_block, points_of
from detente.findings.sweep.table import Over, Swept, sweep

__all__ = [
    "Axis",
    "Block",
    "Over",
    "Plan",
    "Swept",
    "axis_of",
    "blocks_of",
    "columns_of",
    "estimate",
    "judge_block",
    "plan_of",
    "points_of",
    "sweep",
]
