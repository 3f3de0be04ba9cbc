"""What a user should know of a spreadsheet: what was left out, and what was read as what."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.schema import Label

NAMELESS, DOUBLE, PLACE, WEBSITE = "nameless", "double", "place", "website"
ENDED, PEOPLE, STATUS, WIDE = "ended", "people", "status", "wide"
HEADERS, FORMULA, SHEET, CONTACT = "headers", "formula", "sheet", "contact"
SAME_FIELD, SAME_ENDS = "same-field", "same-ends"
GUESSED, ABOVE, POSITION = "guessed", "above", "position"

_LISTED = 12
"""Row numbers that are listed one by one."""

WARNING_TEXTS: dict[str, Label] = {
    NAMELESS: Label(
        "{rows}: zonder naam, dus niet opgenomen.", "{rows}: without a name, so left out."
    ),
    DOUBLE: Label(
        "{rows}: '{value}' staat er meer dan één keer en is één punt geworden.",
        "{rows}: '{value}' stands there more than once and became one node.",
    ),
    PLACE: Label(
        "{rows}: de plek '{value}' is niet bekend en blijft zoals zij er staat{hint}.",
        "{rows}: the place '{value}' is not known and stays as it is written{hint}.",
    ),
    WEBSITE: Label(
        "{rows}: '{value}' is geen webadres en is geen website geworden.",
        "{rows}: '{value}' is no web address and became no website.",
    ),
    ENDED: Label(
        "{rows}: de verbinding is volgens de tabel voorbij en is geen lijn geworden.",
        "{rows}: the tie is over according to the table and became no line.",
    ),
    PEOPLE: Label(
        "{rows}: twee personen; een lijn loopt alleen tussen organisaties of van een persoon naar"
        " een organisatie.",
        "{rows}: two people; a line runs only between organisations, or from a person to one.",
    ),
    SAME_ENDS: Label(
        "{rows}: beide kanten van de verbinding zijn dezelfde.",
        "{rows}: both ends of the tie are the same.",
    ),
    STATUS: Label(
        "{rows}: de status '{value}' is niet bekend; gelezen als bestaand.",
        "{rows}: the status '{value}' is not known; read as existing.",
    ),
    WIDE: Label(
        "{rows}: meer cellen dan de kop; de laatste zijn alleen als tekst bewaard.",
        "{rows}: more cells than the header; the last ones are kept as text only.",
    ),
    HEADERS: Label(
        "De kolomnaam '{value}' komt vaker voor; de volgende heten '{value} (2)' enzovoort.",
        "The column name '{value}' stands there more than once; the next are '{value} (2)' and"
        " so on.",
    ),
    SAME_FIELD: Label(
        "De kolom '{value}' lijkt hetzelfde te zeggen als een eerdere; alleen de eerste telt.",
        "The column '{value}' seems to tell the same as an earlier one; only the first counts.",
    ),
    GUESSED: Label(
        "{rows}: gelezen als kop ('{value}'); is het een gewone rij, zet er dan een kop boven.",
        "{rows}: read as the header ('{value}'); if it is a row like the others, put a header"
        " above it.",
    ),
    ABOVE: Label(
        "{rows}: boven de kop; alleen als tekst bewaard.",
        "{rows}: above the header; kept as text only.",
    ),
    POSITION: Label(
        "{rows}: '{value}' is geen positie in graden of in het Rijksdriehoekstelsel en telt niet"
        " mee.",
        "{rows}: '{value}' is no position in degrees or in the Dutch national grid, and does not"
        " count.",
    ),
    FORMULA: Label(
        "{rows}: een formule waarvan de uitkomst niet in het bestand staat, is een lege cel; open"
        " het bestand in uw rekenprogramma en bewaar het opnieuw.",
        "{rows}: a formula whose outcome is not in the file is an empty cell; open the file in"
        " your spreadsheet program and save it again.",
    ),
    SHEET: Label(
        "Het blad '{value}' heeft geen kolom met namen en is overgeslagen.",
        "The sheet '{value}' has no column with names and was passed over.",
    ),
    CONTACT: Label(
        "De kolom '{value}' met contactgegevens is weggelaten.",
        "The column '{value}' with contact details was left out.",
    ),
}
"""Kind of warning -> what it says; ``{rows}``, ``{value}`` and ``{hint}`` are filled in."""

_ROWS = Label("rij", "row"), Label("rijen", "rows")
_HINT = Label(" (bedoeld als {hint}?)", " (meant as {hint}?)")


@dataclass(frozen=True, slots=True)
class SheetWarning:
    """A warning on some rows of a spreadsheet, numbered from 1 as a spreadsheet does."""

    kind: str
    rows: tuple[int, ...] = ()
    value: str = ""
    hint: str = ""


class SheetWarnings:
    """Gathers notes: those of one kind on one value are one warning."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str, str], list[int]] = {}

    def add(self, kind: str, row: int | None = None, value: str = "", hint: str = "") -> None:
        """Warn of something in a row, or in the spreadsheet."""
        rows = self._rows.setdefault((kind, value, hint), [])
        if row is not None and row not in rows[-1:]:
            rows.append(row)

    def __iter__(self) -> Iterator[SheetWarning]:
        for (kind, value, hint), rows in self._rows.items():
            yield SheetWarning(kind, tuple(rows), value, hint)


def warning_text(warning: SheetWarning, language: str) -> str:
    """Return a warning as a sentence."""
    rows = _rows(warning.rows, language)
    hint = _HINT.in_language(language).format(hint=warning.hint) if warning.hint else ""
    template = WARNING_TEXTS[warning.kind].in_language(language)
    sentence = template.format(rows=rows, value=warning.value, hint=hint)
    return sentence[:1].upper() + sentence[1:]


def _rows(rows: tuple[int, ...], language: str) -> str:
    one, many = (label.in_language(language) for label in _ROWS)
    listed = ", ".join(map(str, rows[:_LISTED]))
    more = f" … ({len(rows)})" if len(rows) > _LISTED else ""
    return f"{one if len(rows) == 1 else many} {listed}{more}"
