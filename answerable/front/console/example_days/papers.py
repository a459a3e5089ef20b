"""Papers that go with help pages of the example town: drawn here, each a tagged PDF.

One page with a heading and a line for each thing to say or to fill in. Its tags tell a
screen reader which is which, and its letters are of a font that every reader of PDF has.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf

from answerable.agency.configuration import Hand
from answerable.front.console.example_days.shapes import Paper
from answerable.knowledge.enclosing import enclosed, examined, keep
from answerable.knowledge.files import with_file
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy import change_files, publish
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import content_of, version_of

A4 = (0, 0, 595, 842)  # points
LEFT, TOP, STEP = 56, 770, 40
HEADING, TEXT = 16, 12
TO_FILL_IN = 460  # where the line to write on ends
LETTERS = "cp1252"  # what WinAnsiEncoding is called in Python
REASON = "With what people like to have on paper"


def leave_papers(papers: Sequence[Paper]) -> None:
    """Publish each help page once more, with the papers that go with it."""
    for slug in dict.fromkeys(one.article for one in papers):
        article = KnowledgeArticle.objects.select_related("owner").get(slug=slug)
        version = version_of(article)
        files = content_of(version).files
        for paper in (one for one in papers if one.article == slug):
            found = examined(drawn(paper))
            keep(found)
            told = {"title": paper.title, "language": paper.language}
            files = with_file(files, enclosed(found, files, **told))
        owner = Hand(article.owner)
        change_files(article, files, by=owner)
        publish(article, Note(REASON, version.grade_reason), by=owner)


def drawn(paper: Paper) -> bytes:
    """Return a paper as a PDF; the same words make the same bytes."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=A4[2:])
        page.obj.Resources = Dictionary(Font=Dictionary(F=_font(pdf)))
        page.obj.StructParents = 0
        lines = [paper.title, *paper.lines]
        page.obj.Contents = pdf.make_stream(
            pikepdf.unparse_content_stream(list(_strokes(lines)))
        )
        _tag(pdf, page.obj, lines)
        pdf.Root.Lang = pikepdf.String(paper.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.docinfo["/Title"] = paper.title
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _font(pdf: Pdf) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )


def _strokes(lines: Sequence[str]) -> Iterator[tuple[list[Any], Operator]]:
    """Yield what draws each line, marked with its number."""
    for number, line in enumerate(lines):
        role, size = (Name.P, TEXT) if number else (Name.H1, HEADING)
        height = TOP - number * STEP
        yield [role, Dictionary(MCID=number)], Operator("BDC")
        yield [], Operator("BT")
        yield [Name.F, size], Operator("Tf")
        yield [LEFT, height], Operator("Td")
        yield [pikepdf.String(line.encode(LETTERS))], Operator("Tj")
        yield [], Operator("ET")
        yield [], Operator("EMC")
        if line.endswith(":"):
            yield from _line_to_write_on(height)


def _line_to_write_on(height: int) -> Iterator[tuple[list[Any], Operator]]:
    """Yield a line beneath; it says nothing, so it is marked as an ornament."""
    yield [Name.Artifact], Operator("BMC")
    yield [LEFT, height - STEP // 4], Operator("m")
    yield [TO_FILL_IN, height - STEP // 4], Operator("l")
    yield [], Operator("S")
    yield [], Operator("EMC")


def _tag(pdf: Pdf, page: pikepdf.Object, lines: Sequence[str]) -> None:
    """Say what each marked line is, in the order in which they are read."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    parts = [
        pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.P if number else Name.H1,
                P=whole,
                Pg=page,
                K=number,
            )
        )
        for number in range(len(lines))
    ]
    whole.K = Array(parts)
    root.K = whole
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array(parts)])))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
