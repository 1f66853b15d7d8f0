"""The brief as one page of HTML: on paper (A4 or Letter) exactly one sheet, on a screen by day and by night."""

from __future__ import annotations

from detente.report.brief.record import Brief, Line, Part
from detente.report.head import head
from detente.report.limits import ID, limits
from detente.report.markup import NOTHING, Markup, join, link, tag, words
from detente.report.palette import DARK, LIGHT, variables
from detente.report.stylesheet import FONTS

_STYLE = """
*{box-sizing:border-box}
body{margin:0;background:var(--tint);color:var(--ink);font:.95rem/1.42 var(--sans)}
aside{max-width:52rem;margin:0 auto 2rem;padding:0 2.6rem;font-size:.8rem;color:var(--soft)}
aside h2{font-size:.95rem}aside h3{font-size:.8rem;margin:.9em 0 .2em}aside ul{list-style:disc;padding-left:1.2em}
footer a{color:var(--link)}
main{max-width:52rem;margin:1.5rem auto;padding:2.4rem 2.6rem;background:var(--card);border:1px solid var(--rule);
border-radius:4px}
.kicker{font:600 .72rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--soft);margin:0}
h1{font:600 2rem/1.12 var(--serif);letter-spacing:-.012em;margin:.25rem 0 .5rem;text-wrap:balance}
.question{font:1.02rem/1.42 var(--serif);margin:0 0 1.1rem}
section{display:grid;grid-template-columns:8.2rem minmax(0,1fr);gap:0 1.2rem;border-top:1px solid var(--rule);
padding:.55rem 0 .6rem}
h2{font:600 .8rem/1.5 var(--sans);margin:.1rem 0 0;color:var(--soft)}
ul{list-style:none;margin:0;padding:0}
li{margin:.16rem 0;overflow-wrap:anywhere}
li.marked{display:grid;grid-template-columns:1.35rem minmax(0,1fr)}
.mark{font-weight:600}
.refs{white-space:nowrap;font-size:.72em;vertical-align:.12em}
.many .refs,.question .refs{white-space:normal}
.refs a{color:var(--link);text-decoration:none;padding:0 .1em}
.refs a:hover{text-decoration:underline}
footer{border-top:1px solid var(--rule);padding-top:.55rem;font-size:.72rem;line-height:1.45;color:var(--soft)}
footer p{margin:.15rem 0}
.key span{white-space:nowrap;margin-right:.7em;border-radius:3px}
.key b{color:var(--ink);font-weight:600}
:target{background:var(--claim)}
@media(max-width:40rem){aside{padding:1rem 1.1rem}
main{margin:0;padding:1.3rem 1.1rem;border:0}section{grid-template-columns:1fr}
h1{font-size:1.6rem}.key span{white-space:normal}}
@page{margin:13mm 15mm}
@media print{aside{display:none}footer a{color:inherit;text-decoration:none}
body{background:none;font-size:8.8pt;line-height:1.32}main{max-width:none;margin:0;padding:0;border:0;
background:none}h1{font-size:17pt;margin:1pt 0 3pt}.kicker{font-size:6.8pt}.question{font-size:9.2pt;line-height:1.3;
margin-bottom:5pt}section{padding:3.2pt 0 3.4pt;grid-template-columns:25mm minmax(0,1fr)}h2{font-size:8pt}
li{margin:.9pt 0}footer{font-size:6.6pt;padding-top:3pt}.refs a{color:inherit}:target{background:none}}
"""


def brief_page(found: Brief) -> str:
    """Return the brief as one HTML document without a script, which loads nothing."""
    day = f" · as of {found.date}" if found.date else ""
    top = tag(
        "header",
        tag("p", words(f"Brief · in this model{day}"), class_="kicker"),
        tag("h1", words(found.title)),
        tag("p", words(found.question.text), words(" "), _refs(_span(found.question.claims)), class_="question"),
    )
    parts = [_part(part) for part in found.parts]
    body = tag("body", tag("main", top, *parts, _foot(found)), _beyond())
    return f"<!DOCTYPE html>\n{tag('html', head(f'{found.title} – brief', _style()), body, lang='en')}\n"


def _beyond() -> Markup:
    """Return what the brief cannot say, for the screen: the sheet of paper has no room for it."""
    return tag("aside", tag("h2", words("What it cannot say")), limits(), id=ID)


def _style() -> str:
    night = f"@media screen and (prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}"
    return f":root{{color-scheme:light dark;{FONTS};{variables(LIGHT)}}}{night}{_STYLE}".replace("\n", "")


def _part(part: Part) -> Markup:
    lines = tag("ul", *(_line(line) for line in part.lines))
    return tag("section", tag("h2", words(part.title)), lines, id=part.id)


def _line(line: Line) -> Markup:
    refs = _refs(_span(line.claims))
    if not line.mark:
        return tag("li", words(line.text), words(" "), refs, class_="many" if len(line.claims) > 3 else None)
    said = tag("span", words(line.text), words(" "), refs)
    return tag("li", tag("span", words(line.mark), class_="mark"), said, class_="marked")


def _span(claims: tuple[str, ...]) -> tuple[str, ...]:
    """Return the numbers of claims, each once, lowest first."""
    return tuple(sorted(dict.fromkeys(claims), key=lambda name: int(name[1:])))


def _refs(claims: tuple[str, ...]) -> Markup:
    links = [link(name, words(name)) for name in claims]
    return tag("span", words("["), join(*links, by=" "), words("]"), class_="refs")


def _foot(found: Brief) -> Markup:
    cited = [
        tag("span", tag("b", words(one.number)), words(f" {one.id}"), id=one.number, title=one.test or None)
        for one in found.cited
    ]
    note = (
        " Likelihood in the terms of ICD 203 (a scale from 1% to 99%), of chances given the rates alone; confidence is "
        f"apart from it. {found.made}."
    )
    said = words("What is said holds in this model, and is no forecast: ")
    key = tag("p", words("Claims: "), join(*cited, by=" "), class_="key") if cited else NOTHING
    return tag("footer", key, tag("p", said, link(ID, words("what it cannot say")), words("."), words(note)))
