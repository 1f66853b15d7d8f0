"""The crisis as values: actors, options, wants, ties, claims, and the edits that change them. No I/O.

| file | what it holds |
|---|---|
| `model` | `Conflict` and what it is made of |
| `formula` | what can be true of a state: `not`, `and`, `or`, `if`, `iff` over options and conditions |
| `query`, `edit` | what a claim asks; what a change says |
| `names` | what a formula, claim or edit may refer to, and the canonical key of what was written |
| `change` | edits carried out: a function from one conflict to another |
| `view` | the conflict as one actor sees it |
| `validity` | what is wrong with a conflict as a whole |
| `slug` | ids for assumptions that were given none |
| `basis`, `quantity` | what an assumption rests on; a number and how sure it is |
"""

from detente.conflict.basis import Basis
from detente.conflict.change import accepted, change
from detente.conflict.model import (
    Actor,
    Alternative,
    Claim,
    Condition,
    Conflict,
    Infeasible,
    Named,
    OneOf,
    Option,
    Side,
    State,
    Statement,
    Tie,
    View,
)
from detente.conflict.names import Names, names_of, resolve_edit, resolve_formula, resolve_query
from detente.conflict.quantity import Quantity
from detente.conflict.validity import problems
from detente.conflict.view import as_seen

__all__ = [
    "Actor",
    "Alternative",
    "Basis",
    "Claim",
    "Condition",
    "Conflict",
    "Infeasible",
    "Named",
    "Names",
    "OneOf",
    "Option",
    "Quantity",
    "Side",
    "State",
    "Statement",
    "Tie",
    "View",
    "accepted",
    "as_seen",
    "change",
    "names_of",
    "problems",
    "resolve_edit",
    "resolve_formula",
    "resolve_query",
]
