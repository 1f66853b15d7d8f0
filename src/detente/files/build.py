"""From the plain data of a model file to a `Conflict`, in three passes, with every problem found on the way.

1. what has a name (`files.named`): sources, quotes, actors, options, conditions, ties;
2. what is a formula over those names (`files.formulas`): named conditions, infeasible combinations, wants, rankings;
3. what speaks of assumptions by their ids (`files.queries`): edits and claims.

Where something could not be read, a harmless stand-in keeps every later item at its place, so that the problems found
by the semantic checks carry the right paths.
"""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.conflict.names import names_of
from detente.files.fields import Data, Problems
from detente.files.formulas import with_formulas, with_known_names
from detente.files.named import with_names
from detente.files.queries import with_queries
from detente.files.quotes import name_inline


def build(data: Data, problems: Problems) -> Conflict:
    """Return the conflict that `data`, as `files.shape` reads it, describes; add what is wrong to `problems`."""
    data, inline = name_inline(data, problems)
    first = with_names(data, inline, problems)
    second = with_formulas(first, data, names_of(first), problems)
    third = with_queries(second, data, names_of(second), problems)
    return with_known_names(third) if problems else third
