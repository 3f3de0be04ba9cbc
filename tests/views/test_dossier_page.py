"""The page Dossier as a whole."""

from explorer import Open, shown


def test_everything_is_unfolded_with_all_quotes(open_page: Open) -> None:
    page = open_page(page="dossier", focus="organisation:kade")
    block = shown(page, "dossier_panel")
    assert block["title"] == "Kade"
    assert all(group["open"] for group in block["groups"])
    assert shown(page, "dossier_canvas_pointer")["focus"] == "organisation:kade"


def test_it_tells_who_sat_at_the_same_table(open_page: Open) -> None:
    page = open_page(page="dossier", focus="organisation:kade")
    met = shown(page, "dossier_panel")["groups"][-1]
    assert met["title"] == "Zat aan dezelfde tafel als"
    assert "Haven" in {tie["ends"][0]["name"] for tie in met["ties"]}
    assert met["ties"][0]["more"] == "aan tafel: 1. Over groen"


def test_without_a_choice_it_asks_for_one(open_page: Open) -> None:
    page = open_page(page="dossier")
    assert "Zoek een naam" in page.info[0].value
    names = {tie["ends"][0]["name"] for tie in shown(page, "dossier_panel")["groups"][0]["ties"]}
    assert "Kade" in names


def test_an_unknown_name_is_said(open_page: Open) -> None:
    page = open_page(page="dossier", focus="<b>nobody</b>")
    assert "niet (meer)" in page.info[0].value


def test_english(open_page: Open) -> None:
    page = open_page(page="dossier", focus="organisation:kade", lang="en")
    assert page.subheader[0].value == "Who and what is around"
