"""espeak-ng by ctypes. One global state per process, so this is only ever loaded in a child of its own."""

import _ctypes
import ctypes
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import espeakng_loader

_SYNCHRONOUS: Final = 2
_PHONEME_EVENTS_DONT_EXIT: Final = 0x8001
_CHARS_UTF8: Final = 1
_POS_CHARACTER: Final = 1
_RATE, _VOLUME, _WORD_GAP = 1, 2, 7
_QUIET_ENOUGH: Final = 80
"""Percent of volume at which espeak-ng itself never reaches full scale."""
_EVENT_END_OF_LIST, _EVENT_WORD, _EVENT_PHONEME = 0, 1, 7


class EspeakError(Exception):
    """espeak-ng refused; the message says what."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    )


_CALLBACK: Final = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What espeak said: mono s16 samples at `rate`, and (character from 0, sample) per word event."""

    pcm: bytes
    rate: int
    words: Sequence[tuple[int, int]]
    phonemes: Sequence[tuple[str, int]]
    """Name and sample of each."""


class EspeakLibrary:
    """The engine of this process, loaded afresh for every utterance.

    espeak-ng keeps state from one text to the next that nothing resets, so the same sentence sounds a little
    different the second time. Loading the library anew costs two milliseconds and makes the bytes depend on
    the text alone.
    """

    def __init__(self) -> None:
        data = Path(espeakng_loader.get_data_path())
        self._path = espeakng_loader.get_library_path()
        self._data = data.name.encode("ascii")
        # espeak keeps the data path in a buffer of about 180 bytes and opens files by narrow strings: a long
        # path fails silently, a Korean one on Windows too. Named from its own folder it is short and ASCII.
        os.chdir(data.parent)
        self._pcm = bytearray()
        self._words: list[tuple[int, int]] = []
        self._phonemes: list[tuple[str, int]] = []
        self._callback = _CALLBACK(self._receive)  # kept alive: the library holds only its address

    def say(self, text: str, voice: str, words_per_minute: int) -> Utterance:
        """Return the sound of `text`; raises EspeakError for an unknown voice or a refused text."""
        library = ctypes.CDLL(self._path)
        try:
            rate = int(library.espeak_Initialize(_SYNCHRONOUS, 0, self._data, _PHONEME_EVENTS_DONT_EXIT))
            if rate <= 0:
                raise EspeakError(f"espeak-ng cannot read its data beside {self._path}")
            # Breath is noise, which the engine would draw from the time of day.
            library.espeak_ng_SetRandSeed(1)
            library.espeak_SetSynthCallback(self._callback)
            self._speak(library, text, voice, words_per_minute)
            return Utterance(bytes(self._pcm), rate, tuple(self._words), tuple(self._phonemes))
        finally:
            library.espeak_Terminate()
            _unload(library)

    def _speak(self, library: Any, text: str, voice: str, words_per_minute: int) -> None:
        # An unknown voice is only told by the status; espeak would go on with the one before.
        if library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EspeakError(f"espeak-ng has no voice {voice!r}")
        library.espeak_SetParameter(_RATE, words_per_minute, 0)
        library.espeak_SetParameter(_VOLUME, _QUIET_ENOUGH, 0)
        library.espeak_SetParameter(_WORD_GAP, 0, 0)
        self._pcm.clear()
        self._words.clear()
        self._phonemes.clear()
        data = text.encode() + b"\0"
        status = library.espeak_Synth(data, len(data), 0, _POS_CHARACTER, 0, _CHARS_UTF8, None, None)
        if status != 0:
            raise EspeakError(f"espeak-ng refused a text of {len(text)} characters (status {status})")

    def _receive(self, samples: Any, count: int, events: Any) -> int:
        if samples and count:
            self._pcm += ctypes.string_at(samples, 2 * count)
        index = 0
        while events[index].type != _EVENT_END_OF_LIST:
            event = events[index]
            if event.type == _EVENT_WORD:
                self._words.append((event.text_position - 1, event.sample))
            elif event.type == _EVENT_PHONEME:
                self._phonemes.append((event.name.decode("utf-8", "replace"), event.sample))
            index += 1
        return 0


def _unload(library: ctypes.CDLL) -> None:
    """Drop the library from the process, its state with it."""
    handle = library._handle  # ctypes has no public name for it
    if sys.platform == "win32":
        _ctypes.FreeLibrary(handle)
    else:
        _ctypes.dlclose(handle)
