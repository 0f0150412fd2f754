"""How hypothesis makes domain values, and the ticking clock and counted ids that make tests repeatable."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from uuid import UUID

import pytest
from hypothesis import strategies as st

from checks.domain.moment import Moment
from checks.domain.span import Anchor, Span
from tests.checks.authority import Authority

START = datetime(2025, 5, 23, 14, 1, tzinfo=UTC)

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
places = st.integers(0, 10_000)

st.register_type_strategy(str, words)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**31), 2**31 - 1))
st.register_type_strategy(Moment, st.builds(Moment, st.dates(), st.none() | st.times(timezones=st.none() | zones)))
st.register_type_strategy(Span, st.tuples(places, places).map(lambda ends: Span(min(ends), max(ends))))
st.register_type_strategy(Anchor, st.builds(Anchor, places, places, words, words, words))


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that starts on the afternoon of 23 May 2025 and goes on by a second each time it is read."""
    ticks = count()
    return lambda: START + timedelta(seconds=next(ticks))


@pytest.fixture
def new_id() -> Callable[[], UUID]:
    """Ids counted from 1."""
    numbers = count(1)
    return lambda: UUID(int=next(numbers))


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that timestamps, with a root certificate of its own."""
    if shutil.which("openssl") is None:
        pytest.skip("OpenSSL is not here to play the authority")
    return Authority(tmp_path_factory.mktemp("tsa"))
