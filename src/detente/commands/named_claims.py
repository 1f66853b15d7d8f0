"""Claims named on the command line: refused where the model has none of that name."""

from __future__ import annotations

from detente.case import Case
from detente.errors import InvalidQuery, Problem, nearest


def named_claims(case: Case, claims: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the claims, or None where none is named: all. Raises InvalidQuery (D216) for one that is not there."""
    ids = [claim.id for claim in case.conflict.claims]
    wrong = [claim for claim in claims if claim not in ids]
    if wrong:
        fix = f"Claims: {', '.join(ids)}"
        raise InvalidQuery(
            *(Problem("D216", f'no claim is called "{id_}"', nearest=nearest(id_, ids), fix=fix) for id_ in wrong)
        )
    return claims or None
