"""Where texts come from: files, folders, standard input, HTML, Markdown, JSON lines, and what looks wrong with them."""
