"""Bundles of a casebook: what goes, what stays, and that nothing secret is in the bytes."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from PIL import Image

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.codec import RECORD_TYPES
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, EvidencePlace, Link, Stance
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.span import Anchor
from checks.domain.transfer import Direction, Profile, Transfer
from checks.domain.verdict import Verdict
from checks.exchange.bundle.byte_scan import ByteScan
from checks.exchange.bundle.reading import open_bundle
from checks.services.bundle_choice import Choice
from checks.services.bundles import LeakFound, Resolution

AT = Moment.parse("2025-05-23T14:01+00:00")
TEXT = "Eight people were killed on Friday, the governor said."
SECRETS = {
    "person": "Olena Tkachenko-Checker",
    "second person": "Petro Reviewer",
    "note": "He asked us to keep his village out of it",
    "phone in note": "+380 67 123 45 67",
    "mail in note": "olena.source@example.org",
    "handle in note": "@quiet_witness",
    "folder in note": "/home/olena/sources/list.xlsx",
    "latitude": "46.482526",
    "longitude": "30.723309",
    "confidential title": "Call with Major Ivan Hrytsenko",
    "confidential source": "Ivan Hrytsenko, 28th brigade",
    "confidential words": "They hid the launcher behind the school",
    "captive": "Private Bohdan Kovalenko in captivity",
    "byline": "Jane Fielding-Reporter",
    "report note": "Do not publish before Monday's call",
    "comment": "She is afraid of losing her post",
    "file name": "IMG_olena_home_2025.jpg",
    "deleted note": "The deleted note names the driver",
    "old wording": "Our first and wrong understanding of it",
    "personal words": "My mother lives at Shevchenka 12",
    "exif artist": "Photographer Mykola Bondar",
    "capture": "C:\\Users\\olena\\captures failed there",
}


def picture() -> bytes:
    """A photograph that tells who took it and where."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x013B] = SECRETS["exif artist"]
    exif[0x8825] = {1: "N", 2: (46.0, 28.0, 57.0), 3: "E", 4: (30.0, 43.0, 23.0)}
    Image.new("RGB", (32, 24), "navy").save(out, "JPEG", exif=exif, comment=SECRETS["exif artist"].encode())
    return out.getvalue()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    """A casebook full of secrets."""
    with Casebook.create(tmp_path / "desk.casebook", person=SECRETS["person"]) as made:
        fill(made)
        yield made


def fill(book: Casebook) -> None:
    data = picture()
    article = Article(
        uuid4(), "A strike", byline=SECRETS["byline"], report_note=SECRETS["report note"], owner_id=book.me.id
    )
    version = ArticleVersion(uuid4(), article.id, 1, TEXT, sha256(TEXT.encode()).hexdigest())
    anchor = Anchor.at(TEXT, 0, 24)
    claim = Claim(uuid4(), version.id, anchor, 0, Kind.QUANTITY, statement="Eight died.", status=Status.SIGNED_OFF)
    shot = Snapshot(uuid4(), sha256(data).hexdigest(), "image/jpeg", len(data), SECRETS["file name"])
    place = EvidencePlace("Odesa", latitude=float(SECRETS["latitude"]), longitude=float(SECRETS["longitude"]))
    notes = " ".join(SECRETS[key] for key in ("note", "phone in note", "mail in note", "handle in note"))
    photo = Evidence(
        uuid4(), EvidenceKind.IMAGE, "A photograph", place=place, snapshot_id=shot.id, note=notes, says="Smoke."
    )
    confidential = Evidence(
        uuid4(),
        EvidenceKind.INTERVIEW,
        SECRETS["confidential title"],
        SECRETS["confidential words"],
        original_source=SECRETS["confidential source"],
        flags=(EvidenceFlag.CONFIDENTIAL_SOURCE,),
    )
    captive = Evidence(uuid4(), EvidenceKind.VIDEO, SECRETS["captive"], flags=(EvidenceFlag.CAPTIVE_IDENTIFIABLE,))
    personal = Evidence(
        uuid4(),
        EvidenceKind.SOCIAL_POST,
        "A post",
        quote_text=SECRETS["personal words"],
        flags=(EvidenceFlag.PERSONAL_INFO,),
        note=f"{SECRETS['folder in note']} {SECRETS['capture']}",
    )
    records = (photo, confidential, captive, personal)
    links = [Link(uuid4(), claim.id, each.id, Stance.SUPPORTS, note=SECRETS["note"]) for each in records]
    verdict = Verdict(
        uuid4(),
        claim.id,
        "true",
        "Two sources agree.",
        AT,
        is_draft=False,
        person_id=book.me.id,
        signed_at=AT,
        decided_at=AT,
        signed_by_id=book.me.id,
    )
    comment = Comment(uuid4(), claim.id, book.me.id, SECRETS["comment"], AT)
    gone = Evidence(uuid4(), EvidenceKind.NOTE, "Gone", note=SECRETS["deleted note"])
    earlier = replace(claim, statement=SECRETS["old wording"], status=Status.OPEN)
    everything: tuple[Record, ...] = (article, version, earlier, shot, *records, gone, *links, comment)
    book._records.apply(Change("Fill", after=everything), {shot.sha256: data})
    book._records.apply(Change("Judge", (earlier,), (claim, verdict)))
    book._records.apply(Change("Delete", (gone,), ()))


def everything_in(path: Path) -> bytes:
    """The bytes of an archive, and those of its members."""
    with ZipFile(path) as archive:
        return path.read_bytes() + b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("profile", [Profile.PARTNER, Profile.PUBLIC])
def test_no_planted_secret_is_in_what_leaves(book: Casebook, tmp_path: Path, profile: Profile) -> None:
    out = tmp_path / f"{profile}.claimdesk"
    book.bundles.make(out, profile)
    assert len(SECRETS) >= 20
    data = everything_in(out)
    assert not ByteScan(SECRETS.values()).found_in(data)
    for secret in SECRETS.values():  # and without the program's own way of looking
        for form in (
            secret.encode(),
            secret.encode("utf-16-le"),
            b64encode(secret.encode())[:12],
            secret.encode().hex(),
        ):
            assert (form if isinstance(form, bytes) else form.encode()) not in data
    with open_bundle(out) as opened:
        assert not list(opened.history())
        assert not list(opened.custody())


def test_an_internal_bundle_holds_them_all(book: Casebook, tmp_path: Path) -> None:
    book.bundles.make(tmp_path / "all.claimdesk")
    data = everything_in(tmp_path / "all.claimdesk").decode("utf-8", errors="replace")
    there = [key for key, secret in SECRETS.items() if json.dumps(secret)[1:-1] in data]
    assert {"note", "comment", "deleted note", "old wording", "confidential words", "exif artist"} <= set(there)


def test_a_picture_leaves_without_what_the_camera_wrote(book: Casebook, tmp_path: Path) -> None:
    book.bundles.make(tmp_path / "p.claimdesk", Profile.PARTNER)
    with open_bundle(tmp_path / "p.claimdesk") as opened:
        (snapshot,) = opened.records(Snapshot)
        (photo,) = (each for each in opened.records(Evidence) if each.kind is EvidenceKind.IMAGE)
        with Image.open(BytesIO(opened.blob(snapshot.sha256))) as shown:
            assert shown.size == (32, 24)
            assert not shown.getexif()
            assert not shown.info.get("comment")
    assert photo.snapshot_id == snapshot.id
    assert snapshot.name is None
    assert photo.place is not None
    assert (photo.place.latitude, photo.place.longitude) == (46.48, 30.72)


def test_people_have_the_same_other_name_in_every_bundle(book: Casebook, tmp_path: Path) -> None:
    names: list[str] = []
    for profile in (Profile.PARTNER, Profile.PUBLIC):
        book.bundles.make(tmp_path / "x.claimdesk", profile)
        with open_bundle(tmp_path / "x.claimdesk") as opened:
            names += [each.name for each in opened.records(Person)]
    assert len(set(names)) == 1
    assert names[0].startswith("Person ")
    assert len(names) == 2


def says(book: Casebook, words: str) -> UUID:
    """Let a record that leaves say something."""
    (photo,) = (each for each in book._records.all(Evidence) if each.kind is EvidenceKind.IMAGE)
    book._records.apply(Change("Write", (photo,), (replace(photo, says=words),)))
    return photo.id


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Write to press@example.org first", "a mail address"),
        ("Call +380 (67) 123-45-67 at noon", "a telephone number"),
        ("He posts as @odesa_eye now", "a handle"),
        ("Filmed at 46.48252, 30.72331 exactly", "coordinates"),
        ("See C:\\Users\\olena\\list.xlsx", "a folder of a computer"),
        ("See /home/olena/list.xlsx", "a folder of a computer"),
        ("Join t.me/odesa_eye", "a contact"),
        (f"Ask {SECRETS['person'].upper()} about it", "the name of a person at the desk"),
        (f"As {SECRETS['confidential source']} told us", "content of a record that stays here"),
    ],
)
def test_a_finding_blocks_until_it_is_resolved(book: Casebook, tmp_path: Path, words: str, what: str) -> None:
    record_id, out = says(book, words), tmp_path / "p.claimdesk"
    with pytest.raises(LeakFound, match="not decided on") as found:
        book.bundles.make(out, Profile.PARTNER)
    assert not out.exists()
    (leak,) = found.value.leaks
    assert leak.what.startswith(what)
    assert leak.where[0].record_id == record_id
    book.bundles.make(out, Profile.PARTNER, resolutions=[Resolution(leak.text, "It is public anyway")])
    assert leak.text.encode() in everything_in(out).replace(b"\\\\", b"\\")
    book.bundles.make(out, Profile.PARTNER, resolutions=[Resolution(leak.text)])
    assert leak.text.encode() not in everything_in(out).replace(b"\\\\", b"\\")
    with open_bundle(out) as opened:
        (photo,) = (each for each in opened.records(Evidence) if each.id == record_id)
        assert "█" in photo.says
        assert (record_id, "Evidence", ("place", "says", "snapshot_id")) in list(opened.withheld())


def test_words_of_the_article_are_blotted_out_with_its_hash_and_its_claims(book: Casebook, tmp_path: Path) -> None:
    book.bundles.make(tmp_path / "p.claimdesk", Profile.PARTNER, resolutions=[Resolution("people were")])
    with open_bundle(tmp_path / "p.claimdesk") as opened:
        (version,), (claim,) = opened.records(ArticleVersion), opened.records(Claim)
    assert version.text == TEXT.replace("people were", "█" * 11)
    assert claim.anchor == Anchor.at(version.text, 0, 24)


def test_what_was_sent_is_kept_and_can_be_undone(book: Casebook, tmp_path: Path) -> None:
    done = book.bundles.make(tmp_path / "odesa", to="The partner desk")
    (sent,) = book.bundles.all()
    assert isinstance(sent, Transfer)
    assert (sent.name, sent.to, sent.direction) == ("odesa.claimdesk", "The partner desk", Direction.SENT)
    assert sent.sha256 == sha256((tmp_path / "odesa.claimdesk").read_bytes()).hexdigest()
    book.apply(done.inverse())
    assert not book.bundles.all()


def test_the_same_content_gives_the_same_bytes(book: Casebook, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        book.bundles.make(tmp_path / f"{name}.claimdesk")
        made.append((tmp_path / f"{name}.claimdesk").read_bytes())
    assert made[0] == made[1]


def test_the_preview_says_what_stays_and_why(book: Casebook) -> None:
    seen = book.bundles.preview(Profile.PARTNER)
    assert seen.counts["Evidence"] == 4
    assert seen.copies == 1
    assert {each.why for each in seen.held} == {
        "The source is confidential.",
        "It can identify a captive.",
        "It holds personal data.",
    }
    assert all(len(each.claims) == 1 for each in seen.held)
    assert seen.fields["Comment", "all of it"] == 1
    assert seen.fields["Evidence", "note"] == 2
    assert not seen.leaks
    assert not book.bundles.all()


def test_the_public_gets_what_is_signed(book: Casebook, tmp_path: Path) -> None:
    (claim,) = book._records.all(Claim)
    book._records.apply(Change("Reopen", (claim,), (replace(claim, status=Status.RECHECK),), reason="News"))
    assert book.bundles.preview(Profile.PUBLIC).fields["Claim", "all of it"] == 1
    book.bundles.make(tmp_path / "p.claimdesk", Profile.PUBLIC)
    with open_bundle(tmp_path / "p.claimdesk") as opened:
        assert "Claim" not in opened.manifest.counts
        assert "Evidence" not in opened.manifest.counts


def test_only_what_is_new_goes_with_what_it_needs(book: Casebook, tmp_path: Path) -> None:
    number = len(book.history.latest(1000))
    (claim,) = book._records.all(Claim)
    book._records.apply(
        Change("Word again", (claim,), (replace(claim, statement="Eight were killed."),), reason="Clearer")
    )
    book.bundles.make(tmp_path / "new.claimdesk", choice=Choice(since=number))
    with open_bundle(tmp_path / "new.claimdesk") as opened:
        assert opened.manifest.since == number
        assert opened.manifest.counts == {
            "Article": 1,
            "ArticleVersion": 1,
            "Claim": 1,
            "Person": 1,
            "Verdict": 1,  # its signature fell with the words
        }
        assert [each.label for each in opened.history()] == ["Word again"]


def test_a_bundle_becomes_a_casebook_of_its_own(book: Casebook, tmp_path: Path) -> None:
    book.bundles.make(tmp_path / "all.claimdesk")
    with (
        open_bundle(tmp_path / "all.claimdesk") as opened,
        Casebook.from_bundle(opened, "all.claimdesk", tmp_path / "new.casebook", person=SECRETS["person"]) as new,
    ):
        for kind in RECORD_TYPES.values():
            if kind is not Transfer:
                ours = {each.id: each for each in book._records.all(kind)}
                assert {each.id: each for each in new._records.all(kind)} == ours
        assert new.me == book.me
        assert new.custody.verify().is_sound
