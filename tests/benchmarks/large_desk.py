"""A desk of any size: an article of so many words with so many claims, of every kind and status."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID, uuid5

from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind, Reason, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, Level
from checks.domain.mention import PersonStatus, Quantity
from checks.domain.moment import Moment
from checks.domain.span import Anchor, Span

SENTENCES = (
    "Russian forces struck the port on Friday, and eight others were wounded in the attack, officials said.",
    "It marked the first strike on the city since March 11, and 390 people from each side were freed.",
)
LENGTHS = (40, 60, 20)
"""Characters of the claims, in turn."""
_RECORDS = 50
_NAMES = UUID(int=1)


def large_desk(claims: int, words: int = 50_000) -> Desk:
    """An article of about `words` words and just `claims` claims; a tenth has evidence, a tenth a finding."""
    paragraph = " ".join(SENTENCES)
    paragraphs = max(words // len(paragraph.split()), 1)
    text = "\n\n".join([paragraph] * paragraphs)
    starts = [number * (len(paragraph) + 2) for number in range(paragraphs)]
    spans = [Span(start + at, start + at + len(each)) for start in starts for at, each in _places()]
    article = Article(uuid5(_NAMES, "article"), "A long article", published=Moment.parse("2025-05-23"))
    version = ArticleVersion(
        uuid5(_NAMES, "version"), article.id, 1, text, sha256(text.encode()).hexdigest(), sentences=tuple(spans),
        extractor="made",
    )  # fmt: skip
    made = [_claim(number, version, number * len(spans) // claims) for number in range(claims)]
    return Desk.of(article, version, (*made, *_hung_on(made)))


def _places() -> tuple[tuple[int, str], ...]:
    first, second = SENTENCES
    return (0, first), (len(first) + 1, second)


def _claim(number: int, version: ArticleVersion, sentence: int) -> Claim:
    start = version.sentences[sentence].start + number % 3 * 5
    kinds, statuses = tuple(Kind), tuple(Status)
    figure = Quantity(start, start + 5, float(number % 50), unit="person", person_status=PersonStatus.WOUNDED)
    return Claim(
        id=uuid5(_NAMES, str(number)),
        version_id=version.id,
        anchor=Anchor.at(version.text, start, start + LENGTHS[number % 3]),
        sentence=sentence,
        kind=kinds[number % len(kinds)],
        statement=f"Statement {number} about the harbour.",
        checkworthiness=number * 37 % 100 / 100,
        reasons=(Reason("figure", 1.2), Reason("forecast", -0.7)),
        quantities=(figure,) if number % 4 == 0 else (),
        status=statuses[number % len(statuses)],
    )


def _hung_on(claims: list[Claim]) -> list[Evidence | Link | Finding]:
    """A link to one of a few records on every tenth claim, and a finding on every tenth."""
    records = [
        Evidence(
            uuid5(_NAMES, f"record {number}"), EvidenceKind.REPORT, f"Report {number}", publisher=f"Paper {number}"
        )
        for number in range(_RECORDS)
    ]
    levels = tuple(Level)
    links = [
        Link(uuid5(_NAMES, f"link {claim.id}"), claim.id, records[number % _RECORDS].id, Stance.SUPPORTS)
        for number, claim in enumerate(claims[::10])
    ]
    findings = [
        Finding(
            uuid5(_NAMES, f"finding {claim.id}"), claim.id, "figure.range", levels[number % len(levels)], "Differs."
        )
        for number, claim in enumerate(claims[5::10])
    ]
    return [*records, *links, *findings]
