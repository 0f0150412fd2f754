"""Only shapes and words of a drawing may come into a page."""

from __future__ import annotations

import pytest
from lxml import html

from checks.reporting.look import colours
from checks.reporting.svg import clean

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" '
    'width="9pt" height="9pt">'
)


def cleaned(inner: str) -> str:
    return clean(f"{OPEN}{inner}</svg>".encode(), "one")


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<path d="M 0 0" onclick="alert(1)"/>',
        '<image xlink:href="https://x.example/a.png"/>',
        '<use xlink:href="https://x.example/a.svg#b"/>',
        '<use href="javascript:alert(1)"/>',
        "<foreignObject><p>words</p></foreignObject>",
        "<style>* { background: url(https://x.example) }</style>",
        '<path style="fill: url(https://x.example/a)"/>',
        '<path style="background: red; behavior: alert"/>',
        '<a href="https://x.example"><text>words</text></a>',
        "<metadata>who made it</metadata>",
        "<!-- a remark --><?php x ?>",
        '<path id="a b" clip-path="url(https://x.example)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
    ],
)
def test_what_is_no_shape_is_left_out(inner: str) -> None:
    page = cleaned(inner)
    for word in ("script", "alert", "example", "style>", "words", "php", "remark", "behavior", "who made", "a b"):
        assert word not in page


def test_outer_entities_are_not_read() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert "&" not in clean(f"{bomb}{OPEN}<text>a</text></svg>".encode(), "one").replace("&x;", "")


def test_ids_are_kept_apart_and_followed() -> None:
    page = cleaned(
        '<g id="figure_1"><defs><path id="m1" d="M 0 0.123456"/><clipPath id="p1"><rect x="1"/></clipPath></defs>'
        '<use xlink:href="#m1" x="1.98765"/><g clip-path="url(#p1)"/></g>'
    )
    svg = html.fragment_fromstring(page)
    assert [each.get("id") for each in svg.iter() if each.get("id")] == ["one-m1", "one-p1"]
    assert 'href="#one-m1"' in page
    assert 'clip-path="url(#one-p1)"' in page
    assert 'd="M 0 0.12"' in page
    assert 'x="1.99"' in page


def test_colours_follow_the_theme_of_the_page() -> None:
    light = colours("light")
    page = cleaned(
        f'<path style="fill: {light["ink"].lower()}; stroke: {light["accent"].lower()}; stroke-width: 1.00001"/>'
    )
    assert 'style="fill: var(--ink); stroke: var(--accent); stroke-width: 1.00"' in page


def test_fonts_are_those_of_the_page() -> None:
    page = cleaned(
        "<text style=\"font: 600 8.64px 'Inter', sans-serif; font-family: Inter; text-anchor: end\">a</text>"
    )
    assert 'style="font-size: 8.64px; font-weight: 600; text-anchor: end"' in page


def test_the_size_is_left_to_the_page() -> None:
    page = cleaned("<g/>")
    assert page.startswith('<svg viewBox="0 0 9 9" class="chart" aria-hidden="true">')
