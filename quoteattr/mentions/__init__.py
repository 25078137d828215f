"""The noun phrases of a sentence, read once: the only place that looks at sequences of articles, adjectives and nouns.

:func:`quoteattr.mentions.read.read` makes the mentions of a sentence; every later stage takes them from
``Sentence.mentions``.
"""
