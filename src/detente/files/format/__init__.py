"""The one description of the model file, version 1: what each key is called, holds and means, with an example.

The unknown-key check, the reading of values, the JSON Schema (`files.schema`) and the key reference in
`docs/model-file.md` are all derived from `MODEL`. To add a key, add one `Key` to its record (the records stand in the
files of this folder, by what they tell) and read it in `files.build`.

A shape is one of five records (`files.shapes`): `Scalar`, `Choice`, `Many` (a list), `Table` (a mapping whose keys the
author chooses) and `Record` (a mapping whose keys are listed here). A `Record` may have a short form: ``strike: Strike
the militias`` is short for ``strike: {does: Strike the militias}``.
"""

from __future__ import annotations

from detente.files.format.actor import ACTOR, COST, LEVEL, ONE_OF, OPTION, WANT
from detente.files.format.basis import BECAUSE, QUOTE, SOURCE
from detente.files.format.claim import ALTERNATIVE, CLAIM_RECORD, SCENARIO, SIDE, VIEW
from detente.files.format.deal import DEAL_RECORDS
from detente.files.format.model import MODEL
from detente.files.format.quantity import QUANTITY, RATE
from detente.files.format.states import ARC, CONDITION, INFEASIBLE, NAMED, STATE
from detente.files.format.tie import TIE
from detente.files.format.time import DATED, DYNAMICS, EVENT, HAPPENED, MULTIPLIER
from detente.files.format.words import MUCH_BETTER, MUCH_MORE_IMPORTANT, VERSION

__all__ = ["ACTOR", "MODEL", "MOVED", "MUCH_BETTER", "MUCH_MORE_IMPORTANT", "RECORDS", "VERSION", "WANT"]

RECORDS = (
    MODEL,
    SOURCE,
    QUOTE,
    BECAUSE,
    ACTOR,
    OPTION,
    ONE_OF,
    WANT,
    LEVEL,
    CONDITION,
    NAMED,
    INFEASIBLE,
    STATE,
    ARC,
    TIE,
    COST,
    DYNAMICS,
    EVENT,
    MULTIPLIER,
    DATED,
    SCENARIO,
    HAPPENED,
    *DEAL_RECORDS,
    ALTERNATIVE,
    SIDE,
    VIEW,
    CLAIM_RECORD,
    QUANTITY,
    RATE,
)
"""Every record of the format, in reading order."""

MOVED = (
    ("actor", "wikidata", "write codes: {wikidata: Q30}"),
    ("actor", "iso3", "write codes: {iso3: USA}"),
    ("actor", "patron", "who stands behind whom is told under ties: {from: iran, to: militia, is: patron}"),
    ("actor", "autonomy", "autonomy belongs to the tie: {from: iran, to: militia, is: patron, autonomy: 0.6}"),
)
"""Keys people try, and where the thing is said: (record, key, fix)."""
