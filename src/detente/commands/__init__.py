"""One file per command. This tuple is the one list of them: help, completion, docs and tests are made from it.

Nothing here loads a command; `detente --help` imports click and this file only.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command: its name, the module that has it (as `command`), and one line of help."""

    name: str
    module: str
    help: str


COMMANDS = (
    Entry("demo", "detente.commands.demo", "Show everything once, on a shipped case, in the folder ./demo."),
    Entry("check", "detente.commands.check", "Validate a model and give every claim its verdict."),
    Entry("report", "detente.commands.report", "Write one offline page: account, verdicts, states, graph."),
    Entry("serve", "detente.commands.serve", "Open the workbench: the account, the model, what follows."),
    Entry("solve", "detente.commands.solve", "Find the equilibria, all stability concepts side by side."),
    Entry("ranking", "detente.commands.ranking", "Show how each decision maker ranks the states."),
    Entry("explain", "detente.commands.explain", "Say why each decision maker stays at a state or leaves it."),
    Entry("views", "detente.commands.views", "Show the crisis as each actor sees it, and what surprises it."),
    Entry("paths", "detente.commands.paths", "Show how the status quo can lead to an outcome, and what never can."),
    Entry("inverse", "detente.commands.inverse", "Ask what would have to be wanted for an outcome to be stable."),
    Entry("robust", "detente.commands.robust", "Ask how often claims hold over all that is unsure, and why."),
    Entry("sway", "detente.commands.sway", "Find the smallest change that turns a verdict."),
    Entry("sweep", "detente.commands.sweep", "Judge claims over a grid of numbers and readings, into Parquet."),
    Entry("sources", "detente.commands.sources", "Show who stands behind each verdict, and who contradicts whom."),
    Entry("compare", "detente.commands.compare", "Compare a model's scenarios, or two versions of a model."),
    Entry("advance", "detente.commands.advance", "Take tomorrow's news into a model, and show which verdicts change."),
    Entry("indicators", "detente.commands.indicators", "Show what to watch for: the moves that tell the ways apart."),
    Entry("brief", "detente.commands.brief", "Write a one-page brief: what follows, what it hinges on, what to watch."),
    Entry("hindsight", "detente.commands.hindsight", "Hold a model against what happened, and score its chances."),
    Entry("ties", "detente.commands.ties", "Show who stands with whom, and which ties are under strain."),
    Entry("rates", "detente.commands.rates", "Estimate a rate, with its interval, from a file of events."),
    Entry("chances", "detente.commands.chances", "Show how likely outcomes are over time, given the rates."),
    Entry("calculate", "detente.commands.calculate", "Work out a closed form of deterrence or trust."),
    Entry("deal", "detente.commands.deal", "Show what can be agreed, what each theory picks, and whether it lasts."),
    Entry("spatial", "detente.commands.spatial", "Say where bargaining over positions would lead, by KTAB's model."),
    Entry("read", "detente.commands.read", "Read an account in English and write a draft model."),
    Entry("train-reader", "detente.commands.train_reader", "Learn from annotated texts who says what."),
    Entry("import", "detente.commands.import_", "Import files of GMCR+, Gambit, PRISM and others as a model."),
    Entry("export", "detente.commands.export", "Export a model for Gambit, PRISM, Storm and others."),
    Entry("new", "detente.commands.new", "Write a small commented model to start from."),
    Entry("fmt", "detente.commands.fmt", "Bring models up to the format, and anchor their quotes."),
    Entry("cases", "detente.commands.cases", "List, show or copy the shipped cases."),
    Entry("schema", "detente.commands.schema", "Print the JSON Schema of the model file, or of results."),
    Entry("verify", "detente.commands.verify", "Tell whether a result that was kept is what follows today."),
    Entry("doctor", "detente.commands.doctor", "Say what is installed, what works, and what to do."),
    Entry("completion", "detente.commands.completion", "Print the shell completion script for bash, zsh or fish."),
)
