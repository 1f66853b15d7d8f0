"""`detente train-reader`: learn to find who says what from your own annotated texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.commands.options import as_json, everywhere, manner
from detente.commands.progress import progress
from detente.commands.table import draw
from detente.commands.terminal import say_json, tell

if TYPE_CHECKING:
    from detente.reading.learned import Score

EPILOG = """\b
CORPUS has NAME.txt and NAME.ann (brat standoff), or NAME_PERSON.ann by several
people, also in subfolders. Needs the extra: pip install "detente[read]"

\b
Examples:
  detente train-reader corpus/train -o reader --dev corpus/dev
  detente train-reader corpus -o reader --epochs 3 --seed 7
  detente read account.txt --reader learned --model-dir reader -o draft.yaml
"""


@click.command("train-reader", epilog=EPILOG)
@click.argument("corpus", metavar="CORPUS", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="MODEL_DIR", default="reader", show_default=True, type=click.Path(path_type=Path),
    help="The folder to write the trained reader to.",
)  # fmt: skip
@click.option(
    "--dev", metavar="FOLDER", type=click.Path(path_type=Path),
    help="Annotated texts to score on. Default: every fifth text of CORPUS, kept out of the training.",
)  # fmt: skip
@click.option(
    "--epochs", type=click.IntRange(1, 100), default=4, show_default=True, help="How often each text is seen."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="The same seed, the same reader."
)
@click.option("--force", is_flag=True, help="Replace the trained reader if it is there.")
@as_json
@everywhere
def command(corpus: Path, output: Path, dev: Path | None, epochs: int, seed: int, force: bool) -> None:
    """Learn from the texts in CORPUS who says what, and write a trained reader to MODEL_DIR.

    CORPUS is annotated with source, cue and content. The table compares the trained reader with the rules. The reader
    is yours: nothing is sent anywhere, and nothing in MODEL_DIR is code.
    """
    from detente.commands.annotated import corpus_at, free, keep
    from detente.reading.attribution.reports import reports
    from detente.reading.learned import measured, split, to_files, told, train

    free(output, force=force)
    texts, judged = split(corpus_at(corpus), every=5) if dev is None else (corpus_at(corpus), corpus_at(dev))
    with progress("training") as step:
        model = train(texts, epochs=epochs, seed=seed, step=step)
        learned = measured(judged, lambda doc, quoted: told(doc, quoted, model=model), step=step)
        rules = measured(judged, reports, step=step)
    keep(output, to_files(model))
    tell(f"wrote {output}")
    _show({"learned": learned, "rules": rules}, len(judged))
    tell(f"next: detente read account.txt --reader learned --model-dir {output}")


def _show(scores: dict[str, Score], texts: int) -> None:
    """Print the score table, or the same numbers as JSON."""
    from detente.report.tables import Table

    lines = [
        (reader, what, *one.rates(hits))
        for reader, one in scores.items()
        for what, hits in (("relation", one.right), ("content exact", one.exact))
    ]
    if manner().json:
        keys = ("reader", "what", "precision", "recall", "f1")
        say_json({"texts": texts, "scores": [dict(zip(keys, line, strict=True)) for line in lines]})
        return
    wanted = next(iter(scores.values())).wanted
    title = f"{texts} texts, {wanted} annotated attributions"
    rows = tuple((reader, what, *(f"{rate:.1f}" for rate in rates)) for reader, what, *rates in lines)
    draw(Table(title, ("reader", "what", "precision", "recall", "F1"), rows))
