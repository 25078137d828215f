"""Detection: from analysed sentences to candidates, one module a phenomenon."""

from __future__ import annotations

from quoteattr.detect.find import find

__all__ = ["find"]
