"""ClaimReview (schema.org) in JSON-LD: one review, a list, an @graph, or the whole feed of Data Commons.

Whoever publishes a page can claim to be anybody in it: the feed holds spam and scripts in names. So a publisher is
never named without the host that the review lies on, and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from checks.domain.imported import EarlierCheck
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import is_json, members
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import key_of
from checks.exchange.importing.web_values import (
    LONGEST_LINE,
    as_dict,
    as_list,
    first_address,
    host_of,
    line_of,
    plain_address,
    time_of,
    words_of,
)

_DEEPEST = 6
"""Lists in lists, at most: a feed has two."""


class ClaimReview(Importer):
    """One review is one earlier check."""

    name: ClassVar[str] = "ClaimReview"
    about: ClassVar[str] = "checks that fact-checkers published, as web pages and the feed of Data Commons carry them"

    def recognises(self, head: Head) -> bool:
        """JSON-LD that speaks of a ClaimReview, or the beginning of a feed."""
        return is_json(head.text) and ('ClaimReview"' in head.text or '"dataFeedElement"' in head.text)

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The reviews, numbered from 1; other things beside them, such as their page, are passed over."""
        found = (node for _, member in members(source, "", "dataFeedElement", "@graph") for node in _nodes(member))
        return each(enumerate(found, start=1), lambda node: _check(node, arrival))


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The reviews in a member of the list, and what should have been one: `item` of a feed holds a list of them."""
    if isinstance(value, list) and depth < _DEEPEST:
        for inner in value:
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, dict) and "item" in value and "claimReviewed" not in value and depth < _DEEPEST:
        yield from _nodes(value["item"], depth + 1)
    elif isinstance(value, dict) and (_is_review(value) or "@type" not in value):
        yield value


def _is_review(node: dict[str, Any]) -> bool:
    kinds = (line_of(kind) for kind in as_list(node.get("@type")))
    return any(kind.rpartition("/")[2] == "ClaimReview" for kind in kinds)


def _check(node: dict[str, Any], arrival: Arrival) -> tuple[EarlierCheck, str]:
    text = words_of(node.get("claimReviewed"))
    if not text:
        raise RowRefused("It does not say which claim was checked (claimReviewed is missing or empty).")
    url = first_address(as_list(node.get("url")))
    author, rating = as_dict(node.get("author")), as_dict(node.get("reviewRating"))
    check = EarlierCheck(
        id=arrival.new_id(),
        text=text,
        title=line_of(node.get("headline")) or line_of(node.get("name")),
        summary=_summary(node, rating),
        url=url,
        publisher=_publisher(author, url),
        published=time_of(node.get("datePublished")),
        rating=_rating(rating),
        key=key_of("ClaimReview", f"{plain_address(url) if url else _publisher(author, url) or ''} {text}"),
        language=line_of(node.get("inLanguage"), 20) or None,
        import_id=arrival.import_id,
    )
    return check, _remark(node, url)


def _publisher(author: dict[str, Any], url: str | None) -> str | None:
    """The name that the review gives itself, with the host that it lies on."""
    name = line_of(author.get("name"), 120)
    host = host_of(url or first_address(as_list(author.get("url"))))
    return f"{name} ({host})" if name and host and name != host else name or host or None


def _rating(rating: dict[str, Any]) -> str | None:
    """The words of those who checked, or else their figure on its scale: their scales are their own."""
    return line_of(rating.get("alternateName"), 200) or _figure(rating) or None


def _figure(rating: dict[str, Any]) -> str:
    value, worst, best = (line_of(rating.get(name), 20) for name in ("ratingValue", "worstRating", "bestRating"))
    scale = f" on a scale from {worst} to {best}" if worst and best else f" of at most {best}" if best else ""
    return f"{value}{scale}" if value else ""


def _summary(node: dict[str, Any], rating: dict[str, Any]) -> str:
    """Who said it, when and where, and the figure beside the words of the rating."""
    item = as_dict(node.get("itemReviewed"))
    said_by = as_dict(item.get("author"))
    who = [line_of(said_by.get("name")), line_of(said_by.get("jobTitle"))]
    where = [line_of(item.get("name")), *_appearances(item)]
    figure = _figure(rating) if rating.get("alternateName") else ""
    lines = (
        words_of(node.get("description")),
        f"Said by {', '.join(filter(None, who))}." if any(who) else "",
        f"Said on {time_of(item.get('datePublished'))}." if time_of(item.get("datePublished")) else "",
        f"Said in: {', '.join(dict.fromkeys(filter(None, where)))}" if any(where) else "",
        f"Rated {figure}." if figure else "",
    )
    return "\n".join(line for line in lines if line)


def _appearances(item: dict[str, Any]) -> Iterable[str]:
    found = [item.get("firstAppearance"), *as_list(item.get("appearance"))]
    return [
        address for each in found if (address := first_address((as_dict(each).get("url"), as_dict(each).get("@id"))))
    ]


def _remark(node: dict[str, Any], url: str | None) -> str:
    stated = line_of(next(iter(as_list(node.get("url"))), None), LONGEST_LINE)
    if stated and not url:
        return f"Its address “{stated[:80]}” is none of the web, and was left out."
    return "" if url else "It has no address: nobody can look up the check itself."
