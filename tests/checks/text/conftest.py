"""Settings for tests of texts."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
# The first example of a run reads the lexicons and compiles their patterns; and speed is never asserted in a test.
