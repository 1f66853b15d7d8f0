"""Words that make a capitalised name the name of a body, and common nouns for people and groups without a name."""

from __future__ import annotations

from typing import Final

BODIES: Final[dict[str, str]] = {
    **dict.fromkeys("""
        army navy fleet corps battalion brigade brigades regiment squadron division battery wing marines forces troops
        command militia guard guards guardsmen force legion column rangers rifles volunteers""".split(), "military"),
    **dict.fromkeys("ministry department directorate secretariat treasury".split(), "ministry"),
    **dict.fromkeys("government parliament congress senate assembly cabinet knesset duma".split(), "government"),
    **dict.fromkeys("party".split(), "party"),
    **dict.fromkeys("movement resistance front uprising".split(), "movement"),
    **dict.fromkeys("company corporation airlines shipping bank industries holdings".split(), "company"),
    **dict.fromkeys("television radio tribune newspaper broadcasting".split(), "outlet"),
    **dict.fromkeys("""
        council committee commission coalition alliance union organization organisation association federation
        confederation society foundation fund institute institution university college agency authority bureau office
        board court tribunal group league network syndicate chamber club centre center consortium delegation
        mission service services police embassy consulate administration house tribe clan brotherhood cooperative
        observatory component consulate programme program""".split(), "organisation"),
}  # fmt: skip
"""Last word of the name of a body ("Harbour Council", "Council of Elders"), with the kind of party it makes."""

TRADES: Final = frozenset(
    """fuels oil gas energy petroleum steel cement chemicals mining metals minerals foods logistics electric motors
    airways railways telecom textiles refining pipelines construction engineering aerospace aviation technologies
    terminals freight timber lines works mills partners tin copper lithium nickel metals sugar rubber cotton seafood
    fisheries cargo transit maritime marine dredging drilling exploration resources minerals agro pharma systems
    dynamics instruments shipyards shipbuilding rail tankers quarries breweries insurance underwriters
    securities""".split()
)
"""Last words of the names of companies: "Marlow Fuels"."""

BRANCH: Final = frozenset(
    """foreign defence defense interior armed security air naval national special federal ground land military prime
    central state new joint""".split()
)
"""Words between a country and an office that leave it an office of that country ("Iraqi Security Forces")."""

PERSONNEL: Final = frozenset(
    """fighter fighters militant militants soldier soldiers troop troops forces operative operatives gunman gunmen
    terrorist terrorists commander commanders official officials officer officers member members unit units adviser
    advisers advisor advisors leader leaders leadership guards negotiator negotiators diplomat diplomats delegation
    personnel employees sailors airmen marines pilots partisans cadres""".split()
)
"""Nouns that with the name of a body before them mean that body ("Hamas fighters", "coalition commanders")."""

CROWDS: Final[dict[str, str]] = {
    **dict.fromkeys("""
        people peoples civilians victims mourners residents refugees families family relatives children women men
        students patients prisoners hostages detainees survivors passengers bystanders employees workers scholars
        minorities community communities population populations muslims christians jews
        inhabitants locals nationals parents teachers doctors physicians responders activists scientists experts
        linguists translators interpreters participants audience audiences businessmen taxpayers
        consumers fishers traders shoppers tourists pilgrims migrants immigrants youths youth professionals
        workforce crew crews""".split(), "public"),
    **dict.fromkeys("""
        soldiers troops forces units unit battalions airmen sailors marines pilots team teams squadron battalion
        battery brigades brigade squad patrols officers commanders
        navy army military""".split(), "military"),
    **dict.fromkeys("terrorists fighters militants insurgents jihadists extremists hijackers pirates enemy".split(),
                    "armed group"),
    **dict.fromkeys("media reporters journalists correspondents press television radio".split(), "outlet"),
    **dict.fromkeys("""
        partners partner officials ministers leaders members allies countries nations governments states companies
        firms organizations organisations groups councils universities networks network donors
        regimes clans tribes battalions brigades forces government
        operatives perpetrators advisers advisors diplomats observers monitors inspectors delegates lawmakers
        network judges prosecutors prosecution lawyers authorities agencies banks unions parties coalition
        delegation contingent tribunal firm command department fund group organization organisation regime caliphate
        treasury exchequer provinces regions municipalities cantons
        staff headquarters admiralty synod junta secretariat inspectorate cooperative
        committee council association police company companies""".split(), "organisation"),
}  # fmt: skip
"""Common nouns for people taken together, with the kind of party they make."""

ANAPHORS: Final[dict[str, tuple[str, ...]]] = {
    "government": ("government",),
    "regime": ("government",),
    "group": ("armed group", "movement"),
    "organization": ("armed group", "movement"),
    "organisation": ("armed group", "movement"),
    "militia": ("armed group",),
    "movement": ("movement", "armed group"),
    "ministry": ("ministry",),
    "department": ("ministry",),
    "party": ("party",),
    "company": ("company",),
    "firm": ("company",),
    **dict.fromkeys(
        """council committee commission agency association union bank alliance command squadron coalition fund front
        society institute board court force league federation army navy embassy delegation parliament police embassy
        consulate""".split(), ()),
}  # fmt: skip
"""Nouns that with "the" before them mean the last party with that word in its name, else the last of these kinds."""

NAMED_BY: Final = frozenset(BODIES) | ANAPHORS.keys()
"""Nouns that with "the" may mean a party with that word in its name."""

PERSONS: Final = frozenset(
    """minister president premier chancellor secretary general commander admiral colonel captain soldier officer sheikh
    leader chief king queen prince ambassador envoy spokesman spokeswoman spokesperson adviser advisor mayor governor
    senator judge prosecutor physician doctor hostage member hero citizen activist negotiator mediator director
    commissioner chairman chairwoman chairperson diplomat official abbot abbess cardinal patriarch vicar corporal
    commandant prefect superintendent constable magistrate rapporteur chieftain undersecretary registrar regent viceroy
    warlord dissident guerrilla shepherd midwife consul chancellor attaché convener""".split()
)
"""Nouns for one person by office or occupation."""

NOT_NAMES: Final = frozenset(
    """near the a an this that these those in on at of for from with by to as and or but if when while after before
    since during under over between against our their his her its my your we they he she it i who which what
    where there here all some any each every no not also only one two three most many more both such other another
    additionally easter christmas ramadan lent however according moreover meanwhile yesterday today
    tomorrow may resolved ordered agreed present absent""".split()
)
"""Words that a capital at the start of a line does not make part of a name."""

VESSELS: Final = frozenset("USS HMS FS HNLMS HMAS INS RFA MV MS SS".split())
"""Prefixes of ships' names: the ship is a thing, not a party."""

CRAFT: Final = frozenset(
    "trawler ship vessel boat ferry tanker frigate cutter destroyer submarine freighter yacht aircraft".split()
)
"""Nouns before the name of a ship."""

THINGS: Final = frozenset(
    """operation treaty agreement accord act law war battle day mosque church cathedral temple bridge river lake sea
    hospital airport airfield airbase base dam barrage gate street square avenue camp island islands province
    governorate district city town village valley mountain mountains mount strait gulf bay port harbour harbor canal
    desert peninsula book prize award cup summit conference dialogue plan road highway field tower museum station park
    line pass""".split()
)
"""Words that at the end of a name, or at its start, make it the name of a place, a thing or an occasion."""

LOCATIVE: Final = frozenset("in at near around outside inside across into towards toward throughout above over".split())
"""Prepositions before a place."""

SINGULAR: Final = frozenset("coalition alliance army navy opposition militia regime union".split())
"""Nouns that before another noun still mean the party they name elsewhere in the text ("coalition strikes")."""

SETTLED: Final = frozenset(
    "city town village province district capital port region liberation capture fall siege".split()
)
"""Nouns that with "of" before a name make it the name of a place."""

TAKEN: Final = frozenset(
    "liberate isolate seize capture recapture retake besiege enter reach flee leave occupy visit".split()
)
"""What is done to a place."""
