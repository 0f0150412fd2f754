"""The people who work on a casebook."""

from __future__ import annotations

from checks.domain.change import Change
from checks.domain.person import Person
from checks.errors import StepRefused
from checks.services.records import Records


class People:
    """Who works on a casebook, and who is at the desk now."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def all(self) -> tuple[Person, ...]:
        """Everyone who has written in this casebook, in the order in which they came, and the one at the desk."""
        stored = self._records.all(Person)
        return stored if self._records.me in stored else (*stored, self._records.me)

    def invite(self, name: str) -> Person:
        """The person called `name`, who can then be given work; a new name is kept at once, as a change of its own."""
        if not name.strip():
            raise StepRefused("Enter the name of your colleague.")
        person = self._records.person(name.strip())
        if person not in self.all():
            self._records.apply(Change("Add colleague", after=(person,)))
        return person

    def sign_in(self, name: str) -> Person:
        """Let the person called `name` work from now on. A new name is kept with the first thing that person does.

        NotAllowed on a server with roles, where the login has worked under another name before.
        """
        if not name.strip():
            raise StepRefused("Enter a name to sign in with.")
        self._records.sign_in(name.strip())
        return self._records.me
