"""The web of ties: who stands with whom, how far that is from two camps, and which ties are under strain.

A *web* is a signed graph: actors, and between two of them a tie that pulls together (+) or apart (-). Put every actor
in one of two camps; a tie is *frustrated* where friends are in different camps or foes in the same one. The frustration
index L is the least total weight of frustrated ties over all splits, and the splits that reach it are *optimal*. L is
0 where the web is balanced: every cycle has an even number of hostile ties (Harary's theorem).

| question | file |
|---|---|
| L, and an optimal split | frustration |
| all optimal splits, their number, ties frustrated in every one | optima |
| what it costs to have two actors in one camp, or in two | together |
| what one tie's change would do | changed |
| groups, where there may be more than two | factions |
| balance of triangles and of walks, the least eigenvalue | measures |

All of it is description. Nothing here is fed into stability: that ties tend towards balance is a theory, and the states
of 1946-1999 did not (Doreian and Mrvar 2015).

Heider (1946), J. Psychol. 21, 107-112. Cartwright and Harary (1956), Psychol. Rev. 63(5), 277-293. Harary (1959), On
the measurement of structural balance, Behav. Sci. 4(4), 316-323. Aref and Wilson (2018), Measuring partial balance in
signed networks, J. Complex Netw. 6(4), 566-595; (2019) Balance and frustration in signed networks, 7(2), 163-189.
"""

from __future__ import annotations

from detente.ties.changed import Changed, changed
from detente.ties.cycles import odd_cycles
from detente.ties.factions import Factions, factions
from detente.ties.frustration import Frustration, frustration
from detente.ties.measures import Measures, measures
from detente.ties.optima import Optima, optima
from detente.ties.together import Together, gathered, together
from detente.ties.web import Edge, Web, web

__all__ = [
    "Changed",
    "Edge",
    "Factions",
    "Frustration",
    "Measures",
    "Optima",
    "Together",
    "Web",
    "changed",
    "factions",
    "frustration",
    "gathered",
    "measures",
    "odd_cycles",
    "optima",
    "together",
    "web",
]
