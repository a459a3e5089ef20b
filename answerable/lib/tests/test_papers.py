"""Papers are known by their content, and a PDF by whether it can be read out."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from answerable.lib.papers import (
    EXCEL,
    OPEN_TABLE,
    OPEN_TEXT,
    PDF,
    WORD,
    FlawedPaper,
    PaperFlaw,
    paper_kind,
)
from answerable.lib.pdfs import is_tagged

GIF = b"GIF89a" + b"\0" * 40


def packed(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def saved(pdf, **how):
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def a_pdf(**root):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for name, value in root.items():
        pdf.Root[f"/{name}"] = value
    return pdf


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(packed("word/document.xml"), WORD, id="text"),
        pytest.param(packed("a.xml", "xl/workbook.xml"), EXCEL, id="table"),
        pytest.param(packed(mimetype=OPEN_TEXT), OPEN_TEXT, id="open text"),
        pytest.param(packed(mimetype=OPEN_TABLE), OPEN_TABLE, id="open table"),
        pytest.param(saved(a_pdf()), PDF, id="pdf"),
    ],
)
def test_a_paper_is_what_its_content_says(content, kind):
    assert paper_kind(content) == kind


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        pytest.param(b"<script>alert(1)</script>", PaperFlaw.UNKNOWN, id="html"),
        pytest.param(GIF, PaperFlaw.UNKNOWN, id="another picture"),
        pytest.param(packed("evil.exe"), PaperFlaw.UNKNOWN, id="another zip"),
        pytest.param(b"PK\x03\x04 and no more", PaperFlaw.BROKEN, id="broken zip"),
        pytest.param(
            packed("word/document.xml", "word/vbaProject.bin"),
            PaperFlaw.PROGRAMS,
            id="macros",
        ),
        pytest.param(
            packed("Basic/Standard/script.xml", mimetype=OPEN_TEXT),
            PaperFlaw.PROGRAMS,
            id="open macros",
        ),
    ],
)
def test_what_people_cannot_open_or_would_run_is_refused(content, flaw):
    with pytest.raises(FlawedPaper) as refused:
        paper_kind(content)

    assert refused.value.flaw is flaw


@pytest.mark.parametrize(
    ("root", "tagged"),
    [
        pytest.param({}, False, id="none"),
        pytest.param({"MarkInfo": Dictionary(Marked=True)}, False, id="only a claim"),
        pytest.param(
            {
                "MarkInfo": Dictionary(Marked=True),
                "StructTreeRoot": Dictionary(Type=Name.StructTreeRoot),
            },
            False,
            id="an empty tree",
        ),
        pytest.param(
            {"StructTreeRoot": Dictionary(Type=Name.StructTreeRoot, K=Array([]))},
            False,
            id="no claim",
        ),
        pytest.param(
            {
                "MarkInfo": Dictionary(Marked=True),
                "StructTreeRoot": Dictionary(Type=Name.StructTreeRoot, K=Array([])),
            },
            True,
            id="tagged",
        ),
    ],
)
def test_a_pdf_is_tagged_where_it_says_so_and_has_tags(root, tagged):
    assert is_tagged(saved(a_pdf(**root))) is tagged


def test_a_locked_pdf_is_told_from_a_broken_one():
    lock = pikepdf.Encryption(owner="a", user="b")

    for content, flaw in (
        (saved(a_pdf(), encryption=lock), PaperFlaw.LOCKED),
        (b"%PDF-1.7 and no more", PaperFlaw.BROKEN),
    ):
        with pytest.raises(FlawedPaper) as refused:
            is_tagged(content)
        assert refused.value.flaw is flaw
