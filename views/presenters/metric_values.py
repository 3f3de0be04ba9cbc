"""The values of metrics as they are shown: named, with their unit, in few digits."""

from __future__ import annotations

from graph.analysis.metrics.registry import METRICS


def shown_value(name: str, value: float) -> float:
    """Return the value of a metric as it is shown: shares as percentages, all in few digits."""
    shown = 100 * value if METRICS[name].share else value
    return float(f"{shown:.3g}")


def metric_label(name: str, language: str) -> str:
    """Return what a metric is called, with its unit."""
    metric = METRICS[name]
    return metric.label.in_language(language) + (" (%)" if metric.share else "")
