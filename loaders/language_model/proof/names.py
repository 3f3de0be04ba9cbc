"""Names that a model proposes, held against the text: each stands in it, form by form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from graph.schema import KINDS, NEIGHBOURHOOD, ORGANISATION, PERSON
from loaders.language.lexicon import alternatives, table
from loaders.language.name_keys import entity_id
from loaders.language.typography import FoldedText
from loaders.language_model.answers.proposals import ProposedName
from loaders.language_model.asking.questions import NAME_TYPES
from loaders.language_model.proof.fault import Fault
from loaders.language_model.proof.name_words import (
    LONGEST,
    SHORTEST,
    WRITTEN_SMALL,
    goes_on,
    may_be_name,
)
from loaders.language_model.proof.other_names import is_other_name, shares_words
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.municipality import municipality_of
from loaders.nlp.types import Mention
from loaders.places import gazetteer

MODEL_NAME = "model-name"
"""The rule of a name that a model proposed."""

_HEAD = 400
_LEXICON = table("references")
_SPOKEN_OF = re.compile(rf"(?<!\w)(?:{alternatives(_LEXICON['bodies'])})(?!\w)")
_MUNICIPAL_LEAD = _LEXICON["municipal_lead"]
_NO_ALIASES = frozenset(_LEXICON["no_aliases"])
_JOINS = re.compile(r"[(),;]")


@dataclass
class ProvenName:
    """An actor or a place that the text names: ``forms`` are those it has there, literally."""

    type: str
    name: str
    kind: str | None
    forms: set[str] = field(default_factory=set)
    spans: set[tuple[int, int]] = field(default_factory=set)


class ProvenNames:
    """The names of a report that it bears out, proposed by a model or found by the rules.

    ``analysed`` is the reading by the rules: what it holds may be named too.
    """

    def __init__(self, analysed: AnalysedText) -> None:
        self._analysed = analysed
        self._folded = FoldedText(analysed.text)
        self._by_id: dict[str, ProvenName] = {}
        self._by_form: dict[str, list[ProvenName]] = defaultdict(list)
        self._rules = _by_form(analysed.text, analysed.mentions)
        self._mentions: list[Mention] = []
        self._starts: list[int] = []

    def add(self, proposed: ProposedName) -> Fault | None:
        """Take a proposed name, or return why not."""
        name = " ".join(proposed.name.split())
        kind = proposed.kind if proposed.kind in KINDS.get(proposed.type, ()) else None
        if fault := self._fault(name, proposed.type, kind):
            return fault
        forms = self._literal(name, kind)
        spans, written = (
            (set(), self._written(name, forms))
            if forms
            else self._by_the_rules(proposed.type, name)
        )
        if not forms and not spans:
            return Fault.NOT_IN_TEXT
        proven = self._proven(proposed.type, self._known_as(written, proposed.type), kind)
        proven.forms |= forms
        proven.spans |= spans
        for alias in proposed.aliases:
            if self._is_alias(alias, proven):
                proven.forms |= self._literal(alias, kind)
        for form in (name, written, *proven.forms):
            known = self._by_form[form.casefold()]
            if proven not in known:
                known.append(proven)
        return None

    def _fault(self, name: str, type_: str, kind: str | None) -> Fault | None:
        """Return why words cannot be a name of this type, None if they can."""
        if type_ not in NAME_TYPES or self._is_other_type(name, type_):
            return Fault.ILLEGAL
        if not may_be_name(name, type_, kind) or self._is_title_or_sentence(name, type_):
            return Fault.NO_NAME
        return None

    def _known_as(self, name: str, type_: str) -> str:
        """Return the fuller name of which this is another form, as told before; else itself."""
        known = self._by_form.get(name.casefold(), ())
        return next((one.name for one in known if one.type == type_), name)

    def _is_other_type(self, name: str, type_: str) -> bool:
        """Whether the model has called something of this name by another type before."""
        return any(known.type != type_ for known in self._by_form.get(name.casefold(), ()))

    def _is_title_or_sentence(self, name: str, type_: str) -> bool:
        """Whether a name is the title of a session, or a person and what he does."""
        folded = name.casefold()
        if any(folded == session.title.casefold() for session in self._analysed.sessions):
            return type_ == ORGANISATION
        opened = (m.name for m in self._analysed.mentions if m.type == PERSON)
        return any(
            name.startswith(f"{person} ") and name[len(person) + 1].islower() for person in opened
        )

    def _is_alias(self, alias: str, proven: ProvenName) -> bool:
        """Whether another form belongs to a name: it may be one, and is nobody else's."""
        if not may_be_name(alias, proven.type, proven.kind) or gazetteer.find(alias):
            return False
        if _JOINS.search(alias) or alias.casefold() in _NO_ALIASES:
            return False
        others = self._by_form.get(alias.casefold(), ())
        if any(known is not proven for known in others):
            return False
        by_rules = {(m.type, m.name) for m in self._rules.get(alias.casefold(), ())}
        if shares_words(alias, proven.name, proven.type):
            return True
        if any(type_ != proven.type for type_, _ in by_rules):
            return False
        return is_other_name(alias, proven.name, self._folded.text, proven.type)

    def find(self, name: str) -> list[ProvenName]:
        """Return who or what goes by this name: as proposed, else as the rules know it."""
        key = " ".join(name.split()).casefold()
        return self._by_form.get(key) or self._by_rules(key)

    def recall(self, *names: str) -> None:
        """Take names as the rules know them, where nobody proposed them; before all is settled."""
        for name in names:
            self.find(name)

    def settle(self, reader: str, *, as_rules: bool) -> Sequence[Mention]:
        """Find where all names stand, and return the mentions in order; ask nothing before.

        ``as_rules`` calls an actor as the rules do who know it by one of its forms.
        """
        if as_rules:
            self._rename()
        actors = self._spans_of({ORGANISATION, PERSON})
        places = self._spans_of({NEIGHBOURHOOD})
        people = [span for span, proven in actors.items() if proven.type == PERSON]
        # A place may stand inside the name of an organisation, never in that of a person.
        outside = {s: p for s, p in places.items() if not any(_holds(one, s) for one in people)}
        found = [
            Mention(start, end, proven.type, proven.name, proven.kind, MODEL_NAME, reader)
            for spans in (actors, outside)
            for (start, end), proven in spans.items()
        ]
        self._mentions = sorted(found, key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._mentions]
        return self._mentions

    def mention_of(self, proven: ProvenName) -> Mention | None:
        """Return the first place where a name stands, if it stands anywhere."""
        key = proven.type, proven.name
        return next((m for m in self._mentions if (m.type, m.name) == key), None)

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie in ``text[start:end]``, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [mention for mention in self._mentions[first:last] if mention.end <= end]

    def _rename(self) -> None:
        """Give each actor the name that the rules know it by, where they know one."""
        for proven in self._by_id.values():
            same = (m for form in proven.forms for m in self._rules.get(form.casefold(), ()))
            known = {m.name for m in same if m.type == proven.type}
            if len(known) == 1 and proven.name not in known:
                proven.name = known.pop()

    def _proven(self, type_: str, name: str, kind: str | None) -> ProvenName:
        proven = self._by_id.setdefault(entity_id(type_, name), ProvenName(type_, name, kind))
        proven.kind = proven.kind or kind
        return proven

    def _literal(self, form: str, kind: str | None) -> set[str]:
        """Return the ways in which the text writes a form, as words of their own.

        A report that begins a name with a small letter names it all the same. One that has no
        capital at all is a name only if it is a group or a department, or if the rules see one.
        """
        folded = FoldedText(form).text.strip()
        if not SHORTEST <= len(folded) <= LONGEST:
            return set()
        pattern = rf"(?<!\w){re.escape(folded)}(?!\w)"
        found = {match.group() for match in re.finditer(pattern, self._folded.text, re.IGNORECASE)}
        if kind in WRITTEN_SMALL:
            return found
        return {form for form in found if form.lower() != form or form in self._rules}

    def _spans_of(self, types: Set[str]) -> dict[tuple[int, int], ProvenName]:
        """Return where names of these types stand."""
        chosen = [proven for proven in self._by_id.values() if proven.type in types]
        owners: dict[str, ProvenName] = {}
        for proven in chosen:
            for form in sorted(proven.forms):
                if form not in owners or form == proven.name:
                    owners[form] = proven
        spans = {span: proven for proven in chosen for span in proven.spans}
        return spans | {span: owners[form] for span, form in self._places(owners)}

    def _places(self, owners: Mapping[str, ProvenName]) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield where the forms stand in the text, the longest at each place."""
        if not owners:
            return
        longest_first = sorted(owners, key=lambda form: (-len(form), form))
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
        for match in re.finditer(pattern, self._folded.text):
            owner = owners[match.group()]
            if owner.type == PERSON and match.group() != owner.name and goes_on(match):
                continue
            yield self._folded.span(*match.span()), match.group()

    def _written(self, name: str, forms: Set[str]) -> str:
        """Return a name as the report writes it, in the way it does most."""
        folded = FoldedText(name).text.strip()
        counts = {form: self._folded.text.count(form) for form in forms}
        return min(forms, key=lambda form: (form != folded, -counts[form], form))

    def _by_the_rules(self, type_: str, name: str) -> tuple[set[tuple[int, int]], str]:
        """Return where the rules see an actor whose full name the text does not write out.

        With it comes the name that they give it.
        """
        wanted = entity_id(type_, name)
        same = [
            m
            for m in self._analysed.mentions
            if m.type == type_ and entity_id(type_, m.name) == wanted
        ]
        if same:
            return {(m.start, m.end) for m in same}, same[0].name
        return (self._as_municipality(name) if type_ == ORGANISATION else set()), name

    def _as_municipality(self, name: str) -> set[tuple[int, int]]:
        """Return where a municipality stands whose name the text does not write out.

        Its city stands behind "gemeenten" or who speaks for it; or it is the report's own one, and
        stands there as "de gemeente".
        """
        city = municipality_of(name)
        if not city:
            return set()
        named = re.compile(rf"(?:{_MUNICIPAL_LEAD})(?P<city>{re.escape(city)})(?!\w)")
        found = {match.span("city") for match in named.finditer(self._analysed.text)}
        if (self._analysed.municipality or name) != name:
            return found
        document = self._analysed.document
        head = f"{document.title} {document.text[:_HEAD]}"
        in_head = re.search(rf"(?<!\w){re.escape(city)}(?!\w)", head)
        if not in_head and city != self._analysed.home_city:
            return found
        return found | {match.span() for match in _SPOKEN_OF.finditer(self._analysed.folded)}

    def _by_rules(self, key: str) -> list[ProvenName]:
        """Return those that the rules know by this name, as proven ones."""
        found = []
        for mention in self._rules.get(key, ()):
            proven = self._proven(mention.type, mention.name, mention.kind)
            proven.spans |= {
                (m.start, m.end)
                for m in self._rules[mention.name.casefold()]
                if (m.type, m.name) == (mention.type, mention.name)
            }
            if proven not in found:
                found.append(proven)
        return found


def _holds(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def _by_form(text: str, mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type in (ORGANISATION, PERSON, NEIGHBOURHOOD):
            for key in {mention.name.casefold(), text[mention.start : mention.end].casefold()}:
                found[key].append(mention)
    return found
