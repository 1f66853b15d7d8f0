"""The look of the page: one style sheet for wide screens, phones, paper and the night."""

from __future__ import annotations

from detente.report.palette import DARK, LIGHT, variables

_LAYOUT = """
*{box-sizing:border-box}
html{scroll-padding-top:4.2rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans)}
main,header.top,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header.top{padding-top:3.2rem}
h1{font:600 clamp(2rem,5vw,3.1rem)/1.08 var(--serif);letter-spacing:-.015em;margin:0 0 .6rem;text-wrap:balance}
h2{font:600 1.65rem/1.2 var(--serif);margin:0 0 .3rem;letter-spacing:-.01em}
h3{font:600 1.12rem/1.35 var(--serif);margin:0 0 .4rem}
h4{font:600 .74rem/1.4 var(--sans);letter-spacing:.07em;text-transform:uppercase;color:var(--soft);
margin:1.1rem 0 .35rem}
p{margin:.4rem 0}
a{color:var(--link)}
code{font:.83em/1.45 var(--mono);background:var(--tint);border-radius:3px;padding:.08em .3em;overflow-wrap:anywhere}
section.part{padding:2.6rem 0 .6rem;border-top:1px solid var(--rule);margin-top:2.6rem}
section.part:first-child{border-top:0;margin-top:0}
.lead{color:var(--soft);max-width:46rem;margin:.1rem 0 1.4rem}
.kicker{font:600 .76rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--soft);
margin:0 0 .9rem}
.summary{font:1.18rem/1.5 var(--serif);max-width:48rem;margin:0 0 .5rem}
.tally{font-weight:600}
nav.contents{position:sticky;top:0;z-index:5;background:var(--paper);border-bottom:1px solid var(--rule);
margin-top:1.8rem}
nav.contents ul{max-width:76rem;margin:0 auto;padding:0 1.5rem;display:flex;gap:.2rem 1.4rem;list-style:none;
overflow-x:auto;scrollbar-width:none}
nav.contents a{display:block;padding:.75rem 0;white-space:nowrap;text-decoration:none;color:var(--soft);
font-size:.89rem}
nav.contents a:hover,nav.contents a:focus{color:var(--ink);text-decoration:underline;text-underline-offset:.35em}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:not(:focus){position:absolute;left:-99rem}
.ico{width:1.05em;height:1.05em;vertical-align:-.16em;flex:none}
.ico.holds,.stamp.holds{color:var(--holds)}
.ico.fails,.stamp.fails{color:var(--fails)}
.ico.depends,.stamp.depends{color:var(--depends)}
.ico.untestable,.stamp.untestable{color:var(--untestable)}
.wide{overflow-x:auto;position:relative;margin:.6rem 0;scrollbar-width:thin}
.wide:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px;
border-radius:3px}
.pill{display:inline-block;font:.74rem/1.3 var(--sans);border:1px solid var(--rule);border-radius:99px;
padding:.06rem .5rem;color:var(--soft);background:var(--card);white-space:nowrap}
.pill.imputed{border-style:dashed}
.pill.denied{border-style:double;border-width:3px;padding:0 .4rem}
.kind{font:.8rem/1.4 var(--sans);color:var(--soft);margin-left:.6rem;font-weight:400}
.ref{font:600 .7rem/1 var(--sans);text-decoration:none;border:1px solid var(--rule);border-radius:4px;
padding:.08rem .28rem;background:var(--card);color:var(--soft);white-space:nowrap}
.ref:hover{border-color:var(--link);color:var(--link)}
summary{cursor:pointer;color:var(--soft);font-size:.89rem}
summary:hover{color:var(--ink)}
:target{scroll-margin-top:4.6rem}
"""

_STRIP = """
.strip{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.1rem 1.6rem;margin:1.8rem 0 0}
.pile{border-top:3px solid currentColor;padding-top:.6rem}
.pile.holds{color:var(--holds)}.pile.fails{color:var(--fails)}
.pile.depends{color:var(--depends)}.pile.untestable{color:var(--untestable)}
.pile h3{font:400 1rem/1.3 var(--sans);margin:0 0 .3rem}
.pile h3 b{font:600 1.5rem/1 var(--serif);margin-left:.35rem}
.pile ul{list-style:none;margin:0;padding:0;font-size:.88rem;line-height:1.38}
.pile a{display:grid;grid-template-columns:2rem minmax(0,1fr);padding:.17rem 0;color:var(--ink);text-decoration:none}
.pile a b{font-size:.74rem;line-height:1.65;color:var(--soft)}
.pile a:hover{text-decoration:underline;text-underline-offset:.2em}
.odd{color:var(--fails);font-weight:600}
.pile .odd{font-size:.72rem;border:1px solid;border-radius:99px;padding:0 .4rem;white-space:nowrap}
"""

_ACCOUNT = """
.account{margin-top:1rem}
.account .row{display:grid;grid-template-columns:minmax(0,39rem) minmax(0,1fr);gap:0 3rem;align-items:start}
.account .row>p{font:1.16rem/1.72 var(--serif);margin:0 0 1.35rem;hyphens:auto;hanging-punctuation:first}
.account .row>p.aside{font-style:italic;font-size:1.02rem;color:var(--soft)}
.account h3,.account h4,.account h5{font:600 1.32rem/1.3 var(--serif);margin:1rem 0 .6rem;letter-spacing:0;
text-transform:none;color:var(--ink)}
.account h3{font-size:1.7rem}
.imprint{color:var(--soft);font-size:.89rem;margin:0 0 1.2rem}
.hl{color:inherit;text-decoration:none;border-radius:2px;padding:.06em 0;-webkit-box-decoration-break:clone;
box-decoration-break:clone}
.hl.claimed{background:var(--claim)}
.hl.assumed{background:var(--basis)}
.hl.both{background:linear-gradient(var(--claim) 0 0) 0 0/100% 62% no-repeat,var(--basis)}
.hl:hover{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.22em}
.account sup{line-height:0;margin-left:.12em;font-size:.62em;vertical-align:.5em}
.account sup a{border:0;background:none;padding:0 .14em;font-size:1em;color:var(--link)}
.account aside{font-size:.84rem;line-height:1.38;padding:.3rem 0 1.2rem}
.notes{list-style:none;margin:0;padding:0}
.notes a{display:flex;gap:.45rem;align-items:baseline;color:var(--ink);text-decoration:none;padding:.16rem .5rem;
border-left:3px solid var(--glow)}
.notes .assumed a{border-left-color:var(--link);opacity:.94}
.notes a b{font-size:.7rem;min-width:1.8rem;color:var(--soft)}
.notes a .ico{align-self:flex-start;margin-top:.18em}
.notes a:hover{background:var(--tint)}
.account aside summary{padding:.25rem .5rem .1rem;font-size:.8rem}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;font-size:.87rem;color:var(--soft);margin:0 0 .6rem}
.key .hl{padding:.05em .35em}
"""

_BOARD = """
.board{display:grid;gap:.9rem}
.card{display:grid;grid-template-columns:9.6rem minmax(0,1fr);background:var(--card);border:1px solid var(--rule);
border-left:5px solid;border-radius:6px;overflow:clip}
.card.holds{border-left-color:var(--holds)}.card.fails{border-left-color:var(--fails)}
.card.depends{border-left-color:var(--depends);border-left-style:double;border-left-width:7px}
.card.untestable{border-left-color:var(--untestable);border-left-style:dotted}
.seal{padding:1.05rem .6rem 1rem 1.1rem;display:flex;flex-direction:column;gap:.25rem;align-items:flex-start}
.stamp{display:inline-flex;gap:.4rem;align-items:center;font:700 1.02rem/1.3 var(--sans)}
.stamp .ico{width:1.35em;height:1.35em}
.expected{font-size:.79rem;color:var(--soft)}
.expected.odd{color:var(--fails)}
.seal .assumed{font-size:.75rem;border:1px dashed var(--soft);border-radius:99px;padding:0 .5rem;color:var(--soft)}
.body{padding:1rem 1.3rem 1.05rem .6rem;min-width:0}
.body h3{font-size:1.22rem;margin-bottom:.25rem}
.num{font:600 .76rem/1 var(--sans);color:var(--soft);margin-right:.3rem;vertical-align:.12em}
.evidence{font:italic .98rem/1.5 var(--serif);margin:.1rem 0 .5rem;color:var(--soft)}
.evidence .quote{color:inherit;text-decoration:underline;text-decoration-color:var(--rule);
text-underline-offset:.22em}
.evidence a.quote:hover{color:var(--link);text-decoration-color:currentColor}
.evidence .by{font:.82rem/1.5 var(--sans);font-style:normal}
.why{max-width:60rem}
.test{font-size:.94rem}
.label{font-size:.79rem;color:var(--soft)}
.remark{font-size:.88rem;color:var(--soft);max-width:56rem;margin:.25rem 0}
.rests,.how{font-size:.92rem;margin-top:.5rem}
.rests>p{margin:.2rem 0}
.rests ul,.witness ul{margin:.15rem 0 .4rem;padding-left:1.15rem}
.rests li,.witness li{margin:.2rem 0}
.becomes{white-space:nowrap;color:var(--soft)}
.becomes .ico{margin-right:.2em}
.witness{border-left:2px solid var(--rule);padding-left:.9rem;margin:.7rem 0}
.matrix{border-collapse:collapse;font-size:.86rem;margin:.5rem 0}
.matrix th,.matrix td{padding:.28rem .75rem;border-bottom:1px solid var(--rule);text-align:center;font-weight:400}
.matrix th:first-child{text-align:left}
.matrix thead th{color:var(--soft);font-size:.79rem}
"""

_TABLES = """
table{font-variant-numeric:tabular-nums}
.states{border-collapse:separate;border-spacing:0;font-size:.86rem}
.states th,.states td{padding:.22rem .5rem;text-align:center;border-bottom:1px solid transparent}
.states thead th{color:var(--soft);font-weight:600;border-bottom-color:var(--rule)}
.states tbody th{text-align:left;font-weight:400;white-space:nowrap;background:var(--paper)}
.states tbody th[scope=rowgroup]{font-weight:600;vertical-align:top;padding-right:1rem}
.states tr.first th,.states tr.first td{border-top:1px solid var(--rule)}
.states .y{font-weight:700;background:var(--basis)}
.states .n{color:var(--soft)}
.states .e{color:var(--soft)}
.states .now{border-left:2px solid var(--ink);border-right:2px solid var(--ink)}
.states .dot{font-size:.8em}
.ties{border-collapse:collapse;font-size:.9rem;min-width:44rem;width:100%}
.ties th,.ties td{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--rule);
font-weight:400}
.ties thead th{font-size:.79rem;color:var(--soft)}
.ties tbody th{font-weight:600}
.ties p{margin:0}
.ties .evidence{font-size:.9rem}
.plain{border-collapse:collapse;font-size:.86rem}
.plain caption{text-align:left;font-weight:600;padding:.3rem 0}
#views h3{margin-top:1.7rem}
#views>ul{padding-left:1.2rem}
.plain th,.plain td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;
border-bottom:1px solid var(--rule)}
"""

_REST = """
.parties{columns:2 26rem;column-gap:1.2rem}
.party{break-inside:avoid-column;background:var(--card);border:1px solid var(--rule);border-radius:6px;
padding:1.1rem 1.3rem;margin:0 0 1.2rem}
.party h3{font-size:1.3rem}
.party ul,.party ol,.others ol{margin:0;padding-left:1.3rem;font-size:.93rem}
.party ul{padding-left:0;list-style:none}
.party li{margin:.35rem 0}
.party .evidence,.others .evidence{font-size:.88rem;margin:.1rem 0 .2rem}
.party .remark,.others .remark{font-size:.82rem}
.gap{color:var(--soft)}
.parties+h3{margin-top:1.4rem}
.others{columns:2 22rem;column-gap:2rem;padding:0;list-style:none;font-size:.93rem}
.others li{margin:.3rem 0;break-inside:avoid}
.part>section li,.part>section ul{margin:.3rem 0}
.part>section{margin:1rem 0}
figure{margin:1rem 0}
figure .wide{background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:.4rem}
figure svg{display:block;max-width:none}
figcaption{font-size:.9rem;color:var(--soft);max-width:52rem;margin-top:.6rem}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.4rem;font-size:.93rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.often{font-size:.92rem;margin-top:.5rem}
.slip{display:inline-flex;width:8rem;height:.75rem;border:1px solid var(--soft);border-radius:2px;overflow:hidden;
vertical-align:-.05rem;margin-right:.4rem}
.slip i{height:100%}
.slip .holds{background:var(--holds)}
.slip .depends{background:repeating-linear-gradient(135deg,var(--depends) 0 3px,var(--card) 3px 6px)}
.slip .untestable{background:repeating-linear-gradient(90deg,var(--untestable) 0 1px,var(--card) 1px 4px)}
@media print{.slip{print-color-adjust:exact}}
#deal h3,#robust h3{margin-top:1.6rem}
.tree{list-style:none;padding-left:0;font-size:.92rem}
.next li{margin:.7rem 0}
.checked{margin:.2rem 0 .2rem .2rem}
.checked .evidence{display:inline;margin-left:.5rem}
footer{padding-top:2rem;padding-bottom:3rem;color:var(--soft);font-size:.87rem}
li:target,tr:target,.card:target,.party:target{background:var(--tint);box-shadow:0 0 0 3px var(--glow);
border-radius:4px}
"""

_NARROW = """
@media(max-width:56rem){
.account .row{grid-template-columns:minmax(0,1fr)}
.account aside{padding:0 0 1.4rem;margin-top:-.6rem}
}
@media(max-width:40rem){
main,header.top,footer{padding-left:1.05rem;padding-right:1.05rem}
header.top{padding-top:1.8rem}
nav.contents ul{padding:0 1.05rem}
.account .row>p{font-size:1.08rem;line-height:1.64}
.card{grid-template-columns:minmax(0,1fr)}
.seal{flex-direction:row;flex-wrap:wrap;align-items:center;gap:.2rem .8rem;padding:.8rem 1rem 0}
.body{padding:.4rem 1rem .9rem}
dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}
.becomes{white-space:normal}
.states tbody th[scope=rowgroup]{white-space:normal;max-width:6.2rem;padding-right:.4rem}
.states th,.states td{padding:.22rem .38rem}
}
@media print{
nav.contents,.skip{display:none}
body{font-size:10pt}
.card,.party,.row{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
.wide{overflow:visible}
figure svg{max-width:100%;height:auto}
}
"""

FONTS = (
    '--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","P052","Source Serif 4","Noto Serif",'
    "Georgia,serif;"
    '--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif;'
    '--mono:ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace'
)
"""The type, as CSS custom properties."""


def stylesheet() -> str:
    """Return the style sheet of the page. The colours are those of `palette`, light unless the reader prefers dark."""
    colours = (
        f":root{{color-scheme:light dark;{FONTS};{variables(LIGHT)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}"
        f"@media print{{:root{{color-scheme:light;{variables(LIGHT)}}}}}"
    )
    return (colours + _LAYOUT + _STRIP + _ACCOUNT + _BOARD + _TABLES + _REST + _NARROW).replace("\n", "")
