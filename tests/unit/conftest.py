"""How hypothesis tries what always holds."""

from hypothesis import settings

# A busy machine is not a wrong answer: how long one try takes says nothing here.
settings.register_profile("latchkey", deadline=None)
settings.load_profile("latchkey")
