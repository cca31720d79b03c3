"""The steps of a video: what is done, where it is, what lies ahead, and that they fit."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.text import Language
from studio.domain.video import LIFE, ReviewStage, VideoStatus
from studio.ui.backend.life import Stand, VideoAction, steps_of, video_actions
from studio.ui.backend.stepper import LifeStepper
from studio.ui.backend.texts import BackendTexts
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.ui.backend.made_up import AUTHOR, REVIEWER, made_video


def stands(status: VideoStatus) -> list[Stand]:
    return [step.stand for step in steps_of(status)]


def test_the_way_has_two_parts_that_end_in_a_review_each() -> None:
    steps = steps_of(VideoStatus.DRAFT)
    assert tuple(step.status for step in steps) == LIFE
    script = [step.status for step in steps if step.part is ReviewStage.SCRIPT]
    assert script[-2:] == [VideoStatus.SCRIPT_REVIEW_REQUESTED, VideoStatus.SCRIPT_APPROVED]
    film = [step.status for step in steps if step.part is ReviewStage.FILM]
    assert film[-2:] == [VideoStatus.FINAL_REVIEW_REQUESTED, VideoStatus.PUBLISHED]


def test_steps_behind_are_done_and_those_after_lie_ahead() -> None:
    found = stands(VideoStatus.SCRIPT_APPROVED)
    assert found == [*[Stand.DONE] * 4, Stand.NOW, *[Stand.AHEAD] * 4]
    assert stands(VideoStatus.PUBLISHED) == [Stand.DONE] * 9
    assert stands(VideoStatus.DISABLED) == [Stand.AHEAD] * 9, "it has left the way"


@pytest.mark.parametrize(
    ("status", "for_authors", "for_reviewers"),
    [
        (VideoStatus.DRAFT, (), ()),
        (VideoStatus.SCRIPT_READY, (VideoAction.REQUEST_REVIEW,), (VideoAction.REQUEST_REVIEW,)),
        (VideoStatus.SCRIPT_REVIEW_REQUESTED, (), (VideoAction.APPROVE, VideoAction.REJECT)),
        (VideoStatus.READY, (VideoAction.REQUEST_REVIEW,), (VideoAction.REQUEST_REVIEW,)),
        (VideoStatus.FINAL_REVIEW_REQUESTED, (), (VideoAction.PUBLISH, VideoAction.REJECT)),
        (VideoStatus.PUBLISHED, (), ()),
        (VideoStatus.DISABLED, (), ()),
    ],
)
def test_who_may_do_what_next(
    status: VideoStatus, for_authors: tuple[VideoAction, ...], for_reviewers: tuple[VideoAction, ...]
) -> None:
    video = made_video(1, status)
    assert video_actions(video, AUTHOR) == for_authors
    assert video_actions(video, REVIEWER) == for_reviewers


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_every_step_lies_within_whatever_width_there_is(
    theme: Theme, translations: Translations, qtbot: QtBot, language: Language, percent: int
) -> None:
    translations.choose(language)
    theme.choose_text(percent)
    stepper = LifeStepper(theme, BackendTexts())
    qtbot.addWidget(stepper)
    stepper.show_video(made_video(1, VideoStatus.FINAL_REVIEW_REQUESTED))
    narrow = stepper.minimumSizeHint().width()
    for width in (narrow, 2 * narrow, 400 * percent // 100, 1_600 * percent // 100):
        layout = stepper._lay_out(width)
        assert all(placed.area.right() <= width for placed in layout.steps), width
        assert all(placed.area.bottom() <= layout.height for placed in layout.steps), width
        areas = [placed.area for placed in layout.steps]
        assert not any(a.intersects(b) for n, a in enumerate(areas) for b in areas[n + 1 :]), width
    assert stepper.heightForWidth(narrow) > stepper.heightForWidth(1_600 * percent // 100)
    theme.choose_text(100)


def test_a_screen_reader_is_told_every_step(theme: Theme, translations: Translations, qtbot: QtBot) -> None:
    translations.choose(Language.ENGLISH)
    stepper = LifeStepper(theme, BackendTexts())
    qtbot.addWidget(stepper)
    stepper.show_video(made_video(1, VideoStatus.READY))
    assert stepper.accessibleName() == "Life of the video: Film ready"
    assert "Script approved: done" in stepper.accessibleDescription()
    assert "Film ready: now" in stepper.accessibleDescription()
    assert "Published: ahead" in stepper.accessibleDescription()
