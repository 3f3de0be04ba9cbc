"""The fields that a column of a spreadsheet can have, as data."""

from dataclasses import dataclass

from graph.schema import Label

NAME, PERSON, EMPLOYER = "name", "person", "employer"
FROM, TO, TIE, STATUS = "from", "to", "tie", "status"
PLACE, THEME, UMBRELLA, PARTNER = "place", "theme", "umbrella", "partner"
KIND, ALIAS, WEBSITE = "kind", "alias", "website"
LATITUDE, LONGITUDE, POSITION = "latitude", "longitude", "position"
CONTACT, OTHER = "contact", "other"
ORGANISATIONS = (NAME, EMPLOYER, UMBRELLA, PARTNER, FROM, TO)
"""The fields that name organisations."""
LISTS = (PERSON, EMPLOYER, PLACE, THEME, UMBRELLA, PARTNER, ALIAS)
"""The fields of which a cell may hold several values."""


@dataclass(frozen=True, slots=True)
class ColumnField:
    """What the cells of a column hold; ``many`` columns of a sheet may have it, else one."""

    name: str
    label: Label
    many: bool = False


FIELDS: dict[str, ColumnField] = {
    field.name: field
    for field in (
        ColumnField(NAME, Label("naam van de organisatie of het initiatief", "name")),
        ColumnField(PERSON, Label("naam van een persoon", "name of a person")),
        ColumnField(
            EMPLOYER, Label("organisatie van de persoon", "organisation of the person"), True
        ),
        ColumnField(FROM, Label("verbinding: van", "tie: from")),
        ColumnField(TO, Label("verbinding: naar", "tie: to")),
        ColumnField(TIE, Label("verbinding: soort", "tie: kind")),
        ColumnField(STATUS, Label("verbinding: status", "tie: status")),
        ColumnField(PLACE, Label("plek", "place"), True),
        ColumnField(THEME, Label("thema", "theme"), True),
        ColumnField(UMBRELLA, Label("koepelorganisatie", "umbrella organisation"), True),
        ColumnField(PARTNER, Label("samenwerkingspartner", "partner"), True),
        ColumnField(KIND, Label("soort organisatie", "kind of organisation")),
        ColumnField(ALIAS, Label("andere naam", "other name"), True),
        ColumnField(WEBSITE, Label("website", "website")),
        ColumnField(LATITUDE, Label("breedtegraad", "latitude")),
        ColumnField(LONGITUDE, Label("lengtegraad", "longitude")),
        ColumnField(POSITION, Label("breedte- en lengtegraad", "latitude and longitude")),
        ColumnField(
            CONTACT, Label("contactgegevens: weglaten", "contact details: leave out"), True
        ),
        ColumnField(OTHER, Label("iets anders", "something else"), True),
    )
}
"""Name of the field, as ``--map COLUMN=FIELD`` takes it -> the field."""
