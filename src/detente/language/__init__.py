"""Text to syntax trees with spans: formulas, claims, edits, orders and quantities, in one small language.

    parse_formula("usa.strike if militia.attack and not deal")
    parse_claim("no reachable equilibrium(seq) has usa.strike_iran or iran.attack")
    parse_edit("hand militia.attack to iran")
    parse_order("no-war and calm in any order")
    parse_quantity("1 per 5 days")

`text`, `edit_text`, `order_text` and `quantity_text` write them again. Names stay as they are written;
`conflict.names` resolves them. Every function raises InvalidQuery with one problem whose span is in the text. The
grammar is `language.grammar`; the parser is imported and made on first use.
"""

from __future__ import annotations

from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.order import Sureness
from detente.conflict.quantity import Quantity
from detente.conflict.query import Query
from detente.language.dated import day_first
from detente.language.grammar import RESERVED
from detente.language.write import edit_text, order_text, quantity_text, text

__all__ = [
    "RESERVED",
    "day_first",
    "edit_text",
    "order_text",
    "parse_claim",
    "parse_edit",
    "parse_formula",
    "parse_order",
    "parse_quantity",
    "quantity_text",
    "text",
]


def parse_formula(text: str) -> Formula:
    """Read a formula. Raises InvalidQuery.

    >>> parse_formula("usa.strike if not deal")
    If(then=Atom(name='usa.strike'), when=Not(of=Atom(name='deal')))
    """
    from detente.language.parse import parse

    formula: Formula = parse(text, "formula")
    return formula


def parse_claim(text: str) -> Query:
    """Read a claim. Raises InvalidQuery.

    >>> parse_claim("usa.strike deters iran from iran.attack")
    Deters(threat='usa.strike', actor='iran', deed='iran.attack', concept=None)
    """
    from detente.language.parse import parse

    query: Query = parse(text, "claim")
    return query


def parse_edit(text: str) -> Edit:
    """Read an edit. Raises InvalidQuery.

    >>> parse_edit("fix not gaza_war")
    Fix(name='gaza_war', value=False)
    """
    from detente.language.parse import parse

    edit: Edit = parse(text, "edit")
    return edit


def parse_order(text: str) -> Sureness:
    """Read how sure the order of wants is. Raises InvalidQuery.

    >>> parse_order("no-war above calm")
    Above(want='no-war', other='calm')
    """
    from detente.language.parse import parse

    order: Sureness = parse(text, "order")
    return order


def parse_quantity(text: str) -> Quantity:
    """Read a quantity. Raises InvalidQuery.

    >>> parse_quantity("2 weeks").unit
    'days'
    """
    from detente.language import quantity

    return quantity.parse_quantity(text)
