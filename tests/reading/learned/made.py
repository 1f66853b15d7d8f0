"""A small annotated corpus in our own words: sentences put together from parts, so that every span is known."""

from __future__ import annotations

from detente.reading.learned import Annotated, corpus

PEOPLE = (
    "the harbour master",
    "a fisheries inspector",
    "Marta Lund",
    "the dockers' union",
    "a gas engineer",
    "Ivo Brand",
)
WORDS = ("said", "warned", "insisted", "announced", "conceded", "explained")
THINGS = (
    "the ferries would stay in port until Friday",
    "the pipeline had been closed for repairs",
    "two trawlers were missing off the northern cape",
    "the strike would end before the winter",
    "nobody had paid for the new pier",
    "the quota for herring was far too low",
)
PLAIN = ("The rain did not stop.", "A lorry blocked the road to the market.", "The lighthouse was painted last year.")


def line(number: int) -> tuple[str, tuple[str, str, str]]:
    """Return a sentence and its source, cue and content."""
    who, word, what = PEOPLE[number % 6], WORDS[number // 6 % 6], THINGS[number * 5 % 6]
    start = who[0].upper() + who[1:]
    if number % 3 == 2:
        begun = what[0].upper() + what[1:]
        return f"{begun}, {who} {word}.", (who, word, begun)
    return f"{start} {word} that {what}.", (start, word, f"that {what}")


def account(number: int) -> tuple[str, str]:
    """Return a text of four attributions and some plain sentences, and its standoff."""
    text, rows = "", []
    for turn in range(4):
        sentence, parts = line(number * 4 + turn)
        for role, words in zip(("Source", "Cue", "Content"), parts, strict=True):
            start = len(text) + sentence.index(words)
            rows.append(f"T{len(rows) + 1 + turn}\t{role} {start} {start + len(words)}\t{words}")
        last = [row.split("\t")[0] for row in rows[-3:]]
        text += f"{sentence} {PLAIN[(number + turn) % 3]} "
        rows[-1] += f"\nE{turn + 1}\tAttribution:{last[1]} Source:{last[0]} Cue:{last[1]} Content:{last[2]}"
    return text, "\n".join(rows) + "\n"


def files(texts: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts and the annotations of a corpus by file name."""
    made = [account(number) for number in range(texts)]
    return (
        {f"account{number:02}.txt": text for number, (text, _) in enumerate(made)},
        {f"account{number:02}_a.ann": notes for number, (_, notes) in enumerate(made)},
    )


def annotated(texts: int) -> tuple[Annotated, ...]:
    """Return such a corpus."""
    return corpus(*files(texts))
