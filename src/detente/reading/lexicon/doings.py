"""Ordinary verbs that tell of an act only with the right object: "moved guns", "halved deliveries", "met the elders".

They make events and nothing else: whether a want or a claim is about an action is asked of `lexicon.deeds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Doing:
    """What some verbs tell of, by what stands with them; an empty set asks for nothing.

    `things`: lemmas of the object; `parts`: particle or adverb; `preps`: preposition; `ends`: what stands after the
    preposition; `doers`: lemmas of the subject; `bare`: there is no object at all; `into`: the verb of its complement.
    """

    action: str
    verbs: frozenset[str]
    things: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    bare: bool = False
    into: frozenset[str] = frozenset()


ANY: Final = "*"
"""Any object, any name after a preposition, any complement."""


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _doing(action: str, verbs: str, things: str = "", **asked: str) -> Doing:
    bare = bool(asked.pop("bare", ""))
    return Doing(
        action, _words(verbs), _words(things), bare=bare, **{key: _words(words) for key, words in asked.items()}
    )


FLOWS = """delivery supply shipment export import flow gas oil power electricity water fuel diesel coal grain food
    traffic
    freight trade funding aid subsidy credit sale transit pumping current heating feed transfer cargo consignment
    rest half"""
PAID = "payment pay wage salary subsidy allowance rent royalty fund funding loan credit grant aid stipend instalment"
OWED = """compensation damages damage arrears due debt interest fee fine claim toll royalty principal penalty bill
    instalment levy charge tax"""
MONEY = "money cash million billion dollar euro pound franc rouble asset account deposit reserve"
GATES = """gate road border frontier bridge port canal crossing line valve strait airspace sky railway mine
    pipeline tunnel lock sluice barrier terminal harbour harbor airport corridor passage route highway pass channel
    checkpoint market door"""
WORKS = """plant works factory kiln furnace mill yard shipyard refinery mine smelter school office camp embassy
    consulate
    mission bureau station newspaper hospital garrison barracks base depot line shop bank border crossing"""
BANDS = """troop soldier battalion company brigade division regiment unit patrol gun tank howitzer battery warship
    frigate gunboat fleet squadron jet warplane drone missile mortar rocket force army reinforcement convoy
    artillery sapper column detachment marine corvette destroyer submarine cutter reservist militia police policeman
    gendarme paratrooper commando guard garrison cavalry launch boat navy helicopter platoon conscript launcher armour
    infantry ranger flotilla"""
WATCHERS = "observer monitor inspector mission peacekeeper contingent delegation team adviser instructor"
ARMS = """weapon arms gun rifle missile mortar rocket ammunition drone jammer howitzer shell explosive grenade tank
    weaponry munition helicopter"""
CRAFT = """vehicle lorry truck car bus van ship boat vessel trawler tanker freighter ferry plane aircraft train
    launch cargo
    canoe barge dhow convoy container yacht steamer dinghy tug airliner"""
TAKEN = """town city village hill palace airport island oasis bridge post station barracks terminal capital port pass
    fort ridge border crossing hostage prisoner radio gun weapon rifle ship boat vessel truck lorry vehicle camp
    checkpoint refinery parliament harbour harbor power valley province headquarters dam mine"""
CAPTIVES = """prisoner hostage pilot detainee captive soldier sailor fisherman crew student worker journalist man woman
    child civilian officer engineer trawlerman crewman convict airman"""
STAFF = """minister general commander worker man woman docker miner official officer governor director manager chief
    judge teacher driver staff employee signalman head people editor clerk colonel prefect nurse secretary lasher
    premier chairman mayor envoy hand fitter railwayman employee guard captain"""
FOLK = """family villager resident people inhabitant farmer herder peasant civilian population settler tenant refugee
    thousand hundred fisherman shepherd migrant nomad"""
CROWD = """crowd mob protester demonstrator student farmer villager worker docker rioter resident woman haulier miner
    striker fisherman trader taxi teacher youth picket parent driver dissident widow family"""
LABOUR = """crew docker worker driver miner railwayman pilot teacher nurse fitter union member sailor signalman
    stevedore printer clerk porter man controller conductor haulier lasher postman"""
DEALS = """treaty deal accord agreement truce ceasefire contract protocol pact armistice memorandum charter lease
    settlement bargain compromise declaration paper convention document code it anything communique"""
CURBS = """sanction sanctions embargo blockade ban curfew boycott siege restriction measure closure lockout tariff
    levy quota
    control emergency overtime"""
STRIFE = """strike lockout search raid blockade boycott siege patrol flight occupation protest overtime slowdown
    closure picket march manoeuvre exercise drill dumping"""
BLOWS = "fire firing shelling attack bombing bombardment raid hostilities hostility fighting operation incursion flight"
PLANS = """complaint suit case charge claim demand plan bill referendum law lawsuit objection tax project decree
    proposal reform clause right licence toll title appeal scheme draft order"""
HANDED = """prisoner hostage body pilot land ship boat vehicle radio weapon gun missile map file list document money
    prize
    cargo island village strip port key document town half share territory fugitive suspect wreck vessel remains record
    archive seat post control gas"""
ENVOYS = """envoy mediator delegation emissary negotiator ambassador minister representative diplomat delegate
    commissioner president premier secretary official adviser aide mission"""
GUESTS = (
    ENVOYS
    + """ family elder priest bishop leader observer monitor inspector chief owner widow
    commander mayor general relative"""
)
TALKS = "talk talks negotiation negotiations meeting summit conference session round parley discussion consultation"
BAITS = "offer invitation plan proposal request terms draft text deal idea demand motion bill resolution compromise"
ENTRANTS = """inspector observer monitor ambulance engineer convoy aid lorry truck ship boat instructor adviser doctor
    journalist surveyor auditor expert team mission prisoner"""
GOODS = """gas oil power electricity water grain wheat coal fuel arms weapon gun missile boat ship aircraft jet
    share stake licence land railway line mine fish ore debt bond company firm port field cobalt tin sugar diesel
    helicopter howitzer radar island house vote plant pipe drone goods rice cotton timber cable station works
    stock farm right steel copper them"""
COURTS = "court tribunal hague arbitration council arbitrator judge"
LEAVE = "passage access permission leave right asylum amnesty request autonomy visa reprieve entry pardon extension"
WORD = "word promise undertaking assurance pledge guarantee commitment"

DOINGS: Final = (
    # blows
    _doing("attack", "strafe pound rocket dynamite waylay lynch"),
    _doing("attack", "fire", preps="on at upon"),
    _doing("attack", "fire", bare="yes"),
    _doing("attack", "fire", "shot round volley salvo burst gun cannon torpedo mortar"),
    _doing("attack", "throw hurl toss lob", "grenade bomb firebomb"),
    _doing("attack", "drive beat fight", parts="off"),
    _doing("attack", "beat club shoot stab", "man woman guard driver soldier worker villager student officer sailor"),
    _doing("attack", "bring shoot force", "drone aircraft plane jet helicopter balloon airliner", parts="down"),
    _doing("attack", "down", "drone aircraft plane jet helicopter balloon airliner"),
    _doing("kill", "lose", "life"),
    _doing("kill", "gun cut", parts="down"),
    _doing("destroy", "set", parts="alight ablaze afire"),
    _doing("destroy", "gut raze flatten vandalise vandalize scuttle"),
    _doing("destroy", "level smash", "town village house camp office shop window bridge plant"),
    _doing("destroy", "set", preps="on", ends="fire"),
    # force short of blows
    _doing("seize", "take", parts="prisoner hostage captive"),
    _doing("seize", "grab snatch retake recapture intern apprehend", TAKEN + " " + CAPTIVES + " " + CRAFT),
    _doing("seize", "put", preps="under", ends="arrest guard"),
    _doing("seize", "take", TAKEN),
    _doing("seize", "take lead", parts="away", things=CAPTIVES + " " + TAKEN),
    _doing("seize", "take", preps="away"),
    _doing("seize", "nationalise nationalize expropriate commandeer requisition overrun ransack"),
    _doing("seize", "round", parts="up"),
    _doing("seize", "hold keep", CAPTIVES, preps="as", ends="hostage prisoner"),
    _doing("intercept", "stop intercept halt detain hold", CRAFT),
    _doing("search", "search", CRAFT + " office house home village camp premises flat headquarters"),
    _doing("close", "chain lock seal padlock bolt barricade bar obstruct", GATES + " " + WORKS),
    _doing("close", "idle mothball shutter", WORKS),
    _doing("close", "put", WORKS, parts="out"),
    _doing("close", "close shut", parts="down"),
    _doing("close", "seal cordon fence wall", parts="off"),
    _doing("lay_off", "lay", parts="off", things=STAFF + " hundred thousand"),
    _doing("lay_off", "remove relieve", STAFF, preps="from of", ends="office post command duty job"),
    _doing("oust", "mutiny"),
    _doing("lay_off", "dismiss sack fire", STAFF + " hundred thousand"),
    _doing("displace", "drive turn force throw push", FOLK, preps="from off out"),
    _doing("displace", "deport uproot displace evict"),
    _doing("displace", "clear relocate herd", FOLK + " village quarter"),
    _doing("revoke", "strip", preps="of", ends="licence license citizenship rank immunity office right title"),
    _doing("revoke", "revoke", "licence license permit concession passport accreditation"),
    # measures
    _doing("suspend", "halt stop suspend cut halve reduce slash curb interrupt withhold throttle block freeze"
           " discontinue"
           " limit trim restrict", FLOWS + " " + PAID + " crossing service flight route ferry train"),
    _doing("suspend", "hold keep", parts="back"),
    _doing("suspend", "cut", parts="off"),
    _doing("suspend", "switch turn shut", FLOWS + " valve tap pump light", parts="off"),
    _doing("suspend", "put", "delivery shipment", parts="off"),
    _doing("suspend", "postpone delay", "delivery shipment payment"),
    _doing("suspend", "stop cease", into="pay sell deliver pump supply ship lend buy export fund train arm"),
    _doing("sanction", "freeze", MONEY + " " + PAID),
    _doing("sanction", "bar ban", CRAFT + " " + FOLK + " import export company firm citizen goods flight fish fruit"
           " sugar"
           " diplomat"),
    _doing("sanction", "bar ban exclude debar", preps="from"),
    _doing("sanction", "tighten widen stiffen toughen", CURBS),
    _doing("sanction", "fine"),
    _doing("sanction", "raise double treble impose levy", "tariff duty levy surcharge"),
    _doing("sanction", "blacklist outlaw"),
    _doing("turn_back", "turn send", CRAFT + " " + FOLK + " man boat", parts="back away"),
    # forces
    _doing("mobilise", "put place", preps="on", ends="alert standby footing"),
    _doing("mobilise", "reinforce", "garrison frontier border post fleet base island"),
    _doing("mobilise", "land enter", doers=BANDS),
    _doing("mobilise", "move shift send order dispatch fly rush post station redeploy push mass concentrate march"
           " ship", BANDS),
    _doing("mobilise", "sail advance roll march move arrive cross muster", doers=BANDS),
    _doing("withdraw", "order send recall bring call", BANDS, parts="home back"),
    _doing("withdraw", "withdraw evacuate", BANDS + " " + WATCHERS),
    _doing("withdraw", "order", parts="home"),
    _doing("withdraw", "leave vacate quit", doers=BANDS + " " + WATCHERS),
    _doing("withdraw", "empty vacate", "strip village town zone base post barracks valley camp hill position"),
    _doing("withdraw", "pull move", BANDS, parts="back out away"),
    _doing("withdraw", "pull", BANDS, preps="back from out"),
    _doing("withdraw", "go sail turn come pull", parts="home back away", doers=BANDS + " " + WATCHERS),
    _doing("withdraw", "give abandon", "patrol post position ridge trench outpost", parts="up"),
    _doing("withdraw", "abandon", "post position ridge trench outpost base"),
    _doing("cease_fire", "stop halt cease end suspend", BLOWS),
    _doing("cease_fire", "stop cease", into="fire shell attack bomb shoot"),
    _doing("cease_fire", "lay put", "arm arms weapon gun rifle", parts="down"),
    _doing("cease_fire", "stop cease", doers=BLOWS, bare="yes"),
    # help
    _doing("aid", "send fly ship deliver give bring distribute airlift", "food medicine doctor blanket flour tent aid"
           " relief grain ambulance medic"),
    _doing("aid", "shelter feed house treat", FOLK + " wounded refugee"),
    _doing("aid", "take", FOLK + " wounded refugee", parts="in"),
    _doing("arm", "supply deliver ship smuggle give carry provide fly", ARMS),
    _doing("aid", "grant extend give lend advance guarantee underwrite provide", "loan credit money payment aid grant"
           " subsidy fund assistance bond"),
    _doing("aid", "restore resume renew", "aid subsidy funding loan assistance pay"),
    _doing("aid", "bail", parts="out"),
    _doing("aid", "bankroll subsidise"),
    _doing("concede", "pay repay refund reimburse", OWED + " wage family victim"),
    _doing("concede", "compensate reimburse repay"),
    _doing("pay", "pay", ANY),
    _doing("pay", "pay", preps="for"),
    # giving way
    _doing("ease", "lower cut reduce halve", "price toll tariff fee fine rent levy duty"),
    _doing("concede", "climb back", parts="down"),
    _doing("concede", "relent"),
    _doing("concede", "raise increase improve", "wage pay pension quota"),
    _doing("concede", "settle", OWED),
    _doing("release", "swap exchange", CAPTIVES),
    _doing("restore", "restore resume reinstate reconnect", FLOWS + " service flight train deliveries passage access"),
    _doing("restore", "switch turn", parts="on", things=FLOWS + " light valve tap"),
    _doing("open", "open unlock unblock unseal", GATES + " camp field book books file archive mine plant yard school"
           " laboratory site zone"),
    _doing("let", "let", ENTRANTS + " " + CAPTIVES + " " + CRAFT + " family"),
    _doing("let", "let", "them him us all any everyone", parts="in through out go"),
    _doing("let", "let", parts="in through"),
    _doing("let", "let", into="go pass land leave return enter dock sail cross inspect visit in through out"),
    _doing("let", "admit", ENTRANTS),
    _doing("let", "allow permit", ENTRANTS + " " + CRAFT, into="enter pass inspect land dock visit leave return"
           " cross sail"
           " work"),
    _doing("let", "grant", LEAVE),
    _doing("hand_over", "hand turn", parts="over back"),
    _doing("hand_over", "hand", preps="over"),
    _doing("hand_over", "give", HANDED, parts="back up"),
    _doing("hand_over", "sign", parts="away over"),
    _doing("hand_over", "cede relinquish extradite"),
    _doing("hand_over", "return", HANDED),
    _doing("release", "send let bring", CAPTIVES + " them him her all", parts="home go free"),
    _doing("release", "set", CAPTIVES + " them him her all", parts="free"),
    _doing("release", "release unfreeze unblock", MONEY + " fund oil cargo ship boat file document"),
    _doing("concede", "waive forgo forego forgive write", OWED + " right claim condition interest"),
    _doing("concede", "drop withdraw shelve scrap abandon postpone suspend", PLANS),
    _doing("concede", "give", "claim right strike demand plan campaign searches search", parts="up"),
    _doing("concede", "end stop cease abandon suspend lift", STRIFE),
    _doing("concede", "call", STRIFE, parts="off"),
    _doing("concede", "postpone", STRIFE),
    _doing("ease", "lift ease relax remove end undo reverse rescind repeal loosen cancel waive", CURBS),
    _doing("concede", "undo reverse rescind repeal", "seizure annexation decision order decree dismissal expulsion"),
    _doing("concede", "guarantee", "job wage pay right safety passage place pension"),
    _doing("concede", "go return", doers=LABOUR, preps="to", ends="work"),
    _doing("concede", "go", doers=LABOUR, parts="back"),
    _doing("concede", "reinstate rehire", STAFF + " " + LABOUR),
    # deals
    _doing("deal", "come", preps="to", ends="terms term agreement"),
    _doing("deal", "grant award", "licence license contract concession permit charter"),
    _doing("annul", "terminate void denounce quit scrap", "treaty accord agreement truce ceasefire contract pact"
           " lease"),
    _doing("annul", "tear", parts="up"),
    _doing("annul", "withdraw pull walk", preps="from", ends="treaty accord agreement truce pact talks talk"),
    _doing("deal", "sign initial", DEALS),
    _doing("deal", "sign", bare="yes"),
    _doing("deal", "extend renew prolong", "truce ceasefire lease contract mandate agreement treaty deal licence"
           " armistice"),
    _doing("deal", "conclude reach strike settle", "compromise bargain dispute quarrel"),
    _doing("deal", "agree", preps="to"),
    _doing("deal", "agree", into=ANY),
    _doing("accept", "assent consent", preps="to"),
    _doing("accept", "assent"),
    _doing("accept", "go", parts="along"),
    _doing("promise", "undertake", into=ANY),
    _doing("promise", "give", WORD),
    _doing("support", "side", preps="with"),
    _doing("support", "vote", preps="for"),
    _doing("reject", "vote", preps="against"),
    _doing("support", "rally", preps="behind"),
    _doing("support", "vote", preps="in", ends="favour favor"),
    # meeting
    _doing("meet", "host", GUESTS + " " + TALKS),
    _doing("meet", "phone ring", GUESTS),
    _doing("meet", "meet", doers="side party delegation president minister engineer man leader government council"
           " commander"
           " team general premier foreign capital"),
    _doing("meet", "come go travel fly", into="see meet visit consult"),
    _doing("meet", "receive", GUESTS),
    _doing("meet", "call", preps="on upon", ends=GUESTS, bare="yes"),
    _doing("meet", "send dispatch despatch", ENVOYS),
    _doing("meet", "invite", GUESTS),
    _doing("meet", "sit", parts="down"),
    _doing("meet", "sit", preps="with"),
    _doing("negotiate", "talk confer parley", preps="to with"),
    _doing("meet", "fly travel go return come", doers=ENVOYS + " i we", preps="to in", ends="*"),
    _doing("meet", "fly travel", doers=ENVOYS, parts="in out"),
    # dealing
    _doing("trade", "buy sell purchase lease import export rent charter hire snap", GOODS),
    _doing("trade", "snap buy", parts="up"),
    _doing("trade", "buy", preps="from"),
    _doing("cooperate", "share pool exchange", "intelligence data information water revenue patrol port"),
    _doing("cooperate", "make", "cause"),
    _doing("cooperate", "join", "force forces hands"),
    _doing("cooperate", "build", "line road bridge dam base port railway plant", preps="for"),
    _doing("cooperate", "open run man", "post centre office bureau mission"),
    _doing("cooperate", "take", FOLK + " migrant anybody prisoner", parts="back"),
    _doing("normalise", "restore resume repair mend renew", "relation relations tie ties"),
    _doing("normalise", "reopen", "embassy consulate mission"),
    # turning down
    _doing("reject", "boycott shun snub skip", TALKS),
    _doing("reject", "defy flout", "order ban ruling curfew embargo ultimatum court decree"),
    _doing("reject", "decline spurn rebuff refuse reject", BAITS),
    _doing("reject", "decline", bare="yes"),
    _doing("reject", "turn vote", parts="down"),
    _doing("reject", "throw", BAITS + " " + PLANS, parts="out"),
    _doing("reject", "dissent", preps="from"),
    _doing("reject", "dissent"),
    _doing("protest", "walk", parts="out", doers=LABOUR),
    _doing("reject", "walk storm", parts="out"),
    _doing("reject", "break", preps="with"),
    _doing("reject", "break", TALKS, parts="off"),
    _doing("reject", "dig", "heel"),
    # asking and charging
    _doing("offer", "table submit present", "plan proposal draft offer terms"),
    _doing("offer", "put", "plan proposal draft offer terms", parts="forward"),
    _doing("accuse", "take bring", preps="to before", ends=COURTS),
    _doing("accuse", "put", preps="on", ends="trial"),
    _doing("accuse", "bring", "case suit charge"),
    # unrest
    _doing("protest", "pelt"),
    _doing("protest", "gather rally assemble", doers=CROWD, preps="outside before"),
    _doing("protest", "throw hurl", "stone bottle rock brick egg"),
    _doing("protest", "lay down put", "tool tools", parts="down"),
    _doing("protest", "down", "tool tools"),
    _doing("protest", "stop", "work train tram bus", doers=LABOUR),
    _doing("protest", "refuse", doers=LABOUR, into="sail work load unload drive fly march fight serve"),
    _doing("protest", "storm stone block occupy besiege barricade", doers=CROWD),
    _doing("protest", "scuffle clash fight", doers=CROWD),
    _doing("protest", "picket"),
)  # fmt: skip
"""The more particular first: the first that fits a verb is what it tells of."""

BY_DOING: Final[dict[str, tuple[Doing, ...]]] = {
    verb: tuple(doing for doing in DOINGS if verb in doing.verbs)
    for verb in sorted({verb for doing in DOINGS for verb in doing.verbs})
}

SHOWN: Final[dict[str, frozenset[str]]] = {
    "pay": _words("attention heed tribute homage visit price respect lip"),
    "release": _words("statement report letter figure data video message email transcript poll ad advertisement"
           " page photo"
                      " memo number survey trove batch tape result"),
    "offer": _words("condolence view glimpse insight answer response explanation opinion evidence proof clue chance"),
    "fire": _words("cylinder imagination"),
    "hit": _words("record high low target peak road"),
    "strike": _words("balance chord note tone"),
    "close": _words("gap deal ranks rank book eye"),
    "tear": _words("script rulebook"),
    "capture": _words("imagination attention mood vote"),
    "shoot": _words("film video photo"),
    "sell": _words("idea message story"),
    "buy": _words("time idea story argument that it"),
}  # fmt: skip
"""Verbs whose words are no act with these objects: "paid attention", "released a statement"."""
