"""Pictures without what cameras and programs write into them: painted anew, dot by dot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

_FORMATS: Mapping[str, str] = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_MOST_DOTS = 100_000_000
_QUALITY = 90


@dataclass(frozen=True)
class CleanPicture:
    """A picture that holds its dots and nothing else."""

    data: bytes
    width: int
    """Pixels."""
    height: int


def can_be_cleaned(media_type: str) -> bool:
    """Is it a kind of picture that can be painted anew?"""
    return media_type in _FORMATS


def clean_picture(data: bytes, media_type: str) -> CleanPicture | None:
    """The picture without place, time, camera, author, comments, thumbnail and colour profile; None where it is broken.

    The way up that the camera noted is applied first.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(data), formats=[_FORMATS[media_type]]) as opened:
            if opened.width * opened.height > _MOST_DOTS:
                return None
            upright = ImageOps.exif_transpose(opened).convert("RGBA" if opened.has_transparency_data else "RGB")
    except Exception:  # noqa: BLE001 - whatever a broken picture makes the library raise, it stays here
        return None
    bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    if media_type == "image/jpeg":
        bare = bare.convert("RGB")
    out = BytesIO()
    bare.save(out, _FORMATS[media_type], quality=_QUALITY)
    return CleanPicture(out.getvalue(), bare.width, bare.height)
