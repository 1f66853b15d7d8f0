"""Two ports and a strait: a small model in which something is unsure, with the two texts it quotes."""

from __future__ import annotations

from pathlib import Path

HERALD = (
    "The minister says that the strait must stay open. A captain of the coast guard says his men will search the "
    "ferries wherever they patrol. The flag must be seen, he adds. Gulls followed the boats all day.\n"
)
POST = (
    "The envoy says that nobody will board a ferry. Suder will answer if one of its ferries is boarded, he expects.\n"
)
STRAIT = """\
detente: 1
title: Two ports and a strait
sources:
  herald: {outlet: Strait Herald, file: herald.txt}
  post: {outlet: Morning Post, file: post.txt}
actors:
  north:
    name: Norden
    options: {patrol: Patrol the strait, board: Board the ferries}
    wants:
      - {that: not south.block, id: open, because: open, said_by: [strait_herald, minister], stance: avowed}
      - {that: board if patrol, id: search, because: search, said_by: [strait_herald, captain], holds: perhaps}
      - {that: patrol, id: show, because: show, said_by: [strait_herald, captain]}
      - {that: not board, id: calm, because: calm, said_by: [morning_post, envoy], stance: avowed}
    order: [show and calm in any order, search at least as important as show]
  south:
    name: Suder
    options: {block: Block the strait}
    wants:
      - {that: not north.board, id: ferries, because: ferries, said_by: [morning_post, envoy]}
      - {that: block if north.board, id: answer, because: ferries, said_by: [morning_post, envoy]}
      - {that: not block, id: trade, note: Ours. A blocked strait is bad for both ports.}
    order: [answer and trade in any order]
  minister: {name: The minister, kind: speaker}
  captain: {name: A captain, kind: speaker}
  envoy: {name: The envoy, kind: speaker}
  strait_herald: {name: Strait Herald, kind: outlet}
  morning_post: {name: Morning Post, kind: outlet}
ties:
  - from: north
    to: south
    is: adversary
    denied_by: envoy
    denied_in: calm
    because: search
    said_by: [strait_herald, captain]
status_quo: []
claims:
  - {id: open, says: The strait stays open, test: every reachable equilibrium(seq) has not south.block, expect: fails}
  - {id: calm, says: No ferry is boarded, test: every reachable equilibrium(nash) has not north.board, expect: fails}
  - {id: flag, says: There will be patrols, test: every equilibrium(nash) has north.patrol}
quotes:
  open: {source: herald, exact: the strait must stay open}
  search: {source: herald, exact: his men will search the ferries wherever they patrol}
  show: {source: herald, exact: The flag must be seen}
  calm: {source: post, exact: nobody will board a ferry}
  ferries: {source: post, exact: Suder will answer if one of its ferries is boarded}
"""


def written(folder: Path, text: str = STRAIT) -> Path:
    """Write the model and its texts into `folder` and return the path of the model."""
    (folder / "herald.txt").write_text(HERALD)
    (folder / "post.txt").write_text(POST)
    path = folder / "strait.yaml"
    path.write_text(text)
    return path
