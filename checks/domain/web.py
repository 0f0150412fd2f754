"""What was asked of a web server, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass

from checks.domain.moment import Moment

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order in which they were sent."""


@dataclass(frozen=True)
class WebAnswer:
    """One request with its answer. A page that redirects gives several."""

    url: str
    at: Moment
    request_headers: Headers
    status: int
    reason: str
    """The words after the status: "OK", "Moved Permanently"."""
    headers: Headers
    body: bytes
    address: str | None = None
    """The IP address that answered; None where it is not known, or a proxy stood between."""

    def header(self, name: str) -> str:
        """The value of a header of the answer; empty where it was not sent."""
        return next((value for key, value in self.headers if key.casefold() == name), "")

    @property
    def media_type(self) -> str:
        """The type that the server stated, without its parameters: "text/html"; empty where it stated none."""
        return self.header("content-type").partition(";")[0].strip().casefold()
