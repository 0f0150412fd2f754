"""A small desk built by hand that holds every case a report has to cope with."""

from __future__ import annotations

from uuid import UUID

import pytest

from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind, Status
from checks.domain.correction import Correction, Decision, Erratum
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.mention import Attribution, Comparison, Place, PlaceLevel, Qualifier, Quantity
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.second_check import SecondCheck
from checks.domain.span import Anchor, Span
from checks.domain.verdict import Confidence, Flag, Rating, Said, Scale, Verdict

TEXT = (
    "Port hit <again> 🚢\n\n"
    "One person was killed in the attack, while eight others were wounded, including four in critical condition. "
    "It was the largest strike & the first since March.\n\n"
    "Nobody knows why. It looked sad.\n"
    "Share this story"
)

SCALE = Scale(
    "House scale",
    1,
    (
        Rating("true", "True", 5, "It holds."),
        Rating("false", "False", 1, "It does not."),
        Rating("unproven", "Unproven"),
    ),
    (Flag("superseded", "Superseded"),),
)


def identity(name: str) -> UUID:
    """An id that reads as its name does in a hexadecimal dump."""
    return UUID(bytes=name.encode().rjust(16, b"\0")[:16])


def claim(words: str, status: Status, kind: Kind = Kind.EVENT, **fields: object) -> Claim:
    start = TEXT.index(words)
    anchor = Anchor.at(TEXT, start, start + len(words))
    return Claim(identity(f"c{start}-{len(words)}"), identity("version"), anchor, 0, kind, status=status, **fields)  # type: ignore[arg-type]


KILLED = claim(
    "One person was killed in the attack",
    Status.SIGNED_OFF,
    Kind.QUANTITY,
    statement="One person died.",
    quantities=(Quantity(20, 23, 1, unit="person"),),
    places=(Place("the port", "Odesa", PlaceLevel.CITY, "UA"),),
    attribution=Attribution("the governor", "said"),
)
WOUNDED = claim(
    "eight others were wounded, including four in critical condition",
    Status.JUDGED,
    Kind.QUANTITY,
    quantities=(Quantity(60, 65, 8, qualifier=Qualifier.AT_LEAST, unit="person"),),
)
CRITICAL = claim("four in critical condition", Status.IN_PROGRESS)
LARGEST = claim("the largest strike", Status.RECHECK, Kind.SUPERLATIVE, comparison=Comparison("largest"))
CROSSING = claim("strike & the first since March", Status.OPEN)
TITLE = claim("Port hit <again> 🚢", Status.SUGGESTED)
SAD = claim("It looked sad", Status.NOT_A_CLAIM, Kind.OPINION)

DAY = Moment.parse("2025-05-23")
NOON = Moment.parse("2025-05-24T12:00+00:00")
CHECKER = Person(identity("checker"), "First Checker")
READER = Person(identity("reader"), "Second Reader")


def record(name: str, **fields: object) -> Evidence:
    return Evidence(identity(name), EvidenceKind.REPORT, f"Title of {name}", **fields)  # type: ignore[arg-type]


def link(of: Claim, to: Evidence, stance: Stance, **fields: object) -> Link:
    return Link(identity(f"l{of.anchor.start}{to.title[9:]}"), of.id, to.id, stance, **fields)  # type: ignore[arg-type]


PAPER = record(
    "paper",
    says="One killed by noon.",
    url="https://paper.example/a?b=1&c=2",
    publisher="The Paper",
    original_source="The governor",
    published=DAY,
    note="CALL THE EDITOR BACK",
)
SECRET = record(
    "secret",
    says="SECRET WORDS",
    url="https://secret.example/",
    publisher="SECRET NAME",
    original_source="SECRET PERSON",
    note="SECRET NOTE",
    quote_text="SECRET QUOTE",
    flags=(EvidenceFlag.CONFIDENTIAL_SOURCE,),
)
CAPTIVE = record(
    "captive", says="CAPTIVE NAME", url="https://captive.example/", flags=(EvidenceFlag.CAPTIVE_IDENTIFIABLE,)
)
GRAPHIC = record("graphic", publisher="Eyewitness", url="javascript:alert(1)", flags=(EvidenceFlag.GRAPHIC,))
PERSONAL = record("personal", publisher="Hospital", says="A list.", flags=(EvidenceFlag.PERSONAL_INFO,))

LINKS = (
    link(KILLED, PAPER, Stance.SUPPORTS, passage="one <b>killed</b>", locator="paragraph 2"),
    link(KILLED, SECRET, Stance.AGAINST, passage="SECRET PASSAGE", note="SECRET REMARK", locator="SECRET PLACE"),
    link(WOUNDED, CAPTIVE, Stance.QUALIFIES, passage="CAPTIVE WORDS"),
    link(WOUNDED, GRAPHIC, Stance.CONTEXT),
    link(WOUNDED, PERSONAL, Stance.SUPPORTS, passage="PERSONAL WORDS", note="Eight names."),
)


def verdict(of: Claim, rating: str, **fields: object) -> Verdict:
    values = {"is_draft": False, "person_id": CHECKER.id, "decided_at": NOON, "as_of": DAY, **fields}
    return Verdict(identity(f"v{of.anchor.start}"), of.id, rating, **values)  # type: ignore[arg-type]


VERDICTS = (
    verdict(
        KILLED,
        "true",
        rationale="The governor said so.\n\nAnother agrees.",
        said=Said.YES,
        said_rationale="His post of that evening.",
        relied_on=(PAPER.id,),
        confidence=Confidence.MODERATE,
        confidence_reason="One record, of one party.",
        recheck_on=Moment.parse("2025-05-26"),
        scale_version=1,
        signed_by_id=READER.id,
        signed_at=Moment.parse("2025-05-25T08:30+00:00"),
    ),
    verdict(WOUNDED, "false", rationale="Seven.", flags=("superseded",), proposed_wording="seven others were wounded"),
    verdict(LARGEST, "unproven", rationale="No table.", signed_by_id=CHECKER.id, signed_at=NOON),
    verdict(CRITICAL, "true", rationale="DRAFT REASON", is_draft=True, decided_at=None),
)
SECOND = SecondCheck(
    identity("second"),
    WOUNDED.id,
    CHECKER.id,
    NOON,
    READER.id,
    "false",
    rationale="The hospital counted seven.",
    given_at=NOON,
    outcome="Both found the same.",
    closed_by_id=CHECKER.id,
    closed_at=Moment.parse("2025-05-25T09:00+00:00"),
)
UNDER_WAY = SecondCheck(
    identity("under-way"), LARGEST.id, CHECKER.id, NOON, READER.id, "true", rationale="BLIND WORDS", given_at=NOON
)
ACCEPTED = Correction(
    identity("correction"),
    WOUNDED.id,
    WOUNDED.quote,
    "seven others were wounded",
    Decision.ACCEPTED,
    "Agreed with the author.",
    READER.id,
    Moment.parse("2025-05-25T10:00+00:00"),
)
ERRATUM = Erratum(
    identity("erratum"),
    identity("article"),
    "False, as of 22 May",
    "False, as of 23 May",
    "The day was wrong.",
    READER.id,
    Moment.parse("2025-05-26T07:00+00:00"),
    WOUNDED.id,
)
OTHERS = (
    SECOND,
    UNDER_WAY,
    ACCEPTED,
    ERRATUM,
    Comment(identity("comment"), KILLED.id, READER.id, "A REMARK AMONG US", NOON),
    Finding(identity("finding"), KILLED.id, "figure.range", Level.PARTLY, "Two records differ."),
    Finding(
        identity("leak"),
        KILLED.id,
        "figure.range",
        Level.NOTE,
        "SECRET FINDING",
        values=(FindingValue("SECRET NAME", "2", SECRET.id),),
    ),
    Finding(identity("gone"), KILLED.id, "time.weekday", Level.NOTE, "DISMISSED FINDING", dismissed="It is fine."),
)


def desk_of(**article: object) -> Desk:
    """The desk, with other facts about the article where they are given."""
    facts = {
        "publisher": "Harbour News",
        "published": DAY,
        "language": "en",
        "url": "https://news.example/1",
        **article,
    }
    sentences = (
        Span(0, 18),
        *(
            Span(TEXT.index(first), TEXT.index(last) + len(last))
            for first, last in (
                ("One person", "condition."),
                ("It was", "March."),
                ("Nobody", "why."),
                ("It looked", "sad."),
            )
        ),
    )
    version = ArticleVersion(
        identity("version"),
        identity("article"),
        1,
        TEXT,
        "ab" * 32,
        furniture=(Span(TEXT.index("Share"), len(TEXT)),),
        sentences=sentences,
        extractor="model 1",
    )
    claims = (KILLED, WOUNDED, CRITICAL, LARGEST, CROSSING, TITLE, SAD)
    records = (CHECKER, READER, *claims, PAPER, SECRET, CAPTIVE, GRAPHIC, PERSONAL, *LINKS, *VERDICTS, *OTHERS)
    return Desk.of(Article(identity("article"), "Port hit <again> 🚢", **facts), version, records)  # type: ignore[arg-type]


@pytest.fixture
def desk() -> Desk:
    return desk_of()


@pytest.fixture
def scale() -> Scale:
    return SCALE
