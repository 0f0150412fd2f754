"""Files on their way in as evidence: what would come of them, the account afterwards, and the list of all imports."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from checks.exchange.importing.account import Account
from desktop.dialogs.import_account import ImportAccount
from desktop.dialogs.import_file import ImportDialog
from desktop.studio.studio import Act, State, Studio

_TABLE = (
    "id,Date,Place,Killed,Link,Reported by,Colour\n"
    "1,2025-05-23,Odesa,1,https://example.org/a,Governor,red\n"
    "2,no day,Odesa,2,https://example.org/b,Governor,red\n"
    "3,2025-03-11,Odesa,4,https://example.org/c,Governor,red\n"
)
_ACLED = (
    "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,country,location,latitude,longitude,notes,"
    "fatalities\n"
    "UKR1,2025-05-23,2025,Explosions/Remote violence,Missile strike,A,Ukraine,Odesa,46.4,30.7,Invented.,3\n"
    "UKR2,2025-05-24,2025,Explosions/Remote violence,Missile strike,A,Ukraine,Odesa,46.4,30.7,Invented.,0\n"
)
_REVIEW = """{
  "@context": "https://schema.org", "@type": "ClaimReview", "datePublished": "2025-05-26",
  "url": "https://example.org/review", "claimReviewed": "It was the first strike on the port since March 11.",
  "author": {"@type": "Organization", "name": "Sample checkers"},
  "itemReviewed": {"@type": "Claim", "datePublished": "2025-05-23"},
  "reviewRating": {"@type": "Rating", "ratingValue": "2", "bestRating": "5", "worstRating": "1",
    "alternateName": "Mostly true"}
}
"""
_SOURCES = (
    "TY  - NEWS\nTI  - Port struck by missiles\nT2  - Sample daily\nDA  - 2025/05/23\nUR  - https://example.org/p\n"
    "ER  - \n\nTY  - NEWS\nTI  - Prisoners come home\nT2  - Sample daily\nDA  - 2025/05/24\n"
    "UR  - https://example.org/q\nER  - \n"
)


def _file(studio: Studio, name: str, text: str) -> Path:
    path = studio.program.places.data / name
    path.write_text(text, encoding="utf-8")
    return path


def _look(studio: Studio, name: str, text: str) -> ImportDialog:
    """Open the dialog on a file, and wait until it has made up its mind."""
    mappings = studio.program.places.data / "mappings"
    dialog = ImportDialog(studio.program.session, _file(studio, name, text), mappings, studio.window)
    studio.show(dialog)
    studio.settle()
    return dialog


def _sources(studio: Studio) -> None:
    _look(studio, "sources.ris", _SOURCES)


def _mapping(studio: Studio) -> None:
    _look(studio, "strikes.csv", _TABLE)


def _filters_missing(studio: Studio) -> None:
    """ACLED wants to be told what was asked for; Import was pressed without it."""
    dialog = _look(studio, "acled.csv", _ACLED)
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Import").click()
    studio.let_paint()


def _broken(studio: Studio) -> None:
    _look(studio, "review.json", _REVIEW[:200])


def _review(studio: Studio) -> None:
    _look(studio, "review.json", _REVIEW)


def _account(studio: Studio) -> None:
    account = Account(read=1848, imported=1840, duplicates=5)
    account.skip(14, "“no day” is no date.")
    account.skip(902, "It has no title.")
    account.skip(1204, "Its latitude, 463.2, is no place on earth.")
    account.remark(77, "Its address is none of the web, and was left out.")
    studio.show(ImportAccount("ged.csv", account, studio.window))


def _nothing_to_say(studio: Studio) -> None:
    studio.show(ImportAccount("sources.ris", Account(read=2, imported=2), studio.window))


def _none(studio: Studio) -> None:
    studio.do("imports.show_list")


def _list(studio: Studio) -> None:
    """Two files were brought in."""
    for name, text in (("sources.ris", _SOURCES), ("strikes.csv", _TABLE)):
        path = _file(studio, name, text)
        studio.write(lambda casebook, path: casebook.imports.from_file(path)[0], path)
    studio.do("imports.show_list")


ACT = Act(
    "imports",
    (
        State("import-sources", _sources, is_only_wide=True),
        State("import-mapping", _mapping, is_only_wide=True, is_main=True),
        State("import-filters-missing", _filters_missing, is_only_wide=True),
        State("import-broken", _broken, is_only_wide=True),
        State("import-claim-review", _review, is_only_wide=True),
        State("import-account", _account, is_only_wide=True),
        State("import-account-short", _nothing_to_say, is_only_wide=True),
        State("imports-none", _none, is_only_wide=True),
        State("imports", _list, is_only_wide=True),
    ),
)
