"""Records that may be one and the same, held twice: by address, by key, by their text.

Near-duplicate texts are found without comparing all pairs: MinHash signatures (A. Broder, "On the resemblance and
containment of documents", 1997; the library datasketch) are cut into bands, and only texts with a band in common are
compared, in time that grows with their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from checks.domain.evidence import Evidence
from checks.domain.origin import OriginRuling, Question
from checks.domain.progress import Progress, no_progress
from checks.matching.text_pairs import root
from checks.matching.texts import LIKE, share, shingles, shingles_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEED = 1
BANDS, ROWS = 32, 3
"""Of two texts with half of their shingles in common, 98.6 % meet in a band: 1 − (1 − 0.5³)³²."""
_SIGNATURE = BANDS * ROWS
_LIKELY = LIKE - 0.15
"""Share of equal numbers in two signatures below which their texts are not compared; its standard error is 0.05."""
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")


@dataclass(frozen=True)
class Duplicate:
    """Two records that may be one, the one that came in first first, and why."""

    first_id: UUID
    second_id: UUID
    reasons: tuple[str, ...]

    @property
    def pair(self) -> frozenset[UUID]:
        """The two records."""
        return frozenset((self.first_id, self.second_id))


@dataclass(frozen=True)
class Candidate:
    """What of a record is looked at: its address, its key in a data set, its text."""

    id: UUID
    address: str
    key: str | None
    text: str


def candidate(record: Evidence, text: str) -> Candidate:
    """A record as it is compared. Rows that were derived from a record have the address of that and are not it."""
    address = "" if record.derived_from else plain_address(record.url)
    return Candidate(record.id, address, record.key, "" if record.derived_from else text)


def find_duplicates(
    candidates: Sequence[Candidate], rulings: Iterable[OriginRuling] = (), progress: Progress = no_progress
) -> tuple[Duplicate, ...]:
    """Pairs that share address, key or text, in the order of the records; those ruled two records are left out.

    Of many alike each is paired with one before it, not with all. Records that a data set keeps apart by its own keys
    are two, whatever they share. Progress counts records.
    """
    apart = {ruling.pair for ruling in rulings if ruling.question is Question.RECORD and not ruling.is_same}
    reasons: dict[tuple[int, int], list[str]] = {}
    for one, other, reason in (*_same_marks(candidates), *_same_texts(candidates, progress)):
        first, second = candidates[one], candidates[other]
        are_two = first.key and second.key and first.key != second.key
        if not are_two and frozenset((first.id, second.id)) not in apart:
            reasons.setdefault((one, other), []).append(reason)
    return tuple(
        Duplicate(candidates[one].id, candidates[other].id, tuple(why)) for (one, other), why in sorted(reasons.items())
    )


def plain_address(url: str | None) -> str:
    """A web address without what does not tell pages apart: scheme, "www.", a last slash, a fragment, tracking."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not pair[0].startswith(_TRACKING)))
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}" if host else ""


def near_duplicates(texts: Sequence[str], progress: Progress = no_progress) -> Iterator[tuple[int, int, float]]:
    """Places of texts that share at least half of their shingles, and their share; chained, not pair by pair.

    Within a group of like texts enough pairs are given to hold it together.
    """
    signatures, places = _signatures(texts, progress)
    groups = list(range(len(places)))
    for one, other in _likely(signatures):
        if root(groups, one) == root(groups, other):
            continue
        found = share(shingles_of(texts[places[one]]), shingles_of(texts[places[other]]))
        if found >= LIKE:
            groups[root(groups, max(one, other))] = root(groups, min(one, other))
            yield (*sorted((places[one], places[other])), found)  # type: ignore[misc]


def _same_marks(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Records with one address or key, each paired with the first that has it."""
    for name, words in (("address", "Same web address"), ("key", "Same key in their data set")):
        first: dict[str, int] = {}
        for place, each in enumerate(candidates):
            mark = getattr(each, name)
            if mark and first.setdefault(mark, place) != place:
                yield first[mark], place, words


def _same_texts(candidates: Sequence[Candidate], progress: Progress) -> Iterator[tuple[int, int, str]]:
    by_text: dict[str, list[int]] = {}
    for place, each in enumerate(candidates):
        if each.text.strip():
            by_text.setdefault(" ".join(each.text.split()), []).append(place)
    for places in by_text.values():
        if shingles_of(candidates[places[0]].text):
            yield from ((places[0], place, "Same text") for place in places[1:])
    firsts = [places[0] for places in by_text.values()]
    for one, other, found in near_duplicates(list(by_text), progress):
        yield firsts[one], firsts[other], f"{found:.0%} of their text the same".replace("%", " %")


def _signatures(texts: Sequence[str], progress: Progress) -> tuple[NDArray[np.uint32], list[int]]:
    """The signature of each text that is long enough, a row each, and where those texts stand."""
    import numpy as np
    from datasketch import MinHash

    empty = MinHash(num_perm=_SIGNATURE, seed=_SEED, hashfunc=int, scheme="affine32")
    rows = np.empty((len(texts), _SIGNATURE), np.uint32)
    places: list[int] = []
    for place, text in enumerate(texts):
        if place % 64 == 0:
            progress(place, len(texts))
        if numbers := shingles(text):
            sketch = empty.copy()
            sketch.update_batch(numbers)
            rows[len(places)] = sketch.hashvalues
            places.append(place)
    progress(len(texts), len(texts))
    return rows[: len(places)], places


def _likely(signatures: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Rows that are the same in a band, and much the same in all: each with the one before it, and with the first."""
    import numpy as np

    for start in range(0, _SIGNATURE, ROWS):
        band = signatures[:, start : start + ROWS].astype(np.uint64)
        marks = (band[:, 0] << np.uint64(32) | band[:, 1]) ^ band[:, 2] * np.uint64(0x9E3779B97F4A7C15)
        order = np.argsort(marks, kind="stable")
        is_same = marks[order][1:] == marks[order][:-1]
        begins = np.maximum.accumulate(np.where(np.r_[True, ~is_same], np.arange(len(order)), 0))[1:]
        for others in (order[:-1][is_same], order[begins[is_same]]):
            ones = order[1:][is_same]
            for part in range(0, len(ones), 4096):
                one, other = ones[part : part + 4096], others[part : part + 4096]
                is_like = (signatures[one] == signatures[other]).mean(axis=1) >= _LIKELY
                yield from zip(one[is_like].tolist(), other[is_like].tolist(), strict=True)
