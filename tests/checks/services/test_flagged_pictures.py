"""Pictures of captives, of confidential sources and of the dead stay in the house, whatever way claims go out."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pypdfium2
import pytest
from PIL import Image

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Stance
from checks.domain.moment import Moment
from checks.domain.verdict import Scale, Verdict
from checks.exchange.exporting.annotations import annotation_page
from checks.exchange.exporting.claim_table import as_csv, as_xlsx
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render

NAME, ADDRESS = "captive-ivan", "https://93.184.215.14/captives/ivan.jpg"
AT = Moment.parse("2025-05-24T10:00+00:00")
WAYS_OUT: dict[str, Callable[[Desk, Scale], bytes]] = {
    "HTML": lambda desk, scale: render(Format.HTML, desk, scale, Edition("Desk", AT)),
    "PDF": lambda desk, scale: render(Format.PDF, desk, scale, Edition("Desk", AT)),
    "annotations": lambda desk, scale: json.dumps(annotation_page(desk, scale)).encode(),
    "CSV": as_csv,
    "XLSX": as_xlsx,
}


def photo() -> bytes:
    packed = io.BytesIO()
    Image.effect_noise((120, 90), 60).convert("RGB").save(packed, "JPEG")
    return packed.getvalue()


def words_of(data: bytes) -> bytes:
    """What stands in a file, with what is packed in it."""
    if data.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(data) as document:
            assert not any(
                each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for page in document for each in page.get_objects()
            )
            return data + "\n".join(page.get_textpage().get_text_range() for page in document).encode()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return data + b"".join(archive.read(name) for name in archive.namelist())
    return data


@pytest.mark.parametrize(
    "flag", [EvidenceFlag.CAPTIVE_IDENTIFIABLE, EvidenceFlag.CONFIDENTIAL_SOURCE, EvidenceFlag.GRAPHIC]
)
def test_no_way_out_carries_a_flagged_picture(
    casebook: Casebook, article: Article, claim: Claim, flag: EvidenceFlag
) -> None:
    picture = photo()
    record = Evidence(uuid4(), EvidenceKind.IMAGE, NAME, url=ADDRESS, says=f"{NAME} says.", flags=(flag,))
    casebook.pictures.keep(record, picture, f"{NAME}.jpg")
    record = casebook.evidence.get(record.id)
    link = casebook.links.add(claim, record, Stance.SUPPORTS).after[0]
    casebook.links.edit(replace(link, passage=f"This is {NAME}.", note=NAME))
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "A picture shows it."))
    snapshot, desk = casebook.evidence.snapshot(record), casebook.desk(article.id)
    assert snapshot.picture is not None
    told = [snapshot.sha256, snapshot.picture.perceptual_hash or snapshot.sha256, str(snapshot.id), f"{NAME}.jpg"]
    told += [NAME, ADDRESS] if flag is not EvidenceFlag.GRAPHIC else []
    for way, write in WAYS_OUT.items():
        written = words_of(write(desk, casebook.scale))
        for piece in (picture[200:260], base64.b64encode(picture)[300:360], *(each.encode() for each in told)):
            assert piece not in written, f"{way} tells {piece!r}"
        assert b"<img" not in written
        is_named = NAME.encode() in written or b"withheld" in written
        assert is_named or way not in ("HTML", "PDF"), "a report tells that there is a record"
