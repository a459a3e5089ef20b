from __future__ import annotations

import pytest

from answerable.channels.email.separators import (
    is_forwarded,
    is_forwarding,
    is_marker,
    is_original,
)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("-----Original Message-----", id="outlook"),
        pytest.param("-------- Original message --------", id="android"),
        pytest.param("*----- Reply message -----*", id="reply message"),
        pytest.param("-----Ursprüngliche Nachricht-----", id="german"),
        pytest.param("-------- Message d'origine --------", id="french"),
        pytest.param("-------- Mensaje original --------", id="spanish"),
        pytest.param("-------- Messaggio originale --------", id="italian"),
        pytest.param("-----Oorspronkelijk bericht-----", id="dutch"),
        pytest.param("-------- Исходное сообщение --------", id="russian"),
        pytest.param("-------- الرسالة الأصلية --------", id="arabic"),
        pytest.param("------------------ 原始邮件 ------------------", id="chinese"),
        pytest.param("____ Orijinal Mesaj ____", id="turkish"),
    ],
)
def test_an_older_mail_is_announced(line):
    assert is_original(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("---------- Forwarded message ---------", id="gmail"),
        pytest.param("Begin forwarded message:", id="apple"),
        pytest.param("-------- Weitergeleitete Nachricht --------", id="german"),
        pytest.param("-------- Message transféré --------", id="french"),
        pytest.param("Début du message réexpédié :", id="french apple"),
        pytest.param("-------- رسالة معاد توجيهها --------", id="arabic"),
    ],
)
def test_a_mail_that_is_passed_on_is_announced(line):
    assert is_forwarded(line)
    assert not is_original(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("> ---------- Forwarded message ---------", id="inside a quote"),
        pytest.param("The original message is lost", id="words"),
        pytest.param("---- My address ----", id="a heading"),
        pytest.param("-" * 300, id="a long bar"),
    ],
)
def test_other_lines_announce_nothing(line):
    assert not is_original(line)
    assert not is_forwarded(line)


@pytest.mark.parametrize(
    ("line", "is_ours"),
    [
        pytest.param("##- Please write above this line -##", True, id="english"),
        pytest.param("> ##- اكتب فوق هذا السطر -##", True, id="arabic, quoted"),
        pytest.param("## A heading ##", False, id="a heading"),
    ],
)
def test_our_own_marker_is_known_in_every_language(line, is_ours):
    assert is_marker(line) is is_ours


@pytest.mark.parametrize(
    ("subject", "passes_on"),
    [
        pytest.param("Fwd: Lamp", True, id="fwd"),
        pytest.param("FW: Lamp", True, id="fw"),
        pytest.param("WG: Lampe", True, id="german"),
        pytest.param("TR : Lampe", True, id="french"),
        pytest.param("RV: Farola", True, id="spanish"),
        pytest.param("[Fwd: Lamp]", True, id="old mozilla"),
        pytest.param("إعادة توجيه: مصباح", True, id="arabic"),
        pytest.param("Re: Fwd: Lamp", False, id="answer to one"),
        pytest.param("Forward light broken: help", False, id="a word"),
    ],
)
def test_a_subject_tells_what_is_passed_on(subject, passes_on):
    assert is_forwarding(subject) is passes_on
