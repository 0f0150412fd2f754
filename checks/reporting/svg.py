"""SVG that may stand inside a page: shapes and words only, in the page's own fonts and colours.

What is not on the lists is left out, whatever it is: scripts, style sheets, addresses, metadata.
"""

from __future__ import annotations

import re

from lxml import etree

from checks.reporting.look import colours

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = {"svg", "g", "defs", "clipPath", "path", "rect", "use", "text", "tspan"}
_ATTRIBUTES = {"d", "x", "y", "width", "height", "viewBox", "transform", "clip-path", "style", "id"}
_STYLES = {
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "opacity", "fill-opacity", "stroke-opacity", "text-anchor", "font-size", "font-weight",
}  # fmt: skip
_VALUE = re.compile(r"[\w#., -]+")
_LOCAL = re.compile(r"url\(#([\w-]+)\)")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_FONT = re.compile(r"(?:(?P<weight>\d{3}|bold|normal) )?(?P<size>[\d.]+px)")


def clean(svg: bytes, name: str) -> str:
    """The drawing as an element of a page. `name` keeps its ids apart from those of other drawings."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(svg, parser)
    named = {colour.lower(): f"var(--{token})" for token, colour in reversed(colours("light").items())}
    for element in list(root.iter()):
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        parent = element.getparent()
        if tag not in _ELEMENTS:
            if parent is not None:
                parent.remove(element)
            continue
        _clean_attributes(element, name, named)
    for side in ("width", "height"):
        root.attrib.pop(side, "")
    root.set("class", "chart")
    root.set("aria-hidden", "true")
    etree.cleanup_namespaces(root)
    text = str(etree.tostring(root, encoding="unicode", with_tail=False))
    return text.replace(f' xmlns="{_SVG}"', "", 1)


def _clean_attributes(element: etree._Element, name: str, named: dict[str, str]) -> None:
    target = str(element.attrib.pop(_HREF, "") or element.attrib.pop("href", ""))
    is_referred_to = etree.QName(element).localname in ("path", "clipPath")
    for key, value in list(element.attrib.items()):
        del element.attrib[key]
        kept = _kept(str(key), str(value), name, named)
        if kept and (key != "id" or is_referred_to):
            element.set(str(key), kept)
    if re.fullmatch(r"#[\w-]+", target):
        element.set("href", f"#{name}-{target[1:]}")


def _kept(key: str, value: str, name: str, named: dict[str, str]) -> str:
    """What stays of an attribute; empty where nothing does."""
    if key not in _ATTRIBUTES:
        return ""
    if key == "id":
        return f"{name}-{value}" if re.fullmatch(r"[\w-]+", value) else ""
    if key == "clip-path":
        found = _LOCAL.fullmatch(value)
        return f"url(#{name}-{found[1]})" if found else ""
    if key == "style":
        return _style(value, named)
    return _NUMBER.sub(lambda found: f"{float(found[0]):.2f}", value)


def _style(style: str, named: dict[str, str]) -> str:
    kept = []
    for part in style.split(";"):
        key, _, value = (each.strip() for each in part.partition(":"))
        if key == "font" and (font := _FONT.match(value)):
            kept += [f"font-size: {font['size']}", *([f"font-weight: {font['weight']}"] if font["weight"] else [])]
        elif key in _STYLES and _VALUE.fullmatch(value):
            rounded = _NUMBER.sub(lambda found: f"{float(found[0]):.2f}", value)
            kept.append(f"{key}: {named.get(rounded.lower(), rounded)}")
    return "; ".join(kept)
