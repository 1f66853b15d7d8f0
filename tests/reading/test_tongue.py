from __future__ import annotations

import pytest

from detente.errors import InvalidText
from detente.reading.tongue import tongue, understood

OTHERS = {
    "fr": "La guerre est finie, a dit le ministre des ports.",
    "de": "Der Krieg ist vorbei.",
    "es": "La guerra no puede continuar, dijo el ministro.",
    "it": "Il ministro ha detto di no.",
    "pl": "Minister zaprzecza atakowi na port.",
    "tr": "Türkiye bunu reddediyor.",
    "uk": "Міністр заперечує, що порт закрито. Ніхто не знає чому.",
    "ar": "ينفي الوزير إغلاق الميناء ولا أحد يعرف السبب",
    "ja": "大臣は港が閉鎖されたことを否定した。誰も理由を知らない。",
}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("times", [1, 400])
def test_another_language_is_told_from_a_short_text_and_a_long_one(code: str, times: int) -> None:
    text = (OTHERS[code] + "\n") * times
    assert code == tongue(text) == understood(text, force=True)
    with pytest.raises(InvalidText, match=rf"D505.*[(]{code}[)]"):
        understood(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway left.",
        "no war",
        "Zarland",
        "Ardania bombards Belmora",
        "Kanadia bombed Port Lume; 3 killed, 47 wounded.",
        "1234 5678",
        "?!",
        "port " * 9_000,
        "The minister said: “Nous ne voulons pas la guerre.” He would not say more to the press that day.",
    ],
)
def test_english_and_what_is_too_short_to_tell_is_read(text: str) -> None:
    assert "en" == understood(text)


def test_a_text_half_of_which_is_english_is_read() -> None:
    assert "en" == tongue(OTHERS["de"] * 400 + "The ministry said that it had not closed the port. " * 400)
