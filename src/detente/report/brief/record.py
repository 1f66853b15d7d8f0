"""A brief as data: one page in parts, every line of which says which claims of the model it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the brief and the claims, by number ("C3"), it is traced to; `mark` is the shape of a verdict."""

    text: str
    claims: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the brief: its id, its title, its lines."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim lines are traced to: its number, its id, and its test as written."""

    number: str
    id: str
    test: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole page. `question` is what the model is about; `date` the day of its status quo, "" where it has none."""

    title: str
    date: str
    question: Line
    parts: tuple[Part, ...]
    cited: tuple[Cited, ...]
    made: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, the question first."""
        return (self.question, *(line for part in self.parts for line in part.lines))
