"""What of each record may leave the house, field by field: whatever is not allowed here stays.

A new field has to be put into one of the three columns; until then it stays, and a test says that it has no rule.
Sources: IFCN Code of Principles (sources in detail, except where their security could be compromised); Berkeley
Protocol (OHCHR, HR/PUB/20/2) on the safety of people named in evidence; ACLED, Terms of use (by reference only).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from checks.domain.transfer import Profile


@dataclass(frozen=True)
class Rule:
    """The fields of one kind, by who may get them; `both` are partners and the public."""

    both: str = ""
    partner: str = ""
    never: str = ""

    def kept(self, profile: Profile) -> frozenset[str]:
        """The fields that this profile lets out."""
        return frozenset(f"{self.both} {self.partner if profile is Profile.PARTNER else ''}".split())

    @property
    def named(self) -> frozenset[str]:
        """Every field that has a rule."""
        return frozenset(f"{self.both} {self.partner} {self.never}".split())


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "Article": Rule(
            "id title publisher url published timezone language report_state is_archived",
            never="byline owner_id due report_note",
        ),
        "ArticleVersion": Rule(
            "id article_id number text sha256 offsets furniture sentences extractor", never="snapshot_id"
        ),
        "Snapshot": Rule(partner="id sha256 media_type size picture", never="name url taken_at derived_from timestamp"),
        "Claim": Rule(
            "id version_id anchor sentence kind also statement polarity modality checkworthiness reasons quantities "
            "times places actors attribution comparison quotation resolves status origin",
            never="owner_id due priority",
        ),
        "Evidence": Rule(
            "id kind title says url archived_url publisher byline_origin original_source republished_from side "
            "source_stance published event_start event_end event_precision as_of place figures quote_text "
            "quote_language medium hedge weapon language licence attribution_text accessed query flags supersedes "
            "derived_from key",
            partner="reliability credibility codes snapshot_id",
            never="timestamp_token captures import_id note",
        ),
        "Link": Rule("id claim_id evidence_id stance passage is_carried", partner="locator", never="note"),
        "Finding": Rule(never="id claim_id rule level message values spans missing dismissed"),
        "Verdict": Rule(
            "id claim_id rating rationale as_of flags proposed_wording is_draft person_id decided_at signed_by_id "
            "signed_at said said_rationale relied_on confidence confidence_reason recheck_on scale_version",
            never="signed_hash",
        ),
        "Comment": Rule(never="id claim_id person_id text written_at is_return"),
        "Person": Rule("id name"),
        "Import": Rule(never="id name format sha256 records skipped at query"),
        "EarlierCheck": Rule(
            partner="id text title summary url publisher published rating key language", never="import_id"
        ),
        "TollSeries": Rule("id title event timezone points", never="note"),
        "ComparatorTable": Rule("id title measures rows covers_from covers_until coverage terms", never="note"),
        "OriginRuling": Rule(partner="id first_id second_id is_same reason person_id question"),
        "House": Rule(never="id off limits spellings suggest near_certain window_days allows_single_person"),
        "ClaimRelation": Rule(partner="id claim_id other_id relation text where person_id at"),
        "SecondCheck": Rule(
            never="id claim_id asked_by_id asked_at person_id rating said rationale as_of relied_on given_at outcome "
            "closed_by_id closed_at"
        ),
        "Correction": Rule(partner="id claim_id original proposed decision person_id decided_at", never="reason"),
        "Erratum": Rule("id article_id was now reason person_id at claim_id"),
        "Scale": Rule("name version ratings flags id"),
        "Transfer": Rule(
            never="id bundle_id direction profile name sha256 at to records added changed decided withheld signer since"
        ),
        "Anchor": Rule("start end quote prefix suffix"),
        "Span": Rule("start end"),
        "Reason": Rule("feature weight"),
        "Quantity": Rule(
            "start end value low high qualifier unit counted person_status severity category basis part_of is_negated "
            "is_hypothetical"
        ),
        "TimeMention": Rule("start end mention first last precision rule"),
        "Place": Rule("mention name level country geonames_id start end"),
        "Actor": Rule("mention name kind is_metonym start end"),
        "Attribution": Rule("source verb hedge is_named"),
        "Comparison": Rule("term measure scope since tie"),
        "Quotation": Rule("start end words speaker speaker_start speaker_end verb medium is_interrupted is_partial"),
        "Resolution": Rule("start end mention stands_for"),
        "FindingValue": Rule(never="origin value evidence_id span"),
        "EvidencePlace": Rule("mention level geonames_id admin_codes latitude longitude precision"),
        "Figure": Rule(
            "what low best high unit qualifier basis person_status severity definition series_type as_of passage"
        ),
        "Capture": Rule(never="at state snapshot_id reason final_url"),
        "Picture": Rule(partner="width height", never="taken_at camera latitude longitude perceptual_hash"),
        "TollPoint": Rule("status as_of low best high qualifier source evidence_id is_superseded", never="note"),
        "Comparator": Rule("date label values ranges place place_level kind source url evidence_id", never="note"),
        "Measure": Rule("key label unit"),
        "Rating": Rule("key label value meaning colour"),
        "Flag": Rule("key label meaning"),
    }
)
"""By the name of a record's kind, or of what stands in its fields."""

DECIMALS = {Profile.PARTNER: 2, Profile.PUBLIC: 1}
"""Digits of a degree that coordinates keep: about a kilometre for partners, ten for the public."""
ROUNDED = frozenset({"latitude", "longitude"})
WEB_ADDRESSES = frozenset({"url", "archived_url"})
"""Fields that may lead to a page on the web and nowhere else: no folder of this computer, no name and password."""
HARD = frozenset(
    (
        "note",
        "report_note",
        "byline",
        "title",
        "says",
        "quote_text",
        "url",
        "archived_url",
        "publisher",
        "byline_origin",
        "original_source",
        "key",
        "query",
        "attribution_text",
        "passage",
        "locator",
        "latitude",
        "longitude",
    )
)
"""Fields of flagged records whose words must stand nowhere else in what leaves, unless a person says that they may."""
ALWAYS_HARD = frozenset(("byline", "latitude", "longitude"))
"""The same of all records. Notes often repeat what the record says, and what the record says may leave."""
