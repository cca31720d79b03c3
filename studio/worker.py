"""The one entry of every child process: `python -m studio.worker render|render_idle|speech`."""

import sys
from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Serve tasks of the kind named first until the input closes; 2 when the kind is unknown."""
    match list(arguments):
        case ["render" | "render_idle" as kind]:
            from studio.pipeline import serving

            serving.main(idle=kind == "render_idle")
        case ["speech"]:
            from studio.speech import espeak_child

            espeak_child.serve(sys.stdin.buffer, sys.stdout.buffer)
        case _:
            print("usage: python -m studio.worker render|render_idle|speech", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
