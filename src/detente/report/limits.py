"""What a page cannot say: the lines every report has and links, in the same words as docs/limits.md."""

from __future__ import annotations

from detente.report.markup import Markup, join, link, tag, words

LIMITS = (
    (
        "What it speaks of",
        (
            "Everything here is said of this model, not of the world. "
            "Another reading of the same account may give other verdicts.",
            "Conditions stay as they are in the status quo; nobody in the model can change them.",
            "A decision maker with no wants in the model is indifferent; it stays wherever it is.",
        ),
    ),
    (
        "What is ordinal",
        (
            "Preferences are orders, not amounts: no probability, date or forecast follows from them.",
            "A want outweighs all wants below it together.",
            "Chances and times are conditional on rates and on a rule of choice that the model's author states.",
        ),
    ),
    (
        "What was guessed",
        (
            "An assumption without a sentence, or without a speaker, is the word of whoever wrote the model.",
            "What is imputed to an actor is not what it says it wants.",
            "What a reader proposed takes part in nothing until a person accepts it; it misses and misreads.",
        ),
    ),
    (
        "What the method cannot say",
        (
            "An equilibrium is a state nobody has a reason to leave. Whether anybody would get there is another "
            "question: “reachable” means by improvements of single decision makers from the status quo.",
            "A claim that is borne out may be so for other reasons than those in the model.",
            "An option, an actor or an issue that is not in the model plays no part in it.",
        ),
    ),
)
"""Headings and their lines."""

DOCS = "docs/limits.md"
ID = "limits"


def first_limits() -> tuple[str, ...]:
    """Return the first line of each heading but the one about the model: for where there is no room for all of them."""
    return tuple(rows[0] for _, rows in LIMITS[1:])


def limits() -> Markup:
    """Return the lines under their headings, and where there is more of them."""
    parts = (join(tag("h3", words(head)), tag("ul", *(tag("li", words(row)) for row in rows))) for head, rows in LIMITS)
    more = tag("p", words("More, with figures, in the documentation, under "), tag("code", words(DOCS)), words("."))
    return join(*parts, more)


def limits_part() -> Markup:
    """Return the lines as a last section of a page that has no other place for them."""
    return tag("section", tag("h2", words("Limits")), limits(), id=ID, class_="part")


def limits_link() -> Markup:
    """Return the link to that section, for the end of a page."""
    return join(words(" "), link(ID, words("What it cannot say")), words("."))
