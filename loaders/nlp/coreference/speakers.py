"""Whom "we" are: the organisation of who speaks, or of who leads the table or the piece."""

import re
from collections.abc import Iterable

from graph.schema import AFFILIATED_WITH, HOSTED, PERSON
from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.sentences import Sentence
from loaders.nlp.sessions import Session
from loaders.nlp.types import Mention

_NAME_LENGTH = 60
_OPENING = 600
_INTERVIEW = re.compile(table("coreference")["speakers"]["interview"])


class Speakers:
    """Knows, once people are affiliated and tables have hosts, whom "we" stands for."""

    def __init__(self, analysed: AnalysedText) -> None:
        self._analysed = analysed
        self._sessions = {session.number: session for session in analysed.sessions}
        self._leaders: dict[int, list[Mention]] = {}
        self._organisations: dict[str, dict[str, Mention]] = {}
        self._leading: dict[int, dict[tuple[str, str], Mention]] = {}
        for claim in analysed.claims:
            source, target = claim.source, claim.target
            if not isinstance(source, Mention):
                continue
            if claim.type == AFFILIATED_WITH and isinstance(target, Mention):
                self._organisations.setdefault(source.name, {})[target.name] = target
            if claim.type == HOSTED and isinstance(target, Session):
                leading = self._leading.setdefault(target.number, {})
                leading[source.type, source.name] = source

    def we(self, sentence: Sentence) -> list[Mention]:
        """Return who "we" are: the speaker's organisation, the hosts, or the group in the title."""
        session = sentence.session
        speaking = self._behind(sentence)
        if speaking or session is None:
            return speaking
        if session not in self._leaders:
            self._leaders[session] = self._who_lead(self._sessions[session])
        return self._leaders[session]

    def _behind(self, sentence: Sentence) -> list[Mention]:
        """Return whom the person speaks for whose name and a colon open the paragraph."""
        start, text = sentence.block.start, self._analysed.text
        if text.find(":", start, start + _NAME_LENGTH + 1) < 0:
            return []
        for mention in self._analysed.between(start, start + _NAME_LENGTH):
            if mention.type == PERSON and text.startswith(":", mention.end):
                return self._organisations_of([mention])
        return []

    def _who_lead(self, session: Session) -> list[Mention]:
        spans = [self._analysed.between(start, end) for start, end in session.hosts]
        hosts = [m for span in spans for m in span if m.is_actor]
        telling = hosts or self._telling(session) or self._interviewed(session)
        return telling or self._titled(session)

    def _telling(self, session: Session) -> list[Mention]:
        """Return the one organisation that a piece without tables is told by, if there is one."""
        leading = self._leading.get(session.number, {}).values()
        named = {m.name: m for m in leading if m.is_actor and not m.is_group}
        named |= {m.name: m for m in self._organisations_of(leading)}
        return list(named.values()) if len(named) == 1 else []

    def _interviewed(self, session: Session) -> list[Mention]:
        """Return the one organisation of the person with whom a piece says to be an interview."""
        begin, end = session.start, session.start + _OPENING
        match = _INTERVIEW.search(self._analysed.folded, begin, end)
        start = match.end() if match else session.end
        people = [
            m for m in self._analysed.between(start, start + _NAME_LENGTH) if m.start == start
        ]
        found = self._organisations_of(m for m in people if m.type == PERSON)
        return found if len(found) == 1 else []

    def _titled(self, session: Session) -> list[Mention]:
        return [m for m in self._analysed.between(session.start, session.head_end) if m.is_group]

    def _organisations_of(self, people: Iterable[Mention]) -> list[Mention]:
        found = {k: m for p in people for k, m in self._organisations.get(p.name, {}).items()}
        return list(found.values())
