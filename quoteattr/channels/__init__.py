"""Through what the words reached the public: outlets, platforms, occasions, documents.

:func:`assign` gives each quotation of a document its channel; :func:`load` reads the table of known
channels. What counts as a channel is defined in ``docs/channels.md``.
"""

from quoteattr.channels.assign import assign
from quoteattr.channels.context import Context
from quoteattr.channels.names import find_named
from quoteattr.channels.table import ChannelEntry, ChannelTable, load

__all__ = [
    "ChannelEntry",
    "ChannelTable",
    "Context",
    "assign",
    "find_named",
    "load",
]
