"""What commands say as JSON where it is more, or less, than one record of `findings`: the types of those objects.

Only `detente schema --of` and the tests load this file. See `commands.outputs` for which command says what.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypedDict

from detente.bargaining.spatial import Conventions
from detente.commands.calculate import Found
from detente.commands.header import Header
from detente.commands.searched import Unknown
from detente.conflict.model import Outcome
from detente.data.counts import Counted
from detente.data.rate import Rate
from detente.findings.ensemble.ensemble import Share, StateOver
from detente.findings.ensemble.settle import Worth
from detente.findings.ensemble.splits import Tree
from detente.findings.hypergame import Hypergame
from detente.findings.sensitivity import Sensitivity
from detente.findings.surprise import Surprise
from detente.findings.sway import Sway
from detente.findings.thresholds import Threshold
from detente.findings.ties import Ties
from detente.findings.witness import Standing
from detente.stability.local import Stand

State = list[str]


class Headed(TypedDict):
    """What every result has: where it comes from."""

    header: Header


class ProblemTold(TypedDict):
    """A problem: its code, what is wrong, and as far as it has one its place, the nearest valid name, a way out."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    file: NotRequired[str]
    line: NotRequired[int]
    column: NotRequired[int]
    width: NotRequired[int]
    path: NotRequired[list[str | int]]
    nearest: NotRequired[str]
    fix: NotRequired[str]


class Problems(TypedDict):
    """What any command says in place of a result: everything that is wrong."""

    problems: list[ProblemTold]


class OverTold(TypedDict):
    """How often a claim holds over all that is unsure."""

    claim: str
    expected: Outcome
    orders: Mapping[str, Share]
    rankings: Mapping[str, float]
    asked: int
    outcome: Outcome


class CheckTold(TypedDict):
    """What `check` says beside its findings."""

    as_expected: bool
    in_this_model: Literal[True]
    warnings: list[ProblemTold]
    over: NotRequired[list[OverTold]]


class SolveTold(TypedDict):
    """The equilibria under each concept; a state is the list of the options taken."""

    title: str
    version: str
    states: int
    decision_makers: list[str]
    options: list[str]
    equilibria: Mapping[str, list[State]]


class RankingTold(TypedDict):
    """One ranking: the states of each level, best first."""

    actor: str
    levels: list[list[State]]
    surprise: Surprise | None


class RankingsTold(TypedDict):
    """The rankings of the decision makers."""

    rankings: list[RankingTold]


class ExplainTold(TypedDict):
    """Who stays at a state and who leaves it; by search where the states are too many to list."""

    state: State
    standings: NotRequired[list[Standing]]
    by: NotRequired[Literal["search"]]
    stands: NotRequired[list[Stand | Unknown]]


class ViewsTold(TypedDict):
    """The crisis in the eyes of each actor, under each concept."""

    title: str
    version: str
    model_hash: str
    games: list[Hypergame]


class RobustTold(TypedDict):
    """How often claims hold over all that is unsure."""

    title: str
    version: str
    model_hash: str
    profiles: int
    exact: bool
    orders: int
    rankings: int
    seed: int
    unsure: list[str]
    readings: list[list[list[str]]]
    claims: list[OverTold]
    trees: Mapping[str, Tree]
    next: list[Worth]
    states: list[StateOver]
    together: list[list[float]]
    matters: NotRequired[list[Sensitivity]]


class SwayTold(TypedDict):
    """What it takes to turn each verdict."""

    claims: list[Sway]
    thresholds: Mapping[str, list[Threshold]]


class RowsTold(TypedDict):
    """What became of the rows of a table of ties."""

    file: str
    table: str
    rows: int
    used: int
    outside: int
    others: int
    none: int
    malformed: int
    shown: list[Any]


class TiesTold(TypedDict):
    """The web of ties, and the tables it was read from."""

    ties: Ties
    imported: list[RowsTold]


class RatesTold(TypedDict):
    """A rate with its interval, and what was counted for it."""

    rate: Rate
    counted: Counted


class CalculateTold(TypedDict):
    """The numbers of a closed form."""

    title: str
    found: list[Found]
    note: str


class ActorTold(TypedDict):
    """Where an actor of a spatial model ends."""

    actor: str
    positions: list[list[float]]
    chances: list[float]


class OtherTold(TypedDict):
    """The forecast with another convention."""

    changed: str
    expected: list[float]
    settled: bool


class SpatialTold(TypedDict):
    """Where bargaining over positions would lead."""

    method: str
    conventions: Conventions
    dimensions: list[str]
    expected: list[float]
    settled: bool
    turns: int
    actors: list[ActorTold]
    weighted_mean: list[float]
    median_voter: list[float]
    sensitivity: list[OtherTold]
    caution: str


class ScenariosTold(TypedDict):
    """What `compare` says beside the scenarios."""

    differing: list[str]


class AdvanceTold(TypedDict):
    """What `advance` says beside what the news does."""

    accepted: bool


class BriefTold(TypedDict):
    """The brief that was written, and how many lines each part of it has."""

    brief: str
    bytes: int
    lines: Mapping[str, int]


class PageTold(TypedDict):
    """The page that was written."""

    report: str
    bytes: int
    as_expected: bool


class CaseTold(TypedDict):
    """A shipped case."""

    key: str
    title: str
    teaches: list[str]
    structure: str
    length: str
    level: str


class CasesTold(TypedDict):
    """The shipped cases."""

    cases: list[CaseTold]


class ScoreTold(TypedDict):
    """How well one way of reading does, in per cent."""

    reader: str
    what: str
    precision: float
    recall: float
    f1: float


class TrainedTold(TypedDict):
    """The scores of a trained reader."""

    texts: int
    scores: list[ScoreTold]


class LinkTold(TypedDict):
    """Where the workbench is served."""

    link: str


class Different(TypedDict):
    """A value of a result that is another one now: where it is in the JSON, what it was, what it is."""

    at: str
    was: Any
    now: Any


class ModelTold(TypedDict):
    """A model a result is about, as it was named, and the hash of what it said."""

    name: str
    hash: str


class VerifyTold(TypedDict):
    """Whether a result is what the model gives today. `different` has the first differences, `count` says how many.

    `made_by` is the version of detente that made it, `version` the one that worked it out again.
    """

    result: str
    command: str
    same: bool
    made_by: str
    version: str
    models: list[ModelTold]
    count: int
    different: list[Different]
    notes: list[ProblemTold]


class PartTold(TypedDict):
    """One thing `doctor` looked at."""

    part: str
    state: Literal["good", "missing", "broken"]
    needed: bool
    says: str
    fix: str


class DoctorTold(TypedDict):
    """What is installed, what works, and what to do about the rest."""

    good: bool
    parts: list[PartTold]
