"""Read the corpus without any library: ``for article in articles("train"): ...``"""

import json
from pathlib import Path


def articles(split, folder=Path(__file__).parent):
    """The articles of a split ("train", "dev", "test") as dictionaries, in order of their id."""
    for path in sorted((Path(folder) / split).glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def quotations(split, folder=Path(__file__).parent):
    """One flat row for each quotation: what was said, by whom, to whom, through what."""
    for article in articles(split, folder):
        for quote in article["quotes"]:
            yield {
                "article": article["id"],
                "kind": quote["kind"],
                "words": " … ".join(article["text"][start:end] for start, end in quote["segments"]),
                "speaker": quote["speaker_name"],
                "addressee": quote["addressee"],
                "channel": quote["channel"] and quote["channel"]["name"],
            }


if __name__ == "__main__":
    for row in quotations("train"):
        print(*(row[key] or "-" for key in ("article", "kind", "speaker", "channel", "words")), sep="\t")
