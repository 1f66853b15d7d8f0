"""Who is what to whom, and how far a proxy decides for itself."""

from __future__ import annotations

from detente.conflict.unfolding import OTHERWISE
from detente.files.format.basis import BASIS
from detente.files.format.quantity import QUANTITY
from detente.files.format.words import ID, REFERENCE, TEXT
from detente.files.kinds import TIE_KINDS
from detente.files.shapes import Choice, Key, Many, Record, Scalar, Table

TIE = Record(
    "tie",
    "A typed relation from one actor to another. Patrons and their proxies are told here and nowhere else.",
    (
        Key("from", REFERENCE, "One actor.", "iran", required=True),
        Key("to", REFERENCE, "The other.", "militia", required=True),
        Key("is", Choice(tuple(kind.name for kind in TIE_KINDS)), "What `from` is to `to`.", "patron", required=True),
        Key("autonomy", QUANTITY, "How far a proxy decides for itself: 1 is fully, 0 not at all.", "0.6"),
        Key("autonomy_for", Table(QUANTITY, keys="option"), "The autonomy of single options.", "{attack: 0.3}"),
        Key(
            "otherwise",
            Choice(OTHERWISE),
            "What happens where the proxy does not decide for itself (without it: the patron controls the option).",
            "patron's ranking",
        ),
        Key("order", REFERENCE, "The option of the patron that the proxy obeys.", "iran.command"),
        Key("since", Scalar("date"), "The day from which it is there.", "1949-04-04"),
        Key("until", Scalar("date"), "The day until which it is there.", "1955-05-14"),
        Key("denied_by", Many(REFERENCE, alone=True), "Who says it is not so.", "[iran]"),
        Key("denied_in", Many(ID, alone=True), "The quotes that say it is not so.", "no-agents"),
        Key("says", TEXT, "The relation in words.", "Arms, trains and pays it"),
        Key("id", ID, "A name to refer to it by; without one, as in `tie.iran-patron-militia`.", "sponsor"),
        *BASIS,
    ),
)
