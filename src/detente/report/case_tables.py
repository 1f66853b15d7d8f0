"""A model as tables, nothing worked out: who can do what and wants how much, and what is claimed."""

from __future__ import annotations

from detente.conflict.formula import text as formula_text
from detente.conflict.model import Actor, Claim, Conflict
from detente.language import write
from detente.report.naming import actor_name, option_label, plural
from detente.report.tables import Table
from detente.report.visible import one_line


def case_words(conflict: Conflict) -> tuple[str, ...]:
    """Return what a model is called and says of itself, and how large it is."""
    size = (
        plural(len(conflict.decision_makers), "decision maker"),
        plural(len(conflict.options), "option" if conflict.arcs is None else "state"),
        plural(len(conflict.statement), "want"),
        plural(len(conflict.claims), "claim"),
    )
    told = (one_line(conflict.title or "A model without a title"), one_line(conflict.says), ", ".join(size) + ".")
    return tuple(line for line in told if line)


def case_tables(conflict: Conflict) -> tuple[Table, ...]:
    """Return the options with where they stand, the first wants of each actor, and the claims with what is expected."""
    return options_table(conflict), wants_table(conflict), claims_table(conflict)


def options_table(conflict: Conflict) -> Table:
    """Return who controls which option, and whether it is taken in the status quo."""
    rows = tuple(
        (
            actor_name(conflict, option.by),
            option_label(conflict, option.key),
            one_line(option.does),
            "taken" if option.key in conflict.status_quo else "not taken",
        )
        for option in conflict.options
    )
    return Table("Who can do what", ("actor", "option", "what it is", "now"), rows)


def wants_table(conflict: Conflict, *, most: int = 3) -> Table:
    """Return what each actor wants, most important first, up to `most` of them."""
    rows = tuple((actor_name(conflict, actor.key), _wants(actor, most)) for actor in conflict.actors if actor.wants)
    return Table("Who wants what, most important first", ("actor", "wants"), rows)


def _wants(actor: Actor, most: int) -> str:
    said = [one_line(want.says or formula_text(want.formula)) for want in actor.wants[:most]]
    more = len(actor.wants) - len(said)
    return "; ".join(said) + (f"; and {more} more" if more else "")


def claims_table(conflict: Conflict) -> Table:
    """Return the claims with the verdict their author expects."""
    rows = tuple((one_line(claim.id), one_line(claim.says or _test(claim)), claim.expect) for claim in conflict.claims)
    return Table("Claims", ("claim", "says", "expected"), rows, "Verdicts: check().")


def _test(claim: Claim) -> str:
    return "" if claim.test is None else write.text(claim.test)
