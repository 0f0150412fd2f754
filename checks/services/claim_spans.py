"""Where claims stand in the text: move their ends, part one in two, merge neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checks.domain.article import ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Origin, Status
from checks.domain.evidence import Link
from checks.domain.finding import Finding
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.services.attached import Attached, attached_to, is_second
from checks.services.claim_parts import divide, further, join
from checks.services.places import place, sentence_at
from checks.services.records import Records
from checks.storage import history
from checks.text.word_ends import parted, reach, stop_after, word_ends, word_starts


class ClaimSpans:
    """The places of the claims of a casebook. Offsets count code points of the version's text.

    A claim lies in one sentence, and no two claims share a place. A judged claim whose words change is to be checked
    again: its verdict was given on other words.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def move(self, claim: Claim, start: int, end: int) -> Change:
        """Let a claim cover the words from `start` to `end`; all that a person entered stays."""
        anchor = self._place(claim, start, end)
        return self._records.apply(Change("Move claim", (claim,), (self._with_words(claim, anchor),)))

    def move_end(self, claim: Claim, by: int) -> Change:
        """Move the end of a claim on by words, or back where `by` is negative, as far as its sentence goes."""
        version, anchor = self._version_of(claim), claim.anchor
        stops = word_ends(version.text, reach(version.text, version.sentences, anchor.span))
        end = stop_after([stop for stop in stops if stop > anchor.start], anchor.end, by)
        return self.move(claim, anchor.start, end)

    def move_start(self, claim: Claim, by: int) -> Change:
        """Move the start of a claim on by words, or back where `by` is negative, as far as its sentence goes."""
        version, anchor = self._version_of(claim), claim.anchor
        stops = word_starts(version.text, reach(version.text, version.sentences, anchor.span))
        start = stop_after([stop for stop in stops if stop < anchor.end], anchor.start, by)
        return self.move(claim, start, anchor.end)

    def split(self, claim: Claim, at: int) -> Change:
        """Part a claim before the code point `at`: the first part stays the claim, the second is a new one.

        Fields follow their words. Verdict and comments stay with the first part; links bear on both and are copied;
        findings follow the words they speak of. StepRefused where one side has no words.
        """
        if not claim.anchor.start < at < claim.anchor.end:
            raise StepRefused("Put the text cursor between two words of the claim, then split it.")
        version = self._version_of(claim)
        head, tail = parted(version.text, claim.anchor.span, at)
        if not head or not tail:
            raise StepRefused("There are no words on one side. Put the text cursor between two words of the claim.")
        start, rest = (self._place(claim, part.start, part.end) for part in (head, tail))
        whole = replace(self._with_words(claim, start), anchor=claim.anchor)
        first, second = divide(whole, start, rest, self._records.new_id())
        second = replace(second, sentence=sentence_at(version.sentences, second.anchor.start))
        before, after = self._taken_along(second, attached_to([claim], self._records))
        return self._records.apply(Change("Split claim", (claim, *before), (first, second, *after)))

    def merge_with_next(self, claim: Claim) -> Change:
        """Make one claim of this one and the next of its sentence, with all fields, links, findings and comments.

        StepRefused where no claim follows, or where both have a verdict: which one holds is for a person to say.
        """
        following = self._following(claim)
        start = min(claim.anchor.start, following.anchor.start)
        end = max(claim.anchor.end, following.anchor.end)
        anchor = self._place(claim, start, end, besides=(following,))
        own, hung = (attached_to([each], self._records) for each in (claim, following))
        if any(isinstance(each, Verdict) for each in own) and any(isinstance(each, Verdict) for each in hung):
            raise StepRefused("Both claims have a verdict. Empty one of the two, then merge the claims.")
        one, other = (self._with_words(each, anchor) for each in (claim, following))
        merged = replace(join(one, other, anchor), status=further(one.status, other.status))
        taken = (replace(each, claim_id=claim.id) for each in hung if not is_second(each, own))
        kept = [each for each in taken if not (isinstance(each, Link) and _is_among(each, own))]
        return self._records.apply(Change("Merge claims", (claim, following, *hung), (merged, *kept)))

    def _taken_along(
        self, second: Claim, hung: Iterable[Attached]
    ) -> tuple[tuple[Finding, ...], tuple[Finding | Link, ...]]:
        """Before and after of what goes to the second part of a claim: copies of its links, findings on its words."""
        findings = tuple(each for each in hung if isinstance(each, Finding) and _speaks_of(each, second))
        moved = (replace(each, claim_id=second.id) for each in findings)
        links = (
            replace(each, id=self._records.new_id(), claim_id=second.id) for each in hung if isinstance(each, Link)
        )
        return findings, (*moved, *links)

    def _place(self, claim: Claim, start: int, end: int, besides: Iterable[Claim] = ()) -> Anchor:
        claims = self._records.referring(Claim, "version_id", [claim.version_id])
        left_out = {claim.id, *(each.id for each in besides)}
        return place(self._version_of(claim), start, end, [each for each in claims if each.id not in left_out])

    def _version_of(self, claim: Claim) -> ArticleVersion:
        return self._records.get(ArticleVersion, claim.version_id)

    def _with_words(self, claim: Claim, anchor: Anchor) -> Claim:
        """The claim with other words: judged ones are checked again, and what the program stated of the old ones goes.

        A statement that a person wrote stays.
        """
        if anchor.span == claim.anchor.span:
            return claim
        is_judged = claim.status in (Status.JUDGED, Status.SIGNED_OFF)
        return replace(
            claim,
            anchor=anchor,
            sentence=sentence_at(self._version_of(claim).sentences, anchor.start),
            statement=claim.statement if self._is_stated_by_hand(claim) else "",
            status=Status.RECHECK if is_judged else claim.status,
        )

    def _is_stated_by_hand(self, claim: Claim) -> bool:
        with self._records.reading() as connection:
            changes = history.of(connection, claim.id)
        versions = [record for change in changes for record in change.after if record.id == claim.id]
        statements = {record.statement for record in versions if isinstance(record, Claim)} - {""}
        return claim.origin is Origin.BY_HAND or len(statements) > 1

    def _following(self, claim: Claim) -> Claim:
        """The next claim of the same sentence: the first that reaches further, or else the first that lies within."""
        if claim.status is Status.NOT_A_CLAIM:
            raise StepRefused("This was found to be no claim. Restore it before you merge it with the next.")
        claims = self._records.referring(Claim, "version_id", [claim.version_id])
        others = [each for each in claims if each.sentence == claim.sentence and each.id != claim.id]
        ahead = sorted(
            (each for each in others if each.status is not Status.NOT_A_CLAIM and each.place > claim.place),
            key=lambda each: (each.anchor.end <= claim.anchor.end, each.place),
        )
        if not ahead:
            raise StepRefused("No claim follows in this sentence. Go to the earlier one of the two, then merge them.")
        return ahead[0]


def _speaks_of(finding: Finding, claim: Claim) -> bool:
    return bool(finding.spans) and all(claim.anchor.span.contains(span) for span in finding.spans)


def _is_among(link: Link, own: Iterable[Attached]) -> bool:
    """Does one of these links say the same?"""
    return any(isinstance(each, Link) and replace(link, id=each.id) == each for each in own)
