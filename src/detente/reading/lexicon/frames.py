"""Words in which somebody says, thinks, hopes, fears or means something, by the frames that hold it.

Made by counting, for every word of 700 annotated news texts (PolNeAR train, see benchmarks/polnear.py), how often a
frame it stands in is an attribution: in main clauses and elsewhere apart. Words that by their meaning say, praise,
blame, want, order or fear (a list of our own) start from what such words do on the whole, others from nothing. A word
has a frame here where the share so found is at least two fifths, the surest frame first; a frame with a plus counts
only where the verb is finite in a main clause. General words only, no names. Codes: `reading.frames`.
"""

from __future__ import annotations

from typing import Final

_VERBS: Final[dict[str, str]] = {
    "o+ ow+": """
        abhor acclaim adore back bewail characterise compliment condemn condone contradict debunk demean
        denigrate deplore despise detest discount disdain disown disparage distrust downplay excuse extol favour
        flatter flay forgive glorify lambaste laud lauding loathe malign object overstate pan parody pillory
        plug project rap reproach resist respect revere roast romanticize salute slur snub spoof spurn sugarcoat
        trivialize vaunt venerate vilify vindicate disclaim rubbish
        """,
    "c+ b+ i+": """
        aver certify conjecture convey decree divulge exclaim gather grant groan infer insinuate intone moan
        mumble murmur notify observe postulate presume profess prophesy rationalize realise reassure recognise
        recollect rejoice relay resolve specify stipulate summarize suppose theorize underline venture verify
        wager
        """,
    "o+": """
        articulate ban block contemplate contrast disavow embrace enjoy explore file foreshadow hammer hat
        herald ignore illustrate mandate negotiate release replay revisit shrug spot tick
        """,
    "ow+": """
        bar bless castigate cheer commend compare defy devote email invoke knock mark minimize pound promote
        rebuff scold scorn scrutinize sentence shun tease underestimate
        """,
    "o": """
        accept broadcast brush craft display document favor inflate introduce issue publicize pump recount
        restrict review rip single spell spotlight submit taunt witness
        """,
    "o ow+": """
        admire admonish bash bemoan deride detail dispute dissect envision extoll hate justify preach ratify
        recite refute repudiate restate ridicule satirize trumpet veto
        """,
    "c b+ i+": """
        assert clarify confide contend doubt estimate forecast gloat hypothesize intimate posit pretend reason
        retort signal teach whisper yell
        """,
    "ow+ o+": """
        boo contest discredit excoriate honor hype idolize relish renounce reprimand resent skewer smear trust
        unveil uphold
        """,
    "ox+": "beseech command counsel dare direct entreat forbid implore incite instruct prod tempt",
    "p:about+": "bluster crow fantasize inquire lie open rant rave vent",
    "x+": "aspire attempt consent crave desire elect intend long move",
    "b+ i+ c": "assume discover figure guess imagine notice",
    "ow": "attribute debate distinguish present prosecute sue",
    "ow o+": "credit criticise critique lay sign trash",
    "x": "aim allude choose hesitate plan plot",
    "c+": "adopt dawn forget go hear",
    "c b+ i+ ow+": "suspect",
    "c+ e": "rumor rumour",
    "ow+ o": "applaud decry rebuke rebut request",
    "p:at+": "bristle have rage snipe take",
    "p:on": "bank focus pounce split touch",
    "c": "allow calculate define judge",
    "o ow": "assail express fault impugn",
    "p:against+": "crusade fulminate inveigh make",
    "p:at": "balk lash poke scoff",
    "p:for+": "apologize clamor lobby pray",
    "p:on+": "double harp sound weigh",
    "c b i+": "concede quip shout",
    "c i+ b+": "indicate realize testify",
    "c+ b+ i+ p:about+": "gripe grumble whine",
    "ow p:as": "label pitch regard",
    "p:against": "be come rail",
    "p:as ow": "frame portray view",
    "p:with": "disagree empathize side",
    "p:with+": "quarrel quibble sympathize",
    "b+ i+": "prove reflect",
    "b+ i+ c+": "bet proclaim",
    "c b+ i+ ow+ o": "counter repeat",
    "c b+ i+ p:about+": "grouse worry",
    "c+ b+ i+ o+ ow+": "emphasise regret",
    "c+ b+ i+ p:with": "concur reckon",
    "i c b o": "predict state",
    "ow o": "insult reference",
    "ow p:as o+": "hail savage",
    "ow p:as u o+": "lambast name",
    "ow p:for o": "blast congratulate",
    "ow p:for o+": "slam voice",
    "ow p:for+ o": "mock thank",
    "p:behind": "line throw",
    "p:by+": "begin stand",
    "p:of+": "conceive disapprove",
    "p:over": "divide spar",
    "p:over+": "agonize deliberate",
    "p:to+": "acquiesce tie",
    "b c i+ o ow+": "reveal",
    "b c i+ p:of+ p:about p:against+": "complain",
    "b c p:about": "think",
    "b c x i+ p:with p:on": "agree",
    "b c+ i+ p:to+": "confess",
    "b c+ p:with+": "find",
    "b g+ c ow+ i+ o+": "tweet",
    "b i c g": "suggest",
    "b i c ow+ o+": "acknowledge",
    "b i+ c": "imply",
    "b i+ p:as o": "remember",
    "b ow i+ c o": "announce",
    "b p:of c ox i+ xo p:about+ p:against ow": "warn",
    "b+ c g o+": "read",
    "b+ i+ c ox+": "remind",
    "b+ i+ c p:against+": "demonstrate",
    "b+ i+ c p:for+ x": "hope",
    "b+ i+ c+ o ow+": "affirm",
    "b+ i+ c+ ow+": "underscore",
    "b+ i+ c+ p:about+ p:on+": "speculate",
    "b+ i+ c+ p:in+ ow+ o g": "deny",
    "b+ i+ o c": "stress",
    "b+ i+ ow o c": "emphasize",
    "b+ i+ p:of+ c o": "learn",
    "c b g y i+ u+ ow+ p:about o": "report",
    "c b i+ o+": "allege",
    "c b p:about i+": "joke",
    "c b+ i+ g": "rule",
    "c b+ i+ o ow": "reiterate",
    "c b+ i+ o+": "understand",
    "c b+ i+ ow": "inform",
    "c b+ i+ ow x+": "fear",
    "c b+ i+ ow+ p:against+": "protest",
    "c b+ i+ ox+ p:against+": "caution",
    "c b+ i+ ox+ xo+ g ow o x+": "propose",
    "c b+ i+ p:at": "hint",
    "c b+ i+ p:for+ x+": "wish",
    "c b+ i+ p:of p:in p:about": "boast",
    "c b+ i+ p:to+ x+": "swear",
    "c b+ i+ u o": "recognize",
    "c b+ ox p:about+ xo i+ ow": "tell",
    "c g+": "continue",
    "c i b p:about": "write",
    "c i e g b+ u o+ p:about": "say",
    "c i x b+": "vow",
    "c i+ b o e u ow": "declare",
    "c i+ b ow+ o+ p:as p:to+": "point",
    "c i+ b+ o": "confirm",
    "c i+ o ow+ b+": "recommend",
    "c i+ ow+ p:about+ b+": "lament",
    "c i+ p:about+ b+": "wonder",
    "c i+ p:for+ ow b+ o+": "disclose",
    "c i+ p:to+ o+ b+": "admit",
    "c i+ p:upon b": "remark",
    "c i+ x ow b+": "promise",
    "c o b+ i+ ow+": "reaffirm",
    "c o ow p:about+": "question",
    "c ow b+ i+ o": "recall",
    "c ow p:as g+": "describe",
    "c ox ow i+ xo b+": "urge",
    "c p:against g i+ p:for+ b+": "argue",
    "c p:in o+ x": "believe",
    "c p:of+": "convince",
    "c u p:for x b+ o+ p:about": "know",
    "c x": "determine",
    "c x g+ o+ e": "consider",
    "c x+ ow o+": "demand",
    "c+ b+ i+ o+": "pronounce",
    "c+ b+ i+ ow p:in": "foresee",
    "c+ b+ i+ p:about": "muse",
    "c+ b+ i+ p:about+ p:on+": "opine",
    "c+ b+ i+ p:about+ p:over+": "fret",
    "c+ b+ i+ p:of+": "dream",
    "c+ b+ i+ p:on": "comment",
    "c+ b+ i+ p:to+": "attest",
    "c+ b+ i+ p:upon+": "elaborate",
    "c+ b+ i+ x+": "avow",
    "c+ b+ p:for p:to x+ i+": "plead",
    "c+ i+ b+": "surmise",
    "c+ i+ ow o p:as+ b+": "mention",
    "c+ i+ ox b+": "advise",
    "c+ i+ p:at+ b+": "marvel",
    "c+ i+ x": "threaten",
    "c+ ow": "welcome",
    "c+ p:about b+ i+": "brag",
    "e u i+ x ow c ox+ b+ o+ r": "expect",
    "e x+ c": "appear",
    "g o": "chant",
    "g+ ow o y": "endorse",
    "i b c ow e ox+ xo+ u p:with x+ o+": "show",
    "i c b": "add",
    "i c b+": "insist",
    "i c o": "explain",
    "i c p:by+ b": "conclude",
    "i o c b": "note",
    "i p:of c u": "assure",
    "i+ c": "reply",
    "i+ c b+": "maintain",
    "i+ c b+ p:to p:with+ p:by+": "respond",
    "i+ c ow p:with u b+": "charge",
    "i+ c x o+ b+": "claim",
    "i+ c+": "hold",
    "i+ o+ c+ ow+": "answer",
    "i+ p:for+ c o+ b+ p:about": "feel",
    "o c": "outline",
    "o c ow": "discuss",
    "o c+": "denounce",
    "o g": "oppose",
    "o ow c+": "highlight",
    "o ow p:as": "tout",
    "o ow y": "reject",
    "o x ow+": "prefer",
    "o+ c ow": "address",
    "o+ ow+ p:at+": "sneer",
    "o+ ow+ x+": "dread",
    "o+ p:as+": "interpret",
    "ow e u o+": "deem",
    "ow i c+ b+ p:of u y": "accuse",
    "ow o c ox+ x": "want",
    "ow o u": "list",
    "ow o+ p:as": "dismiss",
    "ow o+ u": "nominate",
    "ow p:against+ o p:as+": "defend",
    "ow p:as o c+": "cite",
    "ow p:as+": "characterize",
    "ow p:for": "chide",
    "ow p:for+ o+": "blame",
    "ow p:from": "prohibit",
    "ow p:to+": "appoint",
    "ow x p:against+ c u+ p:for e+ p:with": "call",
    "ow y p:as c+ e u": "see",
    "ow+ g": "include",
    "ow+ ox p:on+ o+": "challenge",
    "ow+ p:among+": "count",
    "ow+ p:as+": "quote",
    "ow+ p:at+": "jeer",
    "ow+ y o": "echo",
    "ox": "exhort",
    "ox ow c xo": "order",
    "ox ow xo": "encourage",
    "ox xo p:for+ c u ow+ p:about p:on": "press",
    "ox+ o+": "authorize",
    "ox+ ow+": "hire",
    "ox+ p:for+": "beg",
    "p:about": "gush",
    "p:about c o ow": "post",
    "p:about p:of p:against": "speak",
    "p:about p:with+": "talk",
    "p:about+ p:over+": "fume",
    "p:as": "bill",
    "p:as ow+": "position",
    "p:as x p:to+": "look",
    "p:as+ ow": "paint",
    "p:as+ ow+ p:on+": "cast",
    "p:as+ p:to": "refer",
    "p:for": "vouch",
    "p:for c x": "hop",
    "p:for ow o+": "advocate",
    "p:for ox p:about ow c xo x e u": "ask",
    "p:for p:against+": "campaign",
    "p:for p:against+ p:on x": "push",
    "p:for+ ow p:as o": "praise",
    "p:for+ x+": "yearn",
    "p:from+ ow": "distance",
    "p:in+ o+ x": "seek",
    "p:of+ o+": "approve",
    "p:on+ p:for": "hit",
    "p:on+ p:upon+": "expound",
    "p:over o p:for ow p:as+": "attack",
    "p:to ow+": "liken",
    "p:to x o+": "refuse",
    "u": "shock",
    "u ow p:for p:as o y": "criticize",
    "u p:with+": "align",
    "u+ ow p:with": "identify",
    "x b+ i+ c ow p:to": "pledge",
    "x c+ ow+ o+": "offer",
    "x e+ p:like c": "seem",
    "x o ow": "like",
    "x ow+ o+": "love",
    "x p:against p:for": "vote",
    "x+ c+": "decide",
    "x+ e ox+ u ow+ xo+": "require",
    "x+ e u": "mean",
    "x+ o+": "decline",
    "xo+ ox ow": "persuade",
    "y o ow+ g": "support",
    "y o+ ow": "share",
}

_NOUNS: Final[dict[str, str]] = {
    "c": """
        admission agreement announcement assumption assurance belief boast case charge claim conclusion
        confession confidence contention conviction declaration evidence expectation feeling finding forecast
        guess hint impression insistence lament notion observation perception prediction premise proposition
        recognition revelation rumor rumour sense sentiment speculation suggestion suspicion testimony theory
        warning
        """,
    "p:of": """
        acceptance appraisal approval characterization condemnation critic critique defence defense denunciation
        depiction disapproval disclosure embrace evaluation favor footage mention mockery portrayal recitation
        rejection
        """,
    "p:about": """
        attitude conversation detail joke misgiving note optimism pessimism qualm question reservation
        skepticism story talk testimonial uncertainty unease word
        """,
    "x": """
        answer appeal commitment decision desire inclination intent invitation legislation plan plea proposal
        refusal reluctance request threat unwillingness wish
        """,
    "p:for": """
        advocacy affection apology contempt disdain enthusiasm passion praise preference push respect support
        sympathy
        """,
    "p:against": "campaign diatribe grievance rant tirade turn",
    "c p:about": "anxiety doubt fear remark report",
    "p:to": "allusion objection opposition resistance tribute",
    "x c": "intention pledge promise vow",
    "c p:of": "acknowledgment assertion denial",
    "p:about c": "concern message view",
    "p:on": "consensus ruling stand",
    "c p:against": "allegation argument",
    "p:for x": "call demand",
    "p:of c": "assessment explanation",
    "p:over": "fury outrage",
    "p:with": "disappointment dissatisfaction",
    "c p:about p:against": "complaint",
    "c p:about p:on": "statement",
    "c p:about p:over": "worry",
    "c p:for": "idea",
    "c p:of p:for": "hope",
    "p:about c p:on": "comment",
    "p:against p:on": "attack",
    "p:of c p:against": "accusation",
    "p:of p:for": "endorsement",
    "p:on c p:of": "opinion",
    "p:on p:about": "thought",
    "p:on p:of": "criticism",
}

_ADJECTIVES: Final[dict[str, str]] = {
    "c": """
        adamant aware certain convinced disappointed glad grateful insistent pleased positive proud sad sorry
        unaware unconvinced unsure
        """,
    "p:of": """
        appreciative contemptuous critical disdainful enamored fearful fond respectful scornful supportive
        suspicious tolerant wary
        """,
    "p:about": """
        apologetic cynical effusive enthusiastic excited frank furious honest nervous passionate uneasy vocal
        """,
    "x": "content eager hesitant inclined keen loath prepared reluctant unwilling willing",
    "c p:about": "angry clear hopeful optimistic pessimistic sceptical upset",
    "c p:about x": "anxious",
    "c p:in p:about": "confident",
    "c p:of p:about": "skeptical",
    "c p:of x": "afraid",
    "c x": "happy",
    "p:about c": "worried",
    "p:about c p:with": "concerned",
    "p:about p:of": "dismissive",
    "p:about p:with": "unhappy",
    "p:of c": "mindful",
    "p:on": "unified",
    "p:to": "guilty",
}

QUOTING: Final = frozenset(
    """
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assure boast boom call caution
    chant charge claim comment complain concede conclude confirm contend continue counter cry declare deny describe
    email emphasize exclaim explain express finish go insist instruct interject joke lament laugh maintain mention muse
    mutter note object observe offer opine order plead pledge point post predict proclaim promise pronounce protest
    quip quote reaffirm recall recount reflect reiterate rejoin remark remember remind repeat reply report respond
    retort reveal say scream shout shoot snap speak state stress suggest summarise summarize tell testify think thunder
    tweet urge vow warn whisper wonder write yell read deadpan crack declaim sigh snort chuckle sneer scoff sniff growl
    grumble mumble moan murmur snarl bark bellow gasp groan grin shrug smile sob wail whine hiss fume counsel caution
    """.split()
)
"""Verbs beside which a whole quotation may stand."""


def _frames(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(codes.split()) for codes, words in table.items() for word in words.split()}


VERB_FRAMES: Final = _frames(_VERBS)
NOUN_FRAMES: Final = _frames(_NOUNS)
ADJECTIVE_FRAMES: Final = _frames(_ADJECTIVES)
