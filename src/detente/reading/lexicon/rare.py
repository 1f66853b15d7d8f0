"""Verbs too rare for a small pipeline to know, and the common verb that stands in the same frames.

A tagger that has seldom met "covets" or "recoils" takes them for nouns, and the sentence falls apart. The parser is
given the norm of a common verb for them (spaCy's own feature for spelling variants); text and lemma stay as they are.
Forms that are nouns as often ("hopes", "longing", "desires") are left alone.
"""

from __future__ import annotations

from typing import Final

_LIKE: Final[dict[str, str]] = {
    "want wants wanted wanting": """
        covet covets coveted coveting; crave craves craved -; fancy fancies fancied fancying; - relishes relished -;
        - dreads - dreading; mislike mislikes misliked -; dislike dislikes disliked disliking; - desires - desiring
        """,
    "reject rejects rejected rejecting": """
        resent resents resented resenting; loathe loathes loathed -; abhor abhors abhorred abhorring;
        begrudge begrudges begrudged begrudging; spurn spurns spurned spurning; scorn scorns scorned scorning;
        shun shuns shunned shunning; eschew eschews eschewed eschewing; forbid forbids - forbidding;
        deplore deplores deplored deploring; bemoan bemoans bemoaned bemoaning; rue rues rued ruing;
        disdain disdains disdained disdaining; deprecate deprecates deprecated deprecating; detest detests detested -;
        forswear forswears forswore forswearing; rebuff rebuffs rebuffed rebuffing
        """,
    "look looks looked looking": """
        yearn yearns yearned -; hanker hankers hankered -; - hungers hungered hungering; - thirsts thirsted thirsting;
        - pines pined pining; recoil recoils recoiled recoiling; shudder shudders shuddered shuddering;
        - shrinks shrank shrinking; frown frowns frowned frowning; balk balks balked balking;
        baulk baulks baulked baulking; cling clings clung clinging; - longs longed -; aspire aspires aspired aspiring;
        flinch flinches flinched flinching; bridle bridles bridled bridling; bristle bristles bristled bristling;
        - quails quailed quailing; blanch blanches blanched blanching; clamour clamours clamoured clamouring;
        clamor clamors clamored clamoring; agitate agitates agitated agitating; fret frets fretted fretting;
        demur demurs demurred demurring; opt opts opted opting; angle angles angled angling; - jibs jibbed jibbing;
        - hinges hinged hinging; - chafes chafed chafing; cavil cavils cavilled cavilling; inveigh inveighs inveighed -;
        - itches itched -; - lusts lusted lusting; plump plumps plumped plumping; - aches ached -
        """,
    "ask asks asked asking": """
        implore implores implored imploring; entreat entreats entreated entreating; exhort exhorts exhorted exhorting;
        beseech beseeches besought beseeching; enjoin enjoins enjoined enjoining; adjure adjures adjured adjuring;
        - - petitioned petitioning; - urges - -; - counsels counselled counselling; - - counseled counseling
        """,
    "say says said saying": "stipulate stipulates stipulated stipulating",
    "help helps helped helping": """
        appal appals appalled -; appall appalls - -; dismay dismays dismayed -; unnerve unnerves unnerved -;
        daunt daunts daunted -; spook spooks spooked -; perturb perturbs perturbed -; unsettle unsettles unsettled -;
        horrify horrifies horrified -; terrify terrifies terrified -; gladden gladdens gladdened -;
        - rattles rattled -; - haunts haunted -; gratify gratifies gratified -; entice entices enticed -;
        - angers angered -; irk irks irked -;
        vex vexes vexed -; rankle rankles rankled -; irritate irritates irritated -; - galls galled -
        """,
}
"""By the four forms of a common verb those of rare ones: plain, third person, past, -ing; "-" where one is left out."""


def _pairs() -> dict[str, str]:
    return {
        form: like
        for forms, verbs in _LIKE.items()
        for verb in verbs.split(";")
        for form, like in zip(verb.split(), forms.split(), strict=True)
        if form != "-"
    }


LIKE: Final = _pairs()
"""The norm the parser is given for each form."""
