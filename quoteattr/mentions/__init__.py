"""The noun phrases of a sentence, read once: the only place that looks at articles, adjectives and nouns in a row.

:func:`quoteattr.mentions.read.read` makes the mentions of a sentence; every later stage takes them from
``Sentence.mentions``.
"""
