"""Web pages: the article stays, the furniture goes."""

import html
from pathlib import Path

import pytest
from hypothesis import given, settings

from graph.errors import LoadError
from loaders.readers import read_document
from tests.support.readers import PARAGRAPH_LISTS, check, kinds, save

PAGE = """<!doctype html><html><head>
<title>Wijkavond &ndash; Buurtfestival 2022 | X</title>
<style>p{color:red}</style><script>var a = "Stichting Nep";</script></head><body class="menu">
<header><a href="/">Huis</a><nav><ul><li>Contact</li></ul></nav></header>
<div class="cookie-banner"><h2>Cookies</h2><p>Wij gebruiken cookies.</p></div>
<div class="wrapper has-sidebar"><h1>Wijk<b>avond</b></h1>
<p>Op 4&nbsp;juni 2022<br>in <em>Zuid</em>, mid<wbr>den&shy;in.</p>
<!-- commentaar --><p hidden>verborgen</p><div style="display: none">ook weg</div>
<ul><li>eerste <a href="#">punt</a><ul><li>dieper</li></ul></li><li><p>tweede</p></li></ul>
<ol start="3"><li>drie</li><li>vier</li></ol>
<table><tr><th>Naam</th><th>Van</th></tr><tr><td>Jo</td><td>Groen<br>Rood</td></tr></table>
<table><tr><td>Los kader</td></tr></table>
<blockquote>Citaat &lt;script&gt;</blockquote>
<aside>Zie ook</aside><div class="social share">Deel dit</div></div>
<footer><p>Mede mogelijk gemaakt door het Fonds.</p><p>Volg ons</p></footer></body></html>"""


def test_a_page_without_a_main_part(tmp_path: Path) -> None:
    document = check(save(tmp_path, "a.html", PAGE))
    assert kinds(document) == [
        ("heading", 1, "Wijkavond"),
        ("paragraph", 1, "Op 4 juni 2022\nin Zuid, middenin."),
        ("item", 1, "eerste punt"),
        ("item", 2, "dieper"),
        ("item", 1, "tweede"),
        ("item", 1, "drie"),
        ("item", 1, "vier"),
        ("row", 1, "Naam | Van"),
        ("row", 1, "Jo | Groen; Rood"),
        ("paragraph", 1, "Los kader"),
        ("paragraph", 1, "Citaat <script>"),
        ("paragraph", 1, "Mede mogelijk gemaakt door het Fonds."),
    ]
    assert "- eerste punt\n- dieper\n- tweede\n3. drie\n4. vier\n" in document.text
    assert document.title == "Wijkavond"
    assert (document.event, document.date) == ("Buurtfestival 2022", "2022-06-04")


def test_the_main_part_is_taken_where_there_is_one(tmp_path: Path) -> None:
    sentence = "<p>Dit is de tekst waar het om gaat, in het midden van de pagina.</p>"
    page = f"<div><p>Nieuws van elders</p></div><main><h2>Kop</h2>{sentence * 5}</main>"
    document = check(save(tmp_path, "a.html", page))
    assert document.text.startswith("Kop\n\nDit is de tekst")


def test_an_empty_main_part_does_not_hide_the_text(tmp_path: Path) -> None:
    page = "<main></main><div><p>De tekst staat elders op de pagina.</p></div>"
    assert check(save(tmp_path, "a.htm", page)).text == "De tekst staat elders op de pagina."


def test_a_hint_does_not_drop_what_holds_the_heading(tmp_path: Path) -> None:
    page = '<div class="page menu"><h1>Verslag</h1><p>Alles staat hier.</p></div>'
    assert check(save(tmp_path, "a.html", page)).text == "Verslag\n\nAlles staat hier."


def test_a_page_saved_behind_an_open_notice_is_read(tmp_path: Path) -> None:
    page = '<div aria-hidden="true"><h1>Verslag</h1><p>Alles.</p></div><div role="dialog">Ja?</div>'
    assert check(save(tmp_path, "a.html", page)).text == "Verslag\n\nAlles."


def test_the_declared_encoding_counts_where_bytes_are_no_utf_8(tmp_path: Path) -> None:
    page = "<meta charset=windows-1250><p>Żółć €</p>".encode("cp1250")
    assert check(save(tmp_path, "a.html", page)).text == "Żółć €"


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "a.html", "<div>" * 300_000 + "tekst")
    with pytest.raises(LoadError, match="deep"):
        read_document(path)


def test_a_page_nested_as_deep_as_allowed_is_read(tmp_path: Path) -> None:
    assert check(save(tmp_path, "a.html", "<div>" * 1_900 + "tekst")).text == "tekst"


@settings(max_examples=50, deadline=None)
@given(paragraphs=PARAGRAPH_LISTS)
def test_every_paragraph_comes_back_verbatim(
    paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    path = save(tmp_path_factory.mktemp("html"), "a.html", f"<main>{page}</main>")
    assert [words for _, _, words in kinds(check(path))] == paragraphs
