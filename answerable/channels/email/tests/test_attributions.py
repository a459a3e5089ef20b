# ruff: noqa: RUF001  # the words of many alphabets
from __future__ import annotations

import pytest

from answerable.channels.email.attributions import (
    Attribution,
    Strength,
    find_attribution,
    split_run_on,
)

STRONG = [
    pytest.param(
        "On Mon, Jan 5, 2026 at 10:30 AM Ada King <a@x.example> wrote:", id="gmail"
    ),
    pytest.param("On 5 Jan 2026, at 10:30, Ada King wrote:", id="apple"),
    pytest.param("On 05/01/2026 10:30, Ada King via Desk wrote:", id="thunderbird"),
    pytest.param(
        "---- On Mon, 05 Jan 2026 10:30:00 +0000 Ada <a@x.example> wrote ----",
        id="zoho",
    ),
    pytest.param("Ada King <a@x.example> wrote:", id="no date"),
    pytest.param("Ada King (a@x.example) wrote:", id="no date, round brackets"),
    pytest.param("Am 05.01.2026 um 10:30 schrieb Ada King:", id="german"),
    pytest.param(
        "Am Mo., 5. Jan. 2026 um 10:30 Uhr schrieb Ada <a@x.example>:",
        id="german gmail",
    ),
    pytest.param(
        "Ada King <a@x.example> schrieb am Mo., 5. Jan. 2026, 10:30:", id="german app"
    ),
    pytest.param(
        "Le lun. 5 janv. 2026 à 10:30, Ada King <a@x.example> a écrit :", id="french"
    ),
    pytest.param(
        "El lun, 5 ene 2026 a las 10:30, Ada (<a@x.example>) escribió:", id="spanish"
    ),
    pytest.param(
        "Em seg., 5 de jan. de 2026 às 10:30, Ada <a@x.example> escreveu:",
        id="portuguese",
    ),
    pytest.param(
        "Il giorno lun 5 gen 2026 alle ore 10:30 Ada <a@x.example> ha scritto:",
        id="italian",
    ),
    pytest.param(
        "Op ma 5 jan 2026 om 10:30 schreef Ada King <a@x.example>:", id="dutch"
    ),
    pytest.param(
        "Op 5 jan. 2026 om 10:30 heeft Ada <a@x.example> het volgende geschreven:",
        id="dutch apple",
    ),
    pytest.param(
        "Den mån 5 jan. 2026 kl 10:30 skrev Ada King <a@x.example>:", id="swedish"
    ),
    pytest.param(
        "man. 5. jan. 2026 kl. 10.30 skrev Ada King <a@x.example>:", id="norwegian"
    ),
    pytest.param(
        "ma 5. tammik. 2026 klo 10.30 Ada King (a@x.example) kirjoitti:", id="finnish"
    ),
    pytest.param(
        "pon., 5 sty 2026 o 10:30 Ada King <a@x.example> napisał(a):", id="polish"
    ),
    pytest.param(
        "po 5. 1. 2026 v 10:30 odesílatel Ada King <a@x.example> napsal:", id="czech"
    ),
    pytest.param(
        "Ada King <a@x.example> ezt írta (időpont: 2026. jan. 5., H, 10:30):",
        id="hungarian",
    ),
    pytest.param(
        "În lun., 5 ian. 2026 la 10:30, Ada King <a@x.example> a scris:", id="romanian"
    ),
    pytest.param("пн, 5 янв. 2026 г. в 10:30, Ada King <a@x.example>:", id="russian"),
    pytest.param(
        "пн, 5 січ. 2026 р. о 10:30 Ada King <a@x.example> пише:", id="ukrainian"
    ),
    pytest.param(
        "На пн, 5.01.2026 г. в 10:30 Ada King <a@x.example> написа:", id="bulgarian"
    ),
    pytest.param(
        "Στις Δευ, 5 Ιαν 2026 στις 10:30 π.μ., ο χρήστης Ada <a@x.example> έγραψε:",
        id="greek",
    ),
    pytest.param(
        "Ada King <a@x.example>, 5 Oca 2026 Pzt, 10:30 tarihinde şunu yazdı:",
        id="turkish",
    ),
    pytest.param(
        "Vào Th 2, 5 thg 1, 2026 vào lúc 10:30 Ada <a@x.example> đã viết:",
        id="vietnamese",
    ),
    pytest.param(
        "Pada tanggal Sen, 5 Jan 2026 pukul 10.30 Ada <a@x.example> menulis:",
        id="indonesian",
    ),
    pytest.param(
        "في الاثنين، ٥ يناير ٢٠٢٦ في ١٠:٣٠ ص تمت كتابة ما يلي بواسطة <a@x.example>:",
        id="arabic",
    ),
    pytest.param(
        "\u202bבתאריך יום ב׳, 5 בינו׳ 2026 ב-10:30 מאת \u202aAda\u202c\u200f <\u202aa@x.example\u202c\u200f>:\u202c",
        id="hebrew",
    ),
    pytest.param("Ada King <a@x.example> 于2026年1月5日周一 10:30写道：", id="chinese"),
    pytest.param("2026年1月5日(月) 10:30 Ada King <a@x.example>:", id="japanese"),
    pytest.param(
        "2026년 1월 5일 (월) 오전 10:30, Ada King <a@x.example>님이 작성:", id="korean"
    ),
]


@pytest.mark.parametrize("line", STRONG)
def test_the_line_above_a_quote_is_known_in_many_languages(line):
    assert find_attribution([line], 0) == Attribution(0, Strength.STRONG)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("On 5 May at 10:30 the clerk at the counter wrote:", id="a clerk"),
        pytest.param("Ada wrote:", id="a name alone"),
        pytest.param("El jueves, 21 de noviembre de 2024, Ada escribió:", id="no time"),
        pytest.param(
            "понедельник, 6 октября 2025 г. пользователь ada написал:", id="russian"
        ),
    ],
)
def test_what_could_be_a_sentence_counts_only_above_quotes(line):
    assert find_attribution([line], 0) == Attribution(0, Strength.WEAK)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("I enclose the following:", id="a colon"),
        pytest.param("Please call Ada <a@x.example>:", id="an address"),
        pytest.param("On 5 May 2025 at 10:30 the lamp went out.", id="a date"),
        pytest.param(
            "and so the patient clerk who came in spring to look at our lamp after I had called four times finally wrote:",
            id="long prose",
        ),
        pytest.param("x" * 500 + " <a@x.example> wrote:", id="too long"),
        pytest.param("", id="nothing"),
    ],
)
def test_sentences_are_no_attributions(line):
    assert find_attribution([line], 0) is None


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param(
            ["On Mon, Jan 5, 2026 at 10:30 AM Ada <", "a@x.example> wrote:"],
            0,
            id="two",
        ),
        pytest.param(
            ["Le 5 janv. 2026 10:30, Ada", "<a@x.example>", "a écrit :"], 0, id="three"
        ),
        pytest.param(
            ["Am 05.01.2026 10:30 schrieb Ada <a@x.example", ">:"], 0, id="torn bracket"
        ),
        pytest.param(
            ["Hello,", "On 5 Jan 2026, at 10:30, Ada wrote:"], 1, id="below words"
        ),
        pytest.param(
            ["It was at 10:30.", "Ada <a@x.example> wrote:"], 1, id="below a sentence"
        ),
        pytest.param(["> x", "Ada <a@x.example> wrote:"], 1, id="below a quote"),
    ],
)
def test_a_broken_line_is_found_from_its_beginning(lines, start):
    found = find_attribution(lines, len(lines) - 1)

    assert found == Attribution(start, Strength.STRONG)


def test_an_attribution_glued_to_the_text_gets_its_own_line():
    glued = "Yes, please. On Mon, Jan 5, 2026 at 10:30 AM, a@x.example wrote:"

    assert split_run_on(glued).split("\n")[0] == "Yes, please."


def test_text_without_one_stays_as_it_is():
    assert split_run_on("On Monday it broke") == "On Monday it broke"
