"""Web archives: pages come in, and whatever is broken, cut short or made to harm ends in a clear account."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.domain.custody import CustodyAction
from checks.domain.evidence import EvidenceKind
from checks.domain.moment import Moment
from checks.errors import ImportRefused
from checks.exchange.archive import reading, wacz
from checks.exchange.importing.account import Account
from checks.services.dry_run import DryRun

SHARED = Path("/work/shared/data/imports")
URL = "https://example.org/port"
STORY = "<p>Two missiles struck the port of Odesa on Friday, killing one person and wounding eight others.</p>"
HTML = f"<html><head><title>Port  struck</title></head><body><article>{STORY}</article></body></html>".encode()
Bring = Callable[[str, bytes], Account]


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def http(body: bytes = HTML, status: str = "200 OK", **headers: str) -> bytes:
    fields = {"Content-Type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def warc(block: bytes = http(), kind: str = "response", url: str = URL, **fields: str) -> bytes:
    """One record; a field given as "" is left out."""
    payload = block.partition(b"\r\n\r\n")[2]
    stated = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(url.encode()).hexdigest()}>",
        "WARC-Target-URI": url,
        "WARC-Date": "2025-05-23T16:05:00Z",
        "WARC-Payload-Digest": sha1(payload),
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in stated.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def package(
    files: dict[str, bytes] | None = None, *, spoil: str = "", sealed: dict[str, object] | None = None
) -> bytes:
    """A WACZ file whose lists are right, but for the file called `spoil`, which is changed after it was summed."""
    page_list = [{"format": "json-pages-1.0", "id": "pages"}, {"url": URL, "title": "From the list"}]
    held = files or {
        "archive/data.warc.gz": gzip.compress(warc(), mtime=0),
        "pages/pages.jsonl": "\n".join(map(json.dumps, page_list)).encode(),
    }
    resources = [
        {"path": path, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
        for path, data in held.items()
    ]
    listed = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()
    digest = {"path": wacz.PACKAGE, "hash": f"sha256:{hashlib.sha256(listed).hexdigest()}"} | (sealed or {})
    contents = {**held, wacz.PACKAGE: listed, wacz.DIGEST: json.dumps(digest).encode()}
    if spoil:
        contents[spoil] = contents[spoil][:-3] + b"xyz"
    return zipped(contents)


def zipped(contents: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.fixture
def book(tmp_path: Path):
    with Casebook.create(tmp_path / "desk.casebook", person="Checker") as made:
        yield made


@pytest.fixture
def bring(book: Casebook, tmp_path: Path) -> Bring:
    def bring_in(name: str, data: bytes) -> Account:
        path = tmp_path / name
        path.write_bytes(data)
        return book.imports.from_file(path)[1]

    return bring_in


def reasons(account: Account) -> str:
    return " ".join(said.sentence for said in account.reasons)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plain.warc", warc()),
        ("packed.warc.gz", gzip.compress(warc())),
        ("single.wacz", package()),
        ("in-a-zip.zip", zipped({"in-a-zip.wacz": package()})),
        ("named-otherwise.bin", warc()),
    ],
)
def test_a_page_comes_in_with_its_text(book: Casebook, bring: Bring, name: str, data: bytes) -> None:
    account = bring(name, data)
    assert (account.read, account.imported, account.skipped) == (1, 1, 0)
    (record,) = book.evidence.all()
    assert (record.kind, record.url) == (EvidenceKind.ARCHIVE, URL)
    assert record.title == ("From the list" if name.endswith(("wacz", "zip")) else "Port struck")
    assert record.accessed == Moment.parse("2025-05-23T16:05+00:00")
    shown = book.evidence.snapshot(record)
    assert b"Two missiles struck the port" in book.evidence.snapshot_bytes(shown)
    archive = next(each for each in book.custody.kept_of(record) if each.id == shown.derived_from)
    assert book.evidence.snapshot_bytes(archive) == data
    assert [step.action for step in book.custody.of(archive.sha256)] == [CustodyAction.TAKEN_IN, CustodyAction.DERIVED]
    assert book.custody.verify().is_sound


def test_one_undo_takes_the_archive_back_and_it_can_come_again(book: Casebook, bring: Bring) -> None:
    bring("a.warc", warc())
    book.apply(book.history.latest(1)[0].inverse())
    assert book.evidence.all() == ()
    assert bring("a.warc", warc()).imported == 1


def test_pages_that_are_here_are_not_brought_in_twice(book: Casebook, bring: Bring) -> None:
    bring("a.warc", warc())
    account = bring("b.warc", warc() + warc(url=f"{URL}/2") + warc(url=f"{URL}/2"))
    assert (account.imported, account.duplicates) == (1, 2)
    assert len(book.evidence.all()) == 2


def test_a_dry_run_knows_the_pages_of_an_earlier_file(book: Casebook, tmp_path: Path) -> None:
    path, dry_run = tmp_path / "a.warc", DryRun()
    path.write_bytes(warc())
    told = [book.imports.from_file(path, dry_run=dry_run)[1] for _ in range(2)]
    assert [(account.imported, account.duplicates) for account in told] == [(1, 0), (0, 1)]
    assert book.evidence.all() == ()


def test_pdf_files_are_shown_themselves(book: Casebook, bring: Bring) -> None:
    bring("a.warc", warc(http(b"%PDF-1.4 ...", Content_Type="application/pdf")))
    (record,) = book.evidence.all()
    shown = book.evidence.snapshot(record)
    assert (shown.media_type, book.evidence.snapshot_bytes(shown)) == ("application/pdf", b"%PDF-1.4 ...")


def test_packed_bodies_are_unpacked(book: Casebook, bring: Bring) -> None:
    bring("a.warc", warc(http(gzip.compress(HTML), Content_Encoding="gzip")))
    assert book.evidence.all()[0].title == "Port struck"


def test_parts_of_pages_and_redirects_are_no_rows(bring: Bring) -> None:
    script = warc(http(b"alert(1)", Content_Type="text/javascript"), url=f"{URL}/x.js")
    moved = warc(http(b"", "301 Moved", Location=URL), url=f"{URL}/old")
    account = bring("a.warc", script + moved + warc() + warc(b"GET / HTTP/1.1\r\n\r\n", "request"))
    assert (account.read, account.imported) == (1, 1)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (warc(WARC_Payload_Digest=sha1(b"something else")), "its digest is another than the archive states"),
        (warc(WARC_Block_Digest=sha1(b"something else")), "its digest is another than the archive states"),
        (warc(WARC_Date="yesterday"), "has no date on which it was archived"),
        (warc(WARC_Date=""), "has no date on which it was archived"),
        (warc(http(b"gone", "404 Not Found")), "was answered with HTTP 404"),
        (warc(b"", "revisit"), "had not changed since an earlier visit"),
        (warc()[:-200], "breaks off: the archive was cut short"),
        (
            warc(http(b"x", Content_Type="image/png"), WARC_Payload_Digest=sha1(b"other")),
            "its digest is another than the archive states",
        ),
    ],
)
def test_what_is_no_sound_page_is_told(book: Casebook, bring: Bring, record: bytes, why: str) -> None:
    account = bring("a.warc", warc(url=f"{URL}/sound") + record)
    assert (account.imported, account.skipped) == (1, 1)
    assert why in reasons(account)
    assert [each.url for each in book.evidence.all()] == [f"{URL}/sound"]


def test_a_page_without_a_digest_comes_in_with_a_remark(bring: Bring) -> None:
    account = bring("a.warc", warc(WARC_Payload_Digest=""))
    assert account.imported == 1
    assert "states no digest" in account.remarks[0].sentence


def test_a_page_that_swells_is_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_OF_A_PAGE", 1_000_000)
    account = bring("a.warc", warc(http(gzip.compress(b"<p>" * 1_000_000), Content_Encoding="gzip")))
    assert (account.imported, account.skipped) == (0, 1)
    assert "is larger than" in reasons(account)


def test_the_good_sample_comes_in_and_the_tampered_one_does_not(book: Casebook) -> None:
    if not SHARED.is_dir():
        pytest.skip("the samples of formats are not here")
    change, account = book.imports.from_file(SHARED / "mini_ok_SYNTHETIC.wacz")
    assert change is not None
    assert account.imported == 1
    with pytest.raises(ImportRefused, match=r"pages/pages\.jsonl is not what datapackage\.json says"):
        book.imports.from_file(SHARED / "mini_tampered_SYNTHETIC.wacz")
    assert book.imports.from_file(SHARED / "hello-world.warc")[1].imported == 1
    assert len(book.imports.all()) == 2


def test_who_signed_is_told(bring: Bring) -> None:
    inner = json.loads(zipfile.ZipFile(io.BytesIO(package())).read(wacz.DIGEST))
    signed = {"hash": inner["hash"], "domain": "archive.example", "software": "authsign", "created": "2025-05-24"}
    account = bring("a.wacz", package(sealed={"signedData": signed}))
    assert "signed by archive.example, but holds no signature that proves it" in account.remarks[0].sentence


def changed(data: bytes, **edits: Callable[[dict[str, object]], object]) -> bytes:
    """The package with its list edited; the digest of the list is made to fit."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    listed = json.loads(contents[wacz.PACKAGE])
    for edit in edits.values():
        edit(listed)
    contents[wacz.PACKAGE] = json.dumps(listed).encode()
    contents[wacz.DIGEST] = json.dumps(
        {"hash": f"sha256:{hashlib.sha256(contents[wacz.PACKAGE]).hexdigest()}"}
    ).encode()
    return zipped(contents)


def without(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package())) as archive:
        return zipped({each: archive.read(each) for each in archive.namelist() if each != name})


def with_file(name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package())) as archive:
        return zipped({**{each: archive.read(each) for each in archive.namelist()}, name: data})


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (package(spoil="pages/pages.jsonl"), "pages/pages.jsonl is not what datapackage.json says"),
        (package(spoil="archive/data.warc.gz"), "archive/data.warc.gz is not what datapackage.json says"),
        (package(sealed={"hash": "sha256:0"}), "datapackage.json is not what datapackage-digest.json says"),
        (package(sealed={"signedData": {"hash": "sha256:0"}}), "datapackage.json is not what datapackage-digest"),
        (without("archive/data.warc.gz"), "lacks archive/data.warc.gz, which its list"),
        (with_file(wacz.PACKAGE, b"{"), "its datapackage.json cannot be read"),
        (with_file(wacz.PACKAGE, b"[" * 100_000), "its datapackage.json cannot be read"),
        (with_file(wacz.PACKAGE, b"{}"), "its datapackage.json lists no files"),
        (with_file(wacz.DIGEST, b"no"), "its datapackage-digest.json cannot be read"),
        (with_file("archive/slipped-in.warc", warc()), "which its list datapackage.json does not name"),
        (changed(package(), edit=lambda each: each["resources"][0].pop("hash")), "gives no digest of archive/data"),
        (changed(package(), edit=lambda each: each["resources"][0].update(hash="crc:1")), "gives no digest"),
        (changed(package(), edit=lambda each: each["resources"][0].update(bytes=1)), "is not what datapackage.json"),
        (changed(package(), edit=lambda each: each.update(resources=[{"path": 7}, 3])), "lists no files"),
        (package({"pages/pages.jsonl": b"{}"}), "holds no web archive"),
        (package()[:-40], "damaged"),
        (package({"archive/data.warc.gz": gzip.compress(warc())[:-60]}), "without one whole record"),
        (package({"archive/data.warc.gz": b"\x1f\x8b not packed at all"}), "without one whole record"),
        (package({"archive/data.warc": b"WARC/1.0\r\nno headers"}), "without one whole record"),
        (package({"archive/data.warc": b""}), "without one whole record"),
        (package({"archive/data.warc": b"\0" * 30_000_000}), "swells beyond all measure"),
    ],
)
def test_broken_and_hostile_packages_leave_nothing_behind(book: Casebook, bring: Bring, data: bytes, why: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        bring("a.wacz", data)
    assert why in str(caught.value)
    assert str(caught.value).endswith((".", "…"))
    assert (book.evidence.all(), book.imports.all()) == ((), ())
    assert book.custody.verify().intact == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "“a.warc” is empty"),
        (b" \r\n\t", "“a.warc” is empty but for blanks"),
        (b"WARC/1.0\r\n\r\n", "without one whole record"),
        (b"WARC/1.0\r\nContent-Length: x\r\n\r\n", "without one whole record"),
        (b"WARC/9.9\r\n", "Unknown archive format"),
        (b"WARC/", "without one whole record"),
        (gzip.compress(b"WARC/1.0", mtime=0)[:12], "without one whole record|of no format"),
        *((warc()[:length], "without one whole record") for length in (12, 40, 300, 420, 500)),
        *(
            (gzip.compress(warc(), mtime=0)[:length], "without one whole record|of no format")
            for length in (60, 200, 350)
        ),
    ],
)
def test_what_holds_no_whole_record_is_refused(book: Casebook, bring: Bring, data: bytes, why: str) -> None:
    with pytest.raises(ImportRefused, match=why):
        bring("a.warc", data)
    assert (book.evidence.all(), book.imports.all()) == ((), ())


@pytest.mark.parametrize(
    ("pack", "lost"), [*((bytes, lost) for lost in (30, 500, 546, 490)), *((gzip.compress, lost) for lost in (30, 200))]
)
def test_the_whole_records_of_a_cut_archive_come_in(
    book: Casebook, bring: Bring, pack: Callable[[bytes], bytes], lost: int
) -> None:
    second = warc(url=f"{URL}/second")
    account = bring("a.warc", pack(warc()) + pack(second)[:-lost])
    assert (account.imported, account.skipped) == (1, 1)
    assert "cut short" in reasons(account)
    assert [each.url for each in book.evidence.all()] == [URL]


def test_an_archive_that_was_packed_as_a_whole_is_read(bring: Bring) -> None:
    assert bring("a.warc.gz", gzip.compress(warc() + warc(url=f"{URL}/2"))).imported == 2


def test_one_broken_part_of_a_package_leaves_the_others(book: Casebook, bring: Bring) -> None:
    account = bring("a.wacz", package({"archive/a.warc": warc()[:50], "archive/b.warc": warc()}))
    assert (account.imported, account.skipped) == (1, 1)
    assert "archive/a.warc” is a web archive without one whole record" in reasons(account)


def test_names_that_lead_out_of_the_folder_do_no_harm(book: Casebook, bring: Bring, tmp_path: Path) -> None:
    before = {each.name for each in tmp_path.parent.iterdir()}
    account = bring("a.wacz", package({"archive/../../../escaped.warc.gz": gzip.compress(warc())}))
    assert account.imported == 1
    assert {each.name for each in tmp_path.parent.iterdir()} == before
    assert not list(tmp_path.rglob("escaped*"))


def test_an_archive_beyond_all_measure_is_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1000)
    with pytest.raises(ImportRefused, match="swells beyond"):
        bring("a.warc.gz", gzip.compress(warc(http(HTML * 20))))
