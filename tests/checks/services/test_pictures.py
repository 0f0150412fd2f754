"""Picture files as evidence: kept, told of, found again, and never shown with where they were taken."""

from __future__ import annotations

import io
from random import Random
from uuid import uuid4

import httpx
import pytest
from PIL import Image, ImageDraw

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from checks.domain.moment import Moment
from checks.errors import IngestError, StepRefused
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render


def photo(seed: int = 1, size: tuple[int, int] = (400, 300), *, with_place: bool = False) -> bytes:
    chance, image = Random(seed), Image.new("RGB", (400, 300), "white")
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        left, top = chance.randrange(400), chance.randrange(300)
        box = (left, top, left + chance.randrange(8, 200), top + chance.randrange(8, 150))
        draw.rectangle(box, fill=tuple(chance.randrange(256) for _ in range(3)))
    exif = Image.Exif()
    if with_place:
        exif.get_ifd(0x8825).update({1: "N", 2: (46.0, 29.0, 8.4), 3: "E", 4: (30.0, 44.0, 0.0)})
    packed = io.BytesIO()
    image.resize(size).save(packed, "JPEG", quality=85, exif=exif)
    return packed.getvalue()


def kept(casebook: Casebook, title: str, data: bytes) -> Evidence:
    record = Evidence(uuid4(), EvidenceKind.NOTE, title)
    casebook.pictures.keep(record, data, f"folder/{title}.jpg")
    return casebook.evidence.get(record.id)


def test_a_picture_is_kept_with_what_it_tells(casebook: Casebook) -> None:
    record = kept(casebook, "Port", photo(with_place=True))
    assert record.kind is EvidenceKind.IMAGE
    snapshot = casebook.evidence.snapshot(record)
    assert (snapshot.name, snapshot.media_type) == ("Port.jpg", "image/jpeg")
    assert casebook.evidence.snapshot_bytes(snapshot) == photo(with_place=True)
    told = casebook.pictures.of(record)
    assert told is not None
    assert (told.width, told.latitude) == (400, 46.485667)


def test_a_picture_is_given_to_a_record_that_is_there_and_taken_back(casebook: Casebook) -> None:
    record = Evidence(uuid4(), EvidenceKind.SOCIAL_POST, "A post")
    casebook.evidence.add(record)
    change = casebook.pictures.keep(record, photo(), "a.jpg")
    assert casebook.evidence.get(record.id).kind is EvidenceKind.SOCIAL_POST
    casebook.apply(change.inverse())
    assert casebook.evidence.get(record.id) == record


def test_broken_pictures_leave_nothing(casebook: Casebook) -> None:
    with pytest.raises(IngestError, match="is a broken picture"):
        casebook.pictures.keep(Evidence(uuid4(), EvidenceKind.IMAGE, "x"), photo()[:900], "x.jpg")
    assert casebook.evidence.all() == ()


def test_pictures_that_look_alike_are_found(casebook: Casebook) -> None:
    first = kept(casebook, "First", photo())
    kept(casebook, "Smaller", photo(size=(200, 150)))
    kept(casebook, "Same", photo())
    kept(casebook, "Other", photo(seed=2))
    found = casebook.pictures.like(first)
    assert [each.record.title for each in found] == ["Same", "Smaller"]
    assert found[0].distance == 0
    assert 0 < found[1].distance <= 31


def test_records_without_a_telling_picture_are_like_none(casebook: Casebook) -> None:
    bare = Evidence(uuid4(), EvidenceKind.NOTE, "A note")
    casebook.evidence.add(bare)
    with pytest.raises(StepRefused, match="has no picture"):
        casebook.pictures.like(bare)
    grey = io.BytesIO()
    Image.new("RGB", (200, 200), "grey").save(grey, "PNG")
    with pytest.raises(StepRefused, match="shows too little"):
        casebook.pictures.like(kept(casebook, "Grey", grey.getvalue()))


def test_a_captured_picture_is_told_of_as_well(casebook: Casebook) -> None:
    answer = httpx.MockTransport(lambda _: httpx.Response(200, headers={"Content-Type": "image/jpeg"}, content=photo()))
    record = Evidence(uuid4(), EvidenceKind.IMAGE, "Port", url="http://93.184.215.14/port.jpg")
    casebook.evidence.add(record)
    with httpx.Client(transport=answer) as client:
        casebook.captures.capture(record, client=client)
    told = casebook.pictures.of(casebook.evidence.get(record.id))
    assert told is not None
    assert told.perceptual_hash is not None


def test_where_a_picture_was_taken_is_in_no_report(casebook: Casebook, claim: Claim, article: Article) -> None:
    record = kept(casebook, "Port", photo(with_place=True))
    casebook.links.add(claim, record, Stance.SUPPORTS)
    printed_at = Moment.parse("2025-05-24T10:00+00:00")
    desk = casebook.desk(article.id)
    written = render(Format.HTML, desk, casebook.scale, Edition("Desk", printed_at)).decode()
    assert [each for _, each in desk.linked(claim.id)] == [record]
    assert "46.48" not in written
    assert "30.73" not in written
