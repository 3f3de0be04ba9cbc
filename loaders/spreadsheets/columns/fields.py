"""What a column of a table can tell, as data."""

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
class Field:
    """What a column can tell. ``many`` tells that several columns of a table may tell it."""

    name: str
    label: Label
    many: bool = False


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(NAME, Label("naam van de organisatie of het initiatief", "name")),
        Field(PERSON, Label("naam van een persoon", "name of a person")),
        Field(EMPLOYER, Label("organisatie van de persoon", "organisation of the person"), True),
        Field(FROM, Label("verbinding: van", "tie: from")),
        Field(TO, Label("verbinding: naar", "tie: to")),
        Field(TIE, Label("verbinding: soort", "tie: kind")),
        Field(STATUS, Label("verbinding: status", "tie: status")),
        Field(PLACE, Label("plek", "place"), True),
        Field(THEME, Label("thema", "theme"), True),
        Field(UMBRELLA, Label("koepelorganisatie", "umbrella organisation"), True),
        Field(PARTNER, Label("samenwerkingspartner", "partner"), True),
        Field(KIND, Label("soort organisatie", "kind of organisation")),
        Field(ALIAS, Label("andere naam", "other name"), True),
        Field(WEBSITE, Label("website", "website")),
        Field(LATITUDE, Label("breedtegraad", "latitude")),
        Field(LONGITUDE, Label("lengtegraad", "longitude")),
        Field(POSITION, Label("breedte- en lengtegraad", "latitude and longitude")),
        Field(CONTACT, Label("contactgegevens: weglaten", "contact details: leave out"), True),
        Field(OTHER, Label("iets anders", "something else"), True),
    )
}
"""Name of the field, as ``--map COLUMN=FIELD`` takes it -> the field."""
