"""States and the numbers and names other data sets call them by: ISO 3166-1, Correlates of War, Gleditsch and Ward.

Facts, one line being ``ISO COW GW | name; other names``; a dash where there is none. The two lists of numbers differ
for Germany (255, 260), Yemen (679, 678), Serbia (345, 340) and four islands; numbers of states that are no more
(`_FORMER`) stand for what came after them. Names are as ICEWS, ACLED and UCDP write them.
"""

from __future__ import annotations

from typing import Final

_TABLE = """
AFG 700 700 | Afghanistan
AGO 540 540 | Angola
ALB 339 339 | Albania
AND 232 232 | Andorra
ARE 696 696 | United Arab Emirates; UAE
ARG 160 160 | Argentina
ARM 371 371 | Armenia
ATG 58 58 | Antigua and Barbuda; Antigua
AUS 900 900 | Australia
AUT 305 305 | Austria
AZE 373 373 | Azerbaijan
BDI 516 516 | Burundi
BEL 211 211 | Belgium
BEN 434 434 | Benin
BFA 439 439 | Burkina Faso
BGD 771 771 | Bangladesh
BGR 355 355 | Bulgaria
BHR 692 692 | Bahrain
BHS 31 31 | Bahamas; The Bahamas
BIH 346 346 | Bosnia and Herzegovina; Bosnia; Bosnia-Herzegovina
BLR 370 370 | Belarus
BLZ 80 80 | Belize
BOL 145 145 | Bolivia; Bolivia, Plurinational State of
BRA 140 140 | Brazil
BRB 53 53 | Barbados
BRN 835 835 | Brunei; Brunei Darussalam
BTN 760 760 | Bhutan
BWA 571 571 | Botswana
CAF 482 482 | Central African Republic
CAN 20 20 | Canada
CHE 225 225 | Switzerland
CHL 155 155 | Chile
CHN 710 710 | China; People's Republic of China; PRC
CIV 437 437 | Ivory Coast; Cote d'Ivoire; Côte d'Ivoire
CMR 471 471 | Cameroon
COD 490 490 | Democratic Republic of the Congo; DR Congo; Democratic Republic of Congo; DR Congo (Zaire); Zaire
COG 484 484 | Republic of the Congo; Congo-Brazzaville; Congo; Republic of Congo
COL 100 100 | Colombia
COM 581 581 | Comoros
CPV 402 402 | Cape Verde; Cabo Verde
CRI 94 94 | Costa Rica
CUB 40 40 | Cuba
CYP 352 352 | Cyprus
CZE 316 316 | Czech Republic; Czechia
DEU 255 260 | Germany
DJI 522 522 | Djibouti
DMA 54 54 | Dominica
DNK 390 390 | Denmark
DOM 42 42 | Dominican Republic
DZA 615 615 | Algeria
ECU 130 130 | Ecuador
EGY 651 651 | Egypt
ERI 531 531 | Eritrea
ESP 230 230 | Spain
EST 366 366 | Estonia
ETH 530 530 | Ethiopia
FIN 375 375 | Finland
FJI 950 950 | Fiji
FRA 220 220 | France
FSM 987 987 | Micronesia; Federated States of Micronesia
GAB 481 481 | Gabon
GBR 200 200 | United Kingdom; UK; Britain; Great Britain
GEO 372 372 | Georgia
GHA 452 452 | Ghana
GIN 438 438 | Guinea
GMB 420 420 | Gambia; The Gambia
GNB 404 404 | Guinea-Bissau
GNQ 411 411 | Equatorial Guinea
GRC 350 350 | Greece
GRD 55 55 | Grenada
GTM 90 90 | Guatemala
GUY 110 110 | Guyana
HND 91 91 | Honduras
HRV 344 344 | Croatia
HTI 41 41 | Haiti
HUN 310 310 | Hungary
IDN 850 850 | Indonesia
IND 750 750 | India
IRL 205 205 | Ireland
IRN 630 630 | Iran; Islamic Republic of Iran; Iran, Islamic Republic of
IRQ 645 645 | Iraq
ISL 395 395 | Iceland
ISR 666 666 | Israel
ITA 325 325 | Italy
JAM 51 51 | Jamaica
JOR 663 663 | Jordan
JPN 740 740 | Japan
KAZ 705 705 | Kazakhstan
KEN 501 501 | Kenya
KGZ 703 703 | Kyrgyzstan
KHM 811 811 | Cambodia; Cambodia (Kampuchea)
KIR 946 970 | Kiribati
KNA 60 60 | Saint Kitts and Nevis; St. Kitts and Nevis
KOR 732 732 | South Korea; Republic of Korea
KWT 690 690 | Kuwait
LAO 812 812 | Laos; Lao People's Democratic Republic
LBN 660 660 | Lebanon
LBR 450 450 | Liberia
LBY 620 620 | Libya; Libyan Arab Jamahiriya
LCA 56 56 | Saint Lucia; St. Lucia
LIE 223 223 | Liechtenstein
LKA 780 780 | Sri Lanka
LSO 570 570 | Lesotho
LTU 368 368 | Lithuania
LUX 212 212 | Luxembourg
LVA 367 367 | Latvia
MAR 600 600 | Morocco
MCO 221 221 | Monaco
MDA 359 359 | Moldova; Moldova, Republic of
MDG 580 580 | Madagascar; Madagascar (Malagasy)
MDV 781 781 | Maldives
MEX 70 70 | Mexico
MHL 983 983 | Marshall Islands
MKD 343 343 | North Macedonia; Macedonia; the former Yugoslav Republic of Macedonia
MLI 432 432 | Mali
MLT 338 338 | Malta
MMR 775 775 | Myanmar; Burma; Myanmar (Burma)
MNE 341 341 | Montenegro
MNG 712 712 | Mongolia
MOZ 541 541 | Mozambique
MRT 435 435 | Mauritania
MUS 590 590 | Mauritius
MWI 553 553 | Malawi
MYS 820 820 | Malaysia
NAM 565 565 | Namibia
NER 436 436 | Niger
NGA 475 475 | Nigeria
NIC 93 93 | Nicaragua
NLD 210 210 | Netherlands; Holland
NOR 385 385 | Norway
NPL 790 790 | Nepal
NRU 970 971 | Nauru
NZL 920 920 | New Zealand
OMN 698 698 | Oman
PAK 770 770 | Pakistan
PAN 95 95 | Panama
PER 135 135 | Peru
PHL 840 840 | Philippines
PLW 986 986 | Palau
PNG 910 910 | Papua New Guinea
POL 290 290 | Poland
PRK 731 731 | North Korea; DPRK; Democratic People's Republic of Korea
PRT 235 235 | Portugal
PRY 150 150 | Paraguay
PSE - - | Palestine; Palestinian Authority; Occupied Palestinian Territory; Palestinian Territory, Occupied
QAT 694 694 | Qatar
ROU 360 360 | Romania; Rumania
RUS 365 365 | Russia; Russian Federation; Russia (Soviet Union); Soviet Union
RWA 517 517 | Rwanda
SAU 670 670 | Saudi Arabia
SDN 625 625 | Sudan
SEN 433 433 | Senegal
SGP 830 830 | Singapore
SLB 940 940 | Solomon Islands
SLE 451 451 | Sierra Leone
SLV 92 92 | El Salvador
SMR 331 331 | San Marino
SOM 520 520 | Somalia
SRB 345 340 | Serbia; Serbia (Yugoslavia)
SSD 626 626 | South Sudan
STP 403 403 | Sao Tome and Principe; São Tomé and Príncipe
SUR 115 115 | Suriname
SVK 317 317 | Slovakia
SVN 349 349 | Slovenia
SWE 380 380 | Sweden
SWZ 572 572 | Eswatini; Swaziland; Kingdom of eSwatini (Swaziland)
SYC 591 591 | Seychelles
SYR 652 652 | Syria; Syrian Arab Republic
TCD 483 483 | Chad
TGO 461 461 | Togo
THA 800 800 | Thailand
TJK 702 702 | Tajikistan
TKM 701 701 | Turkmenistan
TLS 860 860 | East Timor; Timor-Leste
TON 955 972 | Tonga
TTO 52 52 | Trinidad and Tobago; Trinidad
TUN 616 616 | Tunisia
TUR 640 640 | Turkey; Turkiye; Türkiye
TUV 947 973 | Tuvalu
TWN 713 713 | Taiwan; Republic of China
TZA 510 510 | Tanzania; United Republic of Tanzania
UGA 500 500 | Uganda
UKR 369 369 | Ukraine
URY 165 165 | Uruguay
USA 2 2 | United States; US; USA; United States of America
UZB 704 704 | Uzbekistan
VAT - - | Holy See; Vatican City
VCT 57 57 | Saint Vincent and the Grenadines; St. Vincent and the Grenadines
VEN 101 101 | Venezuela; Venezuela, Bolivarian Republic of
VNM 816 816 | Vietnam; Viet Nam; Vietnam (North Vietnam)
VUT 935 935 | Vanuatu
WSM 990 990 | Samoa
XKX 347 347 | Kosovo
YEM 679 678 | Yemen; Yemen (North Yemen)
ZAF 560 560 | South Africa
ZMB 551 551 | Zambia
ZWE 552 552 | Zimbabwe; Zimbabwe (Rhodesia)
HKG - - | Hong Kong
MAC - - | Macao; Macau
PRI - - | Puerto Rico
ESH - - | Western Sahara
GRL - - | Greenland
"""

_FORMER: Final = {"260": "DEU", "265": "DEU", "315": "CZE", "678": "YEM", "680": "YEM", "816": "VNM", "817": "VNM"}
"""Numbers of both lists for states that are no more, or were told apart then."""

_ONCE: Final = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "SCG": "SRB", "YUG": "SRB", "SUN": "RUS", "BUR": "MMR"}
"""Letters that CAMEO, or ISO once, used for a state."""


def _rows() -> list[tuple[str, str, str, list[str]]]:
    return [_row(line) for line in _TABLE.strip().splitlines()]


def _row(line: str) -> tuple[str, str, str, list[str]]:
    codes, names = line.split(" | ")
    one, two, three = codes.split()
    return one, two, three, names.split("; ")


ISO: Final[dict[str, str]] = {iso: names[0] for iso, _, _, names in _rows()}
"""The name of each state by its ISO letters."""

COW: Final[dict[str, str]] = {**_FORMER, **{cow: iso for iso, cow, _, _ in _rows() if cow != "-"}}
GW: Final[dict[str, str]] = {**_FORMER, **{gw: iso for iso, _, gw, _ in _rows() if gw != "-"}}
NAMED: Final[dict[str, str]] = {name.casefold(): iso for iso, _, _, names in _rows() for name in names}


def by_letters(code: str) -> str | None:
    """Return the ISO letters for three letters of ISO or CAMEO, or None.

    >>> by_letters("ROM"), by_letters("irq"), by_letters("XYZ")
    ('ROU', 'IRQ', None)
    """
    code = code.upper()
    return code if code in ISO else _ONCE.get(code)


def by_cow(number: str) -> str | None:
    """Return the ISO letters for a Correlates of War number.

    >>> by_cow("645"), by_cow("255"), by_cow("996")
    ('IRQ', 'DEU', None)
    """
    return COW.get(_whole(number))


def by_gw(number: str) -> str | None:
    """Return the ISO letters for a number of Gleditsch and Ward (which UCDP uses).

    >>> by_gw("678"), by_gw("970"), by_cow("970")
    ('YEM', 'KIR', 'NRU')
    """
    return GW.get(_whole(number))


def by_name(name: str) -> str | None:
    """Return the ISO letters for a name of a state in English.

    >>> by_name("Russian Federation")
    'RUS'
    """
    return NAMED.get(name.strip().casefold())


def _whole(number: str) -> str:
    """Write a number as data sets do not always write it: 645.0 and 0645 are 645."""
    number = number.strip().removesuffix(".0").lstrip("0")
    return number if number.isdecimal() else ""
