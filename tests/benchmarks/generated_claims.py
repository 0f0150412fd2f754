"""Claims as archives of war coverage hold them, invented: with twins that differ in one fact, and paraphrases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from checks.text.gazetteer_files import rows

FIRST_DAY = date(2022, 2, 24)
DAYS = 1_500
_FIRST = [
    "Anna",
    "Boris",
    "Olena",
    "Taras",
    "Mykola",
    "Iryna",
    "Daniel",
    "Ruth",
    "Yusuf",
    "Amal",
    "Leila",
    "Samir",
    "Piotr",
    "Marta",
    "Ivan",
    "Hanna",
    "Omar",
    "Nadia",
]
_SYLLABLES = [
    "bar",
    "kov",
    "len",
    "mar",
    "tuk",
    "rad",
    "zor",
    "vel",
    "nik",
    "dan",
    "sem",
    "hal",
    "gor",
    "tan",
    "rub",
    "pol",
    "mik",
    "sav",
]
_ENDS = ("enko", "sky", "chuk", "ov", "mann", "awi", "son", "oglu", "ian", "ic")
_OFFICES = ("Governor", "Mayor", "General", "Minister", "Spokesman")
_FORCES = (
    ("Russian forces", "Russia's army"),
    ("Ukrainian forces", "the Ukrainian army"),
    ("Israeli forces", "the Israeli army"),
    ("Hezbollah", "Hizbollah"),
    ("Houthi rebels", "the Houthis"),
    ("the Syrian army", "Syrian troops"),
)
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SHAPES = (
    (
        "{Force} {not_}shelled {place} on {date}, killing {n} people, {office} {name} said.",
        "{n} people were {not_}killed when {force} shelled {place} on {date}, according to {office} {name}.",
    ),
    (
        "{office} {name} said {n} drones {not_}hit {place} on {date} in an attack by {force}.",
        "An attack by {force} with {n} drones {not_}hit {place} on {date}, said {office} {name}.",
    ),
    (
        "{n} prisoners of war were {not_}returned near {place} on {date} after talks with {force}, {name} said.",
        "After talks with {force}, {n} prisoners of war were {not_}returned near {place} on {date}, {name} said.",
    ),
    (
        "{Force} have {not_}advanced {km} along the front near {place} since {date}, said {office} {name}.",
        "Since {date}, {force} have {not_}advanced {km} along the front near {place}, {office} {name} said.",
    ),
    (
        "{office} {name} said that {force} {not_}destroyed {n} houses and a school in {place} on {date}.",
        "{n} houses and a school in {place} were {not_}destroyed by {force} on {date}, {office} {name} said.",
    ),
    (
        "At least {n} civilians were {not_}wounded by {force} in {place} on {date}, {office} {name} told reporters.",
        "{office} {name} told reporters that {force} {not_}wounded at least {n} civilians in {place} on {date}.",
    ),
)
TWINS = ("number", "name", "date", "negation")


@dataclass(frozen=True)
class Facts:
    """What one claim states."""

    shape: int
    force: int
    place: str
    alias: str
    day: date
    number: int
    name: str
    office: str
    is_denied: bool = False

    @property
    def claim(self) -> str:
        """The claim in figures."""
        return self._said(0, self.place, _FORCES[self.force][0], f"{self.number:,}", f"{self.number} kilometres")

    def paraphrase(self, rng: random.Random) -> str:
        """The same in other words, other spellings, number words and miles."""
        number = in_words(self.number) if self.number < 100 else str(self.number)
        miles = f"{self.number / 1.609344:.0f} miles" if self.number > 40 else f"{number} km"
        force = _FORCES[self.force][rng.randrange(2)]
        name = f"{self.day.day} {self.day:%B %Y}"
        return self._said(rng.randrange(2), self.alias, force, number, miles, name)

    def twin(self, what: str, rng: random.Random) -> Facts:
        """The same claim but for one fact."""
        if what == "number":
            return replace(self, number=self.number + rng.randrange(1, 4) * max(1, self.number // 20))
        if what == "name":
            return replace(self, name=_name(rng))
        if what == "date":
            return replace(self, day=self.day + timedelta(days=rng.randrange(1, 300)))
        return replace(self, is_denied=not self.is_denied)

    def _said(self, way: int, place: str, force: str, number: str, km: str, day: str = "") -> str:
        shape = _SHAPES[self.shape][way]
        not_ = "not " if self.is_denied else ""
        if self.is_denied:
            shape = shape.replace("{Force} {not_}", "{Force} did {not_}").replace(" {not_}hit", " did {not_}hit")
        said = shape.format(
            Force=f"{force[:1].upper()}{force[1:]}",
            force=force,
            place=place,
            date=day or f"{self.day:%B} {self.day.day}, {self.day.year}",
            n=number,
            km=km,
            office=self.office,
            name=self.name,
            not_=not_,
        )
        return f"{said[:1].upper()}{said[1:]}"


def make_facts(number: int, seed: int = 1) -> Iterator[Facts]:
    """So many claims, most of them once, with cities of the countries at war."""
    rng = random.Random(seed)
    places = [(row["name"], row["aliases"].split("|")[0] or row["name"]) for row in rows("cities")]
    names = [_name(rng) for _ in range(5_000)]
    for _ in range(number):
        place, alias = places[rng.randrange(len(places))]
        yield Facts(
            shape=rng.randrange(len(_SHAPES)),
            force=rng.randrange(len(_FORCES)),
            place=place,
            alias=alias,
            day=FIRST_DAY + timedelta(days=rng.randrange(DAYS)),
            number=rng.choice((rng.randrange(2, 20), rng.randrange(20, 100), rng.randrange(100, 2_000))),
            name=names[rng.randrange(len(names))],
            office=_OFFICES[rng.randrange(len(_OFFICES))],
        )


def in_words(number: int) -> str:
    """A number below 100 as it is spelled out."""
    if number < 20:
        return _WORDS[number]
    tens = _TENS[number // 10 - 2]
    return f"{tens}-{_WORDS[number % 10]}" if number % 10 else tens


def _name(rng: random.Random) -> str:
    family = f"{rng.choice(_SYLLABLES)}{rng.choice(_SYLLABLES)}{rng.choice(_ENDS)}".capitalize()
    return f"{rng.choice(_FIRST)} {family}"
