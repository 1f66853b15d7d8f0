"""Countries: code, name, other names, demonyms and the capital that stands for the government.

Codes are ISO 3166-1 alpha-3 (alpha-4 of ISO 3166-3 left out for states that are no more). One line is
``code | name | other names | demonyms | capital``; lists are separated by commas.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Country:
    """A state and the words that name it. `key` is how a model calls it."""

    key: str
    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


_TABLE = """
AFG | Afghanistan | | Afghan, Afghans | Kabul
ALB | Albania | | Albanian, Albanians | Tirana
DZA | Algeria | | Algerian, Algerians | Algiers
AND | Andorra | | Andorran, Andorrans | Andorra la Vella
AGO | Angola | | Angolan, Angolans | Luanda
ARG | Argentina | | Argentine, Argentinian, Argentines, Argentinians | Buenos Aires
ARM | Armenia | | Armenian, Armenians | Yerevan
AUS | Australia | | Australian, Australians | Canberra
AUT | Austria | | Austrian, Austrians | Vienna
AZE | Azerbaijan | | Azerbaijani, Azeri, Azerbaijanis, Azeris | Baku
BHS | Bahamas | The Bahamas | Bahamian, Bahamians | Nassau
BHR | Bahrain | | Bahraini, Bahrainis | Manama
BGD | Bangladesh | | Bangladeshi, Bangladeshis | Dhaka
BRB | Barbados | | Barbadian, Barbadians | Bridgetown
BLR | Belarus | | Belarusian, Belarusians | Minsk
BEL | Belgium | | Belgian, Belgians |
BLZ | Belize | | Belizean, Belizeans | Belmopan
BEN | Benin | | Beninese | Porto-Novo
BTN | Bhutan | | Bhutanese | Thimphu
BOL | Bolivia | | Bolivian, Bolivians | La Paz
BIH | Bosnia and Herzegovina | Bosnia | Bosnian, Bosnians | Sarajevo
BWA | Botswana | | Botswanan, Botswanans | Gaborone
BRA | Brazil | | Brazilian, Brazilians | Brasilia
BRN | Brunei | | Bruneian, Bruneians | Bandar Seri Begawan
BGR | Bulgaria | | Bulgarian, Bulgarians | Sofia
BFA | Burkina Faso | | Burkinabe | Ouagadougou
BDI | Burundi | | Burundian, Burundians | Gitega
KHM | Cambodia | | Cambodian, Cambodians | Phnom Penh
CMR | Cameroon | | Cameroonian, Cameroonians | Yaounde
CAN | Canada | | Canadian, Canadians | Ottawa
CAF | Central African Republic | | Central African | Bangui
TCD | Chad | | Chadian, Chadians | N'Djamena
CHL | Chile | | Chilean, Chileans |
CHN | China | People's Republic of China, PRC | Chinese | Beijing
COL | Colombia | | Colombian, Colombians | Bogota
COM | Comoros | | Comorian, Comorians | Moroni
COG | Republic of the Congo | Congo-Brazzaville | | Brazzaville
COD | Democratic Republic of the Congo | DR Congo, DRC, Congo | Congolese | Kinshasa
CRI | Costa Rica | | Costa Rican, Costa Ricans |
CIV | Ivory Coast | Cote d'Ivoire | Ivorian, Ivorians | Yamoussoukro
HRV | Croatia | | Croatian, Croatians, Croat, Croats | Zagreb
CUB | Cuba | | Cuban, Cubans | Havana
CYP | Cyprus | | Cypriot, Cypriots | Nicosia
CZE | Czech Republic | Czechia | Czech, Czechs | Prague
DNK | Denmark | | Danish, Dane, Danes | Copenhagen
DJI | Djibouti | | Djiboutian, Djiboutians |
DOM | Dominican Republic | | Dominican, Dominicans | Santo Domingo
ECU | Ecuador | | Ecuadorian, Ecuadorians | Quito
EGY | Egypt | | Egyptian, Egyptians | Cairo
SLV | El Salvador | | Salvadoran, Salvadorans | San Salvador
GNQ | Equatorial Guinea | | | Malabo
ERI | Eritrea | | Eritrean, Eritreans | Asmara
EST | Estonia | | Estonian, Estonians | Tallinn
SWZ | Eswatini | Swaziland | Swazi, Swazis | Mbabane
ETH | Ethiopia | | Ethiopian, Ethiopians | Addis Ababa
FJI | Fiji | | Fijian, Fijians | Suva
FIN | Finland | | Finnish, Finn, Finns | Helsinki
FRA | France | | French, Frenchman, Frenchmen | Paris
GAB | Gabon | | Gabonese | Libreville
GMB | Gambia | The Gambia | Gambian, Gambians | Banjul
GEO | Georgia | | Georgian, Georgians | Tbilisi
DEU | Germany | | German, Germans | Berlin
GHA | Ghana | | Ghanaian, Ghanaians | Accra
GRC | Greece | | Greek, Greeks | Athens
GRD | Grenada | | Grenadian, Grenadians | St. George's
GTM | Guatemala | | Guatemalan, Guatemalans |
GIN | Guinea | | Guinean, Guineans | Conakry
GNB | Guinea-Bissau | | | Bissau
GUY | Guyana | | Guyanese | Georgetown
HTI | Haiti | | Haitian, Haitians | Port-au-Prince
HND | Honduras | | Honduran, Hondurans | Tegucigalpa
HUN | Hungary | | Hungarian, Hungarians | Budapest
ISL | Iceland | | Icelandic, Icelander, Icelanders | Reykjavik
IND | India | | Indian, Indians | New Delhi, Delhi
IDN | Indonesia | | Indonesian, Indonesians | Jakarta
IRN | Iran | Islamic Republic of Iran, Islamic Republic | Iranian, Iranians | Tehran, Teheran
IRQ | Iraq | | Iraqi, Iraqis | Baghdad
IRL | Ireland | | Irish | Dublin
ISR | Israel | | Israeli, Israelis | Tel Aviv
ITA | Italy | | Italian, Italians | Rome
JAM | Jamaica | | Jamaican, Jamaicans | Kingston
JPN | Japan | | Japanese | Tokyo
JOR | Jordan | Hashemite Kingdom | Jordanian, Jordanians | Amman
KAZ | Kazakhstan | | Kazakh, Kazakhs, Kazakhstani | Astana
KEN | Kenya | | Kenyan, Kenyans | Nairobi
KWT | Kuwait | | Kuwaiti, Kuwaitis | Kuwait City
KGZ | Kyrgyzstan | | Kyrgyz | Bishkek
LAO | Laos | | Lao, Laotian, Laotians | Vientiane
LVA | Latvia | | Latvian, Latvians | Riga
LBN | Lebanon | GOL | Lebanese | Beirut
LSO | Lesotho | | Basotho | Maseru
LBR | Liberia | | Liberian, Liberians | Monrovia
LBY | Libya | | Libyan, Libyans | Tripoli
LIE | Liechtenstein | | | Vaduz
LTU | Lithuania | | Lithuanian, Lithuanians | Vilnius
LUX | Luxembourg | | Luxembourger, Luxembourgers |
MDG | Madagascar | | Malagasy | Antananarivo
MWI | Malawi | | Malawian, Malawians | Lilongwe
MYS | Malaysia | | Malaysian, Malaysians | Kuala Lumpur
MDV | Maldives | | Maldivian, Maldivians | Male
MLI | Mali | | Malian, Malians | Bamako
MLT | Malta | | Maltese | Valletta
MRT | Mauritania | | Mauritanian, Mauritanians | Nouakchott
MUS | Mauritius | | Mauritian, Mauritians | Port Louis
MEX | Mexico | | Mexican, Mexicans | Mexico City
MDA | Moldova | | Moldovan, Moldovans | Chisinau
MCO | Monaco | | Monegasque |
MNG | Mongolia | | Mongolian, Mongolians | Ulaanbaatar
MNE | Montenegro | | Montenegrin, Montenegrins | Podgorica
MAR | Morocco | | Moroccan, Moroccans | Rabat
MOZ | Mozambique | | Mozambican, Mozambicans | Maputo
MMR | Myanmar | Burma | Burmese | Naypyidaw
NAM | Namibia | | Namibian, Namibians | Windhoek
NPL | Nepal | | Nepali, Nepalese, Nepalis | Kathmandu
NLD | Netherlands | Holland | Dutch | The Hague, Amsterdam
NZL | New Zealand | | New Zealander, New Zealanders | Wellington
NIC | Nicaragua | | Nicaraguan, Nicaraguans | Managua
NER | Niger | | Nigerien, Nigeriens | Niamey
NGA | Nigeria | | Nigerian, Nigerians | Abuja
PRK | North Korea | DPRK | North Korean, North Koreans | Pyongyang
MKD | North Macedonia | Macedonia | Macedonian, Macedonians | Skopje
NOR | Norway | | Norwegian, Norwegians | Oslo
OMN | Oman | | Omani, Omanis | Muscat
PAK | Pakistan | | Pakistani, Pakistanis | Islamabad
PSE | Palestine | Palestinian Authority, State of Palestine | | Ramallah
PAN | Panama | | Panamanian, Panamanians | Panama City
PNG | Papua New Guinea | | | Port Moresby
PRY | Paraguay | | Paraguayan, Paraguayans | Asuncion
PER | Peru | | Peruvian, Peruvians | Lima
PHL | Philippines | | Philippine, Filipino, Filipinos | Manila
POL | Poland | | Polish, Pole, Poles | Warsaw
PRT | Portugal | | Portuguese | Lisbon
QAT | Qatar | | Qatari, Qataris | Doha
ROU | Romania | | Romanian, Romanians | Bucharest
RUS | Russia | Russian Federation | Russian, Russians | Moscow
RWA | Rwanda | | Rwandan, Rwandans | Kigali
SAU | Saudi Arabia | Saudi Kingdom | Saudi, Saudis, Saudi Arabian | Riyadh
SEN | Senegal | | Senegalese | Dakar
SRB | Serbia | | Serbian, Serbians, Serb, Serbs | Belgrade
SYC | Seychelles | | Seychellois |
SLE | Sierra Leone | | Sierra Leonean, Sierra Leoneans | Freetown
SGP | Singapore | | Singaporean, Singaporeans |
SVK | Slovakia | | Slovak, Slovaks | Bratislava
SVN | Slovenia | | Slovenian, Slovenians, Slovene, Slovenes | Ljubljana
SOM | Somalia | | Somali, Somalis | Mogadishu
ZAF | South Africa | | South African, South Africans | Pretoria
KOR | South Korea | Republic of Korea | South Korean, South Koreans | Seoul
SSD | South Sudan | | South Sudanese | Juba
ESP | Spain | | Spanish, Spaniard, Spaniards | Madrid
LKA | Sri Lanka | | Sri Lankan, Sri Lankans | Colombo
SDN | Sudan | | Sudanese | Khartoum
SUR | Suriname | | Surinamese | Paramaribo
SWE | Sweden | | Swedish, Swede, Swedes | Stockholm
CHE | Switzerland | | Swiss | Bern
SYR | Syria | Syrian Arab Republic | Syrian, Syrians | Damascus
TWN | Taiwan | Republic of China | Taiwanese | Taipei
TJK | Tajikistan | | Tajik, Tajiks | Dushanbe
TZA | Tanzania | | Tanzanian, Tanzanians | Dodoma
THA | Thailand | | Thai, Thais | Bangkok
TLS | East Timor | Timor-Leste | Timorese | Dili
TGO | Togo | | Togolese | Lome
TTO | Trinidad and Tobago | Trinidad | Trinidadian, Trinidadians | Port of Spain
TUN | Tunisia | | Tunisian, Tunisians | Tunis
TUR | Turkey | Turkiye | Turkish, Turk, Turks | Ankara
TKM | Turkmenistan | | Turkmen, Turkmens | Ashgabat
UGA | Uganda | | Ugandan, Ugandans | Kampala
UKR | Ukraine | | Ukrainian, Ukrainians | Kyiv, Kiev
ARE | United Arab Emirates | UAE, U.A.E., Emirates | Emirati, Emiratis | Abu Dhabi
GBR | United Kingdom | UK, U.K., Britain, Great Britain, HMG | British, Briton, Britons | London
USA | United States | US, U.S., USA, U.S.A., United States of America, America, USG | American, Americans | Washington
URY | Uruguay | | Uruguayan, Uruguayans | Montevideo
UZB | Uzbekistan | | Uzbek, Uzbeks | Tashkent
VAT | Holy See | | | Vatican
VEN | Venezuela | | Venezuelan, Venezuelans | Caracas
VNM | Vietnam | Viet Nam | Vietnamese | Hanoi
YEM | Yemen | | Yemeni, Yemenis | Sanaa
ZMB | Zambia | | Zambian, Zambians | Lusaka
ZWE | Zimbabwe | Rhodesia | Zimbabwean, Zimbabweans | Harare
XKX | Kosovo | | Kosovar, Kosovars | Pristina
ATG | Antigua and Barbuda | Antigua | Antiguan, Antiguans |
CPV | Cape Verde | Cabo Verde | Cape Verdean, Cape Verdeans | Praia
DMA | Dominica | | |
FSM | Micronesia | Federated States of Micronesia | Micronesian, Micronesians | Palikir
KIR | Kiribati | | |
KNA | Saint Kitts and Nevis | St. Kitts and Nevis | | Basseterre
LCA | Saint Lucia | St. Lucia | Saint Lucian, St. Lucian | Castries
MHL | Marshall Islands | | Marshallese | Majuro
NRU | Nauru | | Nauruan, Nauruans |
PLW | Palau | | Palauan, Palauans |
SLB | Solomon Islands | | Solomon Islander, Solomon Islanders | Honiara
SMR | San Marino | | Sammarinese |
STP | Sao Tome and Principe | | |
TON | Tonga | | Tongan, Tongans |
TUV | Tuvalu | | Tuvaluan, Tuvaluans | Funafuti
VCT | Saint Vincent and the Grenadines | St. Vincent and the Grenadines | | Kingstown
VUT | Vanuatu | | | Port Vila
WSM | Samoa | | Samoan, Samoans | Apia
- | Soviet Union | USSR, U.S.S.R. | Soviet, Soviets | Kremlin
- | United Arab Republic | UAR, U.A.R. | |
- | Yugoslavia | | Yugoslav, Yugoslavs |
- | Czechoslovakia | | Czechoslovak, Czechoslovaks |
- | East Germany | German Democratic Republic, GDR | East German, East Germans |
- | West Germany | Federal Republic of Germany, FRG | West German, West Germans | Bonn
- | South Vietnam | | South Vietnamese | Saigon
- | North Vietnam | | North Vietnamese |
- | Ottoman Empire | | Ottoman, Ottomans |
- | Austria-Hungary | | Austro-Hungarian |
"""

_SHORT = {
    "USA": "usa", "GBR": "uk", "ARE": "uae", "COD": "drc", "BIH": "bosnia", "TTO": "trinidad",
}  # fmt: skip
"""Keys an analyst would type; everywhere else the key is the name."""


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip())


def _country(line: str) -> Country:
    code, name, aliases, demonyms, capitals = (cell.strip() for cell in line.split("|"))
    key = _SHORT.get(code, name.lower().replace(" ", "_").replace("-", "_"))
    return Country(key, "" if code == "-" else code, name, _words(aliases), _words(demonyms), _words(capitals))


COUNTRIES: Final = tuple(_country(line) for line in _TABLE.strip().splitlines())
