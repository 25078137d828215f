"""Detection: from analysed sentences to quotations whose source and channel are still mere words."""

from __future__ import annotations

from quoteattr.detect.rounds import find, make_views

__all__ = ["find", "make_views"]
