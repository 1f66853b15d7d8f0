"""What a widget answers, without a notebook: the model, its verdicts after changes, and the state graph as a scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.case import Case
from detente.errors import DetenteError
from detente.files.load import Loaded
from detente.files.yaml import compose
from detente.workbench import messages as say
from detente.workbench.live import Live, in_order
from detente.workbench.trouble import trouble
from detente.workbench.view import model_view

MOST_CHANGES, LONGEST = 200, 2_000
"""Changes that are taken in at once, and letters of each; what is more is left out."""


@dataclass(eq=False)
class Sitting:
    """A model somebody tries changes on. `view` is what is shown of it."""

    case: Case
    live: Live
    view: say.ModelView

    @classmethod
    def of(cls, case: Case) -> Sitting:
        """Open a case. Raises InvalidModel where no state is feasible, TooLarge where nothing could be told."""
        live = Live.of(case.conflict)
        return cls(case, live, shown(_loaded(case), states=live.worlds.base.graph.size))

    def told(self, asked: say.WidgetAsked) -> Iterator[say.WidgetTold]:
        """Yield the verdicts after the changes asked about: claims that are not about time at once, then all.

        Changes that name nothing, or cannot be made, come back as problems, with the verdicts of the model as it is.
        """
        changes = tuple(asked["changes"])
        try:
            hash_, problems = self.live.after(changes).hash, list[say.Trouble]()
        except DetenteError as error:
            changes, hash_, problems = (), self.view["hash"], [trouble(problem) for problem in error.problems]
        verdicts = self._verdicts(changes, in_time=False)
        waiting = [claim.id for claim in in_order(self.live.after(changes).conflict, in_time=True)]
        about: say.WidgetTold = {
            "changes": asked["changes"], "hash": hash_, "problems": problems, "verdicts": [], "waiting": []
        }  # fmt: skip
        yield {**about, "verdicts": verdicts, "waiting": waiting}
        if asked["chances"] and waiting:
            timed = self._verdicts(changes, in_time=True)
            yield {**about, "verdicts": [*verdicts, *timed], "waiting": []}

    def _verdicts(self, changes: tuple[str, ...], *, in_time: bool) -> list[say.VerdictView]:
        """Return verdicts after changes; those without are worked out first, so that it can be said what they were."""
        for _ in self.live.verdicts((), in_time=in_time):
            pass
        return [*self.live.verdicts(changes, in_time=in_time)]

    def scene(self, asked: say.WidgetAsked) -> say.Scene | None:
        """Return the state graph after the changes; None where none is asked for or the states cannot be listed."""
        from detente.workbench.pictures import picture

        if self.live.many or not asked["picture"]:
            return None
        try:
            return picture(self.after(asked["changes"]), "graph", asked["lens"])
        except DetenteError:  # the problem came with the verdicts
            return None

    def after(self, changes: list[str]) -> Case:
        """Return the case after changes. Raises InvalidQuery for one that names nothing."""
        if not changes:
            return self.case
        return replace(self.case, conflict=self.live.after(tuple(changes)).conflict, document=None, path=None)


def asked_of(raw: Mapping[str, Any]) -> say.WidgetAsked:
    """Return what a page asks, whatever it sent: what is of the wrong type is as if it were not there.

    >>> asked_of({"changes": ["drop a.want", 3], "lens": None, "chances": 1})
    {'changes': ['drop a.want'], 'lens': {}, 'chances': False, 'picture': False}
    """
    changes, lens = raw.get("changes"), raw.get("lens")
    texts = [each for each in changes if isinstance(each, str)] if isinstance(changes, list) else []
    return {
        "changes": [each for each in texts if len(each) <= LONGEST][:MOST_CHANGES],
        "lens": dict(lens) if isinstance(lens, Mapping) else {},
        "chances": raw.get("chances") is True,
        "picture": raw.get("picture") is True,
    }


def shown(loaded: Loaded, *, states: int) -> say.ModelView:
    """Return the model as the widget takes it: without the texts, and without what only the workbench edits."""
    view = model_view(loaded, states=states)
    actors: list[say.Actor] = [{**actor, "options": []} for actor in view["actors"]]
    bare: say.ModelView = {**view, "actors": actors, "sources": [], "ties": [], "infeasible": [], "conditions": []}
    return bare


def _loaded(case: Case) -> Loaded:
    """Return the case as it was loaded. One without a file stands in an empty one: nobody asks where things are."""
    return Loaded(case.conflict, case.document or compose("detente: 1", "<model>"), None, texts=case.texts)
