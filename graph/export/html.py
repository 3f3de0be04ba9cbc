"""A stand-alone page: the picture, its legend, and every tie with its quotes. Works offline.

Nothing in it comes from elsewhere, and every word of a report is escaped; the page forbids
itself to load anything, and to run anything but the few lines that move the picture.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from graph.export.base import PLAIN, Exporter, Look
from graph.export.style import LegendEntry, NetworkStyle
from graph.export.svg import TEXT_COLOUR, drawing, line, mark
from graph.network import Edge, Evidence, Network, Node
from graph.schema import EDGE_TYPES, NODE_TYPES, STATUSES, WORKS_WITH, Label

DRAWN_AT_MOST = 1500
"""More nodes than this nobody reads in a picture; the lists hold them all."""

_FOLDER = Path(__file__).parent
_TITLE = Label("Wie werkt met wie", "Who works with whom")
_HELP = Label(
    "Klik op een punt of een lijn: daaronder staan de zinnen uit de verslagen. Slepen verschuift"
    " het beeld, het wiel of de toetsen plus en min vergroten het.",
    "Click a point or a line: below it stand the sentences of the reports. Dragging moves the"
    " picture, the wheel or the keys plus and minus enlarge it.",
)
_LARGE = Label(
    "Dit zijn te veel punten voor een beeld; de lijsten zijn volledig.",
    "These are too many points for a picture; the lists are complete.",
)
_LEGEND, _POINTS = Label("Legenda", "Legend"), Label("Punten", "Points")
_TIES = Label("Verbindingen met hun citaten", "Ties with their quotes")
_SESSION = Label("tafel", "session")
_READ_BY = Label("gelezen door taalmodel", "read by language model")

_Anchors = Mapping[str, str]


class HtmlExporter(Exporter):
    """One HTML file with a drawing and lists that link to each other."""

    suffix = ".html"
    media_type = "text/html"
    pictured = True

    def export(self, network: Network, look: Look = PLAIN) -> bytes:
        """Return the page; without places in ``look`` the nodes stand in a spiral."""
        style, script = _asset("page.css"), _asset("page.js")
        page = "\n".join(
            [
                "<!doctype html>",
                f'<html lang="{look.language}"><head><meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f"<title>{_say(_TITLE, look)}</title><style>{style}</style></head><body><main>",
                *_body(network, look),
                f"</main><script>{script}</script></body></html>\n",
            ]
        )
        return page.encode("utf-8", "replace")


def _body(network: Network, look: Look) -> Iterator[str]:
    keys = [*sorted(network.nodes), *sorted(network.edges)]
    anchors = {key: f"e{number}" for number, key in enumerate(keys)}
    style = look.style_of(network)
    yield f"<h1>{_say(_TITLE, look)}</h1><p>{escape(look.source)}</p>"
    if len(network.nodes) <= DRAWN_AT_MOST:
        yield f"<p>{_say(_HELP, look)}</p>"
        yield drawing(network, look, style, anchors)
    else:
        yield f"<p>{_say(_LARGE, look)}</p>"
    yield f"<h2>{_say(_LEGEND, look)}</h2>"
    yield f'<ul class="legend">{"".join(map(_legend_entry, style.legend))}</ul>'
    yield f"<h2>{_say(_POINTS, look)}</h2>"
    yield from _points(network, look, style, anchors)
    yield f"<h2>{_say(_TIES, look)}</h2>"
    yield from (_tie(network.edges[key], network, look, anchors) for key in sorted(network.edges))


def _legend_entry(entry: LegendEntry) -> str:
    """Return a line of the legend as the screen shows it: mark, line, sign and text."""
    colour = entry.colour or TEXT_COLOUR
    parts = [
        mark(entry.shape, colour) if entry.shape else "",
        line(colour, entry.dashes, entry.width or 1) if entry.dashes is not None else "",
        f"<b>{escape(entry.sign)}</b>" if entry.sign else "",
        escape(entry.label),
    ]
    return f"<li>{' '.join(filter(None, parts))}</li>"


def _points(network: Network, look: Look, style: NetworkStyle, anchors: _Anchors) -> Iterator[str]:
    ties: dict[str, list[Edge]] = defaultdict(list)
    for key in sorted(network.edges):
        for end in (network.edges[key].source, network.edges[key].target):
            ties[end].append(network.edges[key])
    for node in sorted(network.nodes.values(), key=lambda node: (node.name.casefold(), node.id)):
        kind = NODE_TYPES[node.type]
        small = mark(style.nodes[node.id].shape, style.nodes[node.id].colour)
        links = "".join(
            f'<li><a href="#{anchors[edge.id]}">{_sentence(edge, network, look)}</a></li>'
            for edge in ties[node.id]
        )
        yield (
            f'<section id="{anchors[node.id]}"><h3>{small} {_name(node)}</h3>'
            f"<p>{_say(kind.label, look)}{_aliases(node)}</p><ul>{links}</ul></section>"
        )


def _tie(edge: Edge, network: Network, look: Look, anchors: _Anchors) -> str:
    ends = " · ".join(
        f'<a href="#{anchors[end]}">{_name(network.nodes[end])}</a>'
        for end in (edge.source, edge.target)
    )
    quotes = "".join(_quote(evidence, network, look) for evidence in edge.evidence)
    title = _sentence(edge, network, look)
    return f'<section id="{anchors[edge.id]}"><h3>{title}</h3><p>{ends}</p>{quotes}</section>'


def _quote(evidence: Evidence, network: Network, look: Look) -> str:
    known = network.documents.get(evidence.document)
    source = " ".join((known.title if known else evidence.document).split())
    if evidence.session is not None:
        source += f" · {_SESSION.in_language(look.language)} {evidence.session}"
    if evidence.reader:
        source += f" · {_READ_BY.in_language(look.language)} {' '.join(evidence.reader.split())}"
    said = f"<blockquote>{escape(evidence.quote)}</blockquote>"
    return f"<figure>{said}<figcaption>{escape(source)}</figcaption></figure>"


def _sentence(edge: Edge, network: Network, look: Look) -> str:
    source, target = (_name(network.nodes[end]) for end in (edge.source, edge.target))
    said = f"{source} {_say(EDGE_TYPES[edge.type].label, look)} {target}"
    if edge.type != WORKS_WITH:
        return said
    return f"{said} ({_say(STATUSES[edge.status].label, look)})"


def _name(node: Node) -> str:
    return escape(" ".join(node.name.split()) or node.id)


def _aliases(node: Node) -> str:
    return "".join(f" · {escape(' '.join(alias.split()))}" for alias in node.aliases)


def _say(label: Label, look: Look) -> str:
    return escape(label.in_language(look.language))


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    def allowed(text: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}"
