"""Whether the text says that somebody led a session, or sat at it."""

from __future__ import annotations

import re

from graph.schema import HOSTED
from loaders.language.lexicon import table
from loaders.language_model.proof.fault import Fault
from loaders.language_model.proof.names import ProvenNames
from loaders.language_model.proof.tie_checks import without_names
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import HEADING, ITEM, ROW
from loaders.nlp.relations.clauses import VERB
from loaders.nlp.sessions import Session

_LEXICON = table("references")
_ABSENT, _PRESENT, _LEADS = (
    re.compile(_LEXICON[name], re.IGNORECASE) for name in ("absent", "present", "leads")
)
_VERB = re.compile(rf"(?<!\w){VERB}(?!\w)")
_BEFORE, _BEHIND = 60, 40
_LINE_END = re.compile(r"[\n;]")


def presence_fault(
    analysed: AnalysedText,
    names: ProvenNames,
    type_: str,
    session: Session,
    place: tuple[int, int],
    span: tuple[int, int],
) -> Fault | None:
    """Return why ``text[span]`` does not say that who is named at ``place`` led or sat there.

    A host stands in the head of the session, or in a line or sentence that tells who leads; who
    sat there stands in a list of names, in the head, or in a sentence of those who are there.
    """
    line = _line(analysed.text, place)
    told = without_names(analysed.text, line, names.between(*line))
    behind = place[1] - line[0]
    quoted = without_names(analysed.text, span, names.between(*span))
    is_sentence = bool(_VERB.search(told.lower()))
    if _ABSENT.search(quoted if is_sentence else told[: _comma(told, behind)]):
        return Fault.DENIED
    in_head = session.start <= place[0] < session.head_end
    if type_ == HOSTED:
        leads = in_head or any(start <= place[0] < end for start, end in session.hosts)
        sentence = analysed.sentence_at(place[0])
        begin = max(place[0] - _BEFORE, sentence.start if sentence else 0, line[0])
        near = told[begin - line[0] : behind + _BEHIND]
        return None if leads or _LEADS.search(near) else Fault.STATUS
    listed = _is_listed(analysed, place[0], is_sentence=is_sentence)
    return None if in_head or listed or _PRESENT.search(quoted) else Fault.STATUS


def _line(text: str, place: tuple[int, int]) -> tuple[int, int]:
    begin = max(text.rfind("\n", 0, place[0]), text.rfind(";", 0, place[0])) + 1
    end = _LINE_END.search(text, place[1])
    return begin, end.start() if end else len(text)


def _comma(told: str, behind: int) -> int:
    """Return where what is said of one name in a list ends: at the next comma."""
    comma = told.find(",", behind)
    return comma if comma >= 0 else len(told)


def _is_listed(analysed: AnalysedText, at: int, *, is_sentence: bool) -> bool:
    """Whether a name stands in a list, or in a line that is no sentence."""
    if any(names.start <= at < names.end for names in analysed.name_lists):
        return True
    sentence = analysed.sentence_at(at)
    kind = sentence.block.kind if sentence else HEADING
    return kind in (ITEM, ROW) or (kind != HEADING and not is_sentence)
