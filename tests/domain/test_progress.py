"""Progress: the contract's spans, and a number that never goes back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from studio.domain.job import JobStatus
from studio.domain.progress import ProgressEvent, ProgressMeter
from studio.domain.steps import Step

SPANS = {
    "VALIDATE_SCRIPT": (0, 15, "스크립트 검증 중..."),
    "GENERATE_TTS": (15, 40, "음성 합성 중..."),
    "GENERATE_SUBTITLE": (40, 50, "자막 생성 중..."),
    "RENDER_SLIDES": (50, 60, "슬라이드 렌더링 중..."),
    "COMPOSE_VIDEO": (60, 85, "영상 합성 중..."),
    "UPLOAD_ASSETS": (85, 95, "에셋 업로드 중..."),
    "FINALIZE": (95, 100, "마무리 중..."),
}


def test_the_steps_are_the_contracts() -> None:
    assert {step.value: (*step.span, step.message.ko) for step in Step} == SPANS
    assert [step.value for step in Step] == list(SPANS)


@pytest.mark.parametrize("step", Step)
def test_a_step_moves_within_its_span(step: Step) -> None:
    begin, end = step.span
    meter = ProgressMeter()
    meter.advance(step, 0.0)
    assert meter.percent == begin
    meter.advance(step, 0.5)
    assert begin <= meter.percent <= end
    assert meter.advance(step, 1.0)
    assert meter.percent == end


def test_it_never_goes_back() -> None:
    meter = ProgressMeter()
    meter.advance(Step.COMPOSE_VIDEO, 0.5)
    before = meter.percent
    assert not meter.advance(Step.COMPOSE_VIDEO, 0.1)
    assert not meter.advance(Step.GENERATE_TTS, 1.0)
    assert meter.percent == before


@pytest.mark.parametrize(("fraction", "percent"), [(-1.0, 15), (2.0, 40)])
def test_nonsense_stays_in_the_span(fraction: float, percent: int) -> None:
    meter = ProgressMeter()
    meter.advance(Step.GENERATE_TTS, fraction)
    assert meter.percent == percent


def test_an_event_is_sent_as_the_contract_says() -> None:
    event = ProgressEvent(
        job_id="j",
        video_id="v",
        status=JobStatus.RUNNING,
        step=Step.GENERATE_TTS,
        progress=20,
        message="음성 합성 중...",
        timestamp=datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=UTC),
    )
    assert event.as_json() == {
        "job_id": "j",
        "video_id": "v",
        "status": "RUNNING",
        "step": "GENERATE_TTS",
        "progress": 20,
        "message": "음성 합성 중...",
        "timestamp": "2026-01-02T03:04:05.678Z",
    }
