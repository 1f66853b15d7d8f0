"""The first model of a new user: two states and a proxy, small enough to read at once."""

from __future__ import annotations

from detente.errors import InvalidQuery, Problem, nearest
from detente.files.emit import modelines

_PROXY = """
detente: 1                       # the version of this format
title: A border, two states and a proxy

# Who is in it, what each can do (a yes/no action, never an outcome) and what each wants, most important first.
actors:
  north:
    name: The North
    kind: state
    options:
      strike: {does: Strike the militia's camps, undone: never}   # what is struck stays struck
      talk: Offer talks
    wants:
      - {that: not war, id: no-war}
      - {that: strike if militia.raid, id: look-firm, for: voters, stance: imputed}   # only because voters watch
      - south.accept
  south:
    name: The South
    kind: state
    options:
      restrain: Hold the militia back
      accept: Accept the talks
      attack: Attack the North itself
    wants:
      - {that: not war, id: no-war}
      - not north.strike
      - accept if north.talk
      - not restrain
  militia:
    name: The militia
    kind: armed group
    options:
      raid: Raid across the border
    wants:
      - {that: not south.restrain if raid, id: obey}              # it does not raid against its patron's word
      - raid
  voters:
    name: Voters of the North
    kind: electorate

# Formulas with a name of their own, to use in others.
named:
  war: south.attack and north.strike

# What cannot be.
infeasible:
  - {that: south.accept and not north.talk, says: Nobody accepts what nobody offers}

# The options taken now. Everything else is not.
status_quo: [militia.raid]

# Who is what to whom. A patron and its proxy are told here and nowhere else.
ties:
  - {from: south, to: militia, is: patron, autonomy: 0.6}
  - {from: voters, to: north, is: home audience}
  - {from: north, to: south, is: adversary}

# What the account says will follow. `detente check` tries each.
claims:
  - id: no-war
    says: There will be no war
    test: no reachable equilibrium(seq) has war
"""

TEMPLATES = (("proxy", "two states and a proxy", _PROXY),)
"""The templates of `detente new`: name, what it is, text."""


def template(name: str = "proxy") -> str:
    """Return the text of a template, with the lines that tell editors where the schema is.

    Raises InvalidQuery (D134) where no template has that name.
    """
    found = next((text for key, _, text in TEMPLATES if key == name), None)
    if found is None:
        names = [key for key, _, _ in TEMPLATES]
        fix = f"templates: {', '.join(names)}"
        raise InvalidQuery(Problem("D134", f'no template is called "{name}"', nearest=nearest(name, names), fix=fix))
    return f"{modelines()}\n{found.lstrip()}"
