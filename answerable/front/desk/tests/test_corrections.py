"""Staff see what a person corrected, and what stood there before."""

from __future__ import annotations

from answerable.cases.access import case_followed
from answerable.cases.corrections import Asked
from answerable.cases.proofs import LinkProof, link_key
from answerable.casework.correcting import correct
from answerable.front.desk.tests.pages import address, text_of


def test_the_page_of_a_case_shows_both_versions_and_says_so_in_its_history(clerk, case):
    link = link_key(case.reference, "amina@mail.example")
    followed = case_followed(LinkProof(link), case.reference)
    correct(followed, Asked(place="14 Mill Lane"), seen=0)

    page = text_of(clerk.get(address(case)))

    assert "Corrected by the person" in page
    assert "before: Mill Lane now: 14 Mill Lane" in page
    assert "What was asked for was corrected" in page
