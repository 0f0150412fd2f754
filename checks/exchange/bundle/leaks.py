"""Looks through everything that would leave for what should not: it goes only when each finding is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from checks.domain.codec import RECORD_TYPES, to_plain
from checks.domain.progress import Progress, no_progress
from checks.exchange.bundle.byte_scan import ByteScan
from checks.exchange.bundle.format import Plain
from checks.exchange.bundle.lines import to_bytes
from checks.exchange.bundle.redacted import RedactedSource
from checks.exchange.bundle.redaction_rules import WEB_ADDRESSES
from checks.exchange.bundle.trimming import hints, texts_in

MOST_PLACES = 50
_AT_ONCE = 500

_PATTERNS = (
    ("a mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    (
        "a mail address",
        re.compile(
            r"[\w.+-]{1,64}\s?[(\[]\s?at\s?[)\]]\s?[\w-]{1,63}(?:(?:\.|\s?[(\[]\s?dot\s?[)\]]\s?)[\w-]{1,63})+",
            re.IGNORECASE,
        ),
    ),
    ("a handle", re.compile(r"(?<![\w@./=])@[A-Za-z]\w{2,31}\b(?!\.\w)")),
    ("a contact", re.compile(r"\b(?:t\.me|wa\.me|signal\.me)/[\w+#/-]{3,64}", re.IGNORECASE)),
    (
        "a telephone number",
        re.compile(r"(?<![\w.,/=-])(?:\+|00|\(?0)\d(?:[\s().\u00a0-]{0,2}\d){7,13}(?![\w/-])"),
    ),
    ("coordinates", re.compile(r"(?<![\d.])-?\d{1,2}\.\d{3,}\s?[,;/ ]\s?-?\d{1,3}\.\d{3,}")),
    ("coordinates", re.compile(r"(?<![\d.,])-?\d{1,2},\d{4,}\s?[;/ ]\s?-?\d{1,3},\d{4,}(?![\d,])")),
    (
        "coordinates",
        re.compile(r"(?<![\d.,])\d{1,2}[.,]\d{3,}\s?°?\s?[NS]\s?[,;/ ]?\s?\d{1,3}[.,]\d{3,}\s?°?\s?[EWO]\b"),
    ),
    ("coordinates", re.compile(r"\d{1,3}\s?°\s?\d{1,2}\s?[′'’]\s?(?:\d{1,2}(?:[.,]\d+)?\s?[″\"”])?\s?[NSEW]?")),
    (
        "a folder of a computer",
        re.compile(
            r"\b[A-Za-z]:\\[^\s\"<>|]+[^\s\"<>|.,;:!?)]"
            r"|(?<![\w:/.])/(?:home|Users|root|mnt|media|tmp|var|Volumes)/[^\s\"<>|]*[^\s\"<>|.,;:!?)]"
        ),
    ),
    ("a folder of a computer", re.compile(r"\bfile:/{1,3}[^\s\"<>|]+|\\\\[\w.-]+\\[^\s\"<>|]+")),
)
_HINT = re.compile(
    r"[@°\\+]|\d{3}|[(\[]\s?at\s?[)\]]|t\.me|wa\.me|signal\.me|/(?:home|Users|root|mnt|media|tmp|var|Volumes)/|file:",
    re.IGNORECASE,
)
_DASHES = r"\-\u2010\u2011\u2012\u2013\u00ad"
"""Signs that join the halves of a name, as a pattern writes them between brackets."""
_SHORTEST_SURNAME = 4
"""Characters; a shorter one stands in too many words."""
_IN_ADDRESSES = frozenset({"a mail address", "coordinates", "a folder of a computer"})


@dataclass(frozen=True)
class Where:
    """A field of a record that would leave."""

    kind: str
    record_id: UUID
    field: str


@dataclass
class Leak:
    """Words that should perhaps not leave; one decision goes for every place where they stand."""

    text: str
    what: str
    """What they look like: "a telephone number", "the name of a person at the desk"."""
    count: int = 0
    where: list[Where] = field(default_factory=list)
    """The first places."""

    @property
    def sentence(self) -> str:
        """What was found, and where."""
        times = "once" if self.count == 1 else f"{self.count} times"
        first = self.where[0] if self.where else None
        place = f", first in “{first.field}” of {first.kind} {first.record_id}" if first else ""
        return f"“{self.text[:80]}” looks like {self.what} and would leave {times}{place}."


@dataclass(frozen=True)
class LeakCheck:
    """What the look through everything that would leave showed."""

    leaks: tuple[Leak, ...]
    """What a person has to decide on."""
    standing: frozenset[str]
    """Secrets that may stand in what leaves: they belong there, as an old wording in the new one, or are harmless."""


def check_leaks(source: RedactedSource, harmless: Iterable[str] = (), progress: Progress = no_progress) -> LeakCheck:
    """Look through all that `source` lets out; what is `harmless` was confirmed by a person. `progress` hears records.

    Reading a source once also makes its list of secrets whole.
    """
    look = _Look(source, frozenset(harmless), progress)
    look.at_looks()  # cutting all records down is what makes the secrets known that any of them may tell
    look.for_secrets()
    return look.result()


class _Look:
    def __init__(self, source: RedactedSource, harmless: frozenset[str], progress: Progress) -> None:
        self._source = source
        self._harmless = frozenset(map(str.casefold, harmless))
        self._progress = progress
        self._done = 0
        self._leaks: dict[str, Leak] = {}
        self._own: set[int] = set()
        self._hits: dict[str, Leak] = {}

    def at_looks(self) -> None:
        """Read everything for what looks like a way to somebody, and for names."""
        names = names_pattern(self._source.secrets.names)
        for kind in sorted(self._source.kinds()):
            for plain in self._records(kind):
                self._look_at(kind, plain, names)

    def for_secrets(self) -> None:
        """Read everything for what is withheld elsewhere."""
        scan = ByteScan([*self._source.secrets.hard, *self._source.secrets.soft], is_plain=True)
        for text in scan.found_in(to_bytes(to_plain(self._source.manifest))):
            self._hits.setdefault(text, Leak(text, ""))
        for kind in sorted(self._source.kinds()):
            records = self._records(kind)
            while held := list(islice(records, _AT_ONCE)):
                if scan.found_in(b"\n".join(map(to_bytes, held))):
                    self._search(kind, held, scan)

    def _records(self, kind: str) -> Iterator[Plain]:
        for plain in self._source.records(kind):
            self._done += 1
            if not self._done % _AT_ONCE:
                self._progress(self._done, self._done)
            yield plain

    def result(self) -> LeakCheck:
        """What is left to decide."""
        secrets = self._source.secrets
        for text, leak in self._hits.items():
            if text in secrets.hard and hash(text) not in self._own:
                leak.what = secrets.hard[text]
                self._leaks.setdefault(text, leak)
        open_ = [leak for text, leak in self._leaks.items() if text.casefold() not in self._harmless]
        standing = frozenset(text for text in self._hits if text not in self._leaks) | frozenset(
            text for text in (*secrets.hard, *secrets.names) if text.casefold() in self._harmless
        )
        return LeakCheck(tuple(sorted(open_, key=lambda leak: (leak.what, leak.text))), standing)

    def _look_at(self, kind: str, plain: Plain, names: re.Pattern[str] | None) -> None:
        domain: Any = RECORD_TYPES[kind]
        for name, hint in hints(domain).items():
            for text in texts_in(plain.get(name), hint, name):
                self._own.add(hash(text))
                for what, found in looks_like(text, is_address=name in WEB_ADDRESSES):
                    self._note(self._leaks, found, what, Where(kind, UUID(plain["id"]), name))
                if names is not None and kind != "Person":
                    for match in names.finditer(text):
                        where = Where(kind, UUID(plain["id"]), name)
                        self._note(self._leaks, match[0], "the name of a person at the desk", where)

    def _search(self, kind: str, held: list[Plain], scan: ByteScan) -> None:
        for plain in held:
            for name, value in plain.items():
                for text in scan.found_in(to_bytes({name: value})):
                    self._note(self._hits, text, "", Where(kind, UUID(plain["id"]), name))

    def _note(self, leaks: dict[str, Leak], text: str, what: str, where: Where) -> None:
        leak = leaks.setdefault(text, Leak(text, what))
        leak.count += 1
        if len(leak.where) < MOST_PLACES:
            leak.where.append(where)


def looks_like(text: str, *, is_address: bool = False) -> Iterator[tuple[str, str]]:
    """What in a text looks like a way to somebody: what it is, and the words."""
    if not _HINT.search(text):
        return
    for what, pattern in _PATTERNS:
        if not is_address or what in _IN_ADDRESSES:
            for match in pattern.finditer(text):
                yield what, match[0].strip()


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds these names, and their surnames alone, however their parts are joined."""
    ordered = sorted(names, key=len, reverse=True)
    whole = [f"(?i:{_loosely(name)})" for name in ordered]
    surnames = dict.fromkeys(name.split()[-1] for name in ordered if " " in name.strip())
    alone = [_loosely(each) for each in surnames if len(each) >= _SHORTEST_SURNAME and each[0].isupper()]
    every = "|".join((*whole, *alone))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)") if every else None


def _loosely(name: str) -> str:
    parts = re.split(rf"([{_DASHES}]|\s+)", name.strip())
    return "".join(
        r"\s+"
        if each.isspace()
        else rf"[{_DASHES}]"
        if each and each in "-\u2010\u2011\u2012\u2013\u00ad"
        else re.escape(each)
        for each in parts
    )
