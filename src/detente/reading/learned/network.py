"""The tagger both steps are made of: hashed clues, embedded, seen with their neighbours, to one label for each token.

The layers are Thinc's, the library spaCy's own taggers are built with: a table of vectors for each clue, one mixing
layer, a few convolutions over a window of three tokens, a softmax. It runs on a CPU.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from detente.reading.learned.clues import Hashes

if TYPE_CHECKING:
    from thinc.api import Model

Shares = NDArray[np.float32]
_RATE = 0.0015
"""How fast a network learns at first; it slows down evenly to the end."""

_BATCH = 3000
"""The most tokens the network sees between two steps; fewer where the corpus is small."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is: clues in, labels out, and what lies between."""

    columns: int
    labels: int
    rows: int = 4000
    each: int = 24
    width: int = 64
    depth: int = 3
    dropout: float = 0.25


def network(shape: Shape) -> Model[Any, Any]:
    """Return an untrained network: lists of (n, columns) hashes to lists of (n, labels) shares that sum to one."""
    from thinc.api import (
        HashEmbed,
        Maxout,
        Softmax,
        chain,
        clone,
        concatenate,
        expand_window,
        residual,
        use_ops,
        with_array,
    )

    width, drop = shape.width, shape.dropout
    with use_ops("numpy", use_blis=False):  # numpy's own product of matrices: three times as fast here
        tables: list[Any] = [
            HashEmbed(shape.each, shape.rows, column=at, seed=at, dropout=drop) for at in range(shape.columns)
        ]
        mixed = Maxout(width, shape.each * shape.columns, nP=2, dropout=drop, normalize=True)
        window: Any = chain(expand_window(1), Maxout(width, width * 3, nP=2, dropout=drop, normalize=True))
        seen = clone(residual(window), shape.depth)
        layers: Any = chain(concatenate(*tables), mixed, seen, Softmax(shape.labels, width))
        model: Model[Any, Any] = with_array(layers, pad=shape.depth)
        model.initialize()
    return model


def shares(model: Model[Any, Any], sheets: Sequence[Hashes]) -> list[Shares]:
    """Return each token's share of each label, text by text."""
    return [np.asarray(one) for one in model.predict(list(sheets))] if sheets else []


def learn(
    model: Model[Any, Any],
    sheets: Sequence[Hashes],
    labels: Sequence[NDArray[np.int64]],
    *,
    epochs: int,
    rng: np.random.Generator,
    done: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Train `model` in place; `done` hears of batches done and in all. Cost: epochs x tokens."""
    from thinc.api import Adam

    optimizer = Adam(_RATE, L2=0.0, grad_clip=1.0)
    sizes = np.array([len(one) for one in labels])
    batch = int(np.clip(sizes.sum() // 20, 100, _BATCH))
    steps = 0
    total = epochs * len(_batches(np.arange(len(sizes)), sizes, batch))
    for _ in range(epochs):
        for chosen in _batches(rng.permutation(len(sizes)), sizes, batch):
            _step(model, [sheets[n] for n in chosen], [labels[n] for n in chosen])
            model.finish_update(optimizer)
            steps += 1
            optimizer.learn_rate = _RATE * max(0.03, 1.0 - steps / total)
            done(steps, total)


def _batches(order: NDArray[np.int64], sizes: NDArray[np.int64], batch: int) -> list[NDArray[np.int64]]:
    cuts = np.flatnonzero(np.diff(np.cumsum(sizes[order]) // batch)) + 1
    return [part for part in np.split(order, cuts) if len(part)]


def _step(model: Model[Any, Any], sheets: list[Hashes], labels: list[NDArray[np.int64]]) -> None:
    """Add the gradient of the cross entropy of one batch."""
    guessed, back = model.begin_update(sheets)
    size = sum(len(one) for one in labels)
    slopes = []
    for guess, wanted in zip(guessed, labels, strict=True):
        slope = guess.copy()
        slope[np.arange(len(wanted)), wanted] -= 1.0
        slopes.append(slope / np.float32(size) * 10)
    back(slopes)
