"""PDQ, a hash by which pictures are known again that were made smaller, saved anew or slightly changed.

The algorithm is that of "PDQ and TMK + PDQF" by Meta (github.com/facebook/ThreatExchange, hashing/hashing.pdf, 2019):
luminance, two passes of a box filter, 64 × 64 samples, a cosine transform of which 16 × 16 waves are kept, and a bit
for each wave that is stronger than the median. It is written out here, since the package `pdqhash` has no wheels and
would want a compiler on every desk; the tests hold it against hashes that `pdqhash` 0.2.8 made.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BITS = 256
LEAST_QUALITY = 50
"""Of 100: pictures below show too little for their hashes to mean anything, as the paper says."""
_SIDE, _WAVES, _PASSES = 64, 16, 2

Plane = NDArray[np.float32]


def pdq(colours: NDArray[np.uint8]) -> tuple[str, int]:
    """The hash in 64 hexadecimal digits and its quality from 0 to 100, of a picture of shape (height, width, 3)."""
    luma = (colours @ np.array([0.299, 0.587, 0.114])).astype(np.float32)
    if min(luma.shape) < 5:
        return "0" * (BITS // 4), 0
    small = _sampled(luma)
    waves = _cosines() @ small @ _cosines().T
    # The lower of the two middle values, as the reference takes it.
    median = np.sort(waves, axis=None)[(waves.size - 1) // 2]
    bits = (waves > median).ravel()[::-1]
    return np.packbits(bits).tobytes().hex(), _quality(small)


def _sampled(luma: Plane) -> Plane:
    """The picture blurred, and 64 × 64 points of it."""
    if luma.shape != (_SIDE, _SIDE):
        for _ in range(_PASSES):
            luma = _blurred(_blurred(luma, 1), 0)
    rows, columns = (((np.arange(_SIDE) + 0.5) * size / _SIDE).astype(int) for size in luma.shape)
    return luma[np.ix_(rows, columns)]


def _blurred(luma: Plane, axis: int) -> Plane:
    """Means over a window along an axis, which the edges cut off."""
    size = luma.shape[axis]
    window = (size + 2 * _SIDE - 1) // (2 * _SIDE)
    ahead = (window + 2) // 2
    ends = np.minimum(np.arange(size) + ahead, size)
    starts = np.maximum(np.arange(size) + ahead - window, 0)
    sums = np.concatenate(
        [np.zeros_like(luma.take([0], axis), dtype=np.float64), luma.cumsum(axis, dtype=np.float64)], axis
    )
    counts = (ends - starts).reshape((-1, 1) if axis == 0 else (1, -1))
    means: Plane = ((sums.take(ends, axis) - sums.take(starts, axis)) / counts).astype(np.float32)
    return means


def _cosines() -> NDArray[np.float64]:
    waves, places = np.arange(1, _WAVES + 1)[:, None], np.arange(_SIDE)[None, :]
    return np.asarray(np.sqrt(2 / _SIDE) * np.cos(np.pi / 2 / _SIDE * waves * (2 * places + 1)))


def _quality(small: Plane) -> int:
    """How much there is to see: the sum of the steps from point to point, scaled as the reference does."""
    steps = sum(int(np.abs(np.trunc(np.diff(small, axis=axis) * 100 / 255)).sum()) for axis in (0, 1))
    return min(steps // 90, 100)
