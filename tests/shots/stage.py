"""What stands before the camera: scripts, films that wait and fail as planned, a picture drawn here."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QRadialGradient

from studio.domain import edits
from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.script import Scene, Script
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Language, Text
from studio.pipeline.outcome import RenderOutcome, Report
from studio.resources import resource_path
from studio.services.studio import Studio
from tests.fakes.pipeline import FILES, FakePipeline

NAMES: Final = {
    Language.KOREAN: (
        "개인정보 보호", "직장 내 괴롭힘 예방", "산업안전 기초", "장애인 인식 개선", "성희롱 예방",
        "안전한 비밀번호", "재택근무 보안", "화재 대피 요령", "공정거래 자율준수",
        "임직원 행동강령과 이해충돌 방지, 그리고 신고자 보호에 관한 연간 필수 교육", "생성형 AI 사용 수칙",
    ),
    Language.ENGLISH: (
        "Personal data", "Respect at work", "Safe lifting", "Working with disabilities", "No harassment",
        "Safe passwords", "Working from home", "When it burns", "Fair competition",
        "Code of conduct, conflicts of interest and the protection of those who report, yearly course",
        "Using generative AI",
    ),
}  # fmt: skip
"""Titles beside the sample's: the first is being made, the third fails."""
REASON: Final = {
    Language.KOREAN: "장면 6의 수치에 출처를 적고, 마지막 장면에 신고 창구를 덧붙여 주십시오.",
    Language.ENGLISH: "Please name the source of the figure in scene 6, and say at the end where to report.",
}
FILM_SEC: Final = 158.0
"""How long films are that are made in no time."""
LOG: Final = Text(ko="장면 6/8", en="scene 6 of 8")


class StagedPipeline:
    """Succeeds, fails or stops midway by the title of the film, so that every row can be seen at once."""

    def __init__(self, films: Path, language: Language) -> None:
        self.works = FakePipeline(films)
        FILES["thumb.jpg"] = _jpeg(scenery(language))
        self._running, _, self._failing, *_ = NAMES[language]
        self.stopped_midway = False

    def __call__(self, job_id: str, spec: RenderSpec, report: Report, cancel: CancelToken) -> RenderOutcome:
        """Make, or break, one film."""
        if spec.title == self._failing:
            report(Step.VALIDATE_SCRIPT, 1.0, None)
            report(Step.GENERATE_TTS, 0.3, None)
            raise StepFailed(
                ErrorCode.TTS_FAILED,
                Text(ko="음성 서비스가 응답하지 않습니다.", en="The voice service does not answer."),
                Text(ko="오프라인 목소리로 다시 시도하십시오.", en="Choose the offline voice and retry."),
            )
        if spec.title == self._running:
            report(Step.COMPOSE_VIDEO, 0.4, LOG)
            self.stopped_midway = True
            while not cancel.wait(0.05):
                pass
            cancel.check()
        outcome = self.works(job_id, spec, report, cancel)
        assets = outcome.assets.model_copy(update={"duration_sec": FILM_SEC})
        return replace(outcome, assets=assets)


def fill_library(studio: Studio, language: Language) -> None:
    """Put scripts of every state beside the sample."""
    sample = resource_path("samples", f"phishing.{language.value}.json").read_bytes()
    scripts = studio.scripts
    for number, name in enumerate(NAMES[language], start=1):
        # A space more each time: the same bytes would be the same script.
        record = scripts.import_bytes(sample + b" " * number, name=name, video_id=f"video-{number}")
        shorter = record.script.model_copy(update={"title": name, "chapters": _fewer(record.script, number)})
        scripts.save(record.script_id, shorter)
        match number % 4:
            case 1 | 2:
                scripts.approve(record.script_id)
            case 3:
                scripts.reject(record.script_id, REASON[language])
            case _:
                scripts.submit(record.script_id)


def _fewer(script: Script, number: int) -> tuple[object, ...]:
    """Chapters in another order and number, so that the pictures of the library differ."""
    chapters = script.chapters[number % 3 :] + script.chapters[: number % 3]
    return chapters[: 1 + number % 3]


def rewritten(script: Script, language: Language) -> Script:
    """A script with scenes added, removed and moved, and words changed, as an author corrects it."""
    scenes = [scene for _, _, scene in script.scenes()]
    korean = language is Language.KOREAN
    swaps = (
        (("300통", "420통"), ("단 1통만 열려도", "단 1통만 눌러도")),
        (("급한 마음, 익숙한 이름, 그리고 호기심을", "급한 마음과 익숙한 이름을"),),
    ) if korean else (
        (("300", "420"), ("opened once", "clicked once")),
        (("on haste, on familiar names and on curiosity", "on haste and on familiar names"),),
    )  # fmt: skip
    for scene, changes in zip(scenes, swaps, strict=False):
        narration = scene.narration
        for old, new in changes:
            assert old in narration
            narration = narration.replace(old, new)
        script = edits.with_scene(script, scene.model_copy(update={"narration": narration}))
    added = Scene(
        narration="의심되면 보낸 사람에게 전화로 확인합니다. 번호는 메일이 아니라 사내 연락처에서 찾습니다."
        if korean
        else "When in doubt, call the sender. Take the number from the directory, not from the mail.",
        on_screen_text="전화로 확인" if korean else "Call and ask",
    )
    script = edits.insert_scene(script, scenes[4].uid, added)
    script = edits.delete_scene(script, scenes[3].uid)
    return edits.shift_scenes(script, (scenes[6].uid,), -2)


def doubtful(script: Script, language: Language) -> Script:
    """A script with something of every topic to find: words, captions, pictures, lengths."""
    scenes = [scene for _, _, scene in script.scenes()]
    korean = language is Language.KOREAN

    def change(index: int, **fields: object) -> None:
        nonlocal script
        script = edits.with_scene(script, scenes[index].model_copy(update=fields))

    long = scenes[1].narration.rstrip(".") + (", " + scenes[2].narration) * 2
    change(1, narration=long)
    change(2, on_screen_text=scenes[2].on_screen_text + " \U0001f3a3\U0001f9ff")
    change(
        3,
        narration=scenes[3].narration.replace(" ", "  ", 1) + (" (참고: 2024년" if korean else " (see 2024"),
    )
    change(5, on_screen_text="48시간 이내" if korean else "Within 48 hours")
    change(6, narration="")
    change(7, duration_sec=45.0)
    change(9, on_screen_text="")
    return script


def _jpeg(png: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage.fromData(png).scaledToWidth(640, Qt.TransformationMode.SmoothTransformation).save(buffer, "JPG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def scenery(language: Language) -> bytes:
    """A PNG of an office at dusk with a window over a city, the same every time."""
    dice = random.Random(7 if language is Language.KOREAN else 11)
    width, height = 1920, 1080
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _sky(painter, width, height)
    for depth, color in enumerate(("#6d5a86", "#4d4775", "#343762")):
        _hills(painter, QColor(color), 560 + 60 * depth, 60 - 12 * depth, 1.3 + depth, width, height)
    _city(painter, dice, width, height)
    _room(painter, width, height)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _sky(painter: QPainter, width: int, height: int) -> None:
    sky = QLinearGradient(0, 0, 0, height * 0.75)
    for place, color in ((0, "#20265a"), (0.4, "#5b4b8a"), (0.7, "#d9796f"), (1, "#ffc98a")):
        sky.setColorAt(place, QColor(color))
    painter.fillRect(0, 0, width, height, sky)
    glow = QRadialGradient(QPointF(1290, 600), 520)
    glow.setColorAt(0, QColor(255, 226, 170, 230))
    glow.setColorAt(0.16, QColor(255, 200, 140, 150))
    glow.setColorAt(1, QColor(255, 180, 120, 0))
    painter.fillRect(0, 0, width, height, glow)
    painter.setBrush(QColor("#fff1cf"))
    painter.drawEllipse(QPointF(1290, 560), 62, 62)


def _hills(
    painter: QPainter, color: QColor, base: float, swing: float, turns: float, width: int, height: int
) -> None:
    path = QPainterPath(QPointF(0, height))
    for x in range(0, width + 20, 20):
        turn = x / width * math.tau * turns
        path.lineTo(x, base - swing * (math.sin(turn) + 0.5 * math.sin(2.3 * turn + 1)))
    path.lineTo(width, height)
    painter.fillPath(path, color)


def _city(painter: QPainter, dice: random.Random, width: int, height: int) -> None:
    x = -20.0
    while x < width:
        wide, tall = dice.uniform(70, 150), dice.uniform(150, 420)
        house = QRectF(x, height - 170 - tall, wide, tall)
        shade = QLinearGradient(house.topLeft(), house.bottomLeft())
        shade.setColorAt(0, QColor("#2b2f57"))
        shade.setColorAt(1, QColor("#1a1d3a"))
        painter.fillRect(house, shade)
        for row in range(int(tall // 26) - 1):
            for column in range(int(wide // 22) - 1):
                if dice.random() < 0.42:
                    light = QColor("#ffd48a" if dice.random() < 0.8 else "#ffeccb")
                    light.setAlpha(dice.randint(120, 235))
                    painter.fillRect(QRectF(x + 14 + 22 * column, house.top() + 16 + 26 * row, 10, 13), light)
        x += wide + dice.uniform(-6, 26)


def _room(painter: QPainter, width: int, height: int) -> None:
    wall = QColor("#12142a")
    painter.fillRect(0, height - 170, width, 170, wall)
    for x in (0, 620, 1270, width - 26):
        painter.fillRect(x, 0, 26, height, wall)
    painter.fillRect(0, 0, width, 22, wall)
    painter.fillRect(0, height - 182, width, 12, QColor("#2b2d52"))
    screen = QPainterPath()  # a laptop with an open mail, and a lamp beside it
    screen.addRoundedRect(QRectF(250, 690, 430, 270), 14, 14)
    painter.fillPath(screen, QColor("#0b0d1c"))
    painter.fillRect(QRectF(264, 704, 402, 242), QColor("#dfe6ff"))
    painter.fillRect(QRectF(264, 704, 402, 34), QColor("#3355d6"))
    for row, wide in enumerate((300, 250, 330, 180)):
        painter.fillRect(QRectF(290, 764 + 34 * row, wide, 14), QColor("#9aa6cf"))
    painter.setBrush(QColor("#ef6a6a"))
    painter.drawRoundedRect(QRectF(290, 902, 120, 30), 8, 8)
    base = QPainterPath(QPointF(210, 984))
    for place in (QPointF(250, 958), QPointF(680, 958), QPointF(720, 984)):
        base.lineTo(place)
    painter.fillPath(base, QColor("#23264a"))
    light = QRadialGradient(QPointF(900, 800), 330)
    light.setColorAt(0, QColor(255, 214, 140, 170))
    light.setColorAt(1, QColor(255, 214, 140, 0))
    painter.fillRect(QRectF(560, 470, 680, 640), light)
    painter.fillRect(QRectF(894, 800, 12, 180), QColor("#23264a"))
    shade = QPainterPath(QPointF(860, 730))
    for place in (QPointF(940, 730), QPointF(985, 815), QPointF(815, 815)):
        shade.lineTo(place)
    painter.fillPath(shade, QColor("#ffd48a"))
    painter.fillRect(QRectF(850, 972, 100, 12), QColor("#23264a"))
