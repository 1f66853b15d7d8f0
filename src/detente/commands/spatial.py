"""`detente spatial`: KTAB's spatial coercive-bargaining forecast of a table of actors, with what it must beat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from detente.bargaining.contest import THIRD_PARTIES, VOTES, ThirdParties, Vote
from detente.bargaining.favourite import FAVOURITES, Favourite
from detente.commands.opened import located, opened
from detente.commands.options import as_json, everywhere, manner
from detente.commands.table import draw
from detente.commands.terminal import paragraph, say_json
from detente.commands.written import written

if TYPE_CHECKING:
    from detente.bargaining.spatial import Forecast
    from detente.bargaining.spatial_table import SpatialTable

EPILOG = """\b
FILE is a table of KTAB (any dimensions, 0 to 100) or of expected utility (BDM:
Actor,Capability,Position,Salience), or a model: then the issues of its deal that
have a scale, with bargaining weights for power. Beside the forecast stand the
weighted mean and the median voter, and what it becomes under other conventions.

\b
Examples:
  detente spatial oil-price.csv
  detente spatial oil-price.csv --scale 12 15 --turns
  detente spatial emissions.csv --favourite markov-incentive --json
  detente spatial oil-price.csv --to ktab -o oil-price-ktab.csv
  detente spatial crisis.yaml --to ktab               the positions of a deal as a table
"""

CAUTION = (
    "One method with many conventions, not an answer: no test of its skill on crises is known. Where the conventions "
    "disagree, it says nothing."
)


@click.command("spatial", epilog=EPILOG)
@click.argument("file", metavar="FILE")
@click.option("--scale", nargs=2, type=float, metavar="LOW HIGH", help="Where a BDM scale ends. Default: its range.")
@click.option("--vote", type=click.Choice(VOTES), default=VOTES[0], show_default=True, help="How votes grow.")
@click.option(
    "--favourite", type=click.Choice(FAVOURITES), default=FAVOURITES[0], show_default=True, help="How votes choose."
)
@click.option(
    "--third-parties", type=click.Choice(THIRD_PARTIES), default=THIRD_PARTIES[0], show_default=True,
    help="Whether others join a contest.",
)  # fmt: skip
@click.option("--turns", is_flag=True, help="Show where everybody stands after each turn.")
@click.option("--to", "form", type=click.Choice(["ktab", "bdm"]), help="Write the table in this form instead.")
@click.option("-o", "--output", metavar="NAME", default="-", help="Where --to writes. Default: it prints.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@as_json
@everywhere
def command(
    file: str, scale: tuple[float, float] | None, vote: Vote, favourite: Favourite, third_parties: ThirdParties,
    turns: bool, form: str | None, output: str, force: bool,
) -> None:  # fmt: skip
    """Say where bargaining between the actors in FILE would lead, by the spatial model of KTAB."""
    from detente.bargaining.spatial import Conventions, forecast, sensitivity
    from detente.bargaining.spatial_table import bdm_csv, ktab_csv

    table = _given(file, scale)
    if form is not None:
        written(output, (ktab_csv if form == "ktab" else bdm_csv)(table), force=force)
        return
    conventions = Conventions(vote=vote, favourite=favourite, third_parties=third_parties)
    given = table.power, table.scaled, table.salience
    found = forecast(*given, conventions=conventions)
    others = sensitivity(*given, conventions=conventions)
    if manner().json:
        say_json(_told(table, found, others))
        return
    _show(table, found, others, turns=turns)


def _given(file: str, scale: tuple[float, float] | None) -> SpatialTable:
    """Return the table in `file`, or that of the deal where it is a model."""
    path = located(file)
    if path.suffix.lower() in (".yaml", ".yml"):
        return opened(file).positions()
    from detente.bargaining.spatial_table import read_table
    from detente.files.texts import read_text

    return read_table(read_text(path), name=file, scale=scale)


def _told(table: SpatialTable, found: Forecast, others: tuple[tuple[str, Forecast], ...]) -> dict[str, object]:
    """Return all there is to say, on the scales of the table, as plain values."""
    return {
        "method": "spatial coercive bargaining (KTAB)",
        "conventions": found.conventions,
        "dimensions": list(table.dimensions),
        "expected": table.units(found.expected).tolist(),
        "settled": found.settled,
        "turns": found.turns,
        "actors": [
            {
                "actor": actor,
                "positions": table.units(found.positions[:, i]).tolist(),
                "chances": found.chances[:, i].tolist(),
            }
            for i, actor in enumerate(table.actors)
        ],
        "weighted_mean": [mean for mean, _ in _baselines(table)],
        "median_voter": [median for _, median in _baselines(table)],
        "sensitivity": [
            {"changed": name, "expected": table.units(one.expected).tolist(), "settled": one.settled}
            for name, one in others
        ],
        "caution": CAUTION,
    }


def _show(
    table: SpatialTable, found: Forecast, others: tuple[tuple[str, Forecast], ...], *, turns: bool
) -> None:  # fmt: skip
    """Print the forecast between its baselines, the other conventions, and where everybody ends."""
    from detente.report.tables import Table

    ends = f"after {found.turns} turns" + ("" if found.settled else ", still moving")
    baselines = _baselines(table)
    rows = (
        ("forecast", *_cells(table.units(found.expected))),
        ("weighted mean", *_cells([mean for mean, _ in baselines])),
        ("median voter", *_cells([median for _, median in baselines])),
    )
    draw(Table(f"Spatial forecast {ends}", ("", *table.dimensions), rows))
    changed = tuple((name, *_cells(table.units(one.expected))) for name, one in others)
    draw(Table("Under other conventions", ("", *table.dimensions), changed))
    shown = range(found.turns + 1) if turns else (0, found.turns)
    for turn in shown:
        stands = tuple(
            (actor, *_cells(table.units(found.positions[turn, i])), f"{found.chances[turn, i]:.3f}")
            for i, actor in enumerate(table.actors)
        )
        title = "Where they stand at first" if turn == 0 else f"Where they stand after turn {turn}"
        draw(Table(title, ("", *table.dimensions, "chance"), stands))
    paragraph(CAUTION)


def _baselines(table: SpatialTable) -> list[tuple[float, float]]:
    """Return the weighted mean and the median voter of each dimension, by power times salience."""
    from detente.bargaining.baselines import median_voter, weighted_mean

    weights = (table.power[:, None] * table.salience).T
    return [
        (weighted_mean(w, x), median_voter(w, x)) if w.sum() > 0 else (float("nan"), float("nan"))
        for w, x in zip(weights, table.positions.T, strict=True)
    ]


def _cells(values: Iterable[float]) -> tuple[str, ...]:
    return tuple(f"{float(value):.4g}" for value in values)
