"""Notes made elsewhere, put to their places: each becomes a remark on the claim that it quotes, or makes one.

They come in as one change, which holds the import too; undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Origin, Status
from checks.domain.imported import Import
from checks.domain.person import Comment
from checks.errors import StepRefused
from checks.exchange.importing.account import Account
from checks.exchange.importing.annotations import Annotation, Annotations, annotation_of
from checks.exchange.importing.importer import Arrival, RowRefused
from checks.exchange.importing.source import Source
from checks.exchange.importing.web_values import address_of, plain_address
from checks.services.attached import worked_on
from checks.services.dry_run import DryRun
from checks.services.places import place, sentence_at
from checks.services.records import Records
from checks.storage import history
from checks.text.likely_kind import likely_kind
from checks.text.quote_places import QuotedText, QuotePlace


def put_to_places(
    records: Records, source: Source, importer: Annotations, arrival: Arrival, *, dry_run: DryRun | None = None
) -> tuple[Change | None, Account]:
    """Bring in the notes of a file; what finds no place is told in the account. A dry run keeps nothing."""
    places = (dry_run.notes if dry_run else None) or Places(records, arrival)
    account = Account()
    for number, entry in importer.entries(source):
        account.read += 1
        try:
            is_new = places.put(annotation_of(entry))
        except RowRefused as why:
            account.skip(number, str(why))
        else:
            account.imported += is_new
            account.duplicates += not is_new
    if dry_run is not None:
        dry_run.notes = places
    if dry_run is not None or not places.new:
        return None, account
    import_ = Import(
        arrival.import_id,
        source.path.name,
        importer.name,
        source.sha256,
        account.imported,
        account.skipped,
        arrival.at,
        arrival.query,
    )
    return records.apply(Change(f"Import {import_.name}", after=(import_, *places.new))), account


def brought_by(import_: Import, records: Records) -> tuple[Record, ...]:
    """The claims and remarks that came in with an import of notes, as far as nobody has worked on them since."""
    with records.reading() as connection:
        changes = history.of(connection, import_.id)
    added = [record for change in changes[:1] for record in change.added]
    remarks = {record for record in added if isinstance(record, Comment)}
    claims = [record for record in added if isinstance(record, Claim)]
    remarks &= set(records.referring(Comment, "id", [remark.id for remark in remarks]))
    stored = set(records.referring(Claim, "id", [claim.id for claim in claims]))
    touched = {hung.claim_id for hung in worked_on(claims, records) if hung not in remarks}
    untouched = [claim for claim in claims if claim in stored and claim.id not in touched]
    return (*untouched, *remarks)


class Places:
    """The texts of the casebook, and the claims and remarks that notes become on them."""

    def __init__(self, records: Records, arrival: Arrival) -> None:
        self._records = records
        self._arrival = arrival
        self._articles = {article.id: article for article in records.all(Article)}
        latest: dict[UUID, ArticleVersion] = {}
        for version in sorted(records.all(ArticleVersion), key=lambda version: version.number):
            latest[version.article_id] = version
        self._texts = [(version, QuotedText(version.text)) for version in latest.values()]
        self._claims: dict[UUID, list[Claim]] = {}
        self._said: dict[UUID, set[str]] = {}
        self.new: list[Claim | Comment] = []

    def put(self, note: Annotation) -> bool:
        """Make of a note what it becomes; False where that is here already. RowRefused where it finds no place."""
        version, found = self._find(note)
        words = _words_of(note)
        claims = self._claims_on(version)
        claim = next((each for each in claims if each.anchor.span == found.span), None)
        is_new = claim is None
        if claim is None:
            claim = self._claim(version, found, claims)
            claims.append(claim)
            self.new.append(claim)
        if words and words not in self._remarks_on(claim, is_new=is_new):
            self._said[claim.id].add(words)
            self.new.append(self._remark(claim, words, note))
            is_new = True
        return is_new

    def _find(self, note: Annotation) -> tuple[ArticleVersion, QuotePlace]:
        """The text and place that a note means: of its own page if it is here, else where most agrees around it."""
        own = [text for text in self._texts if self._is_page(note.page, text[0])]
        found = _places_in(own, note) or _places_in(self._texts, note)
        if not found:
            raise RowRefused(f"Its words “{_short(note.exact)}” stand in no article of this casebook.")
        best = max(each.agreement for _, each in found)
        likeliest = [pair for pair in found if pair[1].agreement == best]
        articles = {version.article_id for version, _ in likeliest}
        if len(articles) > 1:
            raise RowRefused(f"Its words “{_short(note.exact)}” stand in {len(articles)} articles alike.")
        if len(likeliest) > 1 and note.start is None:
            raise RowRefused(f"Its words “{_short(note.exact)}” stand in {len(likeliest)} places alike.")
        return min(likeliest, key=lambda pair: abs(pair[1].span.start - (note.start or 0)))

    def _is_page(self, page: str, version: ArticleVersion) -> bool:
        if page.removeprefix("urn:sha256:") == version.sha256:
            return True
        url = self._articles[version.article_id].url
        return bool(url and address_of(url) and address_of(page)) and plain_address(page) == plain_address(url or "")

    def _claims_on(self, version: ArticleVersion) -> list[Claim]:
        if version.id not in self._claims:
            self._claims[version.id] = list(self._records.referring(Claim, "version_id", [version.id]))
        return self._claims[version.id]

    def _claim(self, version: ArticleVersion, found: QuotePlace, others: Iterable[Claim]) -> Claim:
        try:
            anchor = place(version, found.span.start, found.span.end, others)
        except StepRefused:
            words = _short(found.span.of(version.text))
            raise RowRefused(f"Its words “{words}” belong to two sentences, and a claim lies in one.") from None
        return Claim(
            id=self._records.new_id(),
            version_id=version.id,
            anchor=anchor,
            sentence=sentence_at(version.sentences, anchor.start),
            kind=likely_kind(anchor.quote),
            status=Status.OPEN,
            origin=Origin.BY_HAND,
        )

    def _remarks_on(self, claim: Claim, *, is_new: bool) -> set[str]:
        if claim.id not in self._said:
            kept = () if is_new else self._records.referring(Comment, "claim_id", [claim.id])
            self._said[claim.id] = {remark.text for remark in kept}
        return self._said[claim.id]

    def _remark(self, claim: Claim, words: str, note: Annotation) -> Comment:
        """A remark by nobody: who wrote the note is not kept."""
        return Comment(self._records.new_id(), claim.id, None, words, note.written or self._arrival.at)


def _places_in(
    texts: Iterable[tuple[ArticleVersion, QuotedText]], note: Annotation
) -> list[tuple[ArticleVersion, QuotePlace]]:
    quoted = (note.exact, note.prefix, note.suffix)
    return [(version, found) for version, text in texts for found in text.places(*quoted)]


def _words_of(note: Annotation) -> str:
    tags = f"Tags: {', '.join(note.tags)}" if note.tags else ""
    return "\n".join(filter(None, (note.text, tags)))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
