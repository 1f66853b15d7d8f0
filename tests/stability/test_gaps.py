"""What mutants showed that no other test would notice; see docs/validation.md."""

from __future__ import annotations

import pytest

from detente.errors import InvalidQuery
from detente.moves import compile_graph
from detente.stability.strength import strength
from tests.moves.small import crisis


@pytest.mark.parametrize(("concept", "reason"), [("nash", ": it looks at no sanction"), ("symmetric-seq", "")])
def test_asking_for_the_strength_of_what_has_none_says_why(concept: str, reason: str) -> None:
    with pytest.raises(InvalidQuery) as refused:
        strength(compile_graph(crisis("a.x")), concept)
    assert [f"{concept} has no strong form{reason}"] == [problem.message for problem in refused.value.problems]
