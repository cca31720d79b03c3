"""Why nobody answered, for people."""

from __future__ import annotations

import re

from studio.network.reasons import in_words


def test_reasons_are_told_in_both_languages() -> None:
    for reason in (
        "timed out",
        "no connection",
        "the file of certificates cannot be used (/회사/ca.pem)",
        "an address of this machine or its network",
        "a redirect elsewhere",
        "no upload address",
        "more than 16 MB",
    ):
        told = in_words(reason)
        assert told.en == reason
        assert not re.search("[a-z]{3}", told.ko.partition(" (")[0]), told.ko
    assert "/회사/ca.pem" in in_words("the file of certificates cannot be used (/회사/ca.pem)").ko
