"""Parties that are no country, and the common nouns by which a text speaks of a party."""

from __future__ import annotations

from typing import Final

ORGANISATIONS: Final = (
    ("un", "United Nations", ("UN", "U.N."), "organisation"),
    ("security_council", "UN Security Council", ("U.N. Security Council", "Security Council"), "organisation"),
    ("nato", "NATO", ("North Atlantic Treaty Organization", "Atlantic Alliance"), "organisation"),
    ("eu", "European Union", ("EU", "E.U.", "Brussels"), "organisation"),
    ("iaea", "IAEA", ("International Atomic Energy Agency",), "organisation"),
    ("arab_league", "Arab League", (), "organisation"),
    ("african_union", "African Union", (), "organisation"),
    ("asean", "ASEAN", (), "organisation"),
    ("opec", "OPEC", (), "organisation"),
    ("g7", "G7", ("G-7", "Group of Seven"), "organisation"),
    ("g20", "G20", ("G-20", "Group of Twenty"), "organisation"),
    ("imf", "IMF", ("International Monetary Fund",), "organisation"),
    ("world_bank", "World Bank", (), "organisation"),
    ("wto", "WTO", ("World Trade Organization", "World Trade Organisation"), "organisation"),
    ("who", "World Health Organization", ("World Health Organisation",), "organisation"),
    ("icc", "International Criminal Court", ("ICC",), "organisation"),
    ("icj", "International Court of Justice", ("ICJ",), "organisation"),
    ("osce", "OSCE", ("Organization for Security and Co-operation in Europe",), "organisation"),
    ("gcc", "Gulf Cooperation Council", ("GCC",), "organisation"),
    ("ecowas", "ECOWAS", (), "organisation"),
    ("unesco", "UNESCO", (), "organisation"),
    ("unhcr", "UNHCR", ("UN High Commissioner for Refugees",), "organisation"),
    ("european_commission", "European Commission", (), "organisation"),
    ("european_parliament", "European Parliament", (), "organisation"),
    ("red_cross", "Red Cross", ("International Committee of the Red Cross", "ICRC"), "organisation"),
    ("amnesty", "Amnesty International", (), "organisation"),
    ("human_rights_watch", "Human Rights Watch", (), "organisation"),
    ("hezbollah", "Hezbollah", ("Hizballah", "Hizbullah", "Hizbollah"), "armed group"),
    ("hamas", "Hamas", (), "armed group"),
    ("islamic_jihad", "Islamic Jihad", ("Palestinian Islamic Jihad",), "armed group"),
    (
        "islamic_state",
        "Islamic State",
        (
            "ISIS",
            "ISIL",
            "Daesh",
            "Da'esh",
            "DAESH",
            "IS",
            "Islamic State of Iraq and the Levant",
            "Islamic State of Iraq and Syria",
        ),
        "armed group",
    ),
    ("al_qaeda", "al-Qaeda", ("Al-Qaeda", "Al Qaeda", "al Qaeda", "al-Qaida", "Al-Qaida", "Al Qaida"), "armed group"),
    ("taliban", "Taliban", (), "armed group"),
    ("houthis", "Houthis", ("Houthi", "Ansar Allah"), "armed group"),
    ("pkk", "PKK", (), "armed group"),
    ("ira", "IRA", ("Irish Republican Army",), "armed group"),
    ("farc", "FARC", (), "armed group"),
    ("plo", "PLO", ("Palestine Liberation Organization",), "movement"),
    ("palestinians", "Palestinians", ("Palestinian",), "public"),
    ("kurds", "Kurds", ("Kurdish",), "public"),
    (
        "pentagon",
        "Pentagon",
        (
            "US Department of Defense",
            "U.S. Department of Defense",
            "Department of Defense",
            "Defense Department",
            "DoD",
        ),
        "ministry",
    ),
    ("white_house", "White House", (), "government"),
    (
        "state_department",
        "State Department",
        (
            "Department of State",
            "US State Department",
            "U.S. State Department",
            "U.S. Department of State",
            "US Department of State",
        ),
        "ministry",
    ),
    ("irgc", "Revolutionary Guards", ("Revolutionary Guard", "IRGC", "Islamic Revolutionary Guard Corps"), "military"),
    ("reuters", "Reuters", (), "outlet"),
    ("ap", "Associated Press", (), "outlet"),
    ("afp", "AFP", ("Agence France-Presse",), "outlet"),
    ("bbc", "BBC", (), "outlet"),
    ("cnn", "CNN", (), "outlet"),
    ("al_jazeera", "Al Jazeera", ("Al-Jazeera", "Aljazeera"), "outlet"),
)
"""Key, name, other names, kind."""

SERVES: Final = (("pentagon", "usa"), ("white_house", "usa"), ("state_department", "usa"), ("irgc", "iran"))
"""Offices that act for a state."""

OUTLETS: Final = frozenset(
    "newspaper paper magazine daily weekly agency broadcaster channel outlet network journal tabloid website".split()
)
"""Nouns that make a name in apposition the name of an outlet ("the newspaper Courier")."""

OUTLET_ENDINGS: Final = frozenset(
    """Times Post Journal Tribune Herald Guardian Gazette News Courier Observer Chronicle Figaro Monde Spiegel Mirror
    Ledger Echo Telegraph Mail Examiner Inquirer Dispatch Register Sentinel Bulletin Globe Standard Magazine Wire Press
    Zeitung Review Weekly Daily Argus Messenger Reporter Advertiser""".split()
)

OUTLET_WORDS: Final = frozenset(
    """Gazeta Gazette Gazzetta Gaceta Jornal Jurnal Jurnalul Diario Diário Correio Correo Corriere Courrier Kurier
    Kurir Curierul Zeitung Tageblatt Tagblatt Blatt Blad Dagblad Dagbladet Avis Avisen Posten Tidende Tidning Nieuws
    Nyheter Presse Prensa Imprensa Stampa Giornale Messaggero Sera Mattino Matin Soir Temps Phare Quotidien Tribuna
    Tribune Nación Nacional Mundo País Tiempo Noticias Notícias Folha Estado Voz Voce Voix Woche Wochenblatt Nachrichten
    Bote Anzeiger Politika Pravda Vremya Vremja Novosti Vedomosti Izvestia Utro Dnevnik Glas Vesti Gazetesi Postası
    Sabah Haber Lehti Sanomat Hirlap Lapok Szabad Ziarul Adevărul Shimbun Shinbun Ribao Akhbar Ahram Nahar Hayat Watan
    Ittihad Aujourd'hui Hebdo Semana Settimanale Spiegel Standaard Journal""".split()
)
"""Words that at the start or the end of a name of two words or more make it the name of a newspaper."""

WRITERS: Final = frozenset("author writer columnist correspondent commentator journalist reporter".split())
"""Nouns that mean whoever wrote the text, or the column it tells of."""

PIECES: Final = frozenset("column article essay commentary editorial piece analysis op-ed dispatch report".split())
"""Nouns for what a writer writes."""

LEADERS: Final = frozenset(
    """president premier minister chancellor king queen prince emir sheikh shah sultan ayatollah general secretary
    governor
    chairman chairwoman leader dictator ruler senator representative ambassador envoy prime deputy commander
    gov moderator mayor justice judge sheriff chair congressman congresswoman bishop archbishop pope rabbi imam
    colonel marshal captain sergeant lieutenant major brigadier adviser advisor
    admiral vice chief head director foreign defence defense state""".split()
)
"""Words of titles; capitalised before a name, or in apposition to it."""

PORTFOLIOS: Final = frozenset(
    """foreign interior defence defense prime finance energy trade transport water agriculture health justice economy
    environment labour labor fisheries information oil culture education industry commerce infrastructure resources
    security tourism planning mines mining works railways gas power interior ports shipping home treasury""".split()
)
"""What a minister or ministry is of."""

OFFICES: Final = frozenset(
    """government administration regime cabinet leadership ministry army military forces troops navy officials
    authorities
    delegation embassy side diplomats troops generals state country nation capital""".split()
)
"""Nouns that with a country before or after them mean that country's government."""

RULING: Final = frozenset("government regime cabinet authorities administration leadership".split())
"""Offices that with "the" alone mean the government the text is about."""

ARMS: Final[dict[str, tuple[str, str]]] = {
    "ministry": ("ministry", "ministry"),
    **dict.fromkeys("army military forces troops soldiers".split(), ("army", "military")),
    **dict.fromkeys("navy fleet".split(), ("navy", "military")),
    **dict.fromkeys("generals officers".split(), ("generals", "military")),
    **dict.fromkeys("marines paratroopers gendarmes sailors airmen commandos".split(), ("", "military")),
    **dict.fromkeys("coastguard gendarmerie".split(), ("", "organisation")),
    **dict.fromkeys("police policemen".split(), ("police", "organisation")),
    **dict.fromkeys("embassy consulate delegation parliament legislature judiciary".split(), ("", "organisation")),
    **dict.fromkeys("officials diplomats ministers negotiators delegates envoys".split(), ("", "organisation")),
}  # fmt: skip
"""Bodies a state acts by, which are parties of their own: by what each is known (if not by itself) and its kind."""

VOICES: Final = frozenset(
    "spokesman spokeswoman spokesperson representative ambassador envoy delegate minister official diplomat".split()
)
"""Nouns for somebody who speaks in the name of the country or party before them."""

GROUPS: Final[dict[str, str]] = {
    **dict.fromkeys("""
        militia militias rebels insurgents guerrillas fighters militants separatists paramilitaries gunmen
        insurgency""".split(), "armed group"),
    **dict.fromkeys("voters electorate constituents".split(), "electorate"),
    **dict.fromkeys("protesters protestors demonstrators strikers dissidents".split(), "movement"),
    **dict.fromkeys("movement".split(), "movement"),
    **dict.fromkeys("opposition coalition party".split(), "party"),
    **dict.fromkeys("""
        public citizens settlers refugees villagers miners workers farmers tribes tribe clan clans fishermen
        islanders""".split(),
        "public"),
    **dict.fromkeys("allies mediators".split(), "other"),
    **dict.fromkeys("union unions company".split(), "organisation"),
}  # fmt: skip
"""Common nouns for a party that can want or do something, with its kind."""

PEOPLE: Final = frozenset(
    """
        soldiers people civilians troops men women children workers police officers sailors guards
        protesters passengers miners fishermen villagers marines pilots""".split()
)
"""Whom a toll counts."""

TWO_OF: Final[dict[str, str]] = {
    **dict.fromkeys("""
        side sides camp camps rival rivals foe foes adversary adversaries antagonist antagonists belligerents combatants
        disputants contenders party parties partner partners ally allies protagonists pair duo them
        delegation delegations team teams
        two""".split(), "any"),
    **dict.fromkeys("""
        government governments state states country countries nation nations capital capitals neighbour neighbours
        neighbor neighbors power powers republic republics kingdom kingdoms cabinet cabinets
        regime regimes parliament parliaments people peoples""".split(), "state"),
    **dict.fromkeys("army armies force forces navy navies".split(), "any"),
    **dict.fromkeys("""
        company companies firm firms faction factions movement movements group groups militia militias
        association associations""".split(), "body"),
    **dict.fromkeys("union unions".split(), "union"),
    **dict.fromkeys("bank banks".split(), "bank"),
    **dict.fromkeys("council councils".split(), "council"),
    **dict.fromkeys("""
        man men woman women leader leaders president presidents premier premiers minister ministers envoy envoys general
        generals chairman chairmen candidate candidates negotiator negotiators captain captains
        commander commanders chief chiefs director directors mayor mayors""".split(), "person"),
}  # fmt: skip
"""Nouns that with "both", "each", "neither" or "the two" before them mean two parties of the text, and of what sort."""
