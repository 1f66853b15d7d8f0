"""Common nouns for people, for what people write, and for what can say or want nothing."""

from __future__ import annotations

from typing import Final

PEOPLE_OF: Final[dict[str, str]] = {
    **dict.fromkeys("""
        aide analyst economist expert source contact witness driver guard clerk councillor councilor lawyer engineer
        pilot skipper captain editor scholar historian priest bishop nun monk teacher nurse farmer fisherman trader
        merchant smuggler prisoner exile refugee survivor veteran critic supporter opponent sceptic skeptic insider
        observer inspector monitor delegate lawmaker deputy prosecutor banker owner manager executive boss foreman
        steward delegate organiser organizer campaigner protester pensioner student pupil voter resident neighbour
        neighbor villager islander docker miner shopkeeper wife husband widow son daughter brother sister cousin
        father mother nephew uncle friend colleague counterpart predecessor successor rival ally man woman boy girl
        lad attache attaché chargé consul defector deserter plotter conspirator mutineer sergeant major colonel
        lieutenant secretary speaker peer baron tycoon magnate investor creditor buyer seller customer tenant
        patron client protector sponsor backer guarantor host broker guardian mentor intermediary go-between
        lady gentleman pensioner settler nomad herder peasant worker employee recruit conscript cadet
        """.split(), "person"),
    **dict.fromkeys("crowd mob public electorate opinion citizenry peasantry youth clergy".split(), "public"),
    **dict.fromkeys("cavalry infantry artillery garrison patrol convoy".split(), "military"),
    **dict.fromkeys("press media paper papers".split(), "outlet"),
    **dict.fromkeys("""
        police gendarmerie judiciary intelligence firm company operator contractor supplier insurer lender shipowner
        board campaign jury court tribunal staff management team panel embassy mission delegation office secretariat
        bureau agency ministry department council union committee faction industry newsroom inquiry
        cartel syndicate brotherhood clan tribe gang mafia sect church palace presidency throne crown monarchy
        chancellery junta politburo presidium directorate caucus bloc wing lobby guild club society academy league
        federation
        chamber consortium conglomerate cooperative authority leadership majority minority""".split(),
        "organisation"),
}  # fmt: skip
"""People by what they do or are to somebody, in the singular, with the kind of party they make."""

MAKERS: Final = frozenset(
    "maker supplier operator producer manufacturer carrier retailer lender insurer shipper".split()
)
"""Nouns that make a name after them that of a company."""

NO_MAKERS: Final = frozenset(
    """paper letter river water number order power matter winter summer cutter trawler tanker container computer
    rumour rumor car bomber fighter carrier freighter steamer boiler paper quarter border corner centre theatre
    figure measure offer answer counter folder cover former latter after order weather disaster danger chapter
    transfer shelter bunker tower timber lumber sewer meter litre liter factor sector vector tractor motor harbour
    harbor reactor monitor error horror terror favor favour labour labor colour color door floor anchor
    twist list mist wrist""".split()
)
"""Words that end as those for people do ("docker", "tailor", "harpist") and mean none."""

PAPERS: Final = frozenset(
    """study report survey poll letter memo memorandum note document file record statement communique communiqué data
    figure statistic evidence imagery analysis article book review dossier assessment message cable telegram leaflet
    ruling judgment judgement text draft footage video photograph picture map account log manifest ledger minute
    transcript paper column editorial post tweet speech interview bulletin census list website page entry
    diary dispatch essay commentary op-ed findings finding letters email newsletter""".split()
)
"""What somebody wrote or made: it speaks for whoever is named with it, else for nobody."""

ABSTRACT: Final = frozenset(
    """fact point idea thing rule sign law word reason way case time day year month week result rest part number share
    price rate talk deal plan crisis war peace truth history experience logic story rumour rumor theory view opinion
    claim belief hope fear argument thought impression feeling sense question answer problem issue situation event
    move step decision policy action attack incident change trend system process clause article treaty agreement
    accord money fund land water ship boat vessel road house gate instruction order motive interest strategy approach
    it that this which what evidence proof proposal promise offer threat warning call demand letter chance odds
    name contest count deadlock precedent rally lot race game record score loss victory rule figure effort
    silence tone body map model machine weather sky sea river island city town village country""".split()
)
"""What neither speaks nor wants, whatever a sentence says of it."""

GATHERED: Final = frozenset("nobody somebody everybody everyone someone many some few others".split())
"""Words that stand for people by themselves."""

FEMALE: Final = frozenset(
    """mrs ms miss lady madam queen princess wife widow mother daughter sister niece woman girl actress duchess
    chairwoman spokeswoman congresswoman stateswoman businesswoman councilwoman policewoman""".split()
)
"""Titles and nouns that tell a woman."""

MALE: Final = frozenset(
    """mr sir lord king prince husband widower father son brother nephew man boy sheikh emir sultan duke
    chairman spokesman congressman statesman businessman councilman policeman fisherman bishop""".split()
)
"""Titles and nouns that tell a man."""

COUNTED: Final = frozenset(
    """some others many most several few half dozens hundreds thousands scores another all one majority minority both
    handful couple dozen none plenty more much""".split()
)
"""Words for a part of some people, or for how many."""

ORDINALS: Final = frozenset("first second third fourth fifth sixth".split())
"""Words that with "a" before them mean one more of the same people."""

STATES_OF_PEOPLE: Final = frozenset(
    """poor rich young old sick wounded injured displaced homeless unemployed jobless powerful weak hungry besieged
    bereaved elderly faithful guilty innocent accused condemned dispossessed landless wealthy privileged strong disabled
    uprooted imprisoned detained captured conscripted exiled moderate radical ambitious cautious impatient prudent
    fearful loyal disloyal undecided willing moderates""".split()
)
"""What with "the" before it and no noun after it means those who are so."""

DAYS: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday january february march april june july august september
    october november december""".split()
)
"""Days and months that begin no name, though a capital follows: "On 17 October Section Four struck"."""
