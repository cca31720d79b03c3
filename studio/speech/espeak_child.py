"""The child process that holds espeak-ng: a JSON line in, a JSON line and raw samples out.

in   {"text": "…", "voice": "ko", "rate": 160}
out  {"rate": 22050, "words": [[character, sample], …], "phonemes": [[name, sample], …], "bytes": n}
         followed by n bytes of mono s16
out  {"error": "…"}                                                  when espeak refuses
"""

import json
import signal
from typing import BinaryIO

from studio.speech.espeak_library import EspeakError, EspeakLibrary


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Answer requests until `stdin` ends, which it also does when the parent is killed.

    No death signal is asked of Linux: it would come when the *thread* that started the child ends, and the
    studio's threads come and go. An answer takes milliseconds, so the end of the input is seen at once.
    """
    # Ctrl-C reaches the whole process group; whether to stop is the parent's decision.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    library: EspeakLibrary | None = None
    for line in stdin:
        request = json.loads(line)
        pcm = b""
        try:
            if library is None:
                library = EspeakLibrary()
            said = library.say(request["text"], request["voice"], request["rate"])
            pcm = said.pcm
            answer: dict[str, object] = {
                "rate": said.rate,
                "words": said.words,
                "phonemes": said.phonemes,
                "bytes": len(pcm),
            }
        except (EspeakError, OSError) as error:
            answer = {"error": str(error)}
        stdout.write(json.dumps(answer).encode() + b"\n" + pcm)
        stdout.flush()
