"""What the records of a bundle must be: of their kind, each once, and fitting each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from checks.domain.codec import RECORD_TYPES
from checks.exchange.bundle.forms import Form, is_id
from checks.exchange.bundle.lines import from_bytes, require_shallow
from checks.exchange.bundle.references import Ids, Named, named_in
from checks.exchange.bundle.refusal import BundleRefused

STAYS = "Transfer"
"""Never part of a bundle: what went out of a casebook and came in concerns that casebook alone."""
_ONE_EACH = {"Verdict": ("claim_id",), "ArticleVersion": ("article_id", "number")}
"""Fields that no two records of a kind share."""


class RecordChecks:
    """Looks at records one by one, and remembers as little of them as it can."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.ids: dict[str, Ids] = {}
        self.blobs: dict[str, int] = {}
        """The bytes that snapshots name, with their sizes."""
        self._named: dict[str, Named] = defaultdict(Named)
        self._lengths: dict[str, int] = {}
        self._reaches: dict[str, int] = {}
        self._taken: set[tuple[Any, ...]] = set()

    def check_of(self, kind: str) -> Callable[[bytes, str], None]:
        """What looks at the records of a kind, line by line; where they stand is told with each."""
        ids = self.ids[kind] = Ids()
        known = RECORD_TYPES.get(kind)
        special = {"Snapshot": self._snapshot, "ArticleVersion": self._version, "Claim": self._claim}.get(kind)
        if kind == STAYS:
            raise BundleRefused(f"“{self._name}” holds records that belong in no bundle: ask for it to be made again.")

        form = Form.of(known) if known else None

        def check(line: bytes, where: str) -> None:
            plain = form.read(line) if form else None
            if plain is None:
                plain = from_bytes(line, where)
                _require_fit(plain, form, where)
            _require(ids.add(plain["id"]), where, "has an id that stands there twice or out of order")
            if form is None:
                return
            for target, record_id in named_in(kind, plain):
                self.name(target, record_id)
            self._require_single(kind, plain, where)
            if special:
                special(plain, where)

        return check

    def name(self, kind: str, record_id: str) -> None:
        """Remember that a record is named, which then has to be there."""
        self._named[kind].add(record_id)

    def require_all_there(self) -> None:
        """Raise BundleRefused where a record names another that is not in the bundle, or words beyond a text."""
        for kind, named in self._named.items():
            there = self.ids.get(kind, Ids())
            if not all(record_id in there for record_id in named):
                raise BundleRefused(
                    f"“{self._name}” speaks of a record ({kind}) that it does not hold: ask for it to be made again."
                )
        if any(end > self._lengths.get(version, -1) for version, end in self._reaches.items()):
            raise BundleRefused(f"“{self._name}” has a claim outside of its text: ask for it to be made again.")

    def _require_single(self, kind: str, plain: Mapping[str, Any], where: str) -> None:
        if fields := _ONE_EACH.get(kind):
            key = (kind, *(plain[each] for each in fields))
            _require(key not in self._taken, where, "stands in for another that is there already")
            self._taken.add(key)

    def _snapshot(self, plain: Mapping[str, Any], where: str) -> None:
        known = self.blobs.setdefault(plain["sha256"], plain["size"])
        _require(known == plain["size"], where, "gives the same bytes another size")

    def _version(self, plain: Mapping[str, Any], where: str) -> None:
        text = plain["text"]
        _require(sha256(text.encode()).hexdigest() == plain["sha256"], where, "is a text with the hash of another")
        self._lengths[plain["id"]] = len(text)

    def _claim(self, plain: Mapping[str, Any], where: str) -> None:
        anchor = plain["anchor"]
        fits = 0 <= anchor["start"] < anchor["end"] and len(anchor["quote"]) == anchor["end"] - anchor["start"]
        _require(fits and plain["sentence"] >= 0, where, "is a claim without words")
        version = plain["version_id"]
        self._reaches[version] = max(self._reaches.get(version, 0), anchor["end"])


def _require_fit(plain: dict[str, Any], form: Form | None, where: str) -> None:
    """Raise BundleRefused where a record is not of its form, or what this version does not know is beyond measure."""
    _require(is_id(plain.get("id")), where, "has no id")
    wrong = form.misfit(plain) if form else ""
    _require(not wrong, where, f"has a value in “{wrong}” that cannot stand there, or lacks it")
    if form is None or not plain.keys() <= form.needed.keys():
        require_shallow(plain, where)


def _require(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise BundleRefused(f"{where} {what}: ask for the bundle to be made again.")
