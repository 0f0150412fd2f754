"""Random desks for property tests: any words, any verdicts, any flags of evidence."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID, uuid5

from hypothesis import strategies as st

from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.house import House
from checks.domain.mention import Attribution, Quotation
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.domain.span import Anchor
from checks.domain.verdict import Confidence, Rating, Said, Scale, Verdict
from checks.exchange.exporting.media_review import MediaCategory, MediaFindings, with_findings
from checks.exchange.exporting.publication import Publication

SCALE = Scale("House", 3, (Rating("true", "True", 5, "It is so."), Rating("false", "False", 1), Rating("open", "Open")))
PEOPLE = (Person(UUID(int=1), "Anna"), Person(UUID(int=2), "Boris"))
SECRET = "qqsecretqq"
_NAMES = UUID(int=5)

nasty = st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "=HYPERLINK(1)",
        "\u202eright to left\u2066",
        "\x00\x07\x1b[2J",
        "\ud800",
        "x" * 10_000,
        "<!--",
        "\u2028\u2029",
    ]
)
calm = st.sampled_from(["One person was killed.", "Вісім людей поранено.", "قتل شخص واحد"])
words = st.one_of(calm, calm, calm, st.text(max_size=30), nasty)
days = st.sampled_from([Moment.parse("2025-05-23"), Moment.parse("2025-05-30"), None])
urls = st.sampled_from(
    [
        "https://paper.example/2",
        "https://paper.example/1",
        "javascript:alert(1)",
        "http://[",
        "",
        "https://bit.ly/x",
        "file:///etc/passwd",
    ]
)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    hosts = st.sampled_from(["https://desk.example", "https://www.desk.example/x", "https://checks.desk.example", ""])
    usual = Publication("The Desk", "https://desk.example", "https://desk.example/checks/1")
    return draw(st.just(usual) | st.builds(Publication, words, hosts, hosts | urls))


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    """An article with up to four claims, each with records and perhaps a verdict."""
    article = Article(UUID(int=10), draw(words), publisher=draw(words), url=draw(urls), published=draw(days))
    version = ArticleVersion(UUID(int=11), article.id, 1, "Text.", sha256(b"Text.").hexdigest())
    records: list[object] = [*PEOPLE, House(allows_single_person=draw(st.booleans()))]
    for number in range(draw(st.sampled_from([2, 3, 4, 1, 0]))):
        claim = draw(_claims(number))
        records += [claim, *draw(_evidence(claim)), *draw(st.lists(_verdicts(claim), min_size=number % 2, max_size=1))]
    return Desk.of(article, version, tuple(records))


@st.composite
def _claims(draw: st.DrawFn, number: int) -> Claim:
    speaker = draw(words)
    return Claim(
        uuid5(_NAMES, f"claim {number}"),
        UUID(int=11),
        Anchor(number, number + 1, draw(words), "", ""),
        0,
        draw(st.sampled_from(Kind)),
        statement=draw(words),
        status=draw(st.sampled_from([*[Status.SIGNED_OFF] * len(Status), *Status])),
        quotation=Quotation(0, 1, draw(words), speaker) if draw(st.booleans()) else None,
        attribution=Attribution(speaker) if draw(st.booleans()) else None,
    )


@st.composite
def _verdicts(draw: st.DrawFn, claim: Claim) -> Verdict:
    return Verdict(
        uuid5(_NAMES, f"verdict {claim.id}"),
        claim.id,
        draw(st.sampled_from(["true", "false", "open"])),
        draw(words),
        draw(days),
        proposed_wording=draw(words),
        is_draft=draw(st.sampled_from([False, False, False, True])),
        person_id=PEOPLE[0].id,
        decided_at=draw(days),
        signed_by_id=draw(st.sampled_from([PEOPLE[1].id, PEOPLE[1].id, PEOPLE[0].id, None])),
        signed_at=draw(days),
        said=draw(st.sampled_from([*Said, None])),
        said_rationale=draw(words),
        confidence=draw(st.sampled_from([*Confidence, None])),
    )


@st.composite
def _evidence(draw: st.DrawFn, claim: Claim) -> list[Evidence | Link]:
    """Up to two records; one that must stay in the house has the secret in all its words."""
    found: list[Evidence | Link] = []
    for number in range(draw(st.sampled_from([1, 2, 0]))):
        flags = tuple(draw(st.sampled_from([(), (), *((flag,) for flag in EvidenceFlag)])))
        told = SECRET if EvidenceFlag.CONFIDENTIAL_SOURCE in flags else ""
        record = Evidence(
            uuid5(_NAMES, f"record {number} of {claim.id}"),
            draw(st.sampled_from([EvidenceKind.IMAGE, EvidenceKind.VIDEO, EvidenceKind.REPORT])),
            told or draw(words),
            says=told or draw(words),
            url=told or draw(urls),
            archived_url=draw(urls),
            publisher=told or draw(words),
            quote_text=told or draw(words),
            flags=flags,
            note=SECRET,
        )
        said = MediaFindings(
            tuple(draw(st.sets(st.sampled_from(MediaCategory), min_size=1, max_size=2))), draw(words), draw(urls)
        )
        found += [
            with_findings(record, said),
            Link(
                uuid5(_NAMES, f"link {record.id}"),
                claim.id,
                record.id,
                Stance.SUPPORTS,
                told or draw(words),
                note=SECRET,
            ),
        ]
    return found
