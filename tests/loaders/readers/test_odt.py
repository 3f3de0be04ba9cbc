"""OpenDocument texts, made here out of raw XML."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings

from graph.errors import LoadError
from loaders.readers import read_document
from tests.support.odt_writer import write_odt
from tests.support.readers import PARAGRAPH_LISTS, check, kinds, save

STYLES = """<style:style style:name="P1" style:parent-style-name="Title"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"
style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>"""

BODY = """<text:sequence-decls/><text:p text:style-name="P1">Wijkverslag 2017</text:p>
<text:table-of-content><text:p>Inhoud</text:p></text:table-of-content>
<text:section><text:h text:outline-level="2">Aan<text:span>wezig</text:span></text:h>
<text:p>Jo<text:s text:c="2"/>Pé<text:line-break/>en
  An<text:note><text:p>voetnoot</text:p></text:note>.<draw:frame><draw:text-box>
<text:p>Kader</text:p></draw:text-box></draw:frame></text:p></text:section>
<text:list text:style-name="L1"><text:list-item><text:p>een</text:p><text:list><text:list-item>
<text:p>dieper</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>twee</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Naam</text:p>
</table:table-cell><table:table-cell><text:p>Van</text:p></table:table-cell></table:table-row>
</table:table-header-rows><table:table-row><table:table-cell><text:p>Jo</text:p><text:p>An</text:p>
</table:table-cell><table:table-cell><text:p>Groen</text:p></table:table-cell></table:table-row>
</table:table>"""


def test_everything_in_its_order(tmp_path: Path) -> None:
    document = check(save(tmp_path, "a.odt", write_odt(BODY, STYLES)))
    assert kinds(document) == [
        ("heading", 1, "Wijkverslag 2017"),
        ("heading", 2, "Aanwezig"),
        ("paragraph", 1, "Jo  Pé\nen An."),
        ("paragraph", 1, "Kader"),
        ("item", 1, "een"),
        ("item", 2, "dieper"),
        ("item", 1, "twee"),
        ("row", 1, "Naam | Van"),
        ("row", 1, "Jo; An | Groen"),
    ]
    assert "1. een\ndieper\n2. twee" in document.text
    assert (document.title, document.year) == ("Wijkverslag 2017", 2017)


def test_another_kind_of_opendocument_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "a.odt", write_odt("", kind="spreadsheet"))
    with pytest.raises(LoadError, match="is no text"):
        read_document(path)


@settings(max_examples=50, deadline=None)
@given(paragraphs=PARAGRAPH_LISTS)
def test_every_paragraph_comes_back_verbatim(
    paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    body = "".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs)
    path = save(tmp_path_factory.mktemp("odt"), "a.odt", write_odt(body))
    assert [words for _, _, words in kinds(check(path))] == paragraphs
