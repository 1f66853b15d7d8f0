"""The links of the docs: those within are looked up, file and heading. `python tests/docs_links.py` lists the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
MADE = ("_build", "gallery", "notebooks")
"""Folders of what is made when the docs are built."""

LINK = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
FENCED = re.compile(r"^(`{3,})[^\n]*\n.*?^\1`*\s*$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
HEADING = re.compile(r"^#{1,6} (.+?)\s*#*$", re.MULTILINE)


def pages(docs: Path = DOCS) -> list[Path]:
    """Return the pages that are written by hand, or made and kept."""
    found = (path for path in docs.rglob("*.md") if path.relative_to(docs).parts[0] not in MADE)
    return sorted(found)


def links(page: Path) -> Iterator[str]:
    """Yield where the links of a page lead, those in code left out."""
    text = CODE.sub("", FENCED.sub("", page.read_text(encoding="utf-8")))
    yield from LINK.findall(text)


def broken(page: Path) -> list[str]:
    """Return the links of a page to files or headings that are not there."""
    return [
        target
        for target in links(page)
        if not target.startswith(("http:", "https:", "mailto:")) and _lost(page, target)
    ]


def _lost(page: Path, target: str) -> bool:
    file, _, heading = target.partition("#")
    path = (page.parent / file).resolve() if file else page
    if not path.exists():
        return True
    return bool(heading) and path.suffix == ".md" and heading not in anchors(path)


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of the headings of a page, as GitHub and MyST make them: a second of a name ends in -1."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    seen: Counter[str] = Counter()
    found = []
    for heading in HEADING.findall(text):
        name = anchor(heading)
        found.append(f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return frozenset(found)


def anchor(heading: str) -> str:
    """Return the anchor of a heading.

    >>> anchor("The smallest change: `sway`")
    'the-smallest-change-sway'
    """
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")


def main() -> None:
    """List the links that lead out, with the pages they stand on."""
    out: dict[str, set[str]] = {}
    for page in pages():
        for target in links(page):
            if target.startswith("http"):
                out.setdefault(target, set()).add(page.relative_to(DOCS).as_posix())
    for target in sorted(out):
        print(target, "  ", ", ".join(sorted(out[target])))


if __name__ == "__main__":
    main()
