"""The seven steps of a render: their order, their share of the progress and what they say."""

from enum import StrEnum

from studio.domain.text import Text


class Step(StrEnum):
    """A step of a render, in the order in which they run."""

    VALIDATE_SCRIPT = "VALIDATE_SCRIPT"
    GENERATE_TTS = "GENERATE_TTS"
    GENERATE_SUBTITLE = "GENERATE_SUBTITLE"
    RENDER_SLIDES = "RENDER_SLIDES"
    COMPOSE_VIDEO = "COMPOSE_VIDEO"
    UPLOAD_ASSETS = "UPLOAD_ASSETS"
    FINALIZE = "FINALIZE"

    @property
    def span(self) -> tuple[int, int]:
        """Percent of the whole render at which this step begins and ends."""
        return _SPANS[self]

    @property
    def message(self) -> Text:
        """What is said while this step runs."""
        return _MESSAGES[self]


_SPANS = {
    Step.VALIDATE_SCRIPT: (0, 15),
    Step.GENERATE_TTS: (15, 40),
    Step.GENERATE_SUBTITLE: (40, 50),
    Step.RENDER_SLIDES: (50, 60),
    Step.COMPOSE_VIDEO: (60, 85),
    Step.UPLOAD_ASSETS: (85, 95),
    Step.FINALIZE: (95, 100),
}

_MESSAGES = {
    Step.VALIDATE_SCRIPT: Text(ko="스크립트 검증 중...", en="Checking the script..."),
    Step.GENERATE_TTS: Text(ko="음성 합성 중...", en="Making the speech..."),
    Step.GENERATE_SUBTITLE: Text(ko="자막 생성 중...", en="Timing the captions..."),
    Step.RENDER_SLIDES: Text(ko="슬라이드 렌더링 중...", en="Painting the slides..."),
    Step.COMPOSE_VIDEO: Text(ko="영상 합성 중...", en="Composing the film..."),
    Step.UPLOAD_ASSETS: Text(ko="에셋 업로드 중...", en="Storing the files..."),
    Step.FINALIZE: Text(ko="마무리 중...", en="Finishing..."),
}
