"""What a merge asks and tells, in words: the fields that differ, the sums, and what was decided so far."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from checks.domain.change import Change
from checks.domain.codec import RECORD_TYPES
from checks.domain.difference import kind_name
from checks.domain.merge_account import NAMED, Author, Dispute, MergeAccount
from checks.domain.merge_conflict import Choice, Conflict, Take
from checks.domain.merge_fields import Clash
from checks.domain.merge_rules import GROUPS
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.exchange.bundle.format import Signer
from desktop.widgets.forms import sentence_case
from desktop.widgets.moments import say_moment

NOTHING = "none"
_NAMES = {
    "rationale": "Reason",
    "as_of": "True as of",
    "said": "What was said",
    "said_rationale": "Why, of what was said",
    "anchor": "Words of the article",
    "relied_on": "Relied on",
    "recheck_on": "Look again on",
    "owner_id": "Owner",
    "signed_by_id": "Signed by",
}
"""Fields whose own names say too little."""
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.+-]+Z?)?")


@dataclass(frozen=True)
class FieldRow:
    """A field that both sides changed, as the table shows it."""

    key: str
    """As `Choice.fields` names it: "Verdict.rating"."""
    label: str
    before: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Comparison:
    """What a dry run found, with the sentence of each claim that is to be decided."""

    account: MergeAccount
    sha256: str
    """Of the bundle's file."""
    signer: Signer | None = None
    """Who signed the bundle; None where nobody did."""
    sentences: Mapping[UUID, tuple[str, int, int]] = field(default_factory=dict)
    """By claim: the sentence, and where in it the claim begins and ends (code points)."""


@dataclass
class Draft:
    """What is decided of one conflict so far."""

    take: Take | None = None
    fields: dict[str, Take] = field(default_factory=dict)
    note: str = ""


class Deciding:
    """What a person decides, conflict by conflict and field by field. It writes nothing."""

    def __init__(self, disputes: Sequence[Dispute], before: Deciding | None = None) -> None:
        """`before`: what was decided when the same bundle was compared before; it stands where the conflict does."""
        self.disputes = tuple(disputes)
        self._drafts = {dispute.conflict.id: Draft() for dispute in disputes}
        decided = {dispute.conflict.id: dispute for dispute in before.disputes} if before else {}
        for dispute in disputes:
            same = decided.get(dispute.conflict.id)
            if before is not None and same is not None and same.conflict == dispute.conflict:
                self._drafts[dispute.conflict.id] = before.draft(same)

    def draft(self, dispute: Dispute) -> Draft:
        """What is decided of one."""
        return self._drafts[dispute.conflict.id]

    def take(self, dispute: Dispute, side: Take) -> None:
        """Take one side whole, or keep both."""
        draft = self.draft(dispute)
        draft.take = side
        kept = Take.OURS if side is Take.BOTH else side
        draft.fields = {clash.key: kept for clash in dispute.conflict.clashes}

    def take_field(self, dispute: Dispute, key: str, side: Take) -> None:
        """Take a field of one side, with those that say one thing together with it."""
        draft = self.draft(dispute)
        draft.take = None
        there = {clash.key for clash in dispute.conflict.clashes}
        draft.fields |= dict.fromkeys(there & set(_together(key)), side)

    def left(self, dispute: Dispute) -> int:
        """How many fields of one are still to be decided; 1 where it is kept or deleted as a whole."""
        draft = self.draft(dispute)
        if draft.take is not None:
            return 0
        keys = {clash.key for clash in dispute.conflict.clashes}
        return len(keys - set(draft.fields)) if keys and dispute.conflict.deleted_by is None else 1

    def next_open(self, after: int) -> int | None:
        """The place of the next conflict that is not decided, after the last one from the first on; None if all are."""
        places = [*range(after + 1, len(self.disputes)), *range(after + 1)]
        return next((place for place in places if self.left(self.disputes[place])), None)

    @property
    def decided(self) -> int:
        """How many conflicts are decided."""
        return sum(1 for dispute in self.disputes if not self.left(dispute))

    @property
    def choices(self) -> dict[UUID, Choice]:
        """The decisions, once all are made."""
        return {key: _choice(draft) for key, draft in self._drafts.items()}


def field_rows(dispute: Dispute, scale: Scale) -> tuple[FieldRow, ...]:
    """The fields that differ, in words; where one side deleted a record, what the other did to it."""
    clashes = (*dispute.conflict.clashes, *dispute.worked)
    return tuple(
        FieldRow(
            clash.key,
            _label(clash),
            *(value_words(clash.field, value, scale) for value in (clash.base, clash.ours, clash.theirs)),
        )
        for clash in clashes
    )


def _label(clash: Clash) -> str:
    if clash.field == "record":
        return sentence_case(kind_name(RECORD_TYPES[clash.kind]))
    return field_words(clash.field)


def field_words(name: str) -> str:
    """A field as people call it."""
    return _NAMES.get(name, sentence_case(name.removesuffix("_id").replace("_", " ")))


def value_words(name: str, value: object, scale: Scale) -> str:
    """The value of a field; ratings by the words of the house."""
    if name == "rating" and isinstance(value, str) and value:
        found = next((n for n, each in enumerate(scale.ratings, 1) if each.key == value), 0)
        return f"{found} {scale.ratings[found - 1].label}" if found else _coded(value)
    if isinstance(value, list):
        return ", ".join(value_words("", each, scale) for each in value) or NOTHING
    if isinstance(value, dict):
        return str(value.get("quote") or json.dumps(value, ensure_ascii=False))
    return _plain(value)


def _plain(value: object) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    text = str(value)
    if _DAY.fullmatch(text):
        return say_moment(Moment.parse(text), timespec="minutes")
    return _coded(text) if _CODE.fullmatch(text) else text


def _coded(text: str) -> str:
    return sentence_case(text.replace("_", " "))


def side_words(author: Author | None) -> str:
    """Who changed a side last, and when."""
    if author is None:
        return "not told"
    reason = f", “{author.reason}”" if author.reason else ""
    return f"{author.person}, {say_moment(Moment.parse(author.at), timespec='minutes')}{reason}"


def signer_words(signer: Signer | None) -> str:
    """Who signed a bundle, and whether this desk knows the key."""
    if signer is None:
        return "Nobody signed this bundle: ask its sender whether it is theirs."
    known = "whose key this desk knows" if signer.is_known else "whose key is new here: have them read it to you"
    return f"Signed by {signer.name} ({signer.fingerprint}), {known}."


def differing(dispute: Dispute) -> str:
    """What a conflict is about, for the list."""
    names = dict.fromkeys(field_words(clash.field) for clash in dispute.conflict.clashes)
    return sentence_case(", ".join(names).lower()) if names else dispute.conflict.heading


def sums(account: MergeAccount, what: str = "to decide") -> tuple[tuple[str, str], ...]:
    """Number and words of each sum; `what` is said of the conflicts."""
    disputes = ((len(account.disputes), what),) if account.disputes else ()
    return tuple((f"{number:,}", words) for number, words in (*account.sums, *disputes))


def _together(key: str) -> tuple[str, ...]:
    kind, _, name = key.partition(".")
    group = next((names for names in GROUPS.get(kind, ()) if name in names), (name,))
    return tuple(f"{kind}.{each}" for each in group)


def _choice(draft: Draft) -> Choice:
    if draft.take is not None:
        return Choice(draft.take, note=draft.note)
    return Choice(Take.OURS, draft.fields, draft.note)


def worked_words(conflict: Conflict) -> tuple[str, str]:
    """Ours and theirs of what one side deleted and the other worked on."""
    kinds = ", ".join(dict.fromkeys(kind_name(RECORD_TYPES[kind]) for kind, _ in conflict.worked_on))
    worked = f"kept, worked on: {kinds}" if kinds else "kept, worked on"
    return ("deleted", worked) if conflict.deleted_by is Take.OURS else (worked, "deleted")


def record_rows(account: MergeAccount) -> list[tuple[str, str, str]]:
    """What becomes of which record: those that come in, change or go, by name as far as the account names them."""
    rows = []
    for (kind, fate), count in account.counts.items():
        if fate in NAMED and count:
            told, names = sentence_case(fate.value), account.named.get((kind, fate), ())
            of = sentence_case(kind_name(RECORD_TYPES[kind]))
            rows += [(told, of, name) for name in names]
            rows += [(told, of, f"{count - len(names):,} more" if names else f"{count:,}")] * (count > len(names))
    return rows


def decision_rows(deciding: Deciding) -> list[tuple[str, str, str]]:
    """Each conflict, what was taken, and the note on it."""
    return [(each.title, _taken(deciding.draft(each)), deciding.draft(each).note) for each in deciding.disputes]


def written_words(account: MergeAccount, change: Change | None) -> str:
    """What merging did, in a sentence or two."""
    if change is None:
        return f"{account.name} held nothing new. Nothing was changed."
    told = "; ".join(f"{number} {words}" for number, words in sums(account, "decided"))
    return f"{account.name} is merged. {sentence_case(told)}. Undo takes all of it back."


def _taken(draft: Draft) -> str:
    if draft.take is not None:
        return {Take.OURS: "Ours", Take.THEIRS: "Theirs", Take.BOTH: "Both are kept"}[draft.take]
    return ", ".join(f"{field_words(key.rpartition('.')[2])}: {side.value}" for key, side in draft.fields.items())
