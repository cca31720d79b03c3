"""How a scene's words become a slide: layout, headline, items, body, and what is marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.domain.image import ImageFit
from studio.domain.script import Layout, VisualSpec
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.shapes import read_document
from studio.domain.slides import Motion, Slide, SlideImage, canvas_of, slide_of, slides_of
from studio.domain.spec import RenderScene, RenderSpec, freeze
from studio.domain.text import Language
from studio.resources import resource_path


def arranged(
    shown: str = "",
    narration: str = "먼저 이렇게 말합니다. 그다음 설명을 덧붙입니다.",
    *,
    order: int = 2,
    purpose: str = "",
    kind: str = "",
    terms: tuple[str, ...] = (),
    language: Language = Language.KOREAN,
    chapter: str = "의심해야 할 신호",
) -> Slide:
    spec = VisualSpec(type=kind, highlight_terms=terms) if kind or terms else None
    scene = RenderScene(
        scene_id="s",
        scene_order=order,
        chapter_order=2,
        chapter_title=chapter,
        purpose=purpose,
        narration=narration,
        on_screen_text=shown,
        visual_spec=spec,
    )
    return slide_of(scene, progress=0.5, motion=Motion(), frame_count=240, language=language)


def spec_of(language: str, **settings: object) -> RenderSpec:
    path: Path = resource_path("samples", f"phishing.{language}.json")
    script = read_document(path.read_bytes(), name="피싱").script
    spec, _ = freeze(
        script,
        script_id="s",
        video_id="v",
        settings=RenderSettings.model_validate(settings),
        draft=False,
    )
    return spec


def sample(language: str) -> tuple[Slide, ...]:
    spec = spec_of(language)
    return slides_of(spec, [288] * len(spec.scenes))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_sample_becomes_the_slides_a_designer_would_make(language: str) -> None:
    slides = sample(language)
    assert [s.layout for s in slides] == [
        Layout.TITLE_SLIDE,
        Layout.TEXT_HIGHLIGHT,
        Layout.KEY_POINTS,
        Layout.EXAMPLE,
        Layout.TEXT_HIGHLIGHT,
        Layout.WARNING,
        Layout.TEXT_HIGHLIGHT,
        Layout.KEY_POINTS,
        Layout.TEXT_HIGHLIGHT,
        Layout.TEXT_HIGHLIGHT,
        Layout.TEXT_HIGHLIGHT,
        Layout.SUMMARY,
    ]
    assert [s.number for s in slides] == ["", "", "", "", "1", "2", "3", "4", "", "", "", ""]
    assert all(s.title for s in slides)


def test_the_parts_of_the_korean_sample() -> None:
    slides = sample("ko")
    assert (slides[2].title, slides[2].items) == ("사칭 대상", ("IT 지원팀", "택배", "은행", "대표이사"))
    assert (slides[3].tag, slides[3].title) == ("사례", "40분 만에 2억 원")
    assert slides[5].title == "“24시간 이내” — 서두르게 하면 의심"
    assert slides[5].body == ""  # one sentence that says the headline again, at length
    assert slides[7].title == "의심 파일의 90%가 이 세 가지입니다"
    assert slides[7].items == ("매크로", "암호 ZIP", "이중 확장자")
    assert (slides[11].title, slides[11].items) == (
        "이 세 걸음이 우리 모두를 지킵니다",
        ("멈춘다", "확인한다", "신고한다"),
    )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_marked_is_shown(language: str) -> None:
    for slide in sample(language):
        assert all(term in f"{slide.title} {slide.body}" for term in slide.highlight_terms)
        assert slide.title not in slide.highlight_terms
    assert sample("ko")[0].highlight_terms == ("300통", "1통")


def test_items_nobody_can_name_stay_a_sentence() -> None:
    slide = arranged("매크로 · 암호 ZIP · 이중 확장자", "매크로와 암호 ZIP과 이중 확장자는 열지 않습니다.")
    assert (slide.layout, slide.items) == (Layout.TEXT_HIGHLIGHT, ())
    assert slide.title == "매크로 · 암호 ZIP · 이중 확장자"


def test_a_list_written_as_one_is_one_whatever_was_wished() -> None:
    numbered = arranged("1. 멈춘다\n2. 확인한다\n3. 신고한다", "말합니다.")
    assert (numbered.layout, numbered.number) == (Layout.KEY_POINTS, "")
    assert (numbered.title, numbered.items) == ("의심해야 할 신호", ("멈춘다", "확인한다", "신고한다"))
    assert numbered.item_marks == ("1", "2", "3")
    assert numbered.kicker == ""  # the headline says it already
    for kind in Layout:
        bulleted = arranged("열기 전에\n- 주소를 본다\n- 링크를 본다", kind=kind)
        assert (bulleted.layout, bulleted.title) == (kind, "열기 전에")
        assert (bulleted.items, bulleted.item_marks) == (("주소를 본다", "링크를 본다"), ("", ""))
    chapter = arranged("4. 매크로\n- 워드\n- 엑셀")
    assert (chapter.number, chapter.title, chapter.items) == ("4", "매크로", ("워드", "엑셀"))
    warning = arranged("주의: 첨부 파일\n① 매크로\n② 암호")
    assert (warning.tag, warning.title, warning.item_marks) == ("주의", "첨부 파일", ("1", "2"))


def test_what_is_set_bold_in_words_that_are_shown() -> None:
    slide = arranged("**바로** 신고\n- **숨기지** 않는다\n- 빨리 **알린**다", "**들리기만** 합니다.")
    assert (slide.title, slide.items) == ("바로 신고", ("숨기지 않는다", "빨리 알린다"))
    assert slide.bold == ("**바로**", "**숨기지**", "**알린**다")
    assert arranged("바로 [신고]").bold == ()
    sides = arranged("이미 눌렀다면\n✕ 전원을 **끈다**\n✓ **네트워크**를 끊는다")
    assert sides.bold == ("**끈다**", "**네트워크**를")


def test_a_comparison_from_crosses_and_ticks() -> None:
    slide = arranged("이미 눌렀다면\n✕ 전원을 끈다\n✕ 메일을 지운다\n✓ 네트워크를 끊는다")
    assert (slide.layout, slide.title) == (Layout.COMPARISON, "이미 눌렀다면")
    assert [(g.good, g.items) for g in slide.groups] == [
        (False, ("전원을 끈다", "메일을 지운다")),
        (True, ("네트워크를 끊는다",)),
    ]


def test_a_comparison_that_was_asked_for() -> None:
    named = arranged("비밀번호\n나쁜 예: 1234, 생일\n좋은 예: 긴 문장", kind="COMPARISON")
    assert [(g.label, g.items) for g in named.groups] == [
        ("나쁜 예", ("1234", "생일")),
        ("좋은 예", ("긴 문장",)),
    ]
    versus = arranged("Password: 1234 vs a long sentence", kind="comparison", language=Language.ENGLISH)
    assert (versus.title, [g.items for g in versus.groups]) == ("Password", [("1234",), ("a long sentence",)])
    plain = arranged("비교할 것이 없는 글", kind="COMPARISON")
    assert (plain.title, plain.groups) == ("비교할 것이 없는 글", ())


@pytest.mark.parametrize(
    ("shown", "layout", "tag", "title"),
    [
        ("사례: 하루 만에 1억 원", Layout.EXAMPLE, "사례", "하루 만에 1억 원"),
        ("실제 사례 2: 가짜 송장", Layout.EXAMPLE, "실제 사례 2", "가짜 송장"),
        ("Example: a fake invoice", Layout.EXAMPLE, "Example", "a fake invoice"),
        ("주의: 첨부파일", Layout.WARNING, "주의", "첨부파일"),
        ("절대 누르지 마십시오", Layout.WARNING, "", "절대 누르지 마십시오"),
        ("Never trust the name", Layout.WARNING, "", "Never trust the name"),
        ("3. 링크는 누르기 전에 확인", Layout.TEXT_HIGHLIGHT, "", "링크는 누르기 전에 확인"),
    ],
)
def test_labels_and_alarms_choose_the_layout(shown: str, layout: Layout, tag: str, title: str) -> None:
    slide = arranged(shown)
    assert (slide.layout, slide.tag, slide.title) == (layout, tag, title)


def test_purpose_and_wish_choose_the_layout() -> None:
    assert arranged("빠른 신고", purpose="example").tag == "사례"
    assert arranged("빠른 신고", purpose="hook").layout is Layout.TITLE_SLIDE
    assert arranged("빠른 신고", purpose="anything").layout is Layout.TEXT_HIGHLIGHT
    assert arranged("절대 금지", kind="TEXT_HIGHLIGHT").layout is Layout.TEXT_HIGHLIGHT
    assert arranged("빠른 신고", kind="NEVER_HEARD_OF").layout is Layout.TEXT_HIGHLIGHT
    assert arranged("가 · 나 · 다", kind="TEXT_HIGHLIGHT").items == ()
    listed = arranged("할 일", "하나입니다. 둘입니다. 셋입니다.", kind="KEY_POINTS")
    assert listed.items == ("둘입니다", "셋입니다")


def test_two_lines_are_a_headline_and_what_supports_it() -> None:
    slide = arranged("피싱 메일 대응\n3분 과정")
    assert (slide.title, slide.body) == ("피싱 메일 대응", "3분 과정")


def test_the_body_is_whole_sentences() -> None:
    slide = arranged("제목", "첫 문장입니다. " + "둘째 문장은 조금 더 깁니다. " * 9)
    assert len(slide.body) <= 100
    assert slide.body.endswith("깁니다.")


def test_terms_asked_for_win_and_absent_ones_are_dropped() -> None:
    slide = arranged("USB는 90%가 위험", terms=("위험", "없는 말"))
    assert slide.highlight_terms == ("위험",)
    assert "90%" in arranged("USB는 90%가 위험", terms=("없는 말",)).highlight_terms


@pytest.mark.parametrize("shown", ["", "  ", "**", "1. ", ": ", "→ → →", "· · ·", "\n\n", "[]"])
@pytest.mark.parametrize("kind", ["", *Layout])
def test_a_slide_always_has_a_title(shown: str, kind: str) -> None:
    assert arranged(shown, "", kind=kind, chapter="").title.strip()
    assert arranged(shown, "말합니다.", kind=kind).title.strip()


def test_a_headline_from_the_narration_loses_its_full_stop() -> None:
    slide = arranged("", "숨기지 마십시오. 바로 신고하십시오.")
    assert (slide.title, slide.body) == ("숨기지 마십시오", "바로 신고하십시오.")


def test_the_chapter_label() -> None:
    assert arranged("빠른 신고").kicker == "2장 · 의심해야 할 신호"
    assert arranged("빠른 신고", language=Language.ENGLISH, chapter="Signs").kicker == "2 · Signs"
    assert arranged("빠른 신고", chapter="").kicker == ""
    assert arranged("의심해야 할 신호").kicker == ""  # the headline says it already
    flat = {"scenes": [{"scene_id": 1, "text": "하나입니다."}, {"scene_id": 2, "text": "둘입니다."}]}
    script = read_document(json.dumps(flat).encode(), name="보안 교육").script
    spec, _ = freeze(script, script_id="s", video_id="v", settings=RenderSettings(), draft=True)
    assert {s.kicker for s in slides_of(spec, [24, 24])} == {"보안 교육"}
    assert canvas_of(spec).watermark == "초안"


def test_motion_alternates_and_short_scenes_do_not_rush() -> None:
    spec = spec_of("ko")
    slides = slides_of(spec, [288] * 11 + [24])
    assert (slides[0].motion.zoom_from, slides[0].motion.zoom_to) == (1.0, 1.1)
    assert (slides[1].motion.zoom_from, slides[1].motion.zoom_to) == (1.1, 1.0)
    assert max(slides[11].motion.zoom_from, slides[11].motion.zoom_to) == pytest.approx(1.025)
    still = slides_of(spec_of("ko", style=VisualStyle.BASIC), [288] * 12)
    assert all(slide.motion.is_still for slide in still)
    assert [slide.progress for slide in slides][-1] == 1.0


def test_a_new_scene_changes_no_slide_of_another_chapter() -> None:
    spec = spec_of("ko")
    scenes = list(spec.scenes)
    after_first = next(i for i, scene in enumerate(scenes) if scene.chapter_order == 2)
    renumbered = [
        scene.model_copy(update={"scene_order": order})
        for order, scene in enumerate([*scenes[:after_first], scenes[0], *scenes[after_first:]], start=1)
    ]
    longer = spec.model_copy(update={"scenes": tuple(renumbered)})
    before, after = slides_of(spec, [288] * len(scenes)), slides_of(longer, [288] * len(renumbered))
    assert before[after_first:] == after[after_first + 1 :]


def test_a_picture_and_its_motion_come_from_the_visual_spec() -> None:
    def made(visual: dict[str, object], **settings: object) -> Slide:
        spec = spec_of("ko", **settings)
        scene = spec.scenes[1].model_copy(update={"visual_spec": VisualSpec.model_validate(visual)})
        scenes = (spec.scenes[0], scene, *spec.scenes[2:])
        return slides_of(spec.model_copy(update={"scenes": scenes}), [288] * 12)[1]

    name = "0123456789abcdef" * 4
    taken_in = made({"image": f"picture:{name}", "image_fit": "contain", "focus": [0.1, 0.9]})
    assert taken_in.image == SlideImage(sha256=name, fit=ImageFit.CONTAIN)
    assert (taken_in.motion.focus_x, taken_in.motion.focus_y) == (0.1, 0.9)
    assert made({"image": "somewhere/else.png"}).image == SlideImage(sha256="")
    assert made({"type": "TEXT_HIGHLIGHT"}).image is None
    inward = made({"motion": {"kind": "in", "zoom": 1.3}}).motion
    assert (inward.zoom_from, inward.zoom_to) == (1.0, 1.3)
    outward = made({"motion": {"kind": "out"}}).motion
    assert outward.zoom_from > outward.zoom_to == 1.0
    pan = made({"motion": {"kind": "pan", "from": [0, 0.2]}, "focus": [0.5, 0.7]}).motion
    assert (pan.focus_x, pan.focus_y, pan.pan_to) == (0.0, 0.2, (1.0, 0.7))
    assert pan.zoom_from == pan.zoom_to > 1.0
    assert not pan.is_still
    drawn = {"kind": "out", "zoom": 3, "from": [0.1, 0.2], "to": [0.6, 0.7], "zoom_from": 2, "zoom_to": 1.25}
    assert made({"motion": drawn}).motion == Motion(
        zoom_from=2, zoom_to=1.25, focus_x=0.1, focus_y=0.2, pan_to=(0.6, 0.7)
    )
    from_the_focus = made({"motion": {"zoom_to": 1.5}, "focus": [0.3, 0.4]}).motion
    assert from_the_focus == Motion(zoom_from=1.0, zoom_to=1.5, focus_x=0.3, focus_y=0.4)
    assert made({"motion": {"kind": "none", "zoom_from": 2}}).motion == Motion()
    kept_in_sight = made({"image": "a.png", "focus": [0.1, 0.9], "motion": {"kind": "none"}}).motion
    assert kept_in_sight.is_still
    assert (kept_in_sight.focus_x, kept_in_sight.focus_y) == (0.1, 0.9)
    assert made({"motion": {"kind": "none"}}).motion.is_still
    assert made({"motion": {"kind": "pan"}}, style=VisualStyle.BASIC).motion.is_still
