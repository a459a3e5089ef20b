"""What we promise in a letter is found, and what only looks like it is not."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.clock.pledges import LONGEST, Pledge, Within, pledges_in
from answerable.lib.worktime import Unit

# A Thursday.
TODAY = date(2026, 11, 26)
WORKING, DAYS = Unit.WORKING_DAY, Unit.CALENDAR_DAY
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)

PROMISED = {
    "en": [
        ("We will send you the form by 4 December.", date(2026, 12, 4)),
        ("I’ll call you tomorrow.", FRIDAY),
        ("We will repair the lamp within 5 working days.", Within(5, WORKING)),
        ("You will have our decision by December 18th, 2026.", date(2026, 12, 18)),
        ("The bin will be emptied on Monday.", MONDAY),
        ("We are going to visit the place next week.", date(2026, 12, 4)),
        ("Our crew will come on the 3rd of January.", date(2027, 1, 3)),
        ("You'll hear from us in two weeks.", Within(14, DAYS)),
        ("I promise to look at it today.", TODAY),
        ("We shall answer by 2026-12-01.", date(2026, 12, 1)),
        ("Your refund will be paid within 10 days.", Within(10, DAYS)),
    ],
    "es": [
        ("Le enviaremos el formulario antes del 4 de diciembre.", date(2026, 12, 4)),
        ("Le llamaré mañana.", FRIDAY),
        ("Repararemos la farola en 5 días hábiles.", Within(5, WORKING)),
        ("Recibirá nuestra decisión el 18 de diciembre de 2026.", date(2026, 12, 18)),
        ("Vamos a visitar el lugar la próxima semana.", date(2026, 12, 4)),
        ("Se vaciará el contenedor el lunes.", MONDAY),
        ("Haremos la revisión dentro de dos semanas.", Within(14, DAYS)),
    ],
    "ar": [
        ("سنرسل إليك النموذج قبل 4 ديسمبر.", date(2026, 12, 4)),
        ("سأتصل بك غدًا.", FRIDAY),
        ("سوف نصلح المصباح خلال 5 أيام عمل.", Within(5, WORKING)),
        ("ستصلك رسالتنا يوم الاثنين.", MONDAY),
        ("سنزور المكان الأسبوع المقبل.", date(2026, 12, 4)),
        ("سيتم تفريغ الحاوية خلال ٣ أيام.", Within(3, DAYS)),
    ],
}
NOT_PROMISED = {
    "en": [
        "You must reply by Friday.",
        "Please send us the form by 4 December, then we will decide.",
        "The office will be closed on 4 December.",
        "We will not be able to come on Monday.",
        "If you send the form, we will answer within 5 days.",
        "We hope to finish by Friday.",
        "We have sent you the form on Monday.",
        "We will look into it.",
        "Your appointment is on Friday.",
    ],
    "es": [
        "Debe responder antes del viernes.",
        "Por favor envíe el formulario y responderemos en 5 días.",
        "La oficina estará cerrada el 4 de diciembre.",
        "No podremos ir el lunes.",
        "Si nos envía el formulario, responderemos en 5 días.",
        "Le enviamos el formulario el lunes.",
        "Lo revisaremos.",
        "Le atenderemos por la mañana.",
    ],
    "ar": [
        "يجب أن ترد قبل يوم الجمعة.",
        "لن نتمكن من الحضور يوم الاثنين.",
        "المكتب مغلق يوم الجمعة.",
        "إذا أرسلت النموذج فسنرد خلال 5 أيام.",
        "مرت ثلاث سنوات ونحن هنا اليوم.",
        "سننظر في الأمر.",
    ],
}
ALL = [(language, *each) for language, found in PROMISED.items() for each in found]
NONE = [(language, each) for language, texts in NOT_PROMISED.items() for each in texts]


@pytest.mark.parametrize(("language", "text", "by"), ALL)
def test_a_promise_with_its_day_is_found(language, text, by):
    assert pledges_in(text, language, today=TODAY) == [Pledge(text, by)]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_promises_nothing_is_not_taken_for_a_promise(language, text):
    assert pledges_in(text, language, today=TODAY) == []


def test_each_promise_of_a_letter_is_found_in_its_order():
    text = "Thank you for writing. I will call you tomorrow.\nWe will come on Monday."

    found = pledges_in(text, "en", today=TODAY)

    assert [each.by for each in found] == [FRIDAY, MONDAY]
    assert found[0].sentence == "I will call you tomorrow."


def test_a_day_that_has_passed_this_year_is_one_of_the_next():
    found = pledges_in("We will come on 3 March.", "en", today=TODAY)

    assert [each.by for each in found] == [date(2027, 3, 3)]


def test_a_day_that_is_in_no_calendar_is_none():
    assert pledges_in("We will come on 31 November 2026.", "en", today=TODAY) == []


def test_a_long_sentence_is_cut_for_the_list():
    text = f"We will come tomorrow {'and look ' * 40}."

    assert len(pledges_in(text, "en", today=TODAY)[0].sentence) == LONGEST


def test_a_language_that_nobody_wrote_down_has_no_promises():
    assert pledges_in("We will come tomorrow.", "tlh", today=TODAY) == []
