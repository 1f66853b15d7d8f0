"""Unit tests for an account of a crisis.

>>> import detente
>>> case = detente.load(detente.shipped("cuban"))
>>> case.check().as_expected
True

`load` reads a model file, `read` reads an account in English, `shipped` finds an example that came with detente.
Importing detente loads nothing else; each name loads its part when it is first used (PEP 562).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.case import Case as Case
    from detente.case import Draft as Draft
    from detente.case import load as load
    from detente.case import loads as loads
    from detente.case import read as read
    from detente.case import shipped as shipped
    from detente.errors import DetenteError as DetenteError
    from detente.results import Check as Check
    from detente.results import Solve as Solve
    from detente.results import Views as Views

__version__ = "0.1.0"

_HOME = (
    ("Case", "detente.case"),
    ("Check", "detente.results"),
    ("DetenteError", "detente.errors"),
    ("Draft", "detente.case"),
    ("Solve", "detente.results"),
    ("Views", "detente.results"),
    ("load", "detente.case"),
    ("loads", "detente.case"),
    ("read", "detente.case"),
    ("shipped", "detente.case"),
)

__all__ = [
    "Case",
    "Check",
    "DetenteError",
    "Draft",
    "Solve",
    "Views",
    "__version__",
    "load",
    "loads",
    "read",
    "shipped",
]


def __getattr__(name: str) -> object:
    """Load the part that has `name` when it is first asked for."""
    from importlib import import_module

    home = dict(_HOME).get(name)
    if home is None:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """List what can be asked for."""
    return sorted(__all__)
