"""What a picture file tells of itself: its size, when and with what it was taken, and how it looks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from checks.domain.article import Picture
from checks.domain.moment import Moment
from checks.errors import IngestError
from checks.ingest.document import MOST_BYTES
from checks.ingest.pdq import LEAST_QUALITY, pdq

MOST_PIXELS = 200_000_000
"""The largest picture that is looked at: twice what the best cameras take."""
FORMATS: Mapping[str, str] = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
    "HEIF": "image/heic",
}
"""Formats that are read, with their media types. Others are refused: each further reader is a further door."""
_ENOUGH = 512
"""Pixels of the longer side to which a picture is brought before it is hashed, as the reference of PDQ does."""
_ON_ITS_SIDE = (5, 6, 7, 8)
"""Values of the EXIF orientation by which a picture is turned before it is shown."""
_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")

Image.MAX_IMAGE_PIXELS = None  # the limit here is ours, and ends in a sentence instead of a warning


def looks_like_picture(data: bytes) -> bool:
    """Does the file begin as one of the formats that are read?"""
    starts = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
    return data.startswith(starts) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or _is_heic(data)


def read_picture(data: bytes, name: str) -> tuple[Picture, str]:
    """What the picture file called `name` tells of itself, and its media type; IngestError where it is broken."""
    if len(data) > MOST_BYTES:
        raise IngestError(f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB: save it smaller and keep both.")
    try:
        with Image.open(io.BytesIO(data), formats=_readable(data)) as image:
            return _told(image, name), FORMATS[str(image.format)]
    except UnidentifiedImageError:
        raise IngestError(f"“{name}” is no picture that can be read: choose a PNG, JPEG, WebP or HEIC file.") from None
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError, KeyError, MemoryError) as problem:
        raise IngestError(f"“{name}” is a broken picture ({problem}): fetch or copy it again.") from None


def _readable(data: bytes) -> list[str]:
    """The formats that a file may have; the reader for HEIC is loaded only for a file that begins like one."""
    if not _is_heic(data):
        return [form for form in FORMATS if form != "HEIF"]
    from pi_heif import register_heif_opener

    register_heif_opener()
    return ["HEIF"]


def _told(image: Image.Image, name: str) -> Picture:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise IngestError(f"“{name}” has more than {MOST_PIXELS // 1_000_000} million pixels: save it smaller.")
    exif = image.getexif()
    shot, place = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    image.draft("RGB", (_ENOUGH, _ENOUGH))
    seen = ImageOps.exif_transpose(image)
    if exif.get(ExifTags.Base.Orientation) in _ON_ITS_SIDE:
        width, height = height, width
    hash_, quality = pdq(_colours(seen))
    return Picture(
        width,
        height,
        taken_at=_taken_at(shot, exif),
        camera=_camera(exif),
        latitude=_degrees(place, ExifTags.GPS.GPSLatitude, "S", 90),
        longitude=_degrees(place, ExifTags.GPS.GPSLongitude, "W", 180),
        perceptual_hash=hash_ if quality >= LEAST_QUALITY else None,
    )


def _colours(image: Image.Image) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The picture, made small, on white where it is transparent."""
    plain = image.convert("RGBA")
    plain.thumbnail((_ENOUGH, _ENOUGH))
    ground = Image.new("RGBA", plain.size, "white")
    return np.asarray(Image.alpha_composite(ground, plain).convert("RGB"))


def _is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _BRANDS


def _taken_at(shot: Mapping[int, Any], exif: Mapping[int, Any]) -> Moment | None:
    """By the camera's clock; with its zone where the camera wrote one down."""
    stated = shot.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    zone = str(shot.get(ExifTags.Base.OffsetTimeOriginal) or "").strip()
    for text, form in ((f"{stated} {zone}", "%Y:%m:%d %H:%M:%S %z"), (str(stated), "%Y:%m:%d %H:%M:%S")):
        try:
            return Moment.of(datetime.strptime(text.strip("\0 "), form))  # noqa: DTZ007 - cameras often know no zone
        except ValueError:
            continue
    return None


def _camera(exif: Mapping[int, Any]) -> str | None:
    maker, model = (
        " ".join(str(exif.get(tag) or "").replace("\0", " ").split())[:100]
        for tag in (ExifTags.Base.Make, ExifTags.Base.Model)
    )
    named = model if model.casefold().startswith(maker.casefold()) else f"{maker} {model}".strip()
    return named or None


def _degrees(place: Mapping[int, Any], tag: int, negative: str, most: float) -> float | None:
    """Degrees, minutes and seconds as one number; None where they are none. The tag before says on which side."""
    try:
        degrees, minutes, seconds = (float(part) for part in place[tag])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not 0 <= value <= most:  # also what is no number
        return None
    return round(-value if str(place.get(tag - 1)).startswith(negative) else value, 6)
