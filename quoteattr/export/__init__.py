"""Documents as files for other programs: JSON lines and a web page.

Each format is a function from documents to pieces of text, lazily, so that a stream of documents never has
to fit into memory.
"""
