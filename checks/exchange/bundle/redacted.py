"""The content of a casebook as a partner or the public may have it: the source of a redacted bundle."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID, uuid5

from checks.domain.codec import RECORD_TYPES
from checks.domain.evidence import EvidenceFlag, EvidenceKind
from checks.domain.span import CONTEXT
from checks.domain.transfer import Profile
from checks.exchange.bundle.clean_pictures import can_be_cleaned, clean_picture
from checks.exchange.bundle.format import BundleSource, Plain, Tombstone
from checks.exchange.bundle.forms import Form, is_id
from checks.exchange.bundle.lines import to_line
from checks.exchange.bundle.redaction_rules import ALWAYS_HARD, HARD, RULES
from checks.exchange.bundle.references import REFERENCES
from checks.exchange.bundle.secrets import Secrets
from checks.exchange.bundle.trimming import Trimming, hints, texts_in

BLOCK = "█"
"""Stands for every sign of a text that was withheld out of the middle of others, so that places keep their numbers."""
_NAMESPACE = UUID("3d9f0d34-7f0e-4d3a-8a55-6a2b5c1e9f47")
_SIGNED = "signed off"


@dataclass(frozen=True)
class Held:
    """Something that stays behind, and why."""

    kind: str
    record_id: UUID
    name: str
    """What people know it by: the title of a record, the words of a claim."""
    what: str
    """Fields, or "all of it"."""
    why: str
    claims: tuple[UUID, ...] = ()
    """The claims that it bears on."""


@dataclass(frozen=True)
class FlagRule:
    """What a flag leaves of a record, beside its id, its kind and its flags."""

    flag: EvidenceFlag
    kept: frozenset[str]
    link: frozenset[str]
    """Fields of the links to it that are cleared."""
    why: str


_BARE = frozenset({"id", "kind", "flags"})
_REFERENCE = frozenset({"url", "publisher", "accessed", "query", "licence", "attribution_text", "key"})
_ALL_OF_LINK = frozenset({"passage", "locator", "note"})
_PASSAGE = frozenset({"passage"})
_PERSONAL = RULES["Evidence"].named - {"quote_text", "says", "title", "note", "figures"}
FLAG_RULES = (
    FlagRule(EvidenceFlag.CONFIDENTIAL_SOURCE, _BARE, _ALL_OF_LINK, "The source is confidential."),
    FlagRule(
        EvidenceFlag.CAPTIVE_IDENTIFIABLE,
        _BARE | {"publisher", "published"},
        _ALL_OF_LINK,
        "It can identify a captive.",
    ),
    FlagRule(EvidenceFlag.REFERENCE_ONLY, _BARE | _REFERENCE, _PASSAGE, "Its terms allow naming it only."),
    FlagRule(EvidenceFlag.PERSONAL_INFO, _PERSONAL, _PASSAGE, "It holds personal data."),
)
_NO_PICTURE = frozenset(each.value for each in EvidenceFlag)


class RedactedSource:
    """What a profile lets out of another source; see `BundleSource`. What it keeps back, `secrets` and `held` tell."""

    def __init__(
        self,
        source: BundleSource,
        profile: Profile,
        pseudonym: Callable[[str], str],
        masked: Iterable[str] = (),
    ) -> None:
        """`pseudonym` gives the name that stands for a person's, by their id; `masked` are texts to blot out."""
        self._source = source
        self._profile = profile
        self._pseudonym = pseudonym
        self._masked = sorted({text for text in masked if text}, key=lambda text: (-len(text), text))
        self._unmet = set(self._masked)
        self.secrets = Secrets()
        self.held: list[Held] = []
        self._stayed: Counter[tuple[str, str]] = Counter()
        self._cleared: dict[str, Counter[str]] = {}
        self._spools: dict[str, IO[bytes]] = {}
        self._trim = Trimming(profile, self._hear)
        self._because = ""
        self._strict = ALWAYS_HARD
        self._texts: dict[str, str] = {}
        self._pictures: dict[str, tuple[Plain, bytes]] = {}
        self._partly: dict[str, tuple[str, tuple[str, ...]]] = {}
        never = {name: tuple(sorted(rule.named - rule.kept(profile))) for name, rule in RULES.items()}
        listed = {kind: fields for kind, fields in never.items() if fields and kind in RECORD_TYPES}
        listed["Person"] = ("name",)
        self.manifest = replace(source.manifest, profile=profile, withheld=dict(sorted(listed.items())))
        self._survey()

    def kinds(self) -> Iterable[str]:
        """Those of which the profile lets anything out."""
        return [kind for kind in RECORD_TYPES if RULES[kind].kept(self._profile)]

    def records(self, kind: str) -> Iterator[Plain]:
        """The records of a kind by ascending id, cut down to what may leave."""
        if kind == "Snapshot":
            yield from (self._pictures[key][0] for key in sorted(self._pictures, key=self._picture_id))
            return
        if kind not in self._spools:
            self._spools[kind] = self._spool(kind)
        spool = self._spools[kind]
        spool.seek(0)
        yield from map(json.loads, spool)

    def close(self) -> None:
        """Let go of what was cut down so far."""
        for spool in self._spools.values():
            spool.close()

    def _spool(self, kind: str) -> IO[bytes]:
        """The records of a kind as they leave, a line each, in a file without a name: they are read several times."""
        self._cleared[kind] = Counter()
        spool = TemporaryFile()  # noqa: SIM115 - it is closed with the source
        spool.writelines(to_line(self._cut(kind, plain)) for plain in self._source.records(kind) if self._goes(plain))
        return spool

    def history(self) -> Iterator[Plain]:
        """Nothing."""
        return iter(())

    def custody(self) -> Iterator[Plain]:
        """Nothing."""
        return iter(())

    def lineage(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """For partners, so that their work can be brought back."""
        if self._profile is Profile.PARTNER:
            yield from (pair for pair in self._source.lineage() if pair[0] in self._going)

    def tombstones(self) -> Iterator[Tombstone]:
        """Of kinds that may leave."""
        going = set(self.kinds())
        return (each for each in self._source.tombstones() if each[1] in going)

    def withheld(self) -> Iterator[tuple[UUID, str, tuple[str, ...]]]:
        """What single records lack, as far as it was found while they were written."""
        for record_id in sorted(self._partly):
            kind, fields = self._partly[record_id]
            yield UUID(record_id), kind, fields

    def blobs(self) -> Iterable[str]:
        """The pictures that were painted anew."""
        return sorted({plain["sha256"] for plain, _ in self._pictures.values()})

    def blob(self, sha256: str) -> Iterator[bytes]:
        """A picture."""
        yield next(data for plain, data in self._pictures.values() if plain["sha256"] == sha256)

    @property
    def idle(self) -> tuple[str, ...]:
        """The texts to blot out that stand nowhere, once all records were read."""
        return tuple(text for text in self._masked if text in self._unmet)

    def kept_back(self) -> dict[tuple[str, str], int]:
        """How often fields, and whole records, stayed, by kind and field, once all records were read."""
        fields = {(kind, name): count for kind, every in self._cleared.items() for name, count in every.items()}
        return dict(sorted({**self._stayed, **fields}.items()))

    def _hear(self, text: str, field: str) -> None:
        self.secrets.add(text, self._because, is_hard=field in self._strict)

    # What goes: worked out before anything is written, since records name each other.

    def _survey(self) -> None:
        self._going: set[str] = set()
        self._flagged: dict[str, FlagRule] = {}
        self._claims_of: dict[str, list[UUID]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._survey_people()
        claims = set()
        for claim in self._source.records("Claim"):
            if self._is_open(claim):
                claims.add(claim["id"])
            else:
                self._keep_back("Claim", claim)
        for link in self._source.records("Link"):
            if link["claim_id"] in claims:
                self._claims_of[link["evidence_id"]].append(UUID(link["claim_id"]))
        self._survey_evidence()
        self._survey_pictures()
        self._going |= claims
        for kind in ("Article", "ArticleVersion", "Evidence", *self._rest()):
            for plain in self._source.records(kind):
                if self._may_go(kind, plain):
                    self._going.add(plain["id"])
                    self._note_people(kind, plain)
                else:
                    self._keep_back(kind, plain)
        for kind in set(RECORD_TYPES) - set(self.kinds()):
            for plain in self._source.records(kind):
                self._keep_back(kind, plain)

    def _rest(self) -> list[str]:
        done = {"Article", "ArticleVersion", "Evidence", "Claim", "Person", "Snapshot"}
        return [kind for kind in self.kinds() if kind not in done]

    def _survey_people(self) -> None:
        for person in self._source.records("Person"):
            self._names[person["id"]] = person["name"]
            self.secrets.add_name(person["name"])

    def _survey_evidence(self) -> None:
        for plain in self._source.records("Evidence"):
            rule = next((rule for rule in FLAG_RULES if rule.flag.value in plain["flags"]), None)
            if rule is None or (self._profile is Profile.PUBLIC and plain["id"] not in self._claims_of):
                continue
            self._flagged[plain["id"]] = rule
            self.held.append(self._held("Evidence", plain, "its content", rule.why))

    def _survey_pictures(self) -> None:
        """Paint the pictures anew that may leave; the other copies stay, since nobody can say what is in them."""
        media = {each["id"]: each for each in self._source.records("Snapshot")}
        for plain in self._source.records("Evidence"):
            snapshot = media.get(plain["snapshot_id"] or "")
            if snapshot is None or (plain["id"] not in self._claims_of and self._profile is Profile.PUBLIC):
                continue
            why = self._why_no_picture(plain, snapshot)
            if not why and not self._paint(plain["id"], snapshot):
                why = "The picture is broken, and its metadata cannot be taken out."
            if why:
                self.held.append(self._held("Evidence", plain, "the copy", why))
        for snapshot in media.values():
            self._keep_back("Snapshot", {**snapshot, **(snapshot["picture"] or {})})

    def _why_no_picture(self, plain: Plain, snapshot: Plain) -> str:
        if self._profile is Profile.PUBLIC:
            return "No copies go to the public."
        if _NO_PICTURE & set(plain["flags"]):
            return f"It is flagged: {', '.join(plain['flags']).replace('_', ' ')}."
        is_picture = plain["kind"] == EvidenceKind.IMAGE and can_be_cleaned(snapshot["media_type"])
        return "" if is_picture else "Only pictures can be cleared of what programs write into files."

    def _paint(self, record_id: str, snapshot: Plain) -> bool:
        made = clean_picture(b"".join(self._source.blob(snapshot["sha256"])), snapshot["media_type"])
        if made is None:
            return False
        digest = sha256(made.data).hexdigest()
        new_id = str(uuid5(_NAMESPACE, f"{snapshot['id']} {digest}"))
        size = {"width": made.width, "height": made.height}
        told = {"id": new_id, "sha256": digest, "media_type": snapshot["media_type"], "size": len(made.data)}
        self._pictures[record_id] = ({**told, "picture": size}, made.data)
        return True

    def _picture_id(self, record_id: str) -> str:
        return str(self._pictures[record_id][0]["id"])

    def _is_open(self, claim: Plain) -> bool:
        return self._profile is Profile.PARTNER or claim["status"] == _SIGNED

    def _may_go(self, kind: str, plain: Plain) -> bool:
        if self._profile is Profile.PUBLIC:
            if kind == "Evidence" and plain["id"] not in self._claims_of:
                return False
            if kind == "Verdict" and not plain["signed_by_id"]:
                return False
        needed = {name for name, is_needed in Form.of(RECORD_TYPES[kind]).needed.items() if is_needed}
        for field, target in REFERENCES.get(kind, {}).items():
            is_missing = target != "Person" and field in needed and plain[field] not in self._going
            if is_missing:
                return False
        return True

    def _note_people(self, kind: str, plain: Plain) -> None:
        kept = RULES[kind].kept(self._profile)
        for field, target in REFERENCES.get(kind, {}).items():
            if target == "Person" and field in kept and plain[field]:
                self._going.add(plain[field])

    def _keep_back(self, kind: str, plain: Plain) -> None:
        """Remember the texts of a record that stays."""
        self._because = f"part of a record that stays here ({kind})"
        for name, value in plain.items():
            for text in texts_in(value, hints(RECORD_TYPES[kind]).get(name), name):
                self.secrets.add(text, self._because, is_hard=name in ALWAYS_HARD)
        self._stayed[kind, "all of it"] += 1

    def _held(self, kind: str, plain: Plain, what: str, why: str) -> Held:
        claims = tuple(self._claims_of.get(plain["id"], ()))
        return Held(kind, UUID(plain["id"]), plain.get("title") or plain["id"], what, why, claims)

    def _goes(self, plain: Plain) -> bool:
        return plain["id"] in self._going

    # What is left of a record that goes.

    def _cut(self, kind: str, plain: Plain) -> Plain:
        domain: Any = RECORD_TYPES[kind]
        made = dict(plain)
        if kind == "Evidence":
            made = self._cut_evidence(made)
        elif kind == "Link" and (rule := self._flagged.get(plain["evidence_id"])):
            self._because, self._strict = f"words of a record that stays here: {rule.why}", HARD
            made = self._trim.without(made, RULES["Link"].named - rule.link, domain)
        elif kind == "Person":
            made["name"] = self._pseudonym(plain["id"])
        self._because, self._strict = f"a field that stays here ({kind})", ALWAYS_HARD
        trimmed = self._trim.record(made, domain)
        whole = self._unbroken(kind, trimmed.plain)
        blotted = self._blotted(kind, whole)
        never = set(self.manifest.withheld.get(kind, ()))
        known = Form.of(domain).needed
        missing = {name for name, value in plain.items() if blotted.get(name) != value and name in known}
        self._cleared[kind].update(_named(name, plain[name], blotted.get(name)) for name in missing)
        if rest := missing - never:
            self._partly[plain["id"]] = (kind, tuple(sorted(rest)))
        return blotted

    def _cut_evidence(self, plain: Plain) -> Plain:
        domain: Any = RECORD_TYPES["Evidence"]
        if rule := self._flagged.get(plain["id"]):
            self._because, self._strict = f"content of a record that stays here: {rule.why}", HARD
            made = self._trim.without(plain, rule.kept, domain)
            made["title"] = made.get("key") or "Withheld"
            plain = made
        picture = self._pictures.get(plain["id"])
        return {**plain, "snapshot_id": picture[0]["id"] if picture else None}

    def _unbroken(self, kind: str, plain: Plain) -> Plain:
        """The record without references to what stays."""
        made = dict(plain)
        for field, target in REFERENCES.get(kind, {}).items():
            if target != "Snapshot" and made.get(field) is not None and made[field] not in self._going:
                made[field] = None
        if "relied_on" in made:
            made["relied_on"] = [each for each in made["relied_on"] if each in self._going]
        return made

    def _blotted(self, kind: str, plain: Plain) -> Plain:
        """The record with every masked text blotted out, sign for sign."""
        if not self._masked:
            return plain
        made: Plain = _map_texts(plain, self._blot)
        if kind == "ArticleVersion" and made["text"] != plain["text"]:
            made["sha256"] = sha256(made["text"].encode()).hexdigest()
            self._texts[plain["id"]] = made["text"]
        elif kind == "Claim" and plain["version_id"] in self._texts:
            text, anchor = self._texts[plain["version_id"]], made["anchor"]
            start, end = anchor["start"], anchor["end"]
            words = {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
            made["anchor"] = {**anchor, "quote": text[start:end], **words}
        return made

    def _blot(self, text: str) -> str:
        for masked in self._masked:
            if masked in text:
                self._unmet.discard(masked)
                text = text.replace(masked, BLOCK * len(masked))
        return text


def _named(field: str, before: Any, left: Any) -> str:  # noqa: ANN401 - whatever a field holds
    """A field with what becomes of it: all of it stays, or something is left, or something else goes in its place."""
    if not left:
        return field
    return f"{field} (part of it)" if isinstance(before, list | dict) else f"{field} (changed)"


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, str):
        return value if is_id(value) else change(value)
    if isinstance(value, Mapping):
        return {name: _map_texts(part, change) for name, part in value.items()}
    if isinstance(value, list):
        return [_map_texts(part, change) for part in value]
    return value
