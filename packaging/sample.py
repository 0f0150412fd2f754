"""Build resources/sample/records.json, the casebook that new users look at: python packaging/sample.py.

It joins what people wrote (claims.json, evidence.json, work.toml) with what the program finds in article.txt. Ids are
made from names, so that the same input gives the same file.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid5

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checks.domain.article import Article, ArticleVersion, Snapshot  # noqa: E402
from checks.domain.change import Record  # noqa: E402
from checks.domain.claim import Claim, Kind, Origin, Status  # noqa: E402
from checks.domain.codec import from_plain, record_to_plain  # noqa: E402
from checks.domain.evidence import Evidence, Link, Stance  # noqa: E402
from checks.domain.mention import Actor, Comparison, Place, Qualifier, Quantity, TimeMention  # noqa: E402
from checks.domain.moment import Moment  # noqa: E402
from checks.domain.person import Comment, Person  # noqa: E402
from checks.domain.span import Anchor, Span  # noqa: E402
from checks.domain.tables import Comparator, ComparatorTable, TollPoint, TollSeries  # noqa: E402
from checks.domain.verdict import Verdict  # noqa: E402
from checks.exchange.tables_csv import read_tables_csv  # noqa: E402

FOLDER = ROOT / "resources" / "sample"
RECORDS = FOLDER / "records.json"
NAMESPACE = UUID("5a3b6c2e-7d1f-5e8a-9b40-c1a1de5c0de0")
SAME = 0.5
"""Overlap over union from which a found claim counts as the one that people marked."""

Plain = dict[str, Any]
T = TypeVar("T", Quantity, TimeMention, Place)


@dataclass(frozen=True)
class Found:
    """What the program finds in the article."""

    extractor: str
    claims: Sequence[Claim]
    times: Sequence[TimeMention] = ()
    quantities: Sequence[Quantity] = ()


def main() -> None:
    """Find the claims, build the records and write them, one to a line."""
    found = find(version())
    lines = ",\n".join(json.dumps(record_to_plain(record), ensure_ascii=False) for record in records(found))
    RECORDS.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def find(text: ArticleVersion) -> Found:
    """Run the program's own extraction over the sample."""
    from checks.extraction.extract import extract
    from checks.extraction.parser import load_parser

    meta = load("article.meta.json")
    extraction = extract(
        text,
        published=Moment.parse(meta["published"]),
        timezone=meta["timezone"],
        language=meta["language"],
        parser=load_parser(),
    )
    return Found(extraction.extractor, extraction.claims, extraction.mentions.times, extraction.mentions.quantities)


def records(found: Found) -> tuple[Record, ...]:
    """All records of the sample, in the order in which they can be written."""
    text = replace(version(), extractor=found.extractor)
    claims = dict(zip(names(), _claims(text, found), strict=True))
    return (
        *_people().values(),
        snapshot(),
        _article(),
        text,
        *claims.values(),
        *_evidence(),
        *_links(claims),
        *_verdicts(claims),
        *_comments(claims),
        *_tables(),
    )


def named(name: str) -> UUID:
    """The id of the record that has this name among those of the sample."""
    return uuid5(NAMESPACE, name)


def load(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The JSON in a file beside the records."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def names() -> list[str]:
    """The names of the claims, as claims.json has them."""
    return [claim["id"] for claim in load("claims.json")["claims"]]


def work() -> Plain:
    """Where the work on the sample stands."""
    return tomllib.loads((FOLDER / "work.toml").read_text(encoding="utf-8"))


def snapshot() -> Snapshot:
    """The article's file as it lies in the folder."""
    data = (FOLDER / "article.txt").read_bytes()
    return Snapshot(
        named("snapshot"),
        sha256(data).hexdigest(),
        "text/plain",
        len(data),
        name="article.txt",
        taken_at=Moment.parse(work()["decided_at"]),
    )


def version() -> ArticleVersion:
    """The article's text, cut into sentences and furniture as people cut it."""
    text = (FOLDER / "article.txt").read_text(encoding="utf-8")
    cuts = load("claims.json")
    return ArticleVersion(
        named("version"),
        named("article"),
        1,
        text,
        sha256(text.encode()).hexdigest(),
        snapshot_id=named("snapshot"),
        furniture=tuple(Span(*ends) for ends in cuts["furniture"]),
        sentences=tuple(Span(*ends) for ends in cuts["sentences"]),
    )


def _people() -> dict[str, Person]:
    return {role: Person(named(role), work()[role]) for role in ("checker", "reader")}


def _article() -> Article:
    meta = load("article.meta.json")
    return Article(
        named("article"),
        meta["title"],
        publisher="Sample",
        published=Moment.parse(meta["published"]),
        timezone=meta["timezone"],
        language=meta["language"],
        owner_id=named("checker"),
    )


def _claims(text: ArticleVersion, found: Found) -> Iterator[Claim]:
    done = work()
    for plain in load("claims.json")["claims"]:
        span = Span(plain["start"], plain["end"])
        nearest = max(found.claims, key=lambda claim: _likeness(claim.anchor.span, span))
        if plain["id"] in done["suggested"]:
            yield _suggested(nearest, text, span)
        else:
            yield _worked(plain, nearest, text, found, _status(plain["id"], done))


def _suggested(found: Claim, text: ArticleVersion, span: Span) -> Claim:
    if found.anchor.span != span:
        raise ValueError(f"the program no longer finds {span.of(text.text)!r}: take it off the suggested ones")
    return replace(found, version_id=text.id, sentence=_sentence(text, span), status=Status.SUGGESTED)


def _status(name: str, done: Plain) -> Status:
    if name in done["not_a_claim"]:
        return Status.NOT_A_CLAIM
    return Status(done["verdicts"].get(name, {}).get("status", Status.OPEN))


def _worked(plain: Plain, nearest: Claim, text: ArticleVersion, found: Found, status: Status) -> Claim:
    """A claim with the fields that the program found and, where people gave them, theirs."""
    span = Span(plain["start"], plain["end"])
    same = nearest if _likeness(nearest.anchor.span, span) >= SAME else None
    kind, *also = (Kind(name) for name in plain["kinds"])
    base = Claim(
        named(f"claim {plain['id']}"),
        text.id,
        Anchor.at(text.text, span.start, span.end),
        _sentence(text, span),
        kind,
        tuple(also),
        plain["statement"],
        checkworthiness=nearest.checkworthiness,
        reasons=nearest.reasons,
        quantities=_quantities(plain, span, same.quantities if same else found.quantities),
        times=_times(plain, span, same.times if same else found.times),
        status=status,
        origin=Origin.BY_HAND,
        owner_id=named("checker") if status is not Status.OPEN else None,
    )
    whole = _with_the_rest(base, same, plain) if same else base
    return replace(whole, **_by_hand(plain.get("fields", {})))


def _by_hand(fields: Plain) -> Plain:
    """Fields that people filled in whole, because the program has them wrong."""
    kinds: dict[str, type[Any]] = {"places": Place, "actors": Actor}
    return {name: tuple(from_plain(each, kinds[name]) for each in values) for name, values in fields.items()}


def _with_the_rest(claim: Claim, found: Claim, plain: Plain) -> Claim:
    quotation = found.quotation and replace(found.quotation, speaker=plain.get("speaker", found.quotation.speaker))
    return replace(
        claim,
        polarity=found.polarity,
        modality=found.modality,
        places=tuple(place for place in found.places if place.start is None or _inside(claim.anchor.span, [place])),
        actors=found.actors,
        attribution=found.attribution,
        comparison=_comparison(plain, found.comparison),
        quotation=quotation,
        resolves=found.resolves,
    )


def _quantities(plain: Plain, span: Span, found: Iterable[Quantity]) -> tuple[Quantity, ...]:
    inside = _inside(span, found)
    given: Plain = {key: plain[key] for key in ("value", "low", "high", "unit", "basis") if key in plain}
    if not {"value", "low"} & given.keys():
        return inside
    meant = next(
        (each for each in inside if _says(each, given)), inside[0] if inside else Quantity(span.start, span.end)
    )
    better = replace(meant, **given, qualifier=Qualifier(plain.get("qualifier", meant.qualifier)))
    return (better, *(each for each in inside if each is not meant))


def _says(quantity: Quantity, given: Plain) -> bool:
    return (quantity.value, quantity.low) in ((given.get("value"), quantity.low), (None, given.get("low")))


def _times(plain: Plain, span: Span, found: Iterable[TimeMention]) -> tuple[TimeMention, ...]:
    inside = tuple(time for time in _inside(span, found) if time.first or time.last)
    if "date_from" not in plain:
        return inside
    first, last = date.fromisoformat(plain["date_from"]), date.fromisoformat(plain["date_to"])
    if any(time.first == first for time in inside):
        return inside
    meant = inside[0] if inside else TimeMention(span.start, span.end, plain["quote"])
    return (replace(meant, first=first, last=last, rule="set by hand"), *inside[1:])


def _comparison(plain: Plain, found: Comparison | None) -> Comparison | None:
    given = plain.get("comparison")
    if not (given and found):
        return found
    scope = given.get("scope") or given.get("event_class")
    return replace(found, measure=given.get("metric"), scope=scope, since=given.get("since"))


def _inside(span: Span, found: Iterable[T]) -> tuple[T, ...]:
    return tuple(
        each
        for each in found
        if each.start is not None and each.end is not None and span.start <= each.start and each.end <= span.end
    )


def _likeness(one: Span, other: Span) -> float:
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _sentence(text: ArticleVersion, span: Span) -> int:
    return next(number for number, sentence in enumerate(text.sentences) if sentence.contains(span))


def _evidence() -> Iterator[Evidence]:
    for plain in load("evidence.json")["records"]:
        based_on = plain.pop("derived_from", None)
        record = from_plain({**plain, "id": str(named(f"evidence {plain['key']}"))}, Evidence)
        yield replace(record, derived_from=named(f"evidence {based_on}")) if based_on else record


def _tables() -> Iterator[TollSeries | ComparatorTable]:
    """The files of comparators as tables, and the toll of the strike that they count several times."""
    for name, words in work()["tables"].items():
        text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
        rows = [record for record in _evidence() if record.title.startswith(words["rows"])]
        for table in read_tables_csv(text, words["title"]).tables:
            if isinstance(table, TollSeries):
                yield _toll(table, words["toll"], rows)
            else:
                yield _comparators(table, name, words, rows)


def _comparators(table: ComparatorTable, name: str, words: Plain, rows: list[Evidence]) -> ComparatorTable:
    labels = words["measures"]
    measures = tuple(replace(measure, label=labels[measure.key], unit="person") for measure in table.measures)
    cases = tuple(_with_record(row, rows) for row in table.rows)
    given = {"coverage": words["coverage"], "terms": tuple(words["terms"])}
    return replace(
        table,
        id=named(f"table {name}"),
        title=words["title"],
        measures=measures,
        rows=cases,
        covers_from=Moment.parse(words["covers_from"]),
        covers_until=Moment.parse(words["covers_until"]),
        **given,
    )


def _with_record(row: Comparator, rows: list[Evidence]) -> Comparator:
    """The case with the record of its latest count."""
    of_day = [record for record in rows if record.event_start == row.date and record.url == row.url]
    return replace(row, evidence_id=of_day[-1].id)


def _toll(series: TollSeries, words: Plain, rows: list[Evidence]) -> TollSeries:
    def with_record(point: TollPoint) -> TollPoint:
        found = next(each for each in rows if any(figure.as_of == point.as_of for figure in each.figures))
        return replace(point, source=found.original_source or "", evidence_id=found.id)

    points = tuple(map(with_record, series.points))
    return replace(series, id=named("toll"), points=points, **words)


def _links(claims: dict[str, Claim]) -> Iterator[Link]:
    for record in load("evidence.json")["records"]:
        for name, link in record["bears_on"].items():
            yield Link(
                named(f"link {name} {record['key']}"),
                claims[name].id,
                named(f"evidence {record['key']}"),
                Stance(link["stance"]),
                passage=link.get("passage", ""),
                note=link["note"],
            )


def _verdicts(claims: dict[str, Claim]) -> Iterator[Verdict]:
    done = work()
    for name, plain in done["verdicts"].items():
        is_draft, is_signed = plain["status"] == Status.IN_PROGRESS, plain["status"] == Status.SIGNED_OFF
        yield Verdict(
            named(f"verdict {name}"),
            claims[name].id,
            rating=plain.get("rating"),
            rationale=plain["rationale"].strip(),
            as_of=Moment.parse(plain["as_of"]) if "as_of" in plain else None,
            flags=tuple(plain.get("flags", ())),
            proposed_wording=plain.get("proposed_wording", ""),
            is_draft=is_draft,
            person_id=named("checker"),
            decided_at=None if is_draft else Moment.parse(done["decided_at"]),
            signed_by_id=named("reader") if is_signed else None,
            signed_at=Moment.parse(done["signed_at"]) if is_signed else None,
        )


def _comments(claims: dict[str, Claim]) -> Iterator[Comment]:
    for number, plain in enumerate(work()["comments"], start=1):
        yield Comment(
            named(f"comment {number}"),
            claims[plain["claim"]].id,
            named(plain["by"]),
            plain["text"],
            Moment.parse(plain["at"]),
        )


if __name__ == "__main__":
    main()
