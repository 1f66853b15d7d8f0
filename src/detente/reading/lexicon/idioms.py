"""Idioms of wanting: a verb and the words after it ("will not hear of", "draws a line at"), with their sign.

Each is written as it stands after the verb, which is told by its lemma. Small words (articles, adverbs, whose) may
stand between; ``~`` stands for a few words more.
"""

from __future__ import annotations

from typing import Final

from detente.reading.lexicon.wanting import Sign

_AGAINST: Final = """
    rule out; stay out of; keep out of; stay away from; keep away from; steer clear of; keep clear of; shy from
    shy away from; shrink from; recoil from; back away from; stay clear of; fight shy of; hold off from; object to
    campaign against; lobby against; argue against; speak against; speak out against; come out against; balk at
    baulk at; bridle at; refrain from; abstain from; decide against; hold out against; stand against
    push back against; kick against; fight against; stand in way of; warn against; warn ~ against; warn off; warn ~ off
    advise against; advise ~ against; counsel against; caution against; caution ~ against; recommend against
    set face against; set against; set themselves against; set itself against; set himself against
    set herself against; set faces against; draw line at; have none of; have no truck with; have nothing to do with
    want nothing to do with; want no part of; want no part in; have no part in
    have no part of; want none of; say no to; dig in heels against; dig heels in against; dig in heels over
    dig in heels on; think twice about; put foot down on; put foot down over; give wide berth to; feel no need for
    feel no need to; have no need of; have no need for; see no point in; see no need for; see no need to
    see no reason to; see no reason for; see no case for; see no cause to; see no cause for; have no cause to
    see no sense in; see little point in; see no merit in; see little need to
    see no use in; turn face against
    close door to; close door on; shut door on; shut door to; slam door on; hold line against; urge ~ against
    fend off; stave off; ward off; head off; come down against; take stand against; come down on side against
    bristle at; chafe at; chafe under; chafe against; bridle over; jib at; gag at; flinch from; draw back from
    shrink at; be up in arms over; be up in arms about; be up in arms against; be fed up with; feed up with
    have enough of; lose appetite for; lose taste for; lose interest in; lose stomach for; tire of; weary of
    sicken of; go off; cool on; cool towards; sour on; get cold feet about; get cold feet over; drag feet over
    drag feet on; dig in against; set ~ teeth against; turn nose up at; turn noses up at; look askance at
    take exception to; take dim view of; take fright at; have qualms about; have misgivings about
    turn against; turn back on; turn backs on; shudder at; quail at; cringe at; blench at; blanch at; quail before
    recoil at; frown on; frown upon; disapprove of; demur at; demur to; cavil at; protest against
    rail against; inveigh against; agitate against; cry out against; raise voice against; plead against
    live in fear of; live in dread of; live in terror of; go in fear of; lose sleep over; pull back from
    agonise over; agonize over; tremble at; be in no haste to; be in no rush to; have no thought of; have no notion of
    be of no mind to; hang back from; take against; close book on
    turn deaf ear to; run mile from; look coldly on; pour cold water on
    throw cold water on; go cool on; be in two minds about; go cold on; have reservations about
    have cold feet about; say never to; guard against
    see little use in; see little use for; see no use for; see little reason to; see little reason for
    see little sense in; see little need for; see little merit in
    """

_FOR: Final = """
    insist on; insist upon; push for; press for; press ~ for; call for; hope for; long for; opt for; campaign for
    appeal for; appeal ~ for; ask for; ask ~ for; plead for; plead ~ for; beg for; beg ~ for; aim for; strive for
    yearn for; wish for; aspire to; hold out for; stick out for; clamour for; clamor for; cry out for
    agitate for; pray for; angle for; itch for; hanker after; hanker for; hunger for; thirst for; pine for; spoil for
    bay for; argue for; speak out for; come out for; come out in favour of; come out in favor of; speak in favour of
    set heart on; set hearts on; set sights on; have heart set on; have designs on; have eye on; have eyes on
    dream of; settle for; lobby for; lobby ~ for; aim at; call on ~ for; call upon ~ for; die for; stand out for
    set store by; make case for; set great store by; pin hopes on; pin ~ hopes on; place hopes in; put hopes in
    plump for; come down in favour of; come down in favor of; speak up for; lean towards; lean toward; incline to
    incline towards; warm to; throw ~ weight behind; put ~ weight behind; be in market for; be on lookout for
    attach ~ importance to; place ~ weight on; put ~ weight on; lay ~ weight on; place ~ premium on; put ~ premium on
    fish for; cast about for; cast around for; jockey for; manoeuvre for; maneuver for; bid for; vie for; campaign to
    lobby to; push to; agitate to; angle to; jockey to; press to; make bid for; make play for; ache for; burn for
    lust after; lust for; hope against hope for; gun for; thirst after; hunger after; ask nothing more than
    ask no more than; dig in over; dig in on; sue for; petition for; have stake in; petition ~ for
    badger ~ for; pester ~ for; nag ~ for; canvass for; crusade for; sigh for
    languish for; root for; chant for; shout for; cry for; scream for; howl for; roar for; go all out for; shop for
    put in word for; put in good word for; put in plea for; bang drum for; beat drum for; raise voice for
    have hopes of; gag for; champ at bit to; strain to; strain at leash to; chafe to; apply for; shoot for
    move heaven and earth to; pull out stops to; stake everything on; stake all on; place ~ value on; put ~ value on
    look to ~ for; set mind on; set minds on; have designs upon; lay claim to; lay claims to; cry out to
    burn to; ache to; hanker to; petition to; clamour to; clamor to; have mind set on; cast eyes on
    cast eye on; come round to; come around to
    """

_PLANNED: Final = """
    hear of; care to; care for; stand for; put up with; stand by while; stand idly by while; live with; bow to
    bend to; give in to; give way to; yield to; submit to; be party to; be about to; enter into; agree to; consent to
    listen to; sit down with; talk about; look for; kill for; jump at; leap at; crawl for; put name to; lend name to
    put signature to; go along with; sign up to; make do with; say yes to; give inch on; give ground on; give way on
    go near; come near; sign off on; do business with; treat with; bargain with; stoop to; descend to; have part in
    """
"""What tells a want only where it is denied."""

DONE: Final = frozenset("fend stave ward head say refrain abstain stay keep steer give hold stand".split())
"""Verbs whose idioms tell a deed in the past tense: "stayed away from the vote"."""

_BEING: Final[dict[str, Sign]] = {
    **dict.fromkeys(("against", "dead against"), -1),
    **dict.fromkeys(
        ("in favour of", "in favor of", "all for", "all in favour of", "out for", "out to", "after", "for"), 1
    ),
    "hell-bent on": 1,
}

_Table = dict[str, tuple[tuple[tuple[str, ...], Sign, bool], ...]]


def _table() -> _Table:
    found: dict[str, list[tuple[tuple[str, ...], Sign, bool]]] = {}
    signs: tuple[tuple[str, Sign, bool], ...] = ((_AGAINST, -1, False), (_FOR, 1, False), (_PLANNED, 1, True))
    for told, sign, planned in signs:
        for idiom in told.replace("\n", ";").split(";"):
            verb, *rest = idiom.split() or [""]
            if rest:
                found.setdefault(verb, []).append((tuple(rest), sign, planned))
    found.setdefault("be", []).extend((tuple(words.split()), sign, False) for words, sign in _BEING.items())
    return {verb: tuple(sorted(rests, key=lambda rest: -len(rest[0]))) for verb, rests in found.items()}


IDIOMS: Final[_Table] = _table()
"""By the lemma of the verb: the words after it, the sign, and whether it tells a want only where denied."""
