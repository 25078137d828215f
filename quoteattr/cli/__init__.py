"""The command line: ``quoteattr [FILE ...]``, the same engine as the library."""
