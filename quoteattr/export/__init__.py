"""Documents as files for other programs: JSON, tables, TEI, annotations.

Each format is a function from documents to pieces of text, lazily, so that a stream of documents never has
to fit into memory.
"""
