"""What the library logs: nothing by itself, at level ``DEBUG`` a record for each stage."""

from __future__ import annotations

import logging

import pytest

from quoteattr import Extractor

TEXT = "Der Kai hält, sagte Svea Brandt dem NDR. Er sei sicher. Die „Perle des Nordens“ liegt am Meer."
STAGES = ("extractor", "syntax.analyse", "detect.rounds", "sources.resolve", "channels.assign")


def test_each_stage_tells_what_it_found_in_the_order_of_the_stages(
    extractor: Extractor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="quoteattr"):
        extractor.extract(TEXT)
    assert tuple(dict.fromkeys(record.name for record in caplog.records)) == tuple(
        f"quoteattr.{stage}" for stage in STAGES
    )


def test_a_dropped_candidate_is_told_with_its_place(
    extractor: Extractor, caplog: pytest.LogCaptureFixture
) -> None:
    start = TEXT.index("Perle")
    with caplog.at_level(logging.DEBUG, logger="quoteattr.detect"):
        extractor.extract(TEXT)
    dropped = [message for message in caplog.messages if "dropped" in message]
    assert len(dropped) == 1
    assert f"direct at {start}:{start + len('Perle des Nordens')}" in dropped[0]


def test_nothing_is_logged_unless_asked_for(extractor: Extractor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="quoteattr"):
        extractor.extract(TEXT)
    assert not caplog.records


def test_logging_changes_no_result(extractor: Extractor, caplog: pytest.LogCaptureFixture) -> None:
    quiet = extractor.extract(TEXT)
    with caplog.at_level(logging.DEBUG, logger="quoteattr"):
        assert extractor.extract(TEXT) == quiet
