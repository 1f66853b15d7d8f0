"""What other data sets call a party: ISO 3166-1 alpha-3, the Correlates of War state number, and the Wikidata item.

Facts, one entry being ``ISO COW Wikidata``; a dash where there is none. Items that were not sure are left out: a
wrong one is worse than none.
"""

from __future__ import annotations

from typing import Final

_STATES = """
AFG 700 Q889 | AGO 540 Q916 | ALB 339 Q222 | AND 232 Q228 | ARE 696 Q878 | ARG 160 Q414
ARM 371 Q399 | ATG 58 Q781 | AUS 900 Q408 | AUT 305 Q40 | AZE 373 Q227 | BDI 516 Q967
BEL 211 Q31 | BEN 434 Q962 | BFA 439 Q965 | BGD 771 Q902 | BGR 355 Q219 | BHR 692 Q398
BHS 31 Q778 | BIH 346 Q225 | BLR 370 Q184 | BLZ 80 Q242 | BOL 145 Q750 | BRA 140 Q155
BRB 53 Q244 | BRN 835 Q921 | BTN 760 Q917 | BWA 571 Q963 | CAF 482 Q929 | CAN 20 Q16
CHE 225 Q39 | CHL 155 Q298 | CHN 710 Q148 | CIV 437 Q1008 | CMR 471 Q1009 | COD 490 Q974
COG 484 Q971 | COL 100 Q739 | COM 581 Q970 | CPV 402 Q1011 | CRI 94 Q800 | CUB 40 Q241
CYP 352 Q229 | CZE 316 Q213 | DEU 255 Q183 | DJI 522 Q977 | DMA 54 Q784 | DNK 390 Q35
DOM 42 Q786 | DZA 615 Q262 | ECU 130 Q736 | EGY 651 Q79 | ERI 531 Q986 | ESP 230 Q29
EST 366 Q191 | ETH 530 Q115 | FIN 375 Q33 | FJI 950 Q712 | FRA 220 Q142 | FSM 987 Q702
GAB 481 Q1000 | GBR 200 Q145 | GEO 372 Q230 | GHA 452 Q117 | GIN 438 Q1006 | GMB 420 Q1005
GNB 404 Q1007 | GNQ 411 Q983 | GRC 350 Q41 | GRD 55 Q769 | GTM 90 Q774 | GUY 110 Q734
HND 91 Q783 | HRV 344 Q224 | HTI 41 Q790 | HUN 310 Q28 | IDN 850 Q252 | IND 750 Q668
IRL 205 Q27 | IRN 630 Q794 | IRQ 645 Q796 | ISL 395 Q189 | ISR 666 Q801 | ITA 325 Q38
JAM 51 Q766 | JOR 663 Q810 | JPN 740 Q17 | KAZ 705 Q232 | KEN 501 Q114 | KGZ 703 Q813
KHM 811 Q424 | KIR 946 Q710 | KNA 60 Q763 | KOR 732 Q884 | KWT 690 Q817 | LAO 812 Q819
LBN 660 Q822 | LBR 450 Q1014 | LBY 620 Q1016 | LCA 56 Q760 | LIE 223 Q347 | LKA 780 Q854
LSO 570 Q1013 | LTU 368 Q37 | LUX 212 Q32 | LVA 367 Q211 | MAR 600 Q1028 | MCO 221 Q235
MDA 359 Q217 | MDG 580 Q1019 | MDV 781 Q826 | MEX 70 Q96 | MHL 983 Q709 | MKD 343 Q221
MLI 432 Q912 | MLT 338 Q233 | MMR 775 Q836 | MNE 341 Q236 | MNG 712 Q711 | MOZ 541 Q1029
MRT 435 Q1025 | MUS 590 Q1027 | MWI 553 Q1020 | MYS 820 Q833 | NAM 565 Q1030 | NER 436 Q1032
NGA 475 Q1033 | NIC 93 Q811 | NLD 210 Q55 | NOR 385 Q20 | NPL 790 Q837 | NRU 970 Q697
NZL 920 Q664 | OMN 698 Q842 | PAK 770 Q843 | PAN 95 Q804 | PER 135 Q419 | PHL 840 Q928
PLW 986 Q695 | PNG 910 Q691 | POL 290 Q36 | PRK 731 Q423 | PRT 235 Q45 | PRY 150 Q733
PSE - Q219060 | QAT 694 Q846 | ROU 360 Q218 | RUS 365 Q159 | RWA 517 Q1037 | SAU 670 Q851
SDN 625 Q1049 | SEN 433 Q1041 | SGP 830 Q334 | SLB 940 Q685 | SLE 451 Q1044 | SLV 92 Q792
SMR 331 Q238 | SOM 520 Q1045 | SRB 345 Q403 | SSD 626 Q958 | STP 403 Q1039 | SUR 115 Q730
SVK 317 Q214 | SVN 349 Q215 | SWE 380 Q34 | SWZ 572 Q1050 | SYC 591 Q1042 | SYR 652 Q858
TCD 483 Q657 | TGO 461 Q945 | THA 800 Q869 | TJK 702 Q863 | TKM 701 Q874 | TLS 860 Q574
TON 955 Q678 | TTO 52 Q754 | TUN 616 Q948 | TUR 640 Q43 | TUV 947 Q672 | TWN 713 Q865
TZA 510 Q924 | UGA 500 Q1036 | UKR 369 Q212 | URY 165 Q77 | USA 2 Q30 | UZB 704 Q265
VAT - Q237 | VCT 57 Q757 | VEN 101 Q717 | VNM 816 Q881 | VUT 935 Q686 | WSM 990 Q683
XKX 347 Q1246 | YEM 679 Q805 | ZAF 560 Q258 | ZMB 551 Q953 | ZWE 552 Q954
"""

_FORMER: Final = {
    "soviet_union": ("365", "Q15180"),
    "yugoslavia": ("345", "Q36704"),
    "czechoslovakia": ("315", "Q33946"),
    "east_germany": ("265", "Q16957"),
    "west_germany": ("260", "Q713750"),
    "south_vietnam": ("817", "Q180573"),
    "north_vietnam": ("816", "Q172640"),
    "ottoman_empire": ("640", "Q12560"),
    "austria_hungary": ("300", "Q28513"),
}
"""States that are no more, by their key in the table of countries."""

_BODIES = """
un Q1065 | security_council Q37470 | nato Q7184 | eu Q458 | iaea Q41984 | arab_league Q7172 | african_union Q7159
asean Q7768 | opec Q7795 | imf Q7804 | world_bank Q7164 | wto Q7825 | who Q7817 | icc Q47488 | icj Q7801 | osce Q81299
unesco Q7809 | unhcr Q132551 | european_commission Q8880 | european_parliament Q8889 | g20 Q19771 | amnesty Q42970
hezbollah Q41053 | hamas Q38799 | taliban Q42418 | islamic_state Q2429253 | al_qaeda Q34490
pentagon Q11209 | state_department Q789915
reuters Q130879 | ap Q40469 | afp Q40464 | bbc Q9531 | cnn Q48340
"""

Codes = tuple[tuple[str, str], ...]


def _cells(table: str) -> list[list[str]]:
    return [cell.split() for line in table.strip().splitlines() for cell in line.split("|")]


STATE_CODES: Final[dict[str, Codes]] = {
    iso: (("wikidata", item), ("iso3", iso), *((("cow", cow),) if cow != "-" else ()))
    for iso, cow, item in _cells(_STATES)
}
"""The codes of a state by its ISO code."""

BODY_CODES: Final[dict[str, Codes]] = {
    **{key: (("wikidata", item), ("cow", cow)) for key, (cow, item) in _FORMER.items()},
    **{key: (("wikidata", item),) for key, item in _cells(_BODIES)},
}
"""The codes of any other party of the tables by its key."""
