"""Where a house publishes its checks, as exports need to name it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Publication:
    """The house that checked, and the page on which the report will stand."""

    name: str = ""
    url: str = ""
    """Its home page, http(s); its host is the domain on which its pages lie."""
    page: str = ""
    """The full address of the page with the check."""

    @property
    def domain(self) -> str:
        """The host of the home page in lower case, without "www."; empty where there is none."""
        return host_of(self.url)

    def page_of(self, number: int) -> str:
        """The address of one claim's check on the page; each has its own anchor, so that no two share an address."""
        return f"{self.page.partition('#')[0]}#claim-{number}" if self.page else ""


NOWHERE = Publication()


def host_of(url: str) -> str:
    """The host of an http(s) address in lower case, without "www."; empty for anything else."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in ("http", "https") else ""
