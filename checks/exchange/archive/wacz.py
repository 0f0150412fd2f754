"""Reads WACZ files: proves every digest first, then gives what lies in them. Nothing is unpacked to the disk.

The three steps are those of the specification WACZ 1.1.1 and of WACZ Auth 0.1.0 (specs.webrecorder.net): the files are
what datapackage.json says, datapackage.json is what datapackage-digest.json says, and who signed that.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checks.domain.progress import Progress, no_progress
from checks.errors import ImportRefused
from checks.exchange.archive.reading import MOST_UNPACKED
from checks.exchange.archive.signature import WrongSignature, examined

PACKAGE, DIGEST, PAGES = "datapackage.json", "datapackage-digest.json", "pages/pages.jsonl"
MOST_SWELLING = 1000
"""How much larger than packed a file may be; the limit of the deflate method is 1032."""
_MOST_FILES = 10_000
_MOST_OF_A_LIST = 50_000_000
"""Bytes of the lists that are read whole."""
_ALGORITHMS = ("sha256", "sha512", "sha384", "sha1", "md5")
_AT_ONCE = 2**18


@dataclass(frozen=True)
class Proof:
    """What a package says about itself, once all its digests are counted again and found right."""

    archives: tuple[str, ...]
    """The names of the WARC files in it."""
    titles: dict[str, str]
    """Of the pages, by address, as its list of pages gives them."""
    pages: frozenset[str]
    """The addresses of its list of pages; empty where it has none."""
    remarks: tuple[str, ...]
    """Who signed it, or that nobody did."""


def prove(package: zipfile.ZipFile, name: str, progress: Progress = no_progress) -> Proof:
    """Count all digests of a package again; ImportRefused, with the file and what is wrong, where one is another."""
    _require_bounds(package, name)
    files = {info.filename: info for info in package.infolist() if not info.is_dir()}
    listed = _resources(_json(package, PACKAGE, name), name)
    for number, resource in enumerate(listed):
        progress(number, len(listed))
        _require_same(package, resource, files, name)
    paths = {str(resource["path"]) for resource in listed}
    stray = [path for path in files if path.startswith("archive/") and path not in paths]
    if stray:
        raise ImportRefused(f"“{name}” holds {stray[0]}, which its list {PACKAGE} does not name: do not rely on it.")
    titles = dict(_pages(package, name)) if PAGES in files else {}
    archives = tuple(path for path in files if path.startswith("archive/") and path.endswith((".warc", ".warc.gz")))
    if not archives:
        raise ImportRefused(f"“{name}” holds no web archive: ask for a complete copy.")
    return Proof(archives, titles, frozenset(titles), tuple(_signature(package, files, name)))


def _require_bounds(package: zipfile.ZipFile, name: str) -> None:
    infos = package.infolist()
    if len(infos) > _MOST_FILES or len({info.filename for info in infos}) < len(infos):
        raise ImportRefused(f"“{name}” holds too many files, or two of one name: it may be a trap.")
    swells = any(info.file_size > MOST_SWELLING * max(info.compress_size, 1) for info in infos)
    if swells or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise ImportRefused(f"“{name}” swells beyond all measure when unpacked: it may be a trap.")


def _json(package: zipfile.ZipFile, path: str, name: str) -> dict[str, Any]:
    try:
        if package.getinfo(path).file_size > _MOST_OF_A_LIST:
            raise ImportRefused(f"“{name}” is damaged: its {path} is larger than any list.")
        found = json.loads(package.read(path))
    except KeyError:
        raise ImportRefused(f"“{name}” lacks {path}: it is no complete WACZ file. Ask for another copy.") from None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ImportRefused(f"“{name}” is damaged: its {path} cannot be read. Ask for another copy.")
    return found


def _resources(package: dict[str, Any], name: str) -> list[dict[str, Any]]:
    listed = package.get("resources")
    if not isinstance(listed, list) or not all(isinstance(each, dict) and each.get("path") for each in listed):
        raise ImportRefused(f"“{name}” is damaged: its {PACKAGE} lists no files. Ask for another copy.")
    return listed


def _require_same(
    package: zipfile.ZipFile, resource: dict[str, Any], files: dict[str, zipfile.ZipInfo], name: str
) -> None:
    path = str(resource["path"])
    if path not in files:
        raise ImportRefused(f"“{name}” lacks {path}, which its list {PACKAGE} names: ask for a complete copy.")
    stated = str(resource.get("hash") or "")
    algorithm, colon, digest = stated.partition(":")
    if not colon or algorithm not in _ALGORITHMS:
        raise ImportRefused(f"“{name}” cannot be proved: {PACKAGE} gives no digest of {path} that is known.")
    size, found = _summed(package, path, algorithm)
    if found != digest.casefold() or resource.get("bytes", size) != size:
        raise ImportRefused(
            f"“{name}” was tampered with or damaged: {path} is not what {PACKAGE} says. Its {algorithm} is "
            f"{found[:12]}…, not {digest[:12]}…. Ask for another copy."
        )


def _summed(package: zipfile.ZipFile, path: str, algorithm: str) -> tuple[int, str]:
    size, digest = 0, hashlib.new(algorithm, usedforsecurity=False)
    with package.open(path) as stream:
        while piece := stream.read(_AT_ONCE):
            size += len(piece)
            digest.update(piece)
    return size, digest.hexdigest()


def _signature(package: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo], name: str) -> Iterator[str]:
    """Hold datapackage.json against its own digest, and say who signed that."""
    if DIGEST not in files:
        yield "Nothing vouches for its list of files: there is no datapackage-digest.json."
        return
    stated = _json(package, DIGEST, name)
    _, found = _summed(package, PACKAGE, "sha256")
    signed = stated.get("signedData")
    hashes = [stated.get("hash"), *([signed.get("hash")] if isinstance(signed, dict) else [])]
    if any(each != f"sha256:{found}" for each in hashes):
        raise ImportRefused(
            f"“{name}” was tampered with or damaged: {PACKAGE} is not what {DIGEST} says. Ask for another copy."
        )
    if not isinstance(signed, dict):
        yield "All digests are right. Nobody signed it."
        return
    try:
        yield examined(signed)
    except WrongSignature as why:
        raise ImportRefused(f"The signature of “{name}” is wrong: {why}. Do not rely on it.") from None


def _pages(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str]]:
    if package.getinfo(PAGES).file_size > _MOST_OF_A_LIST:
        raise ImportRefused(f"“{name}” is damaged: its {PAGES} is larger than any list.")
    for line in package.read(PAGES).decode("utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict) and entry.get("url"):
            yield str(entry["url"]), " ".join(str(entry.get("title") or "").split())[:300]
