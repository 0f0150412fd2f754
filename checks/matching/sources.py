"""The independent sources behind records, with the reasons (RULES.md's "Independence" is the rule of the house).

Records are one source when they share who knows, are copies, carry one agency or share their text; and where a person
says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link, Side, Stance
from checks.domain.origin import Origin, OriginRuling, Question, Shared, Tie, bind, disputed_by, group
from checks.matching.names import plain_name, same_names
from checks.matching.text_pairs import like_texts
from checks.matching.texts import Likeness

LONGEST_PASSAGE = 160
"""Code points of a shared passage that a reason quotes."""
_NO_TEXTS: Mapping[UUID, str] = MappingProxyType({})


def origins(
    records: Iterable[Evidence], rulings: Collection[OriginRuling] = (), texts: Mapping[UUID, str] = _NO_TEXTS
) -> tuple[Origin, ...]:
    """The records by origin, in the order of the first record of each.

    `texts` are the texts of records by their ids; a record that has none there is compared by what it quotes and says.
    """
    given = tuple(dict.fromkeys(records))
    if len(given) < 2:
        return tuple(Origin((record,)) for record in given)
    return group(given, ties_between(given, disputed_by(rulings), texts), rulings)


def origins_of(desk: Desk, claim_id: UUID) -> tuple[Origin, ...]:
    """The origins of the records that are linked to a claim of the desk."""
    return origins((record for _, record in desk.linked(claim_id)), desk.origin_rulings, desk.texts)


def both_sides_agree(linked: Iterable[tuple[Link, Evidence]]) -> bool:
    """Do both belligerents support it? There is no stronger corroboration than that of opponents."""
    sides = {record.side for link, record in linked if link.stance is Stance.SUPPORTS}
    return {Side.BELLIGERENT_A, Side.BELLIGERENT_B} <= sides


def text_of(record: Evidence, texts: Mapping[UUID, str] = _NO_TEXTS) -> str:
    """The text of a record: that of its page or file, else what it quotes, in marks, and what it says."""
    if record.id in texts:
        return texts[record.id]
    quoted = f"“{record.quote_text.strip('“”')}”" if record.quote_text else ""
    return "\n\n".join(part for part in (quoted, record.says) if part)


def ties_between(
    records: Sequence[Evidence], disputed: frozenset[UUID] = frozenset(), texts: Mapping[UUID, str] = _NO_TEXTS
) -> Iterator[Tie]:
    """Why any of these records are one source. Not every pair is named: the ties hold together what belongs together.

    A record that is derived from another, such as a row of a table, says itself who knows.
    """
    yield from _copies(records, disputed)
    yield from _of_one_name(records, disputed)
    yield from _of_one_agency(records, disputed)
    for one, other, found in like_texts({record.id: text_of(record, texts) for record in records}, disputed):
        yield Tie(one, other, Shared.TEXT, _say_likeness(found))


def _copies(records: Sequence[Evidence], disputed: frozenset[UUID]) -> Iterator[Tie]:
    here = {record.id for record in records}
    copies: dict[UUID, set[UUID]] = {}
    for record in records:
        if record.republished_from:
            copies.setdefault(record.republished_from, set()).add(record.id)
    for original, ids in copies.items():
        yield from bind(ids | ({original} & here), Shared.COPY, "", disputed)


def _of_one_name(records: Sequence[Evidence], disputed: frozenset[UUID]) -> Iterator[Tie]:
    """By who knows; where nobody is named, by the agency, or else by the outlet."""
    called = same_names(record.original_source for record in records if record.original_source)
    of_one: dict[str, list[Evidence]] = {}
    for record in records:
        who = record.original_source
        name = called[who] if who else plain_name(record.byline_origin or record.publisher or record.title)
        of_one.setdefault(name, []).append(record)
    for together in of_one.values():
        ids = sorted(record.id for record in together)
        yield from bind(ids, *_what_they_share(together), disputed)


def _what_they_share(records: Sequence[Evidence]) -> tuple[Shared, str]:
    """The sort of name that they have in common, and how it is written, the longest way."""
    ways = (
        (Shared.SOURCE, [record.original_source for record in records]),
        (Shared.AGENCY, [record.byline_origin for record in records]),
        (Shared.OUTLET, [record.publisher or record.title for record in records]),
    )
    for shared, names in ways:
        written = {" ".join(name.split()) for name in names if name}
        if written:
            return shared, _longest(written)
    return Shared.OUTLET, ""


def _of_one_agency(records: Sequence[Evidence], disputed: frozenset[UUID]) -> Iterator[Tie]:
    """A report that names nobody may rest on whom its agency names elsewhere: it does not count beside that."""
    carrying: dict[str, list[Evidence]] = {}
    for record in records:
        if record.byline_origin:
            carrying.setdefault(plain_name(record.byline_origin), []).append(record)
    for together in carrying.values():
        nameless = [record.id for record in together if not record.original_source]
        named = sorted(record.id for record in together if record.original_source)
        if nameless and named:
            agencies = {" ".join((record.byline_origin or "").split()) for record in together}
            yield from bind((*nameless, named[0]), Shared.AGENCY, _longest(agencies), disputed)


def _longest(names: Iterable[str]) -> str:
    return min(names, key=lambda name: (-len(name), name))


def _say_likeness(found: Likeness) -> str:
    """The passage that stands in both, else how much of their words is the same."""
    if not found.passage:
        return f"{found.share:.0%} of it the same".replace("%", " %")
    line = " ".join(found.passage.split())
    return f"“{line}”" if len(line) <= LONGEST_PASSAGE else f"“{line[:LONGEST_PASSAGE].rstrip()}…”"


def rulings_on(desk: Desk, claim_id: UUID) -> tuple[OriginRuling, ...]:
    """What people decided on the sources of the records that are linked to a claim."""
    linked = {record.id for _, record in desk.linked(claim_id)}
    return tuple(
        ruling for ruling in desk.origin_rulings if ruling.question is Question.SOURCE and ruling.pair <= linked
    )
