"""How long a large casebook takes to leave in a bundle and to be checked on the other side, and how much memory.

    python tests/benchmarks/bundles.py [CLAIMS]

Each claim comes with a record of evidence, a link, a verdict, and its part of the history. A plain SQLite copy of the
same file in the same run stands beside it.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from uuid import UUID, uuid4

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.evidence import Evidence, EvidenceKind, EvidencePlace, Figure, Link, Stance
from checks.domain.moment import Moment
from checks.domain.span import Anchor, Span
from checks.domain.transfer import Profile
from checks.domain.verdict import Verdict
from checks.exchange.bundle.reading import open_bundle

IN_AN_ARTICLE = 50
AT = Moment.parse("2025-05-23T14:01+00:00")


def article(number: int, person: UUID) -> Iterator[Record]:
    """An article with its claims and all that hangs on them."""
    made = Article(uuid4(), f"Report {number}", url=f"https://example.org/{number}", published=AT)
    sentences = [
        f"In strike {number}-{i} {i + 2} people were killed, the governor said. " for i in range(IN_AN_ARTICLE)
    ]
    text, spans, at = "".join(sentences), [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence) - 1))
        at += len(sentence)
    version = ArticleVersion(
        uuid4(), made.id, 1, text, sha256(text.encode()).hexdigest(), sentences=tuple(spans), extractor="none"
    )
    yield made
    yield version
    for i, span in enumerate(spans):
        claim = Claim(
            uuid4(),
            version.id,
            Anchor.at(text, span.start, span.end),
            i,
            Kind.QUANTITY,
            statement=span.of(text),
            status=Status.JUDGED,
            owner_id=person,
        )
        record = Evidence(
            uuid4(),
            EvidenceKind.REPORT,
            f"Post {number}-{i}",
            f"{i + 2} were killed",
            f"https://example.org/{number}/{i}",
            publisher="Example",
            published=AT,
            place=EvidencePlace("Odesa", latitude=46.4825, longitude=30.7233),
            figures=(Figure("killed", best=float(i + 2), as_of=AT),),
            note=f"Called back about {number}-{i} at noon",
        )
        yield claim
        yield record
        yield Link(uuid4(), claim.id, record.id, Stance.SUPPORTS, f"{i + 2} were killed")
        yield Verdict(uuid4(), claim.id, "true", "The governor says so.", AT, person_id=person, is_draft=False)


def peak() -> float:
    """Megabytes that the process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(what: str, start: float) -> None:
    """Tell how long something took, and the highest use of memory so far."""
    print(f"{what:<44} {perf_counter() - start:6.1f} s   {peak():6.0f} MB at most so far")


def main(claims: int) -> None:
    """Lay out, copy, bundle and open."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.casebook"
        with Casebook.create(path, person="Checker") as book:
            start = perf_counter()
            for number in range(claims // IN_AN_ARTICLE):
                book.apply(Change(f"Add report {number}", after=tuple(article(number, book.me.id))))
            timed(f"lay out {claims:,} claims", start)
            start = perf_counter()
            book.backup(Path(folder) / "copy.casebook")
            timed("plain copy of the casebook", start)
            for profile in Profile:
                out, start = Path(folder) / f"{profile}.claimdesk", perf_counter()
                book.bundles.make(out, profile)
                timed(f"bundle, {profile} ({out.stat().st_size / 2**20:.0f} MB)", start)
        start = perf_counter()
        with open_bundle(Path(folder) / "internal.claimdesk") as opened:
            timed(f"open and check all {opened.manifest.records:,} records", start)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
