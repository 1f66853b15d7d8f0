"""What stands behind the verdicts: what is possible, who is tied to whom, what is left open, where it all came from."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import numpy as np

from detente.conflict.formula import text
from detente.conflict.model import Tie
from detente.language.write import edit_text
from detente.moves import Graph
from detente.report.assumptions import quantity_words
from detente.report.markup import NOTHING, Markup, anchor_id, join, tag, words
from detente.report.naming import actor_name, concept_names, listed
from detente.report.references import References
from detente.report.ties_part import camps


def possible(refs: References) -> Markup:
    """Return conditions, named conditions and infeasible combinations: what holds, is meant, and cannot be."""
    conflict = refs.conflict
    now = conflict.status_quo
    facts = [
        (c.key, join(words(c.says or c.key), _pill("holds now" if c.key in now else "does not hold now"), by=" "))
        for c in conflict.conditions
    ]
    means = [
        (n.key, join(tag("b", words(n.key)), words(" means "), tag("code", words(text(n.formula)))))
        for n in conflict.named
    ]
    cannot = [
        (i.id, join(words(i.says or "Cannot be:"), tag("code", words(text(i.formula))), by=" "))
        for i in conflict.infeasible
    ]
    return join(
        _listing(refs, "Facts nobody here controls", facts),
        _listing(refs, "Words with a meaning", means),
        _listing(refs, "What cannot be", cannot),
    )


def _listing(refs: References, title: str, rows: Iterable[tuple[str, Markup]]) -> Markup:
    lines = [refs.row(id, refs.assumptions[id].basis, said) for id, said in rows]
    return tag("section", tag("h3", words(title)), tag("ul", *lines)) if lines else NOTHING


def _pill(text: str) -> Markup:
    return tag("span", words(text), class_="pill")


def ties(refs: References) -> Markup:
    """Return the ties as a table: who, what, to whom, who says so, who denies it."""
    if not refs.conflict.ties:
        return tag("p", words("The model names no ties."))
    heads = [tag("th", words(head), scope="col") for head in ("", "from", "is", "to", "who says so", "denied by")]
    rows = [_tie(refs, tie) for tie in refs.conflict.ties]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="ties")
    listing = tag("div", table, class_="wide", tabindex="0", role="region", aria_label="Ties")
    return join(camps(refs.conflict), listing)


def _tie(refs: References, tie: Tie) -> Markup:
    kind = ("proposed: " if tie.basis.status == "proposed" else "") + tie.kind
    kind += f", autonomy {quantity_words(tie)}" if tie.autonomy else ""
    denied = listed([actor_name(refs.conflict, key) for key in tie.denied_by])
    notes = [words(note) for note in (tie.says, tie.basis.note) if note]
    says = tag("p", join(*notes, by=" ")) if notes else NOTHING
    cells = (
        tag("td", refs.number(tie.id, title=False)),
        tag("th", words(actor_name(refs.conflict, tie.source)), scope="row"),
        tag("td", words(kind)),
        tag("td", words(actor_name(refs.conflict, tie.target))),
        tag("td", says, refs.evidence(tie.basis, brief=True)),
        tag("td", words(denied or "—")),
    )
    return tag("tr", *cells, id=anchor_id("a", tie.id))


def alternatives(refs: References) -> Markup:
    """Return the questions the account leaves open, with their sides."""
    if not refs.conflict.alternatives:
        return tag("p", words("The model leaves no question open."))
    blocks = []
    for alternative in refs.conflict.alternatives:
        sides = []
        for side in alternative.sides:
            id = f"{alternative.key}: {side.key}"
            edits = "; ".join(edit_text(edit) for edit in side.edits) or "the model as it stands"
            sides.append(refs.row(id, side.basis, words(side.says or side.key), tag("code", words(edits))))
        blocks.append(tag("section", tag("h3", words(alternative.says or alternative.key)), tag("ul", *sides)))
    return join(*blocks)


def provenance(refs: References, graph: Graph, *, date: str | None = None) -> Markup:
    """Return what this page was made from, and with what."""
    found = refs.findings
    facts = {
        "Model": found.title or refs.conflict.title,
        "Model hash": found.model_hash,
        "detente": found.version,
        "Python, numpy": f"{sys.version.split()[0]}, {np.__version__}",
        "Feasible states": f"{graph.size:,}",
        "Decision makers": listed([actor_name(refs.conflict, key) for key in graph.actors]),
        "Stability concepts": concept_names(found.concepts),
        "Sets of assumptions tried": f"up to {found.depth}"
        if found.depth
        else "as far as the effort allowed; each claim says",
        "Date": date or "",
    }
    rows = [join(tag("dt", words(key)), tag("dd", words(value))) for key, value in facts.items() if value]
    texts = [_source(refs, source.key) for source in refs.conflict.sources]
    return join(
        tag("dl", *rows), tag("h3", words("Texts")) if texts else NOTHING, tag("ul", *texts) if texts else NOTHING
    )


def _source(refs: References, key: str) -> Markup:
    source = next(one for one in refs.conflict.sources if one.key == key)
    facts = [
        source.title or key,
        source.author or "",
        ", ".join(source.via) or source.outlet or "",
        source.date or "",
        source.url or "",
    ]
    code = tag("code", words(f"sha256 {source.sha256}")) if source.sha256 else NOTHING
    return tag("li", words(", ".join(fact for fact in facts if fact)), words(" "), code)
