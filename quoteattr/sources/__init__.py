"""Who said it, and to whom: source phrases become entities with the name by which a reader would index
them."""

from quoteattr.sources.attributions import Attribution
from quoteattr.sources.resolve import resolve

__all__ = ["Attribution", "resolve"]
