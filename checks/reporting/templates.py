"""The templates of reports: those of the program, or a newsroom's own that stand in a folder.

A folder holds as many of them as the newsroom wants to change; what it does not hold is taken from the program.
They print what they are given: they can run no program, load nothing from the network, and read no file outside theirs.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.errors import ChecksError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TEXTS = ("report.html", "parts.html", "report.css", "symbols.svg", "report.md", "report.typ")
"""The templates that are text in UTF-8, with the style sheet and the circles of the web page."""
_PAPER = "report.typ"
WORD = "report.docx"
"""A Word document of which the styles, the margins, the header and the footer are taken."""
_LARGEST = 2_000_000
"""Bytes; a template beyond is something else that bears the name."""
_PACKAGE = re.compile(r'"@\w+/')
"""How Typst names what it would fetch (Typst, "Packages")."""
_TYPST_PLACE = re.compile(r"┌─ (\S+?):(\d+):")


@dataclass(frozen=True)
class Templates:
    """Where templates are looked for; the program's own where there is no folder."""

    folder: Path | None = None

    def read(self, name: str) -> str:
        """The template called `name`; a ChecksError where the folder's cannot be read."""
        own = self._own(name)
        if own is None and name not in TEXTS:
            raise self.fault(name, None, "another asks for it, and it is not there")
        if own is None:
            return files("resources").joinpath("templates", name).read_text(encoding="utf-8")
        try:
            return own.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise self.fault(name, own[: error.start].count(b"\n") + 1, "it is not text in UTF-8") from error

    def styles(self) -> io.BytesIO | None:
        """The Word document whose styles are used; None for those of the program."""
        own = self._own(WORD)
        return io.BytesIO(own) if own is not None else None

    def fault(self, name: str, line: int | None, reason: str) -> ChecksError:
        """The one sentence that tells what is wrong with a template, where, and what to do."""
        where = f" in line {line}" if line else ""
        told = " ".join(reason.split()).rstrip(".")
        return ChecksError(
            f"The template {name} cannot be used{where}: {told}. Correct it in {self.folder}, or remove it."
        )

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Put copies of the program's templates into a folder to start from; a ChecksError where one is there."""
        wanted = [folder / name for name in (*TEXTS, WORD)]
        there = [path.name for path in wanted if path.exists()]
        if there:
            raise ChecksError(f"{folder} holds {there[0]} already, which would be lost: choose another folder.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name in TEXTS:
                (folder / name).write_text(SHIPPED.read(name), encoding="utf-8", newline="\n")
            (folder / WORD).write_bytes(_word_styles())
        except OSError as error:
            reason = (error.strerror or "the system refused").lower()
            raise ChecksError(f"The templates could not be written to {folder}: {reason}. Choose another.") from error
        return tuple(wanted)

    def fill(self, name: str, values: Mapping[str, object], filters: Mapping[str, Callable[..., Any]]) -> str:
        """A template of a web page (".html") or of plain text, filled in; a ChecksError naming what is wrong."""
        from jinja2 import FunctionLoader, StrictUndefined
        from jinja2.exceptions import TemplateError, TemplateSyntaxError
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        environment = ImmutableSandboxedEnvironment(
            loader=FunctionLoader(lambda each: (self.read(each), each, None)),  # the name shows where it fails
            autoescape=name.endswith(".html"),  # plain text has filters that escape what it would read as markup
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters.update(filters)
        try:
            return environment.get_template(name).render(values)
        except ChecksError:
            raise
        except TemplateSyntaxError as error:
            raise self.fault(error.name or name, error.lineno, error.message or "it is no template") from error
        except (TemplateError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError, IndexError) as error:
            raise self.fault(*_place(error, name), str(error) or type(error).__name__) from error

    def typeset(self, content: str, *, is_accessible: bool) -> bytes:
        """The template for paper as a PDF, always tagged; `is_accessible`: it keeps all of PDF/UA-1 (ISO 14289-1).

        A ChecksError where that cannot be, as with a sign that no font has.
        """
        import typst  # the compiler is a large library

        wishes: dict[str, Any] = {"sys_inputs": {"report": content}, "pdf_standards": ["ua-1"] if is_accessible else []}
        try:
            if self.folder is None or self._own(_PAPER) is None:
                return bytes(typst.compile(SHIPPED.read(_PAPER).encode(), **wishes))
            self._require_no_packages(self.folder)
            return bytes(typst.compile(self.folder / _PAPER, root=self.folder, **wishes))
        except typst.TypstError as error:
            found = _TYPST_PLACE.search(error.diagnostic)
            if self.folder is None or not found or "typst_py_bytes" in found[1]:
                raise ChecksError(f"The report could not be typeset ({error}). Export it as a web page.") from error
            raise self.fault(found[1], int(found[2]), error.message) from error

    def _require_no_packages(self, folder: Path) -> None:
        for path in folder.rglob("*.typ"):
            text = path.read_text("utf-8", errors="replace")
            if found := _PACKAGE.search(text):
                line = text[: found.start()].count("\n") + 1
                raise self.fault(path.name, line, "it fetches a package from the network, which reports never do")

    def _own(self, name: str) -> bytes | None:
        if self.folder is None or Path(name).name != name:  # nothing beside the folder, whatever a template asks for
            return None
        path = self.folder / name
        try:
            if not self.folder.is_dir():
                raise ChecksError(f"There is no folder {self.folder} with templates: choose one that is there.")
            if not path.exists():
                return None
            if path.stat().st_size > _LARGEST:
                raise self.fault(name, None, "it is larger than two megabytes")
            return path.read_bytes()
        except OSError as error:
            raise self.fault(name, None, (error.strerror or "it cannot be read").lower()) from error


SHIPPED = Templates()
"""The program's own."""


def _place(error: BaseException, name: str) -> tuple[str, int | None]:
    """The template and its line in which filling it in came to a stop: the innermost that the traceback names."""
    found: tuple[str, int | None] = (name, None)
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename in TEXTS:
            found = (step.tb_frame.f_code.co_filename, step.tb_lineno)
        step = step.tb_next
    return found


def _word_styles() -> bytes:
    import docx

    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()
