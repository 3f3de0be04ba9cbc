"""Take the network elsewhere: one file and one line per format."""

from graph.export.base import Exporter
from graph.export.csv import CsvExporter
from graph.export.gexf import GexfExporter
from graph.export.graphml import GraphmlExporter
from graph.export.html import HtmlExporter
from graph.export.json import JsonExporter
from graph.export.xlsx import XlsxExporter

EXPORTERS: dict[str, Exporter] = {
    "csv": CsvExporter(),
    "gexf": GexfExporter(),
    "graphml": GraphmlExporter(),
    "html": HtmlExporter(),
    "json": JsonExporter(),
    "xlsx": XlsxExporter(),
}
"""Name of the format -> its exporter."""
