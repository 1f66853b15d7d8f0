"""Webs for tests: random ones, an oracle that tries every split, and published ones."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from detente.ties import Web, web


def oracle(web: Web) -> tuple[float, list[tuple[int, ...]]]:
    """Return the frustration index and all optimal splits, by trying each: the first actor is in camp 0."""
    splits = [(0, *rest) for rest in product((0, 1), repeat=max(0, web.size - 1))]
    costs = [sum(abs(pull) for i, j, pull in web.edges if (split[i] != split[j]) == (pull > 0)) for split in splits]
    least = min(costs, default=0)
    return least, [split for split, cost in zip(splits, costs, strict=True) if abs(cost - least) < 1e-9]


@st.composite
def webs(draw: st.DrawFn, *, most: int = 9, weighted: bool = False) -> Web:
    """Draw a web of up to `most` actors; it may fall into parts, and have actors without ties."""
    size = draw(st.integers(2, most))
    pairs = [(i, j) for i in range(size) for j in range(i)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=len(pairs)))
    pulls = st.sampled_from((1, -1)) if not weighted else st.sampled_from((-2.5, -1, -0.3, 0.7, 1, 3, 4))
    return web(size, [(i, j, draw(pulls)) for i, j in chosen])


def turned(web_: Web, actors: set[int]) -> Web:
    """Return the web with every tie between `actors` and the rest turned round."""
    return web(web_.size, [(i, j, -pull if (i in actors) != (j in actors) else pull) for i, j, pull in web_.edges])
