"""`--events`: what a render tells programs, line by line."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

from studio.domain.instants import from_text
from tests.cli.conftest import SMALL, Run, Said

NAMES = ["job_id", "video_id", "status", "step", "progress", "message", "timestamp"]
STEPS = [
    "VALIDATE_SCRIPT",
    "GENERATE_TTS",
    "GENERATE_SUBTITLE",
    "RENDER_SLIDES",
    "COMPOSE_VIDEO",
    "UPLOAD_ASSETS",
    "FINALIZE",
]


def lines(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.out.splitlines()]


def test_every_change_is_a_line_and_the_result_comes_last(run: Run, script: Path) -> None:
    said = run("render", script, "--events", "--json", *SMALL)
    assert said.code == 0, said.err
    *events, result = lines(said)
    assert result["video"]
    assert all(list(event) == NAMES for event in events)
    assert {event["job_id"] for event in events} == {result["job_id"]}
    statuses = [event["status"] for event in events]
    assert list(dict.fromkeys(statuses)) == ["PENDING", "RUNNING", "SUCCEEDED"]
    assert (statuses.count("PENDING"), statuses.count("SUCCEEDED")) == (1, 1)
    assert list(dict.fromkeys(event["step"] for event in events if event["step"])) == STEPS
    percents = [event["progress"] for event in events]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (0, 100)
    moments = [event["timestamp"] for event in events]
    assert moments == sorted(moments)
    assert all(moment.endswith("Z") and from_text(moment) for moment in moments)
    told = [{name: value for name, value in event.items() if name != "timestamp"} for event in events]
    assert all(one != other for one, other in itertools.pairwise(told)), "one line per change"


def test_without_json_there_are_events_alone(run: Run, script: Path) -> None:
    said = run("render", script, "--events", *SMALL)
    assert all(list(line) == NAMES for line in lines(said))
    assert "video.mp4" in said.err, "what is for people stands beside it"


def test_a_failure_is_told_with_its_reason_and_a_retry_begins_anew(
    run: Run, script: Path, tmp_path: Path
) -> None:
    (tmp_path / "films").write_text("a file where the folder should be")
    said = run(
        "render", script, "--events", "--json", *SMALL, STORAGE_LOCAL_DIR=str(tmp_path / "films" / "x")
    )
    assert said.code == 1
    *events, result = lines(said)
    assert (events[-1]["status"], events[-1]["step"]) == ("FAILED", "UPLOAD_ASSETS")
    assert events[-1]["message"] == result["error_message"]
    assert events[-1]["progress"] == max(event["progress"] for event in events) < 100
    again = run("jobs", "retry", result["job_id"], "--events")
    assert again.code == 0, again.err
    statuses = [event["status"] for event in lines(again)]
    assert list(dict.fromkeys(statuses)) == ["PENDING", "RUNNING", "SUCCEEDED"]
    assert lines(again)[0]["progress"] == 0


def test_what_is_refused_has_a_result_and_no_events(run: Run, tmp_path: Path) -> None:
    said = run("render", tmp_path / "none.json", "--events", "--json")
    assert said.code == 2
    assert [line["error_code"] for line in lines(said)] == ["FILE_NOT_READABLE"]
