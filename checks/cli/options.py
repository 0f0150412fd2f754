"""Options that several commands have, in one wording."""

from __future__ import annotations

from typing import Annotated

import typer

ArticleArgument = Annotated[
    str | None, typer.Argument(metavar="ARTICLE|URL|-", help="The article; - is standard input.")
]
Published = Annotated[str | None, typer.Option(help="Day or time of publication, such as 2025-05-23.")]
Timezone = Annotated[str | None, typer.Option(help="Zone in which “Friday” is meant, as Europe/Kyiv.")]
Language = Annotated[str | None, typer.Option(help="Two letters, such as en.")]
