"""Words that say what somebody wants (+1) or wants not to see (-1), and words that rank one want above another.

Idioms of several words stand in `lexicon.idioms`.
"""

from __future__ import annotations

from typing import Final, Literal

Sign = Literal[1, -1]

FOR: Final = frozenset(
    """want desire wish hope seek aim prefer demand favour favor like love aspire strive pursue yearn crave covet
    long recommend advocate insist request hanker itch pine clamour clamor champion pray ache hunger thirst lust
    plump require stipulate solicit trust""".split()
)

AGAINST: Final = frozenset(
    """fear dread oppose avoid prevent refuse reject resist block avert forestall stop hinder decline dislike hate
    abhor resent loathe detest preclude thwart deter defuse foil shun eschew obstruct veto discourage worry fight
    begrudge grudge disfavour disfavor mislike fret spurn scorn forbid prohibit disallow
    """.split()
)

INTENDING: Final = frozenset(
    """intend plan promise pledge vow swear resolve mean propose offer threaten consider relish fancy suggest
    """.split()
)
"""Verbs of a purpose rather than a want: they tell one only where they are denied."""

BACKING: Final = frozenset("support endorse welcome".split())
"""Verbs of a stand for something: a deed, where they are not denied ("does not support an end to the ban")."""

OPPOSING: Final = frozenset(
    "refuse oppose reject object objection opposition opposed refusal decline averse grudge begrudge".split()
)
"""Words that deny tells no want: "has no objection to a vote"."""

PROPOSING: Final = frozenset("propose suggest".split())
"""Those of `INTENDING` that tell a want of what is to be done: "proposed that the crews be freed"."""

FEARING: Final = frozenset(
    """fear dread worry horror afraid fearful scared worried wary nightmare concern anxiety concerned nervous
    apprehensive apprehension uneasy frightened terrified anxious lest fret alarm alarmed unease disquiet jittery jumpy
    petrified panicky""".split()
)
"""Words for what may befall one: nobody fears his own raid."""

ASKING: Final = frozenset(
    """urge warn ask beg implore press call request exhort appeal plead advise counsel tell entreat beseech petition
    lobby push prod encourage lean pressure pressurise pressurize nudge coax badger nag adjure
    enjoin importune instruct invite""".split()
)
"""Verbs that tell a want where somebody is asked "to" do something."""

COUNSELLING: Final = frozenset("urge counsel preach advise".split())
"""Verbs that tell a want of the thing that is their object ("urged restraint")."""

ACTING: Final = frozenset(
    """prevent block avert forestall stop hinder preclude thwart deter defuse foil obstruct reject veto decline
    discourage avoid eschew fight spurn scorn prohibit disallow""".split()
)
"""Verbs that tell a want where they are meant ("will stop", "to stop"), and a deed where they are done."""

STANDING: Final = frozenset("reject discourage decline spurn scorn prohibit disallow".split())
"""Those of `ACTING` that are a stand in the present tense ("rejects any delay")."""

WILLED: Final = frozenset(
    """accept allow let permit tolerate sign leave pay return join send negotiate talk attend cooperate comply
    give hand
    yield lift withdraw attack retaliate ratify recognise recognize bow surrender concede consent agree stand budge
    assemble host work load unload sell buy lend lease share take serve vote open close move go meet come back support
    help supply deliver ship trade arm fund finance build quit resign retreat compromise bargain wait grant extend
    renew cede evacuate disarm dismantle hold apologise apologize obey honour honor entertain submit abandon drop
    release free receive admit cut raise turn resume reopen restart restore disband deploy
    intervene interfere settle sit speak step walk stay kneel""".split()
)
"""Verbs of what is in one's hands: "will not sign" is a refusal, "will not win" a forecast."""

PURPOSE: Final = frozenset("avoid prevent avert forestall preclude stop defuse".split())
"""Verbs that tell a want wherever they stand with "to": "a truce to avoid war"."""

OFFERING: Final[dict[str, Sign]] = {**dict.fromkeys("offer promise pledge vow agree".split(), 1), "threaten": -1}
"""Verbs whose condition is what is wanted: "offers to leave if it is paid"; not wanted where it is a threat."""

BEFALLING: Final = frozenset(
    """be have happen fall rise know see need win lose last work survive die matter change become get cause arrive say
    tell comment discuss answer elaborate confirm deny find feel think believe hope expect understand remember forget
    seem look appear hear learn mean mind like love hate suffer miss regret like succeed fail live grow require give
    reveal disclose speculate name identify specify explain reply respond describe add speak make take put go
    underestimate hesitate forgive notice reach end suffice benefit materialise materialize occur affect apply include
    involve exceed last prevail recover cope escape starve freeze sleep rest tire cost matter mince pretend deceive dare
    """.split()
)
"""Verbs of which "will not" is no refusal, or one only to say something."""

THREATS: Final = frozenset(
    """strike close shut leave quit walk attack retaliate cut seize sue expel halt blockade bomb resign stop suspend
    cancel punish block veto boycott respond sever burn sink shoot fire evict impose raise strand regret suffer pay
    fight invade shell raid arrest recall freeze withhold occupy march down pull""".split()
)
"""What is done to whoever does what is not wanted: "will close the strait if its ships are boarded"."""

CONCEDING: Final = frozenset(
    """drop lift free release pay guarantee meet return withdraw sign agree promise let allow restore reopen
    grant give
    end stop cease apologise apologize recognise recognize settle resolve disarm leave scrap hand yield pull concede
    accept back open resume""".split()
)
"""What is done for somebody: a condition of these is what is wanted, whoever promises what."""

TOLERATING: Final = frozenset(
    """accept allow let permit tolerate countenance brook stomach abide bear swallow wear stand suffer endure sanction
    condone""".split()
)
"""Verbs that tell a want where they are denied: "will not let Ruritania close the strait"."""

GLADLY: Final = frozenset("accept welcome appreciate tolerate countenance stomach swallow abide".split())
"""Verbs that tell a want with "would" or "could": "would welcome a visit"."""

SADLY: Final = frozenset("mind deplore regret resent bemoan lament deprecate".split())
"""Verbs that tell with "would" what is not wanted: "would deplore any leak", "would not mind a seat"."""

WITH_TO: Final = frozenset("like love mean long swear resolve vow offer propose threaten consider promise".split())
"""Verbs that tell a want only of something to do, or of something that would be liked."""

LIKING: Final = frozenset("like love hate dislike".split())
"""Verbs of a taste: they tell a want with "would"."""

CLAIMING: Final = frozenset("insist swear stipulate".split())
"""Verbs whose "that" tells a want only where it says what should be; else somebody just says so."""

BIDDING: Final = frozenset("recommend demand propose advocate request ask urge advise require suggest".split())
"""Verbs whose "that" tells a want where it says what is to be."""

NOUNS_FOR: Final = frozenset(
    """desire wish hope interest ambition determination eagerness appetite aspiration priority preference longing
    insistence demand price condition precondition stipulation request plea quest push thirst hunger craving
    yearning taste
    stomach enthusiasm zeal mood call appeal understanding dream impatience keenness avidity lust
    urge clamour clamor drive petition pressure desideratum requirement stipulation proviso recommendation relish
    advice counsel yen hankering itch urging bidding behest ardour ardor suggestion term""".split()
)
NOUNS_INTENDING: Final = frozenset(
    """intention intent plan will willingness readiness hurry rush design purpose resolve aim goal objective inclination
    """.split()
)
"""Nouns of a purpose: like `INTENDING`, they tell a want where they are denied."""

NOUNS_AGAINST: Final = frozenset(
    """fear dread opposition refusal reluctance aversion rejection unwillingness horror worry nightmare concern
    anxiety
    apprehension objection resistance hostility antipathy distaste qualm misgiving unease disquiet alarm hesitation
    hesitancy disinclination abhorrence wariness dislike loathing repugnance compunction scruple bugbear
    bogey hatred distrust mistrust coolness""".split()
)

NOUNS_HELD: Final = frozenset(
    """price mood stomach taste appetite enthusiasm call appeal plea push understanding concern condition will urge
    drive campaign pressure petition clamour clamor dream alarm request advice counsel requirement recommendation itch
    ardour ardor suggestion term stipulation bugbear bogey""".split()
)
"""Nouns that tell a want only of something to do, of a clause, or of what stands after "for"."""

ADJECTIVES_FOR: Final = frozenset(
    """eager keen determined anxious bent intent set interested resolved desperate impatient hopeful desirous adamant
    insistent hungry itching dying hellbent minded enthusiastic avid raring thirsty greedy solicitous receptive amenable
    favourable favorable partial yearning aching gung-ho careful open wedded warm avaricious
    covetous game sold hot cold""".split()
)
ADJECTIVES_INTENDING: Final = frozenset(
    """ready willing prepared committed inclined disposed content happy glad tempted pleased relieved
    delighted grateful thankful obliged satisfied overjoyed thrilled""".split()
)
GLAD: Final = frozenset(
    "content happy glad pleased relieved delighted grateful thankful obliged satisfied overjoyed thrilled".split()
)
"""Those of `ADJECTIVES_INTENDING` that tell a want with "would": "would be glad to see"."""

ADJECTIVES_AGAINST: Final = frozenset(
    """afraid unwilling reluctant wary opposed loath loth averse hesitant fearful scared worried disinclined concerned
    nervous apprehensive uneasy frightened terrified hostile resistant allergic unprepared chary leery indisposed
    unready lukewarm squeamish shy jittery jumpy alarmed petrified antagonistic cautious
    unenthusiastic unsympathetic unreceptive intolerant antipathetic sorry cool horrified aghast panicky
    distrustful mistrustful frosty dismayed appalled
    """.split()
)

JUDGING: Final[dict[str, Sign]] = {
    **dict.fromkeys(
        """unacceptable intolerable unthinkable inadmissible undesirable non-negotiable unwelcome abhorrent repugnant
        odious distasteful unpalatable objectionable repellent detestable inconceivable insupportable unbearable
        impermissible""".split(),
        -1,
    ),
    **dict.fromkeys(
        """welcome desirable conditional contingent dependent attractive appealing palatable acceptable dear""".split(),
        1,
    ),
}
"""Adjectives said of what is wanted or not: by whoever says so, or "to" whom it is so."""

HANGING: Final = frozenset("conditional contingent dependent".split())
"""Those of `JUDGING` whose "on" tells a condition."""

PREPOSITION: Final[dict[str, frozenset[str]]] = {
    word: frozenset(prepositions.split())
    for word, prepositions in {
        "ready": "for", "bent": "on upon", "intent": "on upon", "set": "on upon against", "committed": "to",
        "interested": "in", "opposed": "to", "averse": "to", "afraid": "of", "wary": "of", "fearful": "of",
        "scared": "of", "worried": "about over at", "anxious": "for about over", "eager": "for", "keen": "on for",
        "desperate": "for", "impatient": "for with at", "hopeful": "of for", "reluctant": "", "willing": "",
        "prepared": "for", "concerned": "about over at", "nervous": "about of", "apprehensive": "about of",
        "uneasy": "about at over with", "frightened": "of", "terrified": "of", "hostile": "to towards",
        "resistant": "to", "allergic": "to", "chary": "of", "leery": "of", "desirous": "of", "insistent": "on upon",
        "adamant": "about on", "hungry": "for", "open": "to", "content": "with", "happy": "with", "glad": "of",
        "hellbent": "on", "itching": "for", "dying": "for", "determined": "on", "resolved": "on",
        "enthusiastic": "about", "avid": "for", "thirsty": "for", "greedy": "for", "receptive": "to",
        "amenable": "to", "favourable": "to towards", "favorable": "to towards", "partial": "to", "raring": "for",
        "gung-ho": "about", "lukewarm": "about on towards",
        "squeamish": "about at", "shy": "of about", "jittery": "about over", "jumpy": "about over",
        "alarmed": "at about over", "petrified": "of", "antagonistic": "to towards", "cautious": "about of",
        "unenthusiastic": "about", "unsympathetic": "to", "unreceptive": "to", "intolerant": "of",
        "antipathetic": "to", "cool": "on to towards about", "horrified": "at", "aghast": "at", "yearning": "for",
        "aching": "for", "panicky": "about", "wedded": "to", "grateful": "for", "thankful": "for", "obliged": "for",
        "satisfied": "with", "warm": "to towards", "avaricious": "for", "covetous": "of", "game": "for",
        "sold": "on", "hot": "for", "cold": "to on towards", "frosty": "towards to",
        "dismayed": "at by", "appalled": "at by", "pleased": "with", "delighted": "with",
    }.items()
}  # fmt: skip
"""The prepositions by which an adjective takes a thing; the others take only something to do."""

LIGHT: Final = frozenset(
    "see try attempt work help ensure continue proceed keep move begin start succeed manage".split()
)
"""Verbs between a want and what is wanted: "wants to see Ruritania leave"."""

RAISING: Final = frozenset(
    """seem appear continue begin start come tend claim profess say believe know think report understand go rumour rumor
    suspect suppose allege hold""".split()
)
"""Verbs that only pass a want on: "seems to want", "is said to fear"."""

GIVING_UP: Final = frozenset(
    "drop abandon renounce shelve lose dash raise stoke calm allay ease fuel spark withdraw overcome lift end".split()
)
"""Verbs whose object, a want, is not their subject's own, or is no longer."""

HAVING: Final = frozenset(
    """have express voice share feel show harbour harbor declare announce reaffirm reiterate signal nurse lack make
    repeat issue renew restate set lay see put mount maintain press admit confess acknowledge entertain cherish nurture
    profess avow betray convey evince register retain hold hide conceal confide file lodge submit table
    cite plead""".split()
)
"""Verbs whose object, a want, is their subject's."""

LACKING: Final = frozenset("lack deny disclaim disavow".split())
"""Verbs whose subject has not the want that is their object."""

SIGN_OF_VERB: Final[dict[str, Sign]] = {**dict.fromkeys(FOR | INTENDING | BACKING, 1), **dict.fromkeys(AGAINST, -1)}
SIGN_OF_NOUN: Final[dict[str, Sign]] = {
    **dict.fromkeys(NOUNS_FOR | NOUNS_INTENDING, 1),
    **dict.fromkeys(NOUNS_AGAINST, -1),
}
SIGN_OF_ADJECTIVE: Final[dict[str, Sign]] = {
    **dict.fromkeys(ADJECTIVES_FOR | ADJECTIVES_INTENDING, 1),
    **dict.fromkeys(ADJECTIVES_AGAINST, -1),
}

VERBS: Final = frozenset(SIGN_OF_VERB) | ASKING | TOLERATING | GLADLY
"""All lemmas of verbs that may tell a want by themselves."""

BARELY: Final = frozenset("not never no hardly scarcely barely little neither nor n't nothing nobody".split())
"""Words that turn a want round."""

FOREMOST: Final = frozenset("main chief first foremost overriding top primary principal paramount highest".split())
"""Adjectives that put the noun of a want above all others: "its first aim"."""

ABOVE_ALL: Final = (
    "above all",
    "first and foremost",
    "most of all",
    "more than anything",
    "before all else",
    "above all else",
)
"""Phrases that put a want above all others."""
