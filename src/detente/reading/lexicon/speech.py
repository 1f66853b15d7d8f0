"""Words that say that somebody says, thinks, hopes, fears, denies, means or asks something."""

from __future__ import annotations

from typing import Final

from detente.reading.items import Kind

SAYING: Final[dict[Kind, str]] = {
    "statement": """
    accuse acknowledge add admit advise affirm agree allege announce argue assert assure attest boast brag
    caution charge cite claim clarify comment complain concede conclude confess confirm contend declare
    describe detail disclose emphasize emphasise estimate exclaim explain hint imply indicate inform
    insinuate insist joke lament maintain mention note observe opine point proclaim pronounce quip quote
    forecast predict reaffirm recall recount reiterate relate remark remind repeat reply report respond retort reveal
    rumor rumour say show signal specify state stress suggest tell testify tweet underline underscore utter verify
    voice vow
    warn write add acknowledge recognize recognise
    """,
    "belief": """
    accept assess assume believe calculate conjecture consider decide deem doubt estimate expect feel figure find
    foresee guess imagine judge know learn perceive presume reason realize realise reckon regard remember
    see speculate suppose suspect think trust understand view
    """,
    "hope": "desire hop hope like love pray prefer want wish",
    "fear": "dread fear fret mind worry",
    "denial": "contradict deny disclaim disavow discount dismiss dispute downplay rebut refute reject repudiate",
    "intention": "aim decline intend offer plan pledge promise propose refuse resolve swear threaten undertake vow",
    "demand": """
    advise appeal ask beg beseech command counsel demand encourage entreat exhort implore lobby order petition plead
    press recommend request urge""",
    "question": "ask inquire query question wonder",
}
"""Verbs, by what kind of attribution they make. A verb listed twice has the later kind."""

KIND_OF_VERB: Final[dict[str, Kind]] = {verb: kind for kind, verbs in SAYING.items() for verb in verbs.split()}

BIDDING: Final = frozenset(
    """agitate appeal apply ask beg call campaign clamor clamour lobby petition plead pray press push shout""".split()
)
"""Verbs that ask for something with "for", or of somebody with "on", "to" or "with": "call on them to go"."""

REPORTING: Final = frozenset(
    "allege announce cite claim denounce describe disclose mention predict report reveal".split()
)
"""Verbs of "the raid reported by the press": what stands before them is told."""

JUDGING: Final = frozenset(
    """applaud berate blame blast brand call castigate chide commend condemn congratulate criticise criticize decry
    denounce deplore deride dub extol hail label lambast laud lament mock praise protest rebuke reprimand ridicule
    scoff scold slam thank vilify""".split()
)
"""Verbs of praise, blame and naming: with an object they tell what was said, as words of saying do."""

ARGUING: Final = frozenset("accuse allege argue charge claim conclude contend insist maintain".split())
"""Verbs whose clause is a claim somebody else may doubt."""

NOUNS: Final[dict[Kind, str]] = {
    "statement": """
    accusation acknowledgment admission allegation announcement argument assertion assessment assurance
    charge claim comment complaint conclusion declaration explanation message observation remark
    position reminder report revelation rumor rumour statement story suggestion tale talk testimony warning
    """,
    "belief": """
        assumption belief conviction expectation feeling guess impression notion opinion perception
        prediction sense suspicion theory hunch thought view""",
    "hope": "aspiration desire hope wish",
    "fear": "anxiety concern fear worry",
    "denial": "denial rejection",
    "intention": """
        aim commitment determination eagerness intention pledge promise proposal refusal threat vow
        willingness""",
    "demand": "appeal call demand plea",
    "question": "doubt question",
}
"""Nouns that hold a clause: "the claim that", "his fear that"."""

KIND_OF_NOUN: Final[dict[str, Kind]] = {noun: kind for kind, nouns in NOUNS.items() for noun in nouns.split()}

ADJECTIVES: Final[dict[Kind, str]] = {
    "belief": """
        aware certain clear confident convinced optimistic pessimistic sceptical skeptical sure unaware
        unconvinced unsure""",
    "hope": "eager glad happy hopeful keen proud",
    "fear": """
    afraid alarmed angry anxious apprehensive concerned fearful frightened frustrated nervous scared terrified upset
    worried""",
    "intention": "committed determined reluctant unwilling willing",
    "statement": "adamant emphatic insistent",
}
"""Adjectives and participles said of a person: "is afraid that", "are determined to"."""

KIND_OF_ADJECTIVE: Final[dict[str, Kind]] = {word: kind for kind, words in ADJECTIVES.items() for word in words.split()}
