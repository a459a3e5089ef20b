# ruff: noqa: RUF001  # the words of many alphabets
from __future__ import annotations

import pytest

from answerable.channels.email.signatures import begins_footer, is_device_line


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Sent from my iPhone", id="iphone"),
        pytest.param("Sent from my telephone, please excuse typos.", id="excuse"),
        pytest.param("(Sent from a phone)", id="brackets"),
        pytest.param("<<sent via tablet>>", id="angles"),
        pytest.param("Sent from [Mail](https://x.example/1) for Windows 11", id="link"),
        pytest.param("Get Outlook for Android<https://x.example>", id="outlook"),
        pytest.param("Holen Sie sich Outlook für iOS", id="german outlook"),
        pytest.param("From my iPad 2", id="short"),
        pytest.param("Von meinem iPhone gesendet", id="german"),
        pytest.param(
            "Diese Nachricht wurde von meinem Android-Handy gesendet.", id="german app"
        ),
        pytest.param("Envoyé de mon iPhone", id="french"),
        pytest.param("Enviado desde mi móvil", id="spanish"),
        pytest.param("Enviado do meu iPhone", id="portuguese"),
        pytest.param("Inviato da iPhone", id="italian"),
        pytest.param("Verstuurd vanaf mijn iPad", id="dutch"),
        pytest.param("Skickat från min iPhone", id="swedish"),
        pytest.param("Lähetetty iPhonesta", id="finnish"),
        pytest.param("Wysłane z iPhone'a", id="polish"),
        pytest.param("Отправлено с iPhone", id="russian"),
        pytest.param("iPhone’umdan gönderildi", id="turkish"),
        pytest.param("iPhoneから送信", id="japanese"),
        pytest.param("나의 iPhone에서 보냄", id="korean"),
        pytest.param("发自我的 iPhone", id="chinese"),
        pytest.param("נשלח מה-iPhone שלי", id="hebrew"),
        pytest.param("أُرسلت من iPhone", id="arabic"),
    ],
)
def test_the_line_of_a_device_is_known(line):
    assert is_device_line(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Sent from my desk, is much easier than my mobile phone.", id="a sentence"
        ),
        pytest.param("Get me a phone number, please", id="a wish"),
        pytest.param("I sent you a photo from my phone yesterday", id="a report"),
        pytest.param("Download fails on Android", id="a fault"),
        pytest.param("Die Fotos wurden gestern vom Handy gesendet.", id="german"),
        pytest.param("写真を送信", id="no device"),
        pytest.param("Sent from " + "x" * 200, id="too long"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_people_say_is_no_line_of_a_device(line):
    assert not is_device_line(line)


@pytest.mark.parametrize(
    ("bar", "below", "is_footer"),
    [
        pytest.param("____", ["Ada King", "", "Mill Way 3"], True, id="a name"),
        pytest.param("---", ["Reply to this e-mail to answer."], True, id="a program"),
        pytest.param("=====", ["To unsubscribe, click here."], True, id="another bar"),
        pytest.param("=====", ["The second lamp is dark, too."], False, id="a heading"),
        pytest.param("____", ["One more line."] * 9, False, id="too long"),
        pytest.param("____", [], False, id="nothing below"),
    ],
)
def test_a_bar_begins_a_footer_only_above_one(bar, below, is_footer):
    assert begins_footer(bar, below) is is_footer
