"""Pictures tell when and with what they were taken, and how they look; broken ones are told."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from checks.domain.moment import Moment
from checks.errors import IngestError
from checks.ingest import pictures
from checks.ingest.pdq import pdq
from checks.ingest.pictures import looks_like_picture, read_picture
from checks.matching.pictures import ALIKE, distance

REFERENCE = {
    (512, 384, 1): "ae542dad2e59918e2ba1bc74d39a2c39a3c65e7a16766a5f55a2d8d0d3b2280d",
    (300, 512, 2): "789c7c1dfc0111dce73974b618dcec1101dc47a947918bccef017d169a6f9c66",
    (64, 64, 3): "83f8779b3312fad984f6cc40dc276be9316a740397f3cc538842ffeda084350a",
    (101, 77, 4): "967ca4bd927c69adb964a49192516966d2c5f492bb257cd3bcc3d48483ad417a",
}
"""What `pdqhash` 0.2.8, the binding of the reference implementation, makes of these scenes."""
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJp"
    "bG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAADsAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAAB"
    "AAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEA"
    "AQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAA"
    "FGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhp"
    "cG1hAAAAAAAAAAEAAQWBAgMFhAAAAENtZGF0AAAANygBrwtg+xLOQVp/JD8FYwmckSp9hjbRtAW0nudlw10MGgiffvXMU7bekfb3TimQ"
    "0WPlfSH7T4A="
)
"""A red box on white, 64 × 48, as telephones save pictures."""


def scene(width: int = 512, height: int = 384, seed: int = 1) -> Image.Image:
    chance, image = Random(seed), Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        left, top = chance.randrange(width), chance.randrange(height)
        box = (left, top, left + chance.randrange(8, width // 2), top + chance.randrange(8, height // 2))
        draw.rectangle(box, fill=tuple(chance.randrange(256) for _ in range(3)))
    return image


def saved(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    packed = io.BytesIO()
    image.save(packed, form, **options)
    return packed.getvalue()


def hash_of(image: Image.Image) -> str:
    return pdq(np.asarray(image.convert("RGB")))[0]


def from_camera(**tags: object) -> bytes:
    """A JPEG with what a telephone writes into it."""
    exif = Image.Exif()
    exif[271], exif[272] = "Apple", "Apple iPhone 13"
    exif[274] = tags.get("orientation", 1)
    exif.get_ifd(0x8769)[36867] = tags.get("taken", "2025:05:23 17:01:30")
    if "zone" in tags:
        exif.get_ifd(0x8769)[36881] = tags["zone"]
    exif.get_ifd(0x8825).update(tags.get("place", {1: "N", 2: (46.0, 29.0, 8.4), 3: "E", 4: (30.0, 44.0, 0.0)}))
    return saved(scene(), "JPEG", exif=exif, quality=90)


@pytest.mark.parametrize("sizes", REFERENCE)
def test_hashes_are_those_of_the_reference(sizes: tuple[int, int, int]) -> None:
    found, quality = pdq(np.asarray(scene(*sizes)))
    assert (found, quality) == (REFERENCE[sizes], 100)


@pytest.mark.parametrize(
    "change",
    [
        lambda image: image.resize((200, 150)),
        lambda image: image.filter(ImageFilter.GaussianBlur(2)),
        lambda image: Image.open(io.BytesIO(saved(image, "JPEG", quality=30))),
        lambda image: image.convert("L"),
    ],
)
def test_pictures_that_were_changed_a_little_look_alike(change) -> None:
    assert distance(hash_of(scene()), hash_of(change(scene()))) <= ALIKE


def test_other_pictures_do_not() -> None:
    hashes = [hash_of(scene(seed=seed)) for seed in range(12)]
    apart = [distance(one, other) for n, one in enumerate(hashes) for other in hashes[:n]]
    assert min(apart) > 2 * ALIKE
    assert distance(hashes[0], hashes[0]) == 0


def test_what_a_camera_wrote_is_read() -> None:
    found, media_type = read_picture(from_camera(), "IMG_1.jpg")
    assert media_type == "image/jpeg"
    assert (found.width, found.height, found.camera) == (512, 384, "Apple iPhone 13")
    assert found.taken_at == Moment.parse("2025-05-23T17:01:30")
    assert (found.latitude, found.longitude) == (46.485667, 30.733333)
    assert found.perceptual_hash is not None


def test_the_zone_of_the_camera_is_kept() -> None:
    assert read_picture(from_camera(zone="+03:00"), "a")[0].taken_at == Moment.parse("2025-05-23T17:01:30+03:00")


def test_a_picture_taken_on_its_side_is_measured_as_it_is_seen() -> None:
    turned, _ = read_picture(from_camera(orientation=6), "a.jpg")
    assert (turned.width, turned.height) == (384, 512)
    upright = hash_of(scene().rotate(-90, expand=True))
    assert distance(str(turned.perceptual_hash), upright) <= ALIKE


@pytest.mark.parametrize(
    "tags",
    [
        {"taken": "0000:00:00 00:00:00", "place": {}},
        {"taken": "long ago", "place": {1: "N", 2: (460.0, 0.0, 0.0), 3: "E", 4: (181.0, 0.0, 0.0)}},
        {"taken": "", "place": {1: "N", 2: (46.0, 29.0), 4: (30.0,)}},
    ],
)
def test_nonsense_of_a_camera_is_passed_over(tags: dict[str, object]) -> None:
    found, _ = read_picture(from_camera(**tags), "a.jpg")
    assert (found.taken_at, found.latitude, found.longitude) == (None, None, None)


@pytest.mark.parametrize(
    ("form", "media_type"), [("PNG", "image/png"), ("WEBP", "image/webp"), ("GIF", "image/gif"), ("TIFF", "image/tiff")]
)
def test_formats(form: str, media_type: str) -> None:
    data = saved(scene(), form)
    found, kind = read_picture(data, "a")
    assert (kind, found.width, found.height, found.taken_at, found.camera) == (media_type, 512, 384, None, None)
    assert distance(str(found.perceptual_hash), hash_of(scene())) <= ALIKE
    assert looks_like_picture(data)


def test_pictures_of_telephones_are_read() -> None:
    found, media_type = read_picture(HEIC, "a.heic")
    assert (media_type, found.width, found.height) == ("image/heic", 64, 48)
    with pytest.raises(IngestError, match="broken picture"):
        read_picture(HEIC[:-20], "a.heic")


def test_an_even_ground_has_no_hash() -> None:
    assert read_picture(saved(Image.new("RGB", (300, 200), "grey")), "a.png")[0].perceptual_hash is None
    assert read_picture(saved(Image.new("RGBA", (2, 2))), "a.png")[0].perceptual_hash is None


def bomb() -> bytes:
    """A PNG of a few bytes that claims to be forty thousand pixels wide and high."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"\0" * 1000)
    parts = [struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (header, pixels)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no picture that can be read"),
        (b"\x89PNG\r\n\x1a\n", "is no picture that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no picture that can be read"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is no picture that can be read"),
        (b"\x00\x00\x00\x18ftypheic" + b"\0" * 40, "picture"),
        (saved(scene())[:-400], "is a broken picture"),
        (saved(scene(), "JPEG")[:2000], "is a broken picture"),
        (saved(scene(), "WEBP")[:500], "picture"),
        (saved(scene(), "GIF")[:400], "is a broken picture"),
        (saved(scene()).replace(b"IDAT", b"IDxT", 1), "picture"),
        (bomb(), "has more than 200 million pixels"),
    ],
)
def test_broken_and_hostile_pictures_end_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(IngestError) as caught:
        read_picture(data, "photo.png")
    assert says in str(caught.value)
    assert str(caught.value).startswith("“photo.png”")


def test_pictures_that_are_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    with pytest.raises(IngestError, match="is larger than"):
        read_picture(saved(scene()), "a.png")
