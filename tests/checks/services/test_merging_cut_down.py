"""What a partner sends back was cut down for them: what they did not change themselves stays as it is here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, EvidencePlace
from checks.domain.transfer import Profile
from checks.exchange.bundle.reading import open_bundle

NAMED = Evidence(
    uuid4(),
    EvidenceKind.REPORT,
    "Strike on the port",
    says="Eight people were wounded.",
    publisher="A newspaper",
    place=EvidencePlace("Odesa", latitude=46.482526, longitude=30.723309),
    note="Told by a clerk of the port.",
)
HIDDEN = Evidence(
    uuid4(),
    EvidenceKind.INTERVIEW,
    "Call with a major",
    says="The launcher stood behind the school.",
    original_source="A major of the brigade",
    flags=(EvidenceFlag.CONFIDENTIAL_SOURCE,),
)


@pytest.fixture
def partner(tmp_path: Path, ours: Casebook) -> Casebook:
    """The casebook that a partner made of the bundle for partners."""
    path = tmp_path / "for-partner.claimdesk"
    ours.bundles.make(path, Profile.PARTNER)
    with open_bundle(path) as bundle:
        return Casebook.from_bundle(bundle, path.name, tmp_path / "partner.casebook", person="Partner")


@pytest.fixture
def ours(tmp_path: Path) -> Casebook:
    """A casebook with a record that goes out in part, and one of which hardly anything does."""
    made = Casebook.create(tmp_path / "ours.casebook", person="Checker")
    made.evidence.add(NAMED)
    made.evidence.add(HIDDEN)
    return made


@pytest.mark.parametrize("profile", [Profile.INTERNAL, Profile.PARTNER])
@pytest.mark.parametrize("is_busy", [False, True])
def test_only_what_they_changed_comes_back(
    tmp_path: Path, ours: Casebook, partner: Casebook, profile: Profile, *, is_busy: bool
) -> None:
    there = {record.id: record for record in partner.evidence.all()}
    assert there[NAMED.id].note == ""
    assert there[HIDDEN.id].title != HIDDEN.title
    partner.evidence.edit(replace(there[NAMED.id], weapon="ballistic missile"))
    partner.evidence.edit(replace(there[HIDDEN.id], weapon="launcher"))
    if is_busy:
        ours.evidence.edit(replace(NAMED, language="uk"))
    back = tmp_path / "back.claimdesk"
    partner.bundles.make(back, profile)
    partner.close()
    with open_bundle(back) as bundle:
        account = ours.merging.dry_run(bundle, back.name)
        if not account.disputes:
            ours.merging.merge(bundle, back.name)
    here = {record.id: record for record in ours.evidence.all()}
    kept = {record.id: replace(record, weapon=None, language=None) for record in here.values()}
    assert kept == {NAMED.id: NAMED, HIDDEN.id: HIDDEN}
    assert bool(account.disputes) == (profile is Profile.PARTNER)  # nothing in it tells what they started from
    if profile is Profile.INTERNAL:
        assert (here[NAMED.id].weapon, here[HIDDEN.id].weapon) == ("ballistic missile", "launcher")
    ours.close()
