"""The icons of kinds and statuses; shapes are binding, since colour is never alone."""

from __future__ import annotations

from checks.domain.claim import Kind, Status

KIND_ICONS = {
    Kind.EVENT: "ph.flag",
    Kind.QUANTITY: "ph.hash",
    Kind.SUPERLATIVE: "ph.arrow-line-up",
    Kind.TIME: "ph.clock",
    Kind.PLACE: "ph.map-pin",
    Kind.QUOTE: "ph.quotes",
    Kind.STATEMENT: "ph.megaphone-simple",
    Kind.RESPONSIBILITY: "ph.hand-pointing",
    Kind.IDENTITY: "ph.identification-badge",
    Kind.PREDICTION: "ph.hourglass-simple",
    Kind.OPINION: "ph.chat-circle-dots",
}
STATUS_ICONS = {
    Status.SUGGESTED: "ph.circle-dashed",
    Status.OPEN: "ph.circle",
    Status.IN_PROGRESS: "ph.circle-half",
    Status.JUDGED: "ph.check-circle",
    Status.SIGNED_OFF: "ph.check-circle-fill",
    Status.RECHECK: "ph.warning-circle",
    Status.NOT_A_CLAIM: "ph.x-circle",
}
