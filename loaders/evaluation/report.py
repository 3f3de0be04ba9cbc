"""The figures of an evaluation for people (aligned lines) and for programs (plain values)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from loaders.evaluation.calibration import bins, expected_error
from loaders.evaluation.scores import Score, Share, Tally, total


def as_text(score: Score) -> str:
    """Return the figures as lines of at most 80 characters."""
    lines = [
        _heading("Entities"),
        *(_line(name, tally) for name, tally in score.entities.items()),
        _line("all", total(score.entities.values())),
        _heading("Relations"),
        *(_line(name, tally) for name, tally in score.relations.items()),
        _line("all", total(score.relations.values())),
        _line("any tie between the same two", score.any_tie),
        _heading("Recommendations"),
        _line("recommendations", score.recommendations),
        _line("addressees, one by one", score.addressee),
        "",
        _share("Status right on matched WORKS_WITH", score.status),
        *(_share(f"  {name}: found, status right", s) for name, s in score.status_found.items()),
        _share("Traps fallen for", score.traps),
        _share("Addressees right on matched recommendations", score.addressees),
        _share("Explicit or not, right on matched ones", score.explicit),
        _share("Quotes that stand in the text exactly", score.quotes_exact),
        _share("Quotes that stand there but for spacing", score.quotes_loose),
        *_calibration(score),
    ]
    return "\n".join(lines)


def errors(score: Score, count: int = 10) -> Iterator[str]:
    """Yield the ``count`` most frequent kinds of error, a line for each."""
    tallies = {**score.entities, **score.relations, "recommendation": score.recommendations}
    counted = Counter(
        {
            f"{what} {name}": number
            for name, tally in tallies.items()
            for what, number in (("missed", tally.fn), ("extra", tally.fp))
        }
    )
    yield "\nMost frequent errors"
    yield from (f"  {number:5d}  {kind}" for kind, number in counted.most_common(count) if number)


def beside_rules(score: Score, by_rules: Score) -> Iterator[str]:
    """Yield the figures of a reading beside those of the rules alone, a line for each type."""
    yield f"\n{'':32s}   the rules alone          this reader"
    yield f"{'':32s} precision recall   F1  precision recall   F1"
    pairs = [
        *((name, tally, by_rules.entities[name]) for name, tally in score.entities.items()),
        *((name, tally, by_rules.relations[name]) for name, tally in score.relations.items()),
        ("recommendations", score.recommendations, by_rules.recommendations),
        ("addressees, one by one", score.addressee, by_rules.addressee),
    ]
    for name, read, rules in pairs:
        yield f"  {name:30s} {_shares(rules)}  {_shares(read)}"


def _shares(tally: Tally) -> str:
    return f"{tally.precision:9.3f} {tally.recall:6.3f} {tally.f1:5.3f}"


def as_line(name: str, score: Score) -> str:
    """Return the main figures of one report on one line."""
    figures = {
        "org": score.entities["Organisation"],
        "person": score.entities["Person"],
        "place": score.entities["Neighbourhood"],
        "works": score.relations["WORKS_WITH"],
        "host": score.relations["HOSTED"],
        "rec": score.recommendations,
    }
    shown = "  ".join(f"{label} {tally.f1:.2f}" for label, tally in figures.items())
    return f"{name[:32]:32s}  {shown}  traps {score.traps.part}/{score.traps.whole}"


def as_values(score: Score) -> dict[str, Any]:
    """Return the figures as plain values, ready for JSON."""
    return {
        "entities": _tallies(score.entities),
        "relations": _tallies(score.relations),
        "any_tie": _tally(score.any_tie),
        "recommendations": _tally(score.recommendations),
        "addressee": _tally(score.addressee),
        "status": _share_values(score.status),
        "status_found": {name: _share_values(s) for name, s in score.status_found.items()},
        "traps": _share_values(score.traps),
        "addressees": _share_values(score.addressees),
        "explicit": _share_values(score.explicit),
        "quotes_exact": _share_values(score.quotes_exact),
        "quotes_loose": _share_values(score.quotes_loose),
        "findings": list(score.findings),
        "calibration": {
            "expected_error": expected_error(bins(score.verdicts)),
            "bins": [asdict(bin) for bin in bins(score.verdicts)],
        },
    }


def _calibration(score: Score) -> Iterator[str]:
    held = bins(score.verdicts)
    if not held:
        return
    yield f"\n{'Confidence':32s}    stated   found   items"
    for bin in held:
        yield f"  from {bin.start:<25.2f} {bin.stated:9.3f} {bin.found:7.3f} {bin.count:7d}"
    yield f"Expected calibration error                     {expected_error(held):.3f}"


def _heading(text: str) -> str:
    return f"\n{text:32s} precision  recall      F1   right  wrong  missed"


def _line(name: str, tally: Tally) -> str:
    shares = f"{tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:7.3f}"
    return f"  {name:30s} {shares} {tally.tp:7d} {tally.fp:6d} {tally.fn:7d}"


def _share(name: str, share: Share) -> str:
    value = "-" if share.value is None else f"{share.value:.3f}"
    return f"{name:46s} {value:>5s}  ({share.part} of {share.whole})"


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float]]:
    return {
        **{name: _tally(t) for name, t in tallies.items()},
        "all": _tally(total(tallies.values())),
    }


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "tp": tally.tp,
        "fp": tally.fp,
        "fn": tally.fn,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }


def _share_values(share: Share) -> dict[str, float | None]:
    return {"part": share.part, "whole": share.whole, "value": share.value}
