"""``netwerkatlas partners``: whom to talk to about a theme in a place, and why."""

from __future__ import annotations

import click

from cli.options import as_json, store
from cli.output.results import (
    JsonObject,
    actor_called,
    basis,
    basis_line,
    name_of,
    node_value,
    quote_line,
    reason_lines,
    reason_values,
    whole_network,
)
from cli.output.terminal import print_json
from graph.analysis.introductions import Introductions
from graph.analysis.link_prediction.explanations import EdgesByEnds
from graph.analysis.partner_search import Partner, Search, tied_with
from graph.errors import SettingsError
from graph.services.partners import find_partners, ranked_partners

_NAMES_LISTED = 4


@click.command(epilog="Example:  netwerkatlas partners --theme energie --place Delfshaven")
@click.option("--theme", default="", help="The theme, in your own words.")
@click.option("--place", default="", help="The street, neighbourhood or city.")
@click.option("--for", "asker", metavar="ACTOR", default="", help="For whom you are asking.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind, such as stichting or Person.")
@click.option("--count", type=click.IntRange(1, 500), default=15, show_default=True)
@as_json
@store
def command(
    theme: str,
    place: str,
    asker: str,
    kinds: tuple[str, ...],
    count: int,
    as_json: bool,
    store: str | None,
) -> None:
    """Rank organisations and people that fit a theme and a place, each with its reasons.

    The score (0 to 1) is a sum over the ways that lead from the theme and the place to the
    actor; each reason shows its share. With --for you see whether that actor already works
    with them, and who can introduce them.
    """
    if not theme.strip() and not place.strip():
        raise SettingsError("Nothing was asked; give --theme, --place or both.")
    network = whole_network(store)
    known = actor_called(asker, store) if asker and network.nodes else ""
    search = find_partners(network, theme, place, known)
    found = ranked_partners(search, kinds)
    output = _PartnerOutput(search)
    if as_json:
        partners = [output.value(one) for one in found[:count]]
        asked = {"theme": theme, "place": place, "for": known or None}
        print_json({"question": asked, "basis": basis(network), "partners": partners})
        return
    for number, one in enumerate(found[:count], start=1):
        output.print(number, one)
    if not found:
        click.echo("No report ties anyone to that theme or place.")
    click.echo(basis_line(network))


class _PartnerOutput:
    """A partner with what an asker wants to know of it, as JSON values and as lines of text."""

    def __init__(self, search: Search) -> None:
        self._search, self._network = search, search.network
        self._asker = search.question.asker
        self._steps = EdgesByEnds(search.network)
        self._ways = Introductions(search.network)
        self._tied = tied_with(search.network, self._asker) if self._asker else {}

    def value(self, partner: Partner) -> JsonObject:
        reasons = self._search.reasons(partner.node)
        way = self._ways.way(self._asker, partner.node)
        along = self._steps.along(*way)
        return {
            **node_value(partner.node, self._network),
            "score": partner.score,
            "direct": partner.direct,
            "tie_with_asker": self._tied.get(partner.node),
            "reasons": reason_values(
                reasons,
                self._network,
                self._steps,
                self._search.question.asked,
                partner.node,
                self._search.own(partner.node),
            ),
            "introduction": [node_value(node, self._network) for node in way],
            "introduction_quotes": [edge.evidence[0].quote for edge in along],
        }

    def _own_ties(self, own: tuple[str, ...]) -> str:
        """Return what an actor itself has to do with: what was asked, and what is near it."""
        near = {**self._search.question.themes, **self._search.question.places}
        asked = [name_of(one, self._network) for one in own if near[one] == 1]
        beside = [name_of(one, self._network) for one in own if near[one] < 1]
        parts = (_listed("itself: ", asked), _listed("near what you ask: ", beside))
        return "; ".join(filter(None, parts))

    def print(self, number: int, partner: Partner) -> None:
        status = self._tied.get(partner.node)
        tied = f"  (tie with asker: {status})" if status else ""
        click.echo(f"{number:3}. {name_of(partner.node, self._network)}  {partner.score:.2f}{tied}")
        reasons = self._search.reasons(partner.node)
        own = self._search.own(partner.node)
        for line in reason_lines(reasons, self._network, self._own_ties(own)):
            click.echo(line)
        asked, walk = self._search.question.asked, reasons[0].walks[0]
        edges = self._steps.into(asked, *walk.through, partner.node)[-1:]
        quotes = edges if walk.through else self._steps.each(own, partner.node)
        for line in dict.fromkeys(map(quote_line, quotes)):
            click.echo(line)
        way = self._ways.way(self._asker, partner.node)
        if len(way) > 2:
            names = " > ".join(name_of(node, self._network) for node in way)
            click.echo(f"    Introduction: {names}")


def _listed(lead: str, names: list[str]) -> str:
    more = f" and {len(names) - _NAMES_LISTED} more" if len(names) > _NAMES_LISTED else ""
    return f"{lead}{', '.join(names[:_NAMES_LISTED])}{more}" if names else ""
