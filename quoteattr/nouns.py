"""The words that other rooms ask for by their old address."""

from quoteattr.words import *  # noqa: F403
