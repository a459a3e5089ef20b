"""The yearly report, the ledger of remedies, and answers on paper."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pikepdf
import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from answerable.agency.duty import today
from answerable.casework.complain import putting_right
from answerable.casework.tests.complaining import (
    LAMP,
    answered,
    make_complaint,
    now,
    put_right,
    seen,
)
from answerable.complaints.machine import Finding
from answerable.complaints.models import Remedy
from answerable.front.desk.team import remedies as ledger
from answerable.front.desk.tests.pages import read, text_of
from answerable.front.shared.paper import documents

REPORT = reverse("desk:complaints")


@pytest.fixture(name="case")
def _case(town):
    return make_complaint()


def paper(case, stage=1) -> str:
    return reverse("desk:case-complaint-paper", args=[case.reference, stage])


@pytest.fixture
def printed(monkeypatch):
    """What was laid out last, before it became pages."""
    said = []

    def remember(template, context):
        said.append(render_to_string(template, context))
        return said[-1]

    monkeypatch.setattr(documents, "render_to_string", remember)
    return said


def title_of(response) -> str:
    """Return the title of a PDF, which must be a real and tagged one."""
    content = io.BytesIO(b"".join(response.streaming_content))
    with pikepdf.open(content) as document:
        assert document.Root.MarkInfo.Marked
        return str(document.docinfo["/Title"])


# The report


def test_who_leads_nobody_has_no_report(clerk, case):
    assert clerk.get(REPORT).status_code == 404


def test_an_auditor_reads_the_report(seat, ada, case):
    assert seat(ada).get(REPORT).status_code == 200


def test_the_report_says_every_figure_with_its_whole(supervisor, ben, case):
    answered(case, ben, Finding.UPHELD)

    page = text_of(supervisor.get(REPORT))

    assert "Complaints 1" in page
    assert "Confirmed in time 1 1 (100 %)" in page
    assert "Upheld, wholly or in part 1 1 (100 %)" in page
    assert "There are two stages, and none before them. Yes" in page


def test_a_year_that_had_no_complaints_is_no_page(supervisor, case):
    assert supervisor.get(f"{REPORT}?year=1999").status_code == 404


@pytest.mark.parametrize("year", ["", "soon", "20266"])
def test_what_is_no_year_means_this_one(supervisor, case, year):
    assert f"Complaints in {today().year}" in text_of(
        supervisor.get(f"{REPORT}?year={year}")
    )


def test_the_figures_come_as_a_table(supervisor, ben, case):
    answered(case, ben)

    response = supervisor.get(reverse("desk:complaints-table"))

    told = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert ["Stage 1", "Answered in time", "1", "1"] in rows


def test_the_report_comes_on_paper(supervisor, case, printed):
    title = title_of(supervisor.get(reverse("desk:complaints-paper")))

    assert title == f"Complaints in {today().year}"
    assert "Do we keep what the codes ask?" in printed[0]


# The ledger


def test_the_ledger_has_what_is_still_to_be_put_right_the_most_urgent_first(
    clerk, ben, case
):
    put_right(case, ben, days=9)
    first = put_right(case, ben, days=2)
    done = put_right(case, ben, days=1)
    putting_right.complete_remedy(case, done.pk, by=ben)

    page = read(clerk.get(reverse("desk:remedies")))

    days = [one.text for one in page.find_all("article")]
    assert len(days) == 2
    assert str(first.due.day) in days[0]


def test_another_team_sees_nothing_of_it(seat, chloe, ben, case):
    put_right(case, ben)

    assert not read(seat(chloe).get(reverse("desk:remedies"))).find_all("article")


def test_what_is_late_is_marked(clerk, ben, case):
    put_right(case, ben)
    Remedy.objects.update(due=today() - timedelta(days=1))

    assert "Late" in read(clerk.get(reverse("desk:remedies"))).article.text


def test_the_ledger_goes_on_where_a_page_ended(clerk, ben, case, monkeypatch):
    monkeypatch.setattr(ledger, "PAGE", 1)
    put_right(case, ben, days=3)
    put_right(case, ben, days=3)

    first = read(clerk.get(reverse("desk:remedies")))
    link = first.find("a", rel="next")["href"]
    second = read(clerk.get(reverse("desk:remedies") + link))

    assert len(second.find_all("article")) == 1
    assert second.find("a", rel="next") is None


def test_what_we_learn_has_a_list_of_its_own(clerk, ben, case):
    due = today() + timedelta(days=7)
    putting_right.learn(
        case, what="We call first.", owner=ben, due=due, by=ben, seen=seen(case)
    )

    assert "We call first." in text_of(clerk.get(reverse("desk:learning")))


def test_who_sees_to_it_finds_it_under_for_you_until_it_is_done(clerk, ben, case):
    where = reverse("desk:for-you")
    remedy = put_right(case, ben)

    assert "We write and say sorry." in text_of(clerk.get(where))
    putting_right.complete_remedy(case, remedy.pk, by=ben)
    assert "We write and say sorry." not in text_of(clerk.get(where))


# On paper


def test_the_answer_of_a_stage_is_a_letter_on_paper(clerk, ben, case, printed):
    answered(case, ben, Finding.UPHELD)

    title = title_of(clerk.get(paper(case)))

    assert title == f"Our answer to your complaint {case.reference}"
    for part in (
        "Stage 1",
        LAMP,
        "Upheld",
        "found it locked",
        "We write and say sorry.",
    ):
        assert part in printed[0]
    assert "Ask for another look by" in printed[0]


def test_a_stage_without_an_answer_has_no_letter(clerk, case):
    assert clerk.get(paper(case)).status_code == 404


def test_the_letter_of_the_first_stage_stays_as_it_was(clerk, ben, case, printed):
    answered(case, ben)
    complaint = now(case)
    complaint.issues.create(words="Something that came later.")

    clerk.get(paper(case))

    assert LAMP in printed[0]
    assert "came later" not in printed[0]


# Steps


def test_a_remedy_is_put_off_with_a_reason(clerk, ben, case):
    answered(case, ben, Finding.UPHELD)
    remedy = now(case).remedies.get()
    later = (today() + timedelta(days=30)).isoformat()
    where = reverse("desk:case-complaint-later", args=[case.reference, remedy.pk])

    refused = clerk.post(where, {"seen": seen(case), "to": later, "words": ""})
    page = text_of(
        clerk.post(
            where, {"seen": seen(case), "to": later, "words": "Ice."}, follow=True
        )
    )

    assert refused.status_code == 422
    assert "It is promised for another day." in page
    assert "First promised by" in page


def test_what_we_learn_is_written_down_and_done(clerk, ben, case):
    name = "desk:case-complaint-learn"
    due = (today() + timedelta(days=7)).isoformat()
    given = {"seen": seen(case), "what": "We call.", "owner": ben.pk, "due": due}
    clerk.post(reverse(name, args=[case.reference]), given)
    learning = now(case).learning.get()
    where = reverse("desk:case-complaint-learned", args=[case.reference, learning.pk])

    clerk.post(where, {"seen": seen(case)})

    assert now(case).learning.get().done_by == ben
