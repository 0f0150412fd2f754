"""What a web page says about itself: title, byline, publisher, and when it was published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from checks.domain.moment import Moment
from checks.ingest.document import Details

_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "WebPage")
_DATE_TAGS = (
    '//meta[@property="article:published_time"]/@content',
    '//meta[@name="parsely-pub-date" or @name="pubdate" or @name="date" or @name="DC.date.issued"]/@content',
    '//*[@itemprop="datePublished"]/@content | //*[@itemprop="datePublished"]/@datetime',
    "//article//time[@pubdate]/@datetime",
)
_LONGEST = 300
"""Characters of a title, byline or publisher that are kept."""


def details_of(tree: HtmlElement, url: str | None) -> Details:
    """The details that the page's own data give; what trafilatura finds in its layout fills the rest."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, default_url=url, date_config={"original_date": True, "extensive_search": False})
    linked = list(_linked_data(tree))
    return Details(
        title=_text(next((node["headline"] for node in linked if node.get("headline")), found.title)),
        byline=_text(found.author and found.author.replace("; ", ", ")),
        publisher=_text(found.sitename),
        url=url or _address(found.url),
        published=_published(tree, linked) or _moment(found.date),
        language=_language(tree),
    )


def _published(tree: HtmlElement, linked: list[dict[str, Any]]) -> Moment | None:
    """The first date of publication that can be read: linked data, which has the time of day, before tags."""
    stated = [node.get("datePublished") for node in linked]
    tags = [value for path in _DATE_TAGS for value in tree.xpath(path)]
    return next((moment for text in [*stated, *tags] if (moment := _moment(text))), None)


def _moment(text: object) -> Moment | None:
    try:
        return Moment.parse(str(text).strip())
    except ValueError:
        return None


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes that describe an article, as schema.org names them; broken scripts are passed over."""
    for script in tree.xpath('//script[contains(@type, "ld+json")]/text()'):
        try:
            yield from _articles(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue


def _articles(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for each in node:
            yield from _articles(each)
    elif isinstance(node, dict):
        if any(kind in str(node.get("@type")) for kind in _ARTICLE_TYPES):
            yield node
        yield from _articles([node.get("@graph"), node.get("mainEntity")])


def _language(tree: HtmlElement) -> str | None:
    stated = str(tree.get("lang") or "")[:2].casefold()
    return stated if len(stated) == 2 and stated.isalpha() else None


def _address(url: object) -> str | None:
    return str(url) if str(url).startswith(("http://", "https://")) else None


def _text(value: object) -> str | None:
    return " ".join(unescape(str(value)).split())[:_LONGEST] or None if value else None
