"""Alliances, wars and disputes between states, from the tables of others, as ties with dates and sources.

| table | columns it is known by | ties |
|---|---|---|
| ATOP, dyad-years | ccode1, ccode2, year, atop_defense ... | ally (defence, offence), friend (any other pact) |
| Correlates of War, alliances by dyad | ccode1, ccode2, dyad_st_year, defense ... | the same |
| Correlates of War, wars by dyad-year | warnum, ccode1, ccode2, year | adversary |
| Correlates of War, participants in disputes (MIDB) | dispnum, ccode, sidea, styear | adversary, across sides |
| Correlates of War, disputes by dyad | statea, stateb, strtyr | adversary |
| any table | a, b, sign | ally for 1, adversary for -1 |
| any table | from, to, is | what `is` says, a kind of the model file |

Every row is used, out of the window asked for, about others, or malformed; the four numbers add up to the rows.
"""

from __future__ import annotations

from detente.data.tied.formats import FORMATS, Format
from detente.data.tied.imported import Imported, added, import_ties
from detente.data.tied.rows import Bad

__all__ = ["FORMATS", "Bad", "Format", "Imported", "added", "import_ties"]
