"""Small files of events with the published headers; who and what is in them is invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1"
    " actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location"
    " latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()

GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id"
    " dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources"
    " source_article source_office source_date source_headline source_original where_prec where_coordinates"
    " where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity"
    " date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()

POLECAT = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
]  # fmt: skip


def rows(header: Sequence[str], cells: Iterable[dict[str, str]]) -> list[list[str]]:
    """Return rows as wide as `header`, with the cells that are named."""
    return [[cell.get(name, "") for name in header] for cell in cells]


def text(table: Iterable[Sequence[str]], *, delimiter: str = ",") -> str:
    """Return a table as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(table)
    return out.getvalue()


def acled(path: Path, cells: Iterable[dict[str, str]]) -> Path:
    """Write a file with ACLED's header."""
    path.write_text(text([ACLED, *rows(ACLED, cells)]), encoding="utf-8")
    return path


def strike(day: int, *, id: str = "", where: str = "Anbar", **more: str) -> dict[str, str]:
    """Return one attack of an invented militia on American forces, in January 2024."""
    return {
        "event_id_cnty": id or f"IRQ{day}",
        "event_date": f"2024-01-{day:02}",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Front of the Reed Marsh",
        "inter1": "3",
        "actor2": "Military Forces of the United States (2021-2025)",
        "inter2": "8",
        "country": "Iraq",
        "location": where,
    } | more


def gdelt(
    day: str, actor: str, target: str, code: str, *, id: str = "1", place: str = "Basra", width: int = 61
) -> list[str]:
    """Return one row as GDELT publishes it, without a header."""
    row = [""] * width
    row[0], row[1], row[5], row[7], row[12] = id, day, actor, actor[:3], actor[3:6]
    row[15], row[17], row[22], row[26] = target, target[:3], target[3:6], code
    row[52 if width == 61 else 50] = place
    return row
