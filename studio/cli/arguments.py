"""The words of the terminal: commands, their options, and what is wrong with what was typed."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from studio import __version__
from studio.cli.outbox import add_outbox
from studio.domain.drafting import STYLES
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.formats import RESOLUTIONS, Aspect
from studio.domain.settings import CaptionMode, VideoEncoder, VisualStyle
from studio.domain.shapes import Shape
from studio.domain.text import Language, Text
from studio.domain.timeline import FRAME_RATES


class _Parser(argparse.ArgumentParser):
    """Raises instead of ending the program, so that `--json` can answer too."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(
            ErrorCode.INVALID_ARGUMENT,
            Text(
                ko=f"명령을 알아들을 수 없습니다: {message}.", en=f"The command is not understood: {message}."
            ),
            Text(ko=f"'{self.prog} --help'를 보십시오.", en=f"See '{self.prog} --help'."),
        )


def parse(arguments: Sequence[str], language: Language) -> argparse.Namespace:
    """Return what was typed; raises `BadInput`. Ends the program for --help and --version."""
    typed = parser(language).parse_args(arguments)
    if typed.command == "render":
        _require_one_source(typed)
    return typed


def _require_one_source(typed: argparse.Namespace) -> None:
    """A film is made of a file or of a script of the backend, which is approved as it is."""
    if (typed.script is None) == (typed.script_id is None):
        what = Text(
            ko="대본 파일과 --script-id 가운데 하나만 지정해야 합니다.",
            en="Name either a script file or --script-id.",
        )
    elif typed.script_id is not None and typed.approve:
        what = Text(
            ko="--approve는 대본 파일에만 쓸 수 있습니다: 백엔드는 승인된 대본만 내줍니다.",
            en="--approve is for script files: the backend hands out approved scripts only.",
        )
    else:
        return
    see = Text(ko="'ctrlf-studio render --help'를 보십시오.", en="See 'ctrlf-studio render --help'.")
    raise BadInput(ErrorCode.INVALID_ARGUMENT, what, see)


def parser(language: Language) -> argparse.ArgumentParser:
    """Return the parser of the whole program; its help speaks `language`."""

    def t(ko: str, en: str) -> str:
        return Text(ko=ko, en=en).to(language)

    shared = _Parser(add_help=False)
    _data_dir(shared, argparse.SUPPRESS, language)
    jsonable = _Parser(add_help=False, parents=[shared])
    jsonable.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=t("결과를 JSON으로 출력", "print the result as JSON"),
    )

    top = _Parser(
        prog="ctrlf-studio",
        description=t(
            "대본을 내레이션과 자막이 있는 영상으로 만듭니다. 명령 없이 실행하면 창이 열립니다.",
            "Turns scripts into narrated, captioned films. Without a command the window opens.",
        ),
    )
    top.add_argument("--version", action="version", version=f"ctrlf-studio {__version__}")
    _data_dir(top, None, language)
    top.set_defaults(json=False, command=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    _add_generate(commands, jsonable, language)

    render = commands.add_parser(
        "render", parents=[jsonable], help=t("대본 파일로 영상 만들기", "make a film from a script file")
    )
    render.add_argument("script", metavar="SCRIPT.json", type=Path, nargs="?")
    render.add_argument(
        "--script-id",
        metavar="ID",
        type=_text,
        help=t(
            "파일 대신 백엔드의 승인된 대본으로 만들기", "a script of the backend, approved there, not a file"
        ),
    )
    render.add_argument(
        "--upload",
        action="store_true",
        help=t(
            "완성된 영상을 저장소에 올리고 백엔드에 알리기",
            "upload the finished film to the storage, and tell the backend",
        ),
    )
    _out(render, language)
    render.add_argument(
        "--style",
        choices=[s.value for s in VisualStyle],
        help=t("basic은 정지 화면, animated는 움직임과 전환", "basic stands still, animated moves and fades"),
    )
    render.add_argument("--video-id", metavar="ID", help=t("영상 ID", "identity of the video"))
    render.add_argument(
        "--voice",
        metavar="NAME",
        help=t(
            "음성: 엔진(espeak, mock), '엔진:음성' 또는 음성 이름",
            "engine (espeak, mock), 'engine:voice' or a voice",
        ),
    )
    render.add_argument(
        "--format",
        choices=[f"{lines}p" for lines in RESOLUTIONS],
        help=t("화면의 짧은 변", "pixels of the shorter side"),
    )
    render.add_argument(
        "--aspect",
        choices=[aspect.value for aspect in Aspect],
        help=t("화면 비율", "shape of the picture"),
    )
    render.add_argument(
        "--size", metavar="WxH", help=t("화면 크기, 예: 1280x720", "frame size, e.g. 1280x720")
    )
    render.add_argument(
        "--fps",
        metavar="N",
        help=t("초당 프레임 수", "frames a second") + f": {', '.join(map(str, FRAME_RATES))}",
    )
    render.add_argument(
        "--captions",
        choices=[_typed(mode) for mode in CaptionMode],
        help=t(
            "자막: 파일로만, 영상 속 트랙, 화면 위",
            "beside the film only, as a track of it, or in the picture",
        ),
    )
    render.add_argument(
        "--music",
        metavar="FILE",
        type=Path,
        help=t("내레이션 아래에 깔 음악 파일", "a file of music to lie under the narration"),
    )
    render.add_argument("--theme", metavar="NAME", help=t("테마", "how the slides look"))
    _encoder(render, language)
    _events(render, language)
    render.add_argument(
        "--approve",
        action="store_true",
        help=t(
            "대본을 승인하고 납품용으로 렌더링 (없으면 초안)",
            "approve the script: a film for delivery, not a draft",
        ),
    )

    jobs = commands.add_parser("jobs", parents=[jsonable], help=t("렌더 작업", "render jobs"))
    job_actions = jobs.add_subparsers(dest="action", metavar="ACTION")
    for name, ko, en in (
        ("show", "작업 하나 보기", "show one job"),
        ("retry", "실패하거나 취소된 작업을 다시 실행", "run a failed or canceled job again"),
        ("cancel", "작업 취소", "cancel a job"),
        ("log", "작업에서 일어난 일 보기", "show what happened in a job"),
    ):
        action = job_actions.add_parser(name, parents=[jsonable], help=t(ko, en))
        action.add_argument("job_id", metavar="ID", type=_text)
        if name == "retry":
            _out(action, language)
            _encoder(action, language)
            _events(action, language)

    scripts = commands.add_parser("scripts", parents=[jsonable], help=t("대본", "scripts"))
    scripts.add_argument(
        "--remote",
        action="store_true",
        help=t("백엔드에 지금 있는 것도 함께 보기", "ask the backend, and list what it has, too"),
    )
    script_actions = scripts.add_subparsers(dest="action", metavar="ACTION")
    bring = script_actions.add_parser(
        "import", parents=[jsonable], help=t("JSON 파일 가져오기", "bring a JSON file in")
    )
    bring.add_argument("script", metavar="SCRIPT.json", type=Path)
    bring.add_argument("--video-id", metavar="ID", help=t("영상 ID", "identity of the video"))
    export = script_actions.add_parser(
        "export", parents=[jsonable], help=t("JSON 파일로 내보내기", "write a script as a JSON file")
    )
    export.add_argument("script_id", metavar="ID", type=_text)
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument(
        "--shape",
        choices=[shape.value for shape in Shape],
        default=Shape.CHAPTERS.value,
        help=t(
            "JSON 모양: 장과 장면(기본), 장면 목록, 백엔드의 렌더 스펙",
            "of the JSON: chapters of scenes (the default), one list of scenes, or the backend's render spec",
        ),
    )
    approve = script_actions.add_parser(
        "approve", parents=[jsonable], help=t("대본 승인", "approve a script")
    )
    approve.add_argument("script_id", metavar="ID", type=_text)
    reject = script_actions.add_parser("reject", parents=[jsonable], help=t("대본 반려", "reject a script"))
    reject.add_argument("script_id", metavar="ID", type=_text)
    reject.add_argument("--reason", type=_text, required=True, help=t("반려 사유", "why"))

    add_outbox(commands, jsonable, language)

    _add_sync(script_actions, jsonable, language)

    commands.add_parser(
        "doctor",
        parents=[jsonable],
        help=t("설치 상태 점검", "look at what is installed and whether it works"),
    )
    commands.add_parser(
        "self-test",
        parents=[jsonable],
        help=t("2초짜리 영상을 만들어 점검", "make a two-second film as a test"),
    )
    return top


def _text(typed: str) -> str:
    """Return what was typed if it is text at all, and not bytes of another encoding."""
    try:
        typed.encode("utf-8")
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(f"{typed!a}") from error
    return typed


def _typed(mode: CaptionMode) -> str:
    return mode.value.replace("_", "-")


def _folder(language: Language) -> Callable[[str], Path]:
    def folder(typed: str) -> Path:
        if not typed.strip():
            text = Text(ko="폴더 이름이 비어 있습니다", en="the name of the folder is empty")
            raise argparse.ArgumentTypeError(text.to(language))
        return Path(typed)

    return folder


def _encoder(target: argparse.ArgumentParser, language: Language) -> None:
    target.add_argument(
        "--encoder",
        choices=[encoder.value for encoder in VideoEncoder],
        help=Text(
            ko="인코더: 소프트웨어, 자동, 또는 하드웨어 (안 되면 소프트웨어로 바꿔 알림)",
            en="software, auto, or hardware (where that fails, software takes its place and you are told)",
        ).to(language),
    )


def _events(target: argparse.ArgumentParser, language: Language) -> None:
    target.add_argument(
        "--events",
        action="store_true",
        help=Text(
            ko="진행 상황을 한 줄에 하나씩 JSON으로 출력 (--json의 결과는 마지막 줄)",
            en="print progress as one JSON object per line (the result of --json comes last)",
        ).to(language),
    )


def _data_dir(target: argparse.ArgumentParser, default: Any, language: Language) -> None:
    target.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder(language),
        default=default,
        help=Text(
            ko="데이터 폴더 (기본: 사용자 데이터 폴더)", en="data directory (default: the user's own)"
        ).to(language),
    )


def _out(target: argparse.ArgumentParser, language: Language) -> None:
    target.add_argument(
        "--out",
        metavar="DIR",
        type=_folder(language),
        help=Text(ko="완성된 파일을 넣을 폴더", en="folder for the finished files").to(language),
    )


def _add_generate(commands: Any, jsonable: argparse.ArgumentParser, language: Language) -> None:
    def t(ko: str, en: str) -> str:
        return Text(ko=ko, en=en).to(language)

    help_ = t("원문으로 대본 초안 만들기", "draft a script from a source text")
    generate = commands.add_parser("generate", parents=[jsonable], help=help_)
    generate.add_argument("source", metavar="SOURCE", type=Path, help=".txt, .md, .docx, .pptx, .pdf")
    generate.add_argument(
        "--out",
        dest="script_out",
        metavar="SCRIPT.json",
        type=Path,
        required=True,
        help=t("대본을 쓸 파일", "where to write the script"),
    )
    for option, kind, help_ in (
        ("--minutes", float, t("길이(분), 1~30", "length in minutes, 1 to 30")),
        ("--chapters", int, t("최대 장 수, 1~10", "chapters at most, 1 to 10")),
        ("--scenes", int, t("장마다 최대 장면 수, 1~15", "scenes in each at most, 1 to 15")),
    ):
        generate.add_argument(option, type=kind, metavar="N", help=help_)
    generate.add_argument(
        "--style",
        dest="draft_style",
        metavar="S",
        help=t(f"말투: {', '.join(STYLES)} 또는 직접 쓴 말", f"{', '.join(STYLES)}, or words of your own"),
    )


def _add_sync(actions: Any, jsonable: argparse.ArgumentParser, language: Language) -> None:
    def t(ko: str, en: str) -> str:
        return Text(ko=ko, en=en).to(language)

    help_ = t("백엔드의 대본이나 그 변경을 가져오기", "bring a script of the backend over, or its changes")
    pull = actions.add_parser("pull", parents=[jsonable], help=help_)
    pull.add_argument("script_id", metavar="ID", type=_text)
    chosen = pull.add_mutually_exclusive_group()
    for option, help_ in (
        ("--mine", t("양쪽에서 바뀐 장면은 모두 내 것으로", "take mine wherever both sides changed")),
        ("--theirs", t("양쪽에서 바뀐 장면은 모두 백엔드 것으로", "take theirs wherever both sides changed")),
        ("--merge", t("부딪치는 장면이 없으면 합치기", "merge where nothing was changed on both sides")),
    ):
        chosen.add_argument(option, action="store_true", help=help_)
    help_ = t("대본을 백엔드로 올리기", "bring a script to the backend")
    push = actions.add_parser("push", parents=[jsonable], help=help_)
    push.add_argument("script_id", metavar="ID", type=_text)
