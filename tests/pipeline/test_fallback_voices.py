"""A voice speaks all of its scenes or none: what happens to a film when a service fails in one of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.settings import VisualStyle
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Language
from studio.domain.voice import ESPEAK, Narrator, SpokenBy, VoiceChoice, VoiceProvider
from studio.pipeline.ahead import encode_ahead
from studio.pipeline.pools import Pools
from studio.pipeline.speech_files import SpokenScene
from studio.pipeline.steps.generate_tts import asks_a_service, generate_tts
from studio.speech.online import Accounts
from tests.fakes.voices import AWS_KEY, GOOGLE_KEY, FakeVoices, speaking
from tests.film.kit import Probe
from tests.pipeline.kit import Bench, spec_of

TEXTS = ("첫 장면.", "둘째 장면.", "셋째 장면.")
GTTS = Narrator(provider=VoiceProvider.GTTS)
MOCK = Narrator(provider=VoiceProvider.MOCK)


@pytest.fixture
def voices() -> Iterator[FakeVoices]:
    with speaking() as voices:
        yield voices


@pytest.fixture
def bench(tmp_path: Path, voices: FakeVoices) -> Bench:
    return Bench(tmp_path, online=voices.online(waits=()))


def film(
    provider: VoiceProvider, *, scenes: dict[int, VoiceChoice] | None = None, **settings: object
) -> RenderSpec:
    spec = spec_of(TEXTS, seconds=0.5, style=VisualStyle.BASIC, voice=provider)
    own = scenes or {}
    return spec.model_copy(
        update={
            "settings": spec.settings.model_copy(update=settings),
            "scenes": tuple[RenderScene, ...](
                scene.model_copy(update={"voice": own.get(scene.scene_order)}) for scene in spec.scenes
            ),
        }
    )


def spoken(bench: Bench, spec: RenderSpec, name: str = "job") -> tuple[list[SpokenScene], list[str]]:
    folder = bench.root / name
    folder.mkdir()
    fractions: list[float] = []
    scenes, remarks = generate_tts(
        spec, bench.tools, folder, lambda fraction, _: fractions.append(fraction), CancelToken()
    )
    assert fractions[-1] == 1.0
    return scenes, [remark.en for remark in remarks]


def narrators(scenes: list[SpokenScene]) -> list[str]:
    return [scene.voice.provider.value if scene.voice else "" for scene in scenes]


@pytest.mark.parametrize("provider", [VoiceProvider.GTTS, VoiceProvider.POLLY, VoiceProvider.GCP])
def test_one_failed_request_gives_all_scenes_to_the_fallback(
    provider: VoiceProvider, bench: Bench, voices: FakeVoices
) -> None:
    voices.broken("500", on="둘째")
    scenes, remarks = spoken(bench, film(provider, voice_fallback=MOCK))
    assert narrators(scenes) == ["mock", "mock", "mock"]
    assert [scene.instead_of for scene in scenes] == [VoiceChoice(provider=provider)] * 3
    assert len(remarks) == 1
    assert "3 scenes" in remarks[0]
    assert provider.label in remarks[0]
    assert "HTTP 500" in remarks[0]
    assert "셋째 장면." not in voices.said


def test_the_offline_voice_speaks_where_the_author_wants_it_at_last(bench: Bench, voices: FakeVoices) -> None:
    voices.broken("500")
    spec = film(VoiceProvider.POLLY, voice_fallback=GTTS, espeak_at_last=True)
    scenes, remarks = spoken(bench, spec)
    assert narrators(scenes) == ["espeak"] * 3
    assert remarks[0].startswith("eSpeak NG speaks 3 scenes in place of Amazon Polly.")


def test_without_anybody_in_its_place_the_job_names_scene_service_cause_and_way_out(
    bench: Bench, voices: FakeVoices
) -> None:
    voices.broken("500", on="둘째")
    with pytest.raises(StudioError) as caught:
        bench.render(film(VoiceProvider.GTTS))
    error = caught.value
    assert error.code is ErrorCode.TTS_FAILED
    assert error.what.en == "Scene 2: Google Translate is in trouble (HTTP 500)."
    assert error.what.ko.startswith("장면 2: Google Translate")
    assert error.next_step is not None
    assert bench.leftovers() == []


def test_when_all_of_them_fail_each_is_named(bench: Bench, voices: FakeVoices) -> None:
    voices.broken("500")
    with pytest.raises(StudioError) as caught:
        spoken(bench, film(VoiceProvider.POLLY, voice_fallback=GTTS))
    assert "Amazon Polly" in caught.value.what.en
    assert "Google Translate" in caught.value.what.en
    assert len(caught.value.stored_message(Language.KOREAN)) <= 500


def test_a_retry_asks_only_for_what_is_missing(bench: Bench, voices: FakeVoices) -> None:
    voices.broken("500", on="셋째")
    with pytest.raises(StudioError):
        bench.render(film(VoiceProvider.GCP))
    assert voices.said == list(TEXTS)
    voices.mend()
    voices.said.clear()
    outcome = bench.render(film(VoiceProvider.GCP))
    assert voices.said == [TEXTS[2]]
    assert [said.voice for said in outcome.voices] == [VoiceChoice(provider=VoiceProvider.GCP)] * 3
    voices.said.clear()
    bench.render(film(VoiceProvider.GCP), job_id="job-2")
    assert voices.said == []


def test_the_chosen_voice_is_asked_again_after_a_film_of_the_fallback(
    bench: Bench, voices: FakeVoices
) -> None:
    spec = film(VoiceProvider.GTTS, voice_fallback=MOCK)
    voices.broken("500", on="둘째")
    assert narrators(spoken(bench, spec)[0]) == ["mock"] * 3
    voices.mend()
    voices.said.clear()
    assert narrators(spoken(bench, spec, "again")[0]) == ["gtts"] * 3
    assert voices.said == list(TEXTS[1:])


def test_a_voice_chosen_for_a_scene_on_purpose_is_another(bench: Bench, voices: FakeVoices) -> None:
    own = VoiceChoice(provider=VoiceProvider.GCP)
    voices.broken("500", on="둘째")
    scenes, remarks = spoken(bench, film(VoiceProvider.GTTS, scenes={2: own}, voice_fallback=MOCK))
    assert narrators(scenes) == ["gtts", "mock", "gtts"]
    assert [scene.instead_of for scene in scenes] == [None, own, None]
    assert remarks[0].startswith("mock speaks 1 scene in place of Google Cloud. Scene 2:")


def test_another_pace_is_still_the_same_narrator(bench: Bench, voices: FakeVoices) -> None:
    slow = VoiceChoice(provider=VoiceProvider.GTTS, speed=0.8)
    voices.broken("500", on="둘째")
    scenes, _ = spoken(bench, film(VoiceProvider.GTTS, scenes={2: slow}, voice_fallback=MOCK))
    assert [scene.voice for scene in scenes] == [
        VoiceChoice(provider=VoiceProvider.MOCK, speed=speed) for speed in (1.0, 0.8, 1.0)
    ]


def test_a_voice_without_keys_is_replaced_before_anything_is_asked(
    tmp_path: Path, voices: FakeVoices
) -> None:
    bench = Bench(tmp_path, online=voices.online(accounts=Accounts()))
    with pytest.raises(StudioError, match=r"Amazon Polly cannot speak here\. The access keys"):
        bench.render(film(VoiceProvider.POLLY))
    assert [step for step, _, _ in bench.reports] == [Step.VALIDATE_SCRIPT]
    outcome = bench.render(film(VoiceProvider.POLLY, voice_fallback=ESPEAK))
    assert {said.voice.provider for said in outcome.voices if said.voice} == {VoiceProvider.ESPEAK}
    assert voices.requests == []


def test_the_film_and_its_outcome_say_who_spoke(bench: Bench, voices: FakeVoices) -> None:
    voices.broken("403")
    spec = film(VoiceProvider.POLLY, voice_fallback=GTTS)
    spec = spec.model_copy(
        update={"scenes": (*spec.scenes[:2], spec.scenes[2].model_copy(update={"narration": " "}))}
    )
    voices.broken("403", on="둘째", times=1)
    outcome = bench.render(spec)
    polly, gtts = VoiceChoice(provider=VoiceProvider.POLLY), VoiceChoice(provider=VoiceProvider.GTTS)
    said = [SpokenBy(scene_id=s.scene_id, voice=gtts, instead_of=polly) for s in spec.scenes[:2]]
    assert outcome.voices == (*said, SpokenBy(scene_id=spec.scenes[2].scene_id))
    assert any("in place of Amazon Polly" in warning.en for warning in outcome.warnings)
    path = outcome.files["video.mp4"].path
    assert path is not None
    assert "voice gtts, " in Probe(path).said("-f", "ffmetadata", "-")


def test_no_key_is_written_anywhere(bench: Bench, voices: FakeVoices) -> None:
    bench.render(film(VoiceProvider.POLLY, scenes={2: VoiceChoice(provider=VoiceProvider.GCP)}))
    for path in bench.root.rglob("*"):
        if path.is_file():
            assert not any(key.encode() in path.read_bytes() for key in (AWS_KEY, GOOGLE_KEY)), path


def test_nobody_is_asked_while_the_author_only_pauses(bench: Bench, voices: FakeVoices) -> None:
    spec = film(VoiceProvider.GTTS)
    pools = Pools(keep_sec=0)
    assert asks_a_service(spec, bench.tools)
    with pools.lend(1) as pool:
        assert not encode_ahead(spec, bench.tools, pool, CancelToken(), CancelToken())
    assert voices.requests == []
    spoken(bench, spec)
    assert not asks_a_service(spec, bench.tools)
    gone = dataclasses.replace(bench.tools, online=voices.online(accounts=Accounts()))
    assert not asks_a_service(spec, gone)
    pools.close()
