"""A language model that rewrites: every text it is given comes back changed, over real sockets."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.fakes.model import FakeModel


class Rewriting(FakeModel):
    """Answers with every text it is given changed."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__("")
        self.change = change

    def next_answer(self) -> str:
        """Return the passages of the newest request, changed."""
        content = self.asked[-1]["messages"][1]["content"]
        given: dict[str, Any] = json.loads(content[content.index("{") : content.rindex("}") + 1])
        for passage in given["passages"]:
            for key in passage:
                if key != "id":
                    passage[key] = self.change(passage[key])
        return json.dumps(given)
