"""The workbench in a real browser: from a toggle to the new verdicts, first paint; what the page weighs; memory.

    python benchmarks/workbench.py [--toggle] [--bundle] [--memory [--cycles N]] [--bars]

Without a part named, all are measured. A toggle is one assumption more that is switched off, half a second after the
one before: the pointer goes to its row, and presses 150 ms later (the page looks ahead meanwhile), or as a script does,
without warning. It counts from the click to the board's change in the page (`performance.now`), all verdicts but those
about time being new; another figure is when those are there too. Models: `tower22`, and one of 4,096 states with 24
claims made at random. First paint counts from the address being printed, in a Chromium that runs already.
"""

from __future__ import annotations

import gzip
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import workbench_memory
from bars import Bar, finish, machine
from stability import crisis

import detente
from detente.commands.cases import copied
from detente.files.write import dump

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser import FLAGS, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOGGLES, PAUSE, REACH, LOADS = 110, 0.5, 0.15, 9
WAITING = ".board-rows :is(.skeleton, .stale)"
PAGE = Path(detente.__file__).parent / "workbench" / "page"
KILOBYTES = 200

CLICK = """
one => new Promise((done, wrong) => {
  const board = document.querySelector(".board-rows");
  const before = board.dataset.about;
  const watch = new MutationObserver(() => {
    if (board.dataset.about === before || board.getAttribute("aria-busy") === "true") return;
    const changed = performance.now() - began;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done([changed, performance.now() - began])));
  });
  watch.observe(board, { attributes: true, childList: true, subtree: true });
  setTimeout(() => wrong(new Error("no verdicts came")), 60000);
  const began = performance.now();
  one.click();
})
"""

PAINTED = """
() => new Promise((done) => {
  const tell = (list) => {
    const first = list.getEntriesByName("first-contentful-paint")[0];
    if (first) done(performance.timeOrigin + first.startTime);
  };
  new PerformanceObserver(tell).observe({ type: "paint", buffered: true });
})
"""
"""When the first paint with something on it was, which may be told a moment after it."""


@dataclass(frozen=True, slots=True)
class Toggled:
    """Milliseconds from clicks to the change of the board, to the next frame, and to verdicts about time."""

    changed: list[float]
    painted: list[float]
    whole: list[float]


def wide() -> str:
    """Return the text of a model of 4,096 states: 12 options of 4 actors, 32 wants, 24 claims."""
    made = crisis(random.Random(1), options=12, actors=4, wants=8)
    named = [option.key for option in made.options]
    claims = [
        claim
        for name, other in zip(named, named[1:] + named[:1], strict=True)
        for claim in (f"no equilibrium has {name} and {other}", f"status_quo reaches {name} by improvements")
    ]
    lines = [f"  - id: c{number}\n    test: {claim}\n    expect: holds" for number, claim in enumerate(claims)]
    return dump(replace(made, title="Twelve options")) + "claims:\n" + "\n".join(lines) + "\n"


@contextmanager
def serving(folder: Path, file: str) -> Iterator[tuple[str, float]]:
    """Serve a model; yield the link and when it was printed (seconds since 1970)."""
    command = [sys.executable, "-u", "-m", "detente", "serve", str(folder / file), "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        link = next(line for line in process.stdout if "#key=" in line).strip()
        printed = time.time()
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield link, printed
    finally:
        process.terminate()
        process.wait()


def toggled(page: Page, number: int, *, reach: float) -> Toggled:
    """Switch assumptions off, one more each time, three at the most, and then all on again."""
    rng, found = random.Random(2), Toggled([], [], [])
    switches = page.locator(".whatif-assumptions input[role=switch]:checked")
    while len(found.changed) < number:
        for _ in range(rng.randint(1, 3)):
            time.sleep(PAUSE)
            one = switches.nth(rng.randrange(switches.count()))
            if reach:
                one.scroll_into_view_if_needed()
                one.hover()
                time.sleep(reach)
            changed, painted = one.evaluate(CLICK)
            found.changed.append(changed)
            found.painted.append(painted)
        if len(found.whole) < number // 20 and page.locator(WAITING).count():
            began = time.perf_counter()
            page.locator(WAITING).first.wait_for(state="detached", timeout=120_000)
            found.whole.append(found.changed[-1] + 1000 * (time.perf_counter() - began))
        page.get_by_role("button", name="Clear all changes").click()
    return found


def opened(play: Any, link: str) -> Page:
    """Open a page and wait for the first verdicts."""
    page: Page = play.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script("localStorage.setItem('detente.tour', 'done')")
    page.goto(link)
    page.wait_for_selector(".board-rows .verdict", timeout=120_000)
    return page


def first_paints(browser: Any, folder: Path) -> list[float]:
    """Return seconds from the printed address to the first paint with something on it, for servers just started."""
    found = []
    for _ in range(LOADS):
        with serving(folder, "model.yaml") as (link, printed):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.goto(link)
            page.wait_for_selector(".bar")
            found.append(page.evaluate(PAINTED) / 1000 - printed)
            page.context.close()
    return found


def toggle() -> list[Bar]:
    """Measure toggles on both models, and first paints."""
    from playwright.sync_api import sync_playwright

    bars = []
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        small, large = Path(home, "tower22"), Path(home, "wide")
        copied("tower22", small)
        large.mkdir()
        (large / "model.yaml").write_text(wide())
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        for folder, name, limit in ((small, "tower22", 100), (large, "4096-states", 400)):
            with serving(folder, "model.yaml") as (link, _):
                page = opened(browser, link)
                page.get_by_role("button", name="Change something").click()
                page.get_by_role("tab", name="Assumptions").click()
                time.sleep(3)
                at = said(f"{name}, by pointer", toggled(page, TOGGLES, reach=REACH))
                said(f"{name}, without warning", toggled(page, TOGGLES, reach=0))
                page.context.close()
            bars.append(Bar(f"workbench-toggle-{name}-p95-ms", at, limit))
        paints = first_paints(browser, small)
        print(f"first paint after the address: median {statistics.median(paints):.2f} s, most {max(paints):.2f} s")
        bars.append(Bar("workbench-first-paint-seconds", statistics.median(paints), 1.0))
        browser.close()
    return bars


def said(name: str, found: Toggled) -> float:
    """Print what was measured, and return the 95th percentile of what counts."""
    print(f"{name}: {len(found.changed)} toggles, {PAUSE} s apart, ms from click to new verdicts")
    for what, values in (("on the board", found.changed), ("next frame", found.painted)):
        middle, high = statistics.median(values), (_at(values, 95), _at(values, 99), max(values))
        print(f"  {what:13} median {middle:6.1f}  p95 {high[0]:6.1f}  p99 {high[1]:6.1f}  most {high[2]:6.1f}")
    if found.whole:
        print(f"  about time too median {statistics.median(found.whole):6.0f}  of {len(found.whole)}")
    return _at(found.changed, 95)


def _at(values: list[float], percent: int) -> float:
    """Return the value that `percent` of all do not exceed."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


def bundle() -> list[Bar]:
    """Weigh what a browser loads, each file compressed alone; the widget of notebooks is none of it."""
    every = (path for path in sorted(PAGE.rglob("*")) if path.parent.name != "widget")
    files = [path for path in every if path.suffix in {".js", ".css", ".html", ".svg"}]
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9, mtime=0)) / 1000 for path in files}
    for name, size in sizes.items():
        print(f"{size:7.1f} KB {name}")
    return [Bar("workbench-bundle-kb", sum(sizes.values()), KILOBYTES)]


def memory() -> list[Bar]:
    """Open and close models again and again."""
    given = sys.argv[sys.argv.index("--cycles") + 1] if "--cycles" in sys.argv else workbench_memory.CYCLES
    return workbench_memory.main(int(given))


PARTS = {"--toggle": toggle, "--bundle": bundle, "--memory": memory}


def main() -> None:
    """Measure the parts that are named, or all."""
    print(machine("starlette", "uvicorn", "playwright"))
    named = [part for part in PARTS if part in sys.argv[1:]] or list(PARTS)
    finish([bar for part in named for bar in PARTS[part]()])


if __name__ == "__main__":
    main()
