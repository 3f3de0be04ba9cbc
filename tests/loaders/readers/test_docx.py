"""Word documents, made here with python-docx and with raw WordprocessingML."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings

from tests.support.readers import PARAGRAPH_LISTS, check, kinds, save

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def saved(package: object, folder: Path, name: str = "verslag.docx") -> Path:
    stream = io.BytesIO()
    package.save(stream)  # type: ignore[attr-defined]
    return save(folder, name, stream.getvalue())


def with_body(xml: str, folder: Path) -> Path:
    package = docx.Document()
    body = package.element.body
    root = parse_xml(f'<w:body {nsdecls("w")} xmlns:mc="{MC}">{xml}</w:body>')
    for child in list(root):
        body.insert(len(body) - 1, child)
    return saved(package, folder)


def test_headings_lists_and_tables_in_their_order(tmp_path: Path) -> None:
    package = docx.Document()
    package.add_heading("Verslag wijkraad 2021", 0)
    package.add_paragraph("Datum: 3 mei 2021")
    package.add_heading("Aanwezig", 1)
    table = package.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Naam", "Van"), ("Jo Pé", "Buurt\nZuid")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    package.add_heading("Verder", 2)
    package.add_paragraph("eerste;", style="List Bullet")
    package.add_paragraph("tweede.", style="List Bullet")
    package.sections[0].header.paragraphs[0].text = "Vertrouwelijk"
    package.sections[0].footer.paragraphs[0].text = "Pagina 1"
    document = check(saved(package, tmp_path))
    assert kinds(document) == [
        ("heading", 1, "Verslag wijkraad 2021"),
        ("paragraph", 1, "Datum: 3 mei 2021"),
        ("heading", 1, "Aanwezig"),
        ("row", 1, "Naam | Van"),
        ("row", 1, "Jo Pé | Buurt Zuid"),
        ("heading", 2, "Verder"),
        ("item", 1, "eerste;"),
        ("item", 1, "tweede."),
    ]
    assert document.title == "Verslag wijkraad 2021"
    assert (document.date, document.year, document.format) == ("2021-05-03", 2021, "docx")
    assert "Vertrouwelijk" not in document.text
    assert "eerste;\ntweede." in document.text


def test_numbers_that_word_sets_are_in_the_text(tmp_path: Path) -> None:
    package = docx.Document()
    for text in ("Opening", "Sluiting"):
        package.add_paragraph(text, style="List Number")
    document = check(saved(package, tmp_path))
    assert document.text == "1. Opening\n2. Sluiting"
    assert kinds(document) == [("item", 1, "Opening"), ("item", 1, "Sluiting")]


def test_numbered_headings_keep_their_number(tmp_path: Path) -> None:
    package = docx.Document()
    numbering = package.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, start, form, pattern in (
            (0, 4, "upperRoman", "%1."),
            (1, 1, "lowerLetter", "%1.%2)"),
        )
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    number = f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'
    numbering.append(parse_xml(number))
    for text, level in (("Een", 0), ("Twee", 1), ("Drie", 1), ("Vier", 0), ("Vijf", 1)):
        heading = package.add_heading(text, level + 1)
        properties = heading._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 78
        properties.get_or_add_ilvl().val = level
    assert [words for _, _, words in kinds(check(saved(package, tmp_path)))] == [
        "IV. Een",
        "IV.a) Twee",
        "IV.b) Drie",
        "V. Vier",
        "V.a) Vijf",
    ]


def test_insertions_controls_and_links_are_read_deletions_are_not(tmp_path: Path) -> None:
    path = with_body(
        """<w:p><w:r><w:t>Wij </w:t></w:r><w:ins><w:r><w:t>doen</w:t></w:r></w:ins>
        <w:del><w:r><w:delText>deden</w:delText></w:r></w:del>
        <w:r><w:tab/><w:t>mee</w:t><w:br/><w:t>hier</w:t><w:noBreakHyphen/></w:r></w:p>
        <w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>In een vak</w:t></w:r></w:hyperlink></w:p>
        </w:sdtContent></w:sdt>""",
        tmp_path,
    )
    assert check(path).text == "Wij doen\tmee\nhier-\n\nIn een vak"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In de kantlijn</w:t></w:r></w:p></w:txbxContent>"
    path = with_body(
        f"""<w:p><w:r><w:t>Ernaast</w:t><mc:AlternateContent><mc:Choice Requires="wps">{box}
        </mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>
        </w:p>""",
        tmp_path,
    )
    assert check(path).text == "Ernaast\n\nIn de kantlijn"


def test_a_table_of_one_column_is_a_frame_around_paragraphs(tmp_path: Path) -> None:
    package = docx.Document()
    cell = package.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "Kader"
    cell.add_paragraph("Tweede alinea.")
    assert kinds(check(saved(package, tmp_path))) == [
        ("paragraph", 1, "Kader"),
        ("paragraph", 1, "Tweede alinea."),
    ]


def test_names_in_one_cell_do_not_run_together(tmp_path: Path) -> None:
    package = docx.Document()
    cells = package.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "Aanwezig"
    cells[1].text = "Jo Pé"
    cells[1].add_paragraph("An de Wit")
    assert check(saved(package, tmp_path)).text == "Aanwezig | Jo Pé; An de Wit"


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    package = docx.Document()
    style = package.styles.add_style("toc 1", 1)
    package.add_paragraph("Inleiding ...... 3", style=style)
    package.add_paragraph("De tekst zelf.")
    assert check(saved(package, tmp_path)).text == "De tekst zelf."


@settings(max_examples=25, deadline=None)
@given(paragraphs=PARAGRAPH_LISTS)
def test_every_paragraph_comes_back_verbatim(
    paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    package = docx.Document()
    for paragraph in paragraphs:
        package.add_paragraph(paragraph)
    document = check(saved(package, tmp_path_factory.mktemp("docx")))
    assert [words for _, _, words in kinds(document)] == paragraphs
