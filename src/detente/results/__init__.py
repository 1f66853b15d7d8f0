"""What a case answers with: records that show themselves in a notebook, as columns, and as JSON.

Each has the record of `findings` or `stability` behind it, in labels, and makes words, tables and pictures of it when
they are asked for.
"""

from __future__ import annotations

from detente.results.chances import Chances
from detente.results.deal import Deal
from detente.results.doubts import Matters, Robust, Swayed
from detente.results.equilibria import Solve, Views
from detente.results.sources import Sources
from detente.results.sweep import Sweep
from detente.results.ties import Ties
from detente.results.tomorrow import Proposal, Watch
from detente.results.verdicts import Check
from detente.results.versions import PostMortem, SideBySide, Versions
from detente.results.ways import Inversion, Paths

__all__ = [
    "Chances", "Check", "Deal", "Inversion", "Matters", "Paths", "PostMortem", "Proposal", "Robust", "SideBySide",
    "Solve", "Sources", "Swayed", "Sweep", "Ties", "Versions", "Views", "Watch",
]  # fmt: skip
