# ruff: noqa: RUF001  # the words of many alphabets
from __future__ import annotations

import pytest

from answerable.channels.email.header_blocks import begins_block


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("From: Ada\nSent: Monday\nTo: Desk\nSubject: Lamp", id="english"),
        pytest.param(
            "*From:* Ada\n*Sent:* Monday\n*To:* Desk\n*Subject:* Lamp", id="stars"
        ),
        pytest.param(
            "Von: Ada\nGesendet: Montag\nAn: Amt\nBetreff: Lampe", id="german"
        ),
        pytest.param("Gesendet: Montag\nVon: a@x.example\nAn: Amt", id="date first"),
        pytest.param(
            "De : Ada\nEnvoyé : lundi\nÀ : Mairie\nObjet : Lampe", id="french"
        ),
        pytest.param(
            "De: Ada\nEnviado el: lunes\nPara: Ayto\nAsunto: Farola", id="spanish"
        ),
        pytest.param(
            "Da: Ada\nInviato: lunedì\nA: Comune\nOggetto: Lampada", id="italian"
        ),
        pytest.param(
            "Van: Ada\nVerzonden: maandag\nAan: Loket\nOnderwerp: Lamp", id="dutch"
        ),
        pytest.param(
            "Från: Ada\nSkickat: måndag\nTill: Kommun\nÄmne: Lampa", id="swedish"
        ),
        pytest.param(
            "От: Ada\nОтправлено: понедельник\nКому: Mэрия\nТема: Лампа", id="russian"
        ),
        pytest.param(
            "من: Ada\nتم الإرسال: الاثنين\nإلى: البلدية\nالموضوع: مصباح", id="arabic"
        ),
        pytest.param(
            "发件人: Ada\n发送时间: 2026\n收件人: 市政\n主题: 路灯", id="chinese"
        ),
        pytest.param(
            "差出人： Ada\n日時： 2026\n宛先： 市\n件名： 街灯", id="japanese"
        ),
        pytest.param("From: a@x.example\nDate: Monday", id="two labels and an address"),
        pytest.param("From: Ada\n\nTo: Desk\n\nSubject: Lamp", id="blank lines"),
        pytest.param("From: Ada\nTo: Desk,\n Roads\nSubject: Lamp", id="continued"),
    ],
)
def test_the_head_of_an_older_mail_is_known(block):
    assert begins_block(block.split("\n"), 0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("From: Main Street\nTo: Mill Way\nDate: 5 May", id="a journey"),
        pytest.param("From: a@x.example", id="one label"),
        pytest.param("Subject: Lamp\nTo: Desk", id="no sender"),
        pytest.param("Name: Ada\nFrom: a@x.example\nTo: b", id="another label first"),
        pytest.param("From: Ada\n\n\nSubject: Lamp", id="far apart"),
        pytest.param(
            "From: Ada\n" + "\n".join("words") + "\nSubject: x", id="words between"
        ),
        pytest.param("Hello", id="no label"),
    ],
)
def test_other_lists_are_left_alone(text):
    assert not begins_block(text.split("\n"), 0)


def test_a_block_is_looked_at_only_so_far():
    lines = ["From: Ada"] + ["To: Desk"] * 40 + ["Subject: Lamp"]

    assert not begins_block(lines, 0)
