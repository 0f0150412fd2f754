"""Timestamps of a local authority: asked for, kept, and held against the file; failures are one sentence."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import httpx
import pytest

from checks.casebook import Casebook
from checks.domain.article import Snapshot
from checks.domain.change import Change
from checks.domain.custody import CustodyAction
from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import StepRefused
from checks.ingest.document import Document
from tests.checks.authority import Authority

SERVER = "http://tsa.example/stamp"


@pytest.fixture
def client() -> Iterator[Callable[[Callable[[httpx.Request], httpx.Response]], httpx.Client]]:
    made: list[httpx.Client] = []

    def make(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
        made.append(httpx.Client(transport=httpx.MockTransport(answer)))
        return made[-1]

    yield make
    for each in made:
        each.close()


def kept(casebook: Casebook, data: bytes = b"Nine people were hurt.") -> Snapshot:
    document = Document("Words.", data, "text/plain", name="page.txt")
    change = casebook.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "A page"), document)
    return next(each for each in change.after if isinstance(each, Snapshot))


def stamp_one(casebook: Casebook, authority: Authority, client) -> Change:
    return casebook.timestamps.stamp(kept(casebook), SERVER, roots=authority.root, client=client(authority.answer))


def fresh(change: Change) -> Snapshot:
    return next(each for each in change.after if isinstance(each, Snapshot))


def test_a_file_is_stamped_and_the_stamp_holds(casebook: Casebook, authority: Authority, client) -> None:
    snapshot = kept(casebook)
    change = casebook.timestamps.stamp(snapshot, SERVER, roots=authority.root, client=client(authority.answer))
    stamped = fresh(change)
    assert stamped == replace(snapshot, timestamp=stamped.timestamp)
    said = casebook.timestamps.verify(stamped, roots=authority.root)
    assert said.authority == "CN=Local Authority"
    assert said.at.clock is not None
    step = casebook.custody.of(snapshot.sha256)[-1]
    assert (step.action, step.tool) == (CustodyAction.TIMESTAMPED, SERVER)
    assert "CN=Local Authority" in step.note
    casebook.apply(change.inverse())
    with pytest.raises(StepRefused, match="has no timestamp"):
        casebook.timestamps.verify(snapshot)


def test_an_authority_that_nobody_vouches_for_is_refused(casebook: Casebook, authority: Authority, client) -> None:
    snapshot = kept(casebook)
    with pytest.raises(StepRefused, match="nobody vouches for the authority"):
        casebook.timestamps.stamp(snapshot, SERVER, client=client(authority.answer))
    with pytest.raises(StepRefused, match="does not hold"):
        casebook.timestamps.stamp(snapshot, SERVER, roots=b"no certificate", client=client(authority.answer))


def test_only_the_hash_leaves_the_house(casebook: Casebook, authority: Authority, client) -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return authority.answer(request)

    snapshot = kept(casebook)
    casebook.timestamps.stamp(snapshot, SERVER, roots=authority.root, client=client(answer))
    assert b"Nine people" not in sent[0]
    assert bytes.fromhex(snapshot.sha256) in sent[0]


def test_a_stamp_does_not_hold_for_another_file(casebook: Casebook, authority: Authority, client) -> None:
    stamped = fresh(stamp_one(casebook, authority, client))
    other = kept(casebook, b"Ten people were hurt.")
    casebook.apply(Change("Cheat", (other,), (replace(other, timestamp=stamped.timestamp),)))
    with pytest.raises(StepRefused, match="does not hold"):
        casebook.timestamps.verify(other, roots=authority.root)


@pytest.mark.parametrize("place", [0.3, 0.6, 0.99])
def test_a_changed_token_does_not_hold(casebook: Casebook, authority: Authority, client, place: float) -> None:
    stamped = fresh(stamp_one(casebook, authority, client))
    token = bytearray(base64.b64decode(str(stamped.timestamp)))
    token[int(place * (len(token) - 1))] ^= 1
    casebook.apply(Change("Cheat", (stamped,), (replace(stamped, timestamp=base64.b64encode(token).decode()),)))
    with pytest.raises(StepRefused, match="does not hold"):
        casebook.timestamps.verify(stamped, roots=authority.root)


@pytest.mark.parametrize("token", ["", "no token", "AAAA"])
def test_nonsense_in_the_place_of_a_token(casebook: Casebook, token: str) -> None:
    snapshot = kept(casebook)
    casebook.apply(Change("Cheat", (snapshot,), (replace(snapshot, timestamp=token),)))
    with pytest.raises(StepRefused, match="does not hold"):
        casebook.timestamps.verify(snapshot)


def unreachable(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (unreachable, "no route"),
        (lambda _: httpx.Response(503), "HTTP 503"),
        (lambda _: httpx.Response(200, content=b"<html>"), "its answer grants no timestamp"),
        (lambda _: httpx.Response(200, content=bytes.fromhex("30053003020102")), "its answer grants no timestamp"),
        (lambda _: httpx.Response(200, content=b"\0" * 2_000_000), "HTTP 200"),
    ],
)
def test_failures_are_one_sentence_and_change_nothing(casebook: Casebook, client, answer, why: str) -> None:
    snapshot = kept(casebook)
    with pytest.raises(StepRefused) as caught:
        casebook.timestamps.stamp(snapshot, SERVER, client=client(answer))
    assert str(caught.value) == (
        f"{SERVER} gave no timestamp ({why}): check the address in the preferences, or try again later."
    )
    assert [step.action for step in casebook.custody.of(snapshot.sha256)] == [CustodyAction.TAKEN_IN]


def test_an_old_answer_is_not_taken_for_a_new_one(casebook: Casebook, authority: Authority, client) -> None:
    stamped = fresh(stamp_one(casebook, authority, client))
    old = httpx.Response(200, content=base64.b64decode(str(stamped.timestamp)))
    with pytest.raises(StepRefused, match="grants no timestamp"):
        casebook.timestamps.stamp(stamped, SERVER, roots=authority.root, client=client(lambda _: old))


@pytest.mark.parametrize("server", ["", "tsa.example", "ftp://tsa.example", "http://[::1"])
def test_what_is_no_address_is_told(casebook: Casebook, server: str) -> None:
    with pytest.raises(StepRefused, match="gave no timestamp"):
        casebook.timestamps.stamp(kept(casebook), server)
