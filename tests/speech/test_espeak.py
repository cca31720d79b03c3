"""The real espeak-ng, in its real child process."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StepFailed
from studio.domain.processes import worker_command
from studio.domain.speech import SAMPLE_RATE, Clip
from studio.domain.text import Language
from studio.speech.espeak import VOICES, EspeakVoice, why_no_voice
from studio.speech.espeak_process import ChildDied, EspeakProcess

SENTENCE = (
    "피싱은 '사람'을 속이는 공격입니다. 기술이 아니라 급한 마음, 익숙한 이름, 그리고 호기심을 노립니다."
)
OpenEspeak = Callable[..., EspeakVoice]


def samples_of(clip: Clip) -> np.ndarray:
    return np.frombuffer(clip.pcm, dtype="<i2").astype(np.int32)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        if time.monotonic() > deadline:
            return False
        pause.wait(0.01)
    return True


def test_speech_is_loud_whole_and_unclipped(espeak: EspeakVoice, cancel: CancelToken) -> None:
    samples = samples_of(espeak.speak(SENTENCE, cancel))
    assert 5_000 < np.abs(samples).max() < 32_600
    assert np.sqrt(np.mean(samples.astype(float) ** 2)) > 1_000
    blocks = samples[: samples.size // 4_800 * 4_800].reshape(-1, 4_800)
    assert np.mean(np.abs(blocks).max(axis=1) > 300) > 0.8


def test_the_pace_is_that_of_a_narrator(espeak: EspeakVoice, cancel: CancelToken) -> None:
    syllables = sum("가" <= c <= "힣" for c in SENTENCE)
    pace = syllables * SAMPLE_RATE / espeak.speak(SENTENCE, cancel).sample_count
    assert 4.0 < pace < 6.0


def test_no_silence_is_left_around_a_clip(espeak: EspeakVoice, cancel: CancelToken) -> None:
    loud = np.flatnonzero(np.abs(samples_of(espeak.speak("안녕하세요.", cancel))) > 64)
    assert loud[0] < 0.02 * SAMPLE_RATE
    assert samples_of(espeak.speak("안녕하세요.", cancel)).size - loud[-1] < 0.02 * SAMPLE_RATE


def test_a_word_sounds_where_its_time_says(espeak: EspeakVoice, cancel: CancelToken) -> None:
    clip = espeak.speak("첫 문장입니다. 둘째 문장입니다.", cancel)
    second = next(word for word in clip.words if word.start == 9)
    samples = np.abs(samples_of(clip))
    before = samples[second.sample - SAMPLE_RATE // 5 : second.sample - SAMPLE_RATE // 50]
    after = samples[second.sample : second.sample + SAMPLE_RATE // 5]
    assert before.max() < 200
    assert after.max() > 2_000


def test_five_thousand_characters(espeak: EspeakVoice, cancel: CancelToken) -> None:
    text = (SENTENCE + " ") * (5_000 // (len(SENTENCE) + 1))
    clip = espeak.speak(text, cancel)
    assert len(clip.words) == len(text.split())
    assert clip.sample_count > 600 * SAMPLE_RATE


def test_a_name_that_is_no_name_is_refused(open_espeak: OpenEspeak, cancel: CancelToken) -> None:
    for name in ("../../etc/passwd", "ko\n", "\ud800", "\0"):
        with pytest.raises(StepFailed):
            open_espeak(name=name).speak("안녕하세요.", cancel)


@pytest.mark.parametrize("text", ["가" * 5_000, "a" * 1_000, "1" * 1_000, "가나 " * 1_000])
def test_long_texts_without_sentences(espeak: EspeakVoice, cancel: CancelToken, text: str) -> None:
    clip = espeak.speak(text, cancel)
    assert clip.sample_count > 30 * SAMPLE_RATE
    assert [word.sample for word in clip.words] == sorted(word.sample for word in clip.words)


def test_english(open_espeak: OpenEspeak, cancel: CancelToken) -> None:
    text = "Phishing targets 'people'. Call extension 1234, don't wait."
    clip = open_espeak(language=Language.ENGLISH).speak(text, cancel)
    assert [text[w.start : w.end] for w in clip.words] == text.split()


def test_a_voice_name_that_is_unknown_is_refused(open_espeak: OpenEspeak, cancel: CancelToken) -> None:
    with pytest.raises(StepFailed) as caught:
        open_espeak(name="no-such-voice").speak("안녕하세요.", cancel)
    assert caught.value.code is ErrorCode.TTS_FAILED
    assert "no-such-voice" in caught.value.message(Language.KOREAN)
    assert caught.value.next_step is not None


def test_a_child_that_dies_is_replaced_once(espeak: EspeakVoice, cancel: CancelToken) -> None:
    expected = espeak.speak("안녕하세요.", cancel)
    assert espeak.child_pid is not None
    os.kill(espeak.child_pid, 9)
    assert espeak.speak("안녕하세요.", cancel) == expected


@pytest.mark.parametrize(
    "program",
    [
        "import sys; sys.exit('the engine fell over')",
        "import sys; sys.stdin.readline(); sys.exit('the engine fell over')",
        "import sys; print('not an answer', flush=True); sys.exit('the engine fell over')",
        "import sys; print('{\"bytes\": 100}', flush=True); sys.exit('the engine fell over')",
    ],
    ids=["at the start", "when asked", "after babbling", "in mid-answer"],
)
def test_a_child_that_keeps_dying_is_a_failure_with_its_cause(
    open_espeak: OpenEspeak, cancel: CancelToken, program: str
) -> None:
    voice = open_espeak(command=(sys.executable, "-c", program))
    with pytest.raises(StepFailed) as caught:
        voice.speak("안녕하세요.", cancel)
    assert caught.value.code is ErrorCode.TTS_FAILED
    assert "the engine fell over" in caught.value.message(Language.KOREAN)
    assert caught.value.next_step is not None
    assert voice.child_pid is None


def test_a_program_that_is_missing_is_a_failure(open_espeak: OpenEspeak, cancel: CancelToken) -> None:
    with pytest.raises(StepFailed) as caught:
        open_espeak(command=("/no/such/program",)).speak("안녕하세요.", cancel)
    assert "/no/such/program" in str(caught.value)


def test_a_child_that_hangs_is_not_waited_for_forever(cancel: CancelToken) -> None:
    hanging = EspeakProcess((sys.executable, "-c", "import time; time.sleep(60)"), patience_sec=0.1)
    try:
        with pytest.raises(ChildDied, match=r"no answer in 0\.1 s"):
            hanging.ask("안녕하세요.", "ko", 170, cancel)
    finally:
        hanging.close()
    assert not is_alive(hanging.pid)


def test_cancel_ends_a_child_that_does_not_answer(open_espeak: OpenEspeak) -> None:
    silent = (sys.executable, "-c", "import time; time.sleep(60)")
    voice = open_espeak(command=silent)
    cancel = CancelToken()
    seen: list[int | None] = []

    def stop() -> None:
        wait_until(lambda: voice.child_pid is not None)
        seen.append(voice.child_pid)
        cancel.cancel()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Canceled):
        voice.speak("안녕하세요.", cancel)
    stopper.join()
    assert voice.child_pid is None
    assert seen[0] is not None
    assert not is_alive(seen[0])


def test_cancel_in_the_middle_of_a_long_text_is_quick(espeak: EspeakVoice) -> None:
    cancel = CancelToken()
    espeak.speak("준비.", cancel)
    timer = threading.Timer(0.05, cancel.cancel)
    began = time.monotonic()
    timer.start()
    with pytest.raises(Canceled):
        espeak.speak("끝나지 않는 이야기입니다. " * 5_000, cancel)
    assert time.monotonic() - began < 1.0
    timer.join()
    assert espeak.speak("안녕하세요.", CancelToken()).sample_count > 0


@pytest.mark.skipif(sys.platform != "linux", reason="counts open files and children in /proc")
def test_nothing_is_left_open(cancel: CancelToken) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before, threads = open_files(), threading.active_count()
    for _ in range(3):
        voice = EspeakVoice("", 1.0, Language.KOREAN)
        voice.speak("네.", cancel)
        pid = voice.child_pid
        voice.close()
        assert pid is not None
        assert not Path(f"/proc/{pid}").exists(), "a zombie is left"
    assert open_files() == before
    assert threading.active_count() == threads


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_parent_leaves_no_child() -> None:
    program = (
        "import sys\n"
        "from studio.domain.cancel import CancelToken\n"
        "from studio.domain.text import Language\n"
        "from studio.speech.espeak import EspeakVoice\n"
        "voice = EspeakVoice('', 1.0, Language.KOREAN)\n"
        "voice.speak('네.', CancelToken())\n"
        "print(voice.child_pid, flush=True)\n"
        "voice.speak('끝나지 않는 이야기입니다. ' * 10_000, CancelToken())\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_alive(child)
        parent.kill()
    assert wait_until(lambda: not is_alive(child))


def test_one_voice_may_be_used_from_several_threads(espeak: EspeakVoice, cancel: CancelToken) -> None:
    texts = [f"{word} 문장입니다." for word in ("하나", "둘", "셋", "넷")]
    alone = [espeak.speak(text, cancel) for text in texts]
    together: dict[int, Clip] = {}

    def speak(index: int) -> None:
        together[index] = espeak.speak(texts[index], cancel)

    threads = [threading.Thread(target=speak, args=(index,)) for index in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[index] for index in range(len(texts))] == alone


def test_data_under_a_long_korean_path_with_spaces(
    tmp_path: Path, open_espeak: OpenEspeak, espeak: EspeakVoice, cancel: CancelToken
) -> None:
    """espeak-ng itself goes silent when the path of its data is longer than about 180 bytes."""
    folder = tmp_path / ("홍길동의 작업 폴더 " * 8).strip() / "espeakng_loader"
    source = Path(espeakng_loader.get_data_path())
    folder.mkdir(parents=True)
    for path in source.parent.iterdir():
        if path.suffix != ".py" and path.is_file():
            (folder / path.name).symlink_to(path)
    shutil.copy(source.parent / "__init__.py", folder)
    data = folder / source.name
    data.mkdir()
    for path in source.iterdir():
        (data / path.name).symlink_to(path)
    assert len(os.fsencode(data)) > 200
    program = (
        f"import sys; sys.path.insert(0, {str(folder.parent)!r})\n"
        "import espeakng_loader\n"
        f"assert espeakng_loader.get_data_path() == {str(data)!r}\n"
        "from studio.worker import run; run(['speech'])"
    )
    moved = open_espeak(command=(worker_command("speech")[0], "-c", program))
    assert moved.speak(SENTENCE, cancel) == espeak.speak(SENTENCE, cancel)


@pytest.mark.parametrize("word", ["넘는", "메일이", "마음을", "며칠"])
def test_words_that_begin_with_a_nasal_are_timed_too(
    espeak: EspeakVoice, cancel: CancelToken, word: str
) -> None:
    """espeak-ng reports none of them; their length must be what it is at the beginning of a sentence."""

    def length_of_word(text: str) -> float:
        clip = espeak.speak(text, cancel)
        times = {text[w.start : w.end]: w.sample for w in clip.words}
        return (times["사람들이"] - times[word]) / SAMPLE_RATE

    alone = length_of_word(f"{word} 사람들이 왔다.")
    assert length_of_word(f"자동차정류장에서부터 {word} 사람들이 왔다.") == pytest.approx(alone, abs=0.05)


@pytest.mark.parametrize(("name", "language"), VOICES)
def test_every_voice_that_is_offered_speaks(
    open_espeak: OpenEspeak, cancel: CancelToken, name: str, language: Language
) -> None:
    assert why_no_voice(name) is None
    assert open_espeak(name, language=language).speak("12", cancel).sample_count > SAMPLE_RATE / 4


@pytest.mark.parametrize("name", ["nobody", "ko+nobody", "+f2", "ko+"])
def test_a_voice_that_does_not_exist_is_known_without_asking_the_engine(name: str) -> None:
    why = why_no_voice(name)
    assert why is not None
    assert name in why.ko


def test_breath_is_the_same_at_any_time_of_day(open_espeak: OpenEspeak, cancel: CancelToken) -> None:
    first = open_espeak("ko+f2").speak(SENTENCE, cancel)
    second = int(time.time())
    assert wait_until(lambda: int(time.time()) != second)
    assert open_espeak("ko+f2").speak(SENTENCE, cancel).pcm == first.pcm
