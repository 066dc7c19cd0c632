"""A query tree compiled against a snapshot: what lists of terms match and score, with forgiveness worked in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from db.domain.names import nicknames
from db.domain.query import All, Either, Has, Node, Not, Phrase, Within, Word
from db.search import analysis, spelling, variants
from db.search.postings import FieldPostings
from db.search.variants import Other
from db.search.view import Snapshot

NAMES_BOOST = 1.6
EXACT_BOOST, PREFIX_BOOST, FUZZY_BOOST, COMPOUND_BOOST, ALSO_BOOST, STOP_BOOST = 1.0, 0.6, 0.5, 0.4, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class Terms:
    """A scoring list: terms of one field that count as one. `prefix`: every term that begins with the first."""

    field: str
    terms: tuple[bytes, ...]
    boost: float
    prefix: bool = False


@dataclass(slots=True)
class Leaf:
    """A word or phrase, compiled to its lists. `word` is the folded word that is searched, '' of a phrase."""

    lists: tuple[Terms, ...]
    optional: bool = False
    phrase: tuple[bytes, ...] = ()
    word: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is not being typed any more."""
        return not any(terms.prefix for terms in self.lists)


@dataclass(frozen=True, slots=True)
class Keys:
    """A filter compiled to terms of the field `keys`: any of them."""

    terms: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All of these, or any of them."""

    nodes: tuple[Step, ...]
    every: bool = True


@dataclass(frozen=True, slots=True)
class Without:
    """Whatever does not match this."""

    node: Step


#: What a compiled tree is made of; `Within` stays as it was read.
Step = Leaf | Keys | Within | Group | Without


@dataclass(slots=True)
class Plan:
    """A compiled tree. `changed` names words that no record has, and what is searched instead; `also` other spellings
    of names, and nicknames, that are searched too."""

    step: Step = Group(())
    leaves: list[Leaf] = field(default_factory=list)
    changed: dict[str, str] = field(default_factory=dict)
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def described(self) -> set[str]:
        """The words that say something, small ones left out."""
        return {leaf.word for leaf in self.leaves if leaf.word and not leaf.optional}


class Compiler:
    """Turns query nodes into lists of terms. `filters` are the compiled `Has` nodes."""

    def __init__(self, snapshot: Snapshot, filters: dict[Has, Keys], names_only: bool = False) -> None:
        self.snapshot, self.filters, self.names_only = snapshot, filters, names_only
        self.plan = Plan()
        self._several = False

    def compile(self, tree: Node) -> Plan:
        self.plan.step = self._node(tree) or Group(())
        return self.plan

    def _node(self, node: Node) -> Step | None:
        match node:
            case Word():
                return self._word(node, [])
            case Phrase(text):
                words = analysis.folded_words(text)
                if len(words) == 1:
                    return self._leaf(Leaf((Terms("words", (words[0].encode(),), EXACT_BOOST),)))
                return self._phrase(tuple(w.encode() for w in words)) if words else None
            case Has():
                return self.filters.get(node, Keys(()))
            case Not(inner):
                compiled = Compiler(self.snapshot, self.filters)._node(inner)
                return None if compiled is None else Without(compiled)
            case All(nodes):
                return self._all(nodes)
            case Either(nodes):
                options = tuple(step for step in self._steps(nodes) if step is not None)
                return Group(options, every=False) if options else None
            case Within():
                return node

    def _steps(self, nodes: Sequence[Node]) -> list[Step | None]:
        """Each of these, a word also as it is written together with its neighbours."""
        self._several = self._several or len(nodes) > 1
        others = {} if self.names_only else variants.neighbours(self.snapshot, nodes)
        return [
            self._word(node, others.get(at, [])) if isinstance(node, Word) else self._node(node)
            for at, node in enumerate(nodes)
        ]

    def _all(self, nodes: Sequence[Node]) -> Step:
        """All of these; small words are not required."""
        kept = [step for step in self._steps(nodes) if step is not None]
        required = [step for step in kept if not (isinstance(step, Leaf) and step.optional)]
        if not any(isinstance(step, Leaf | Group) for step in required):
            required = kept  # nothing but small words was asked for: then they count
        return Group(tuple(required))

    def _leaf(self, leaf: Leaf) -> Leaf:
        self.plan.leaves.append(leaf)
        return leaf

    def _phrase(self, words: tuple[bytes, ...]) -> Leaf:
        return self._leaf(Leaf(tuple(Terms("words", (w,), EXACT_BOOST) for w in words), phrase=words))

    def _word(self, node: Word, others: list[Other]) -> Step | None:
        words = analysis.folded_words(node.text)
        if not words:
            return None
        if len(words) == 1:
            return self._single(words[0], node.prefix, others, analysis.spelled_out(node.text))
        inside = variants.inside(node.text, node.prefix)
        ends = [*(False for _ in words[1:]), node.prefix]
        return Group(tuple(map(self._single, words, ends, ([*others, *own] for own in inside))))

    def _single(self, word: str, prefix: bool, others: list[Other], spelled: str = "") -> Step:
        lists, named = self._lists(word, prefix, spelled), self._other_names(word)
        if self.names_only:
            alike = [] if self._known(lists[0]) else named  # a filter means the very name where there is one
            return self._leaf(Leaf(tuple(terms for terms in (*lists, *alike) if terms.field == "names")))
        lists += [terms for other in dict.fromkeys(others) for terms in self._otherwise(other)]
        small = word in analysis.STOP
        known = small or any(self._known(terms) for terms in lists)
        apart = None if small or (known and prefix) else variants.split(self.snapshot, word)
        if not known and not apart and (better := self._meant(word, prefix)):
            self.plan.changed[word] = better
            lists = [
                Terms("names", (better.encode(),), NAMES_BOOST * FUZZY_BOOST),
                Terms("words", (better.encode(),), FUZZY_BOOST),
                Terms("stems", _encoded(analysis.stems_of(better)), FUZZY_BOOST),
            ]
        if not prefix:
            lists += self._initial(word) + self._nearby(word)
        leaf = self._leaf(Leaf((*lists, *named), optional=small, word=self.plan.changed.get(word, word)))
        return self._apart(leaf, word, apart, prefix)

    def _apart(self, leaf: Leaf, word: str, two: tuple[str, str] | None, prefix: bool) -> Step:
        """The word, or the two that it may be written as, or that a German compound is made of."""
        ways: list[Step] = [leaf]
        if two:
            self._say(word, two)
            lists = (Terms("words", (one.encode(),), ALSO_BOOST) for one in two)
            ways.append(self._leaf(Leaf(tuple(lists), phrase=tuple(one.encode() for one in two))))
        elif not prefix and not leaf.optional and (parts := variants.parts(self.snapshot, word)):
            self._say(word, parts)
            stems = (analysis.german(part).encode() for part in parts)
            ways.append(Group(tuple(self._leaf(Leaf((Terms("stems", (stem,), ALSO_BOOST),))) for stem in stems)))
        return Group(tuple(ways), every=False) if len(ways) > 1 else leaf

    def _otherwise(self, other: Other) -> list[Terms]:
        """Lists of words that stand for several."""
        if other.prefix:
            forms = _encoded(other.forms)
            return [Terms("words", (form,), PREFIX_BOOST, True) for form in forms]
        stems = [stem for form in other.forms for stem in analysis.stems_of(form)]
        return [Terms("stems", _encoded(stems), EXACT_BOOST), Terms("names", _encoded(other.forms), ALSO_BOOST)]

    def _initial(self, word: str) -> list[Terms]:
        """J. for John, and John for J., where another word says who is meant."""
        if not self._several or not word.isalpha():
            return []
        first = word[0].encode()
        if len(word) == 1:
            return [Terms("names", (first,), ALSO_BOOST, True), Terms("words", (first,), STOP_BOOST, True)]
        if nicknames(word) or self._known(Terms("names", (word.encode(),), 0.0)):
            return [Terms("names", (first,), ALSO_BOOST), Terms("words", (first,), STOP_BOOST)]
        return []

    def _nearby(self, word: str) -> list[Terms]:
        if not (near := variants.nearby(self.snapshot, word)):
            return []
        self._say(word, near)
        return [Terms(field, _encoded(near), FUZZY_BOOST) for field in ("names", "words")]

    def _say(self, word: str, others: Sequence[str]) -> None:
        self.plan.also[word] = tuple(dict.fromkeys((*self.plan.also.get(word, ()), *others)))

    def _meant(self, word: str, prefix: bool) -> str:
        """What was probably meant by a word that is not known, '' where nobody can tell. Where names sound like it, it
        is no slip unless it is one letter away from what was meant; a nickname is none."""
        known = self.snapshot.meant
        if (better := known.get((word, prefix))) is None:
            better = known[word, prefix] = spelling.nearest(self.snapshot, word, prefix)
        others = self.plan.also.get(word, ())
        if not others:
            return better
        return better if spelling.is_slip(word, better, better in others) else ""

    def _lists(self, word: str, prefix: bool, spelled: str) -> list[Terms]:
        forms = _encoded((word, spelled) if spelled else (word,))
        if word in analysis.STOP:
            return [
                Terms("names", forms[:1], NAMES_BOOST, prefix),
                Terms("words", forms[:1], STOP_BOOST, prefix),
            ]
        lists = [
            Terms("names", forms[:1] if prefix else forms, NAMES_BOOST, prefix),
            Terms("stems", _encoded(analysis.stems_of(word)), EXACT_BOOST),
        ]
        if prefix:
            lists.append(Terms("words", forms[:1], PREFIX_BOOST, True))
        if spelled:
            lists.append(Terms("words", forms[1:], EXACT_BOOST, prefix))
        elif not prefix:
            lists.append(Terms("words", forms, STOP_BOOST))
        compounds = spelling.compounds(self.snapshot, word) if len(word) >= spelling.SHORTEST_PART else ()
        if compounds:
            lists.append(Terms("stems", compounds, COMPOUND_BOOST))
        return lists

    def _other_names(self, word: str) -> list[Terms]:
        """Lists of the other spellings of a name, and its nicknames."""
        if word in analysis.STOP or not (others := spelling.other_names(self.snapshot, word)):
            return []
        self._say(word, others)
        encoded = _encoded(others)
        return [Terms("names", encoded, NAMES_BOOST * ALSO_BOOST), Terms("words", encoded, ALSO_BOOST)]

    def _known(self, terms: Terms) -> bool:
        for part in self.snapshot.parts:
            postings = part.postings(terms.field)
            if postings is not None and any(ranges(postings, terms)):
                return True
        return False


def _encoded(words: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(word.encode() for word in words))


def ranges(postings: FieldPostings, terms: Terms) -> list[tuple[int, int]]:
    """Slices of the posting arrays that a list of terms covers in one segment."""
    if terms.prefix:
        first, last = postings.rows(terms.terms[0])
        spans = [(int(postings.starts[first]), int(postings.starts[last]))]
    else:
        rows = [row for row in map(postings.row, terms.terms) if row >= 0]
        spans = [(int(postings.starts[row]), int(postings.starts[row + 1])) for row in rows]
    return [span for span in spans if span[0] < span[1]]
