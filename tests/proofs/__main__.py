"""`python -m tests.proofs`: films of 3 and 60 minutes are rendered and measured; prints a table of each."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from studio.domain.formats import Aspect, frame_size
from studio.pipeline.outcome import Tools
from studio.storage.local import LocalStorage
from tests.proofs.films import SECONDS_OF_A_SCENE, film_of
from tests.proofs.proof import Proof, prove


def main() -> int:
    """Prove films of the lengths that were asked for; return 1 when something is not exact."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs", description=__doc__)
    parser.add_argument("--minutes", default="3,60", help="lengths of films (default: 3,60)")
    parser.add_argument("--lines", type=int, default=720, help="height of the films (default: 720)")
    parser.add_argument("--fps", type=int, default=24, help="frames a second (default: 24)")
    parser.add_argument("--work", type=Path, help="folder for the films; an hour takes about 1 GB")
    chosen = parser.parse_args()
    width, height = frame_size(chosen.lines, Aspect.WIDE)
    holds = True
    for minutes in map(float, chosen.minutes.split(",")):
        scenes = max(2, round(minutes * 60 / SECONDS_OF_A_SCENE))
        spec = film_of(scenes, width=width, height=height, fps=chosen.fps)
        with tempfile.TemporaryDirectory(prefix="proof-", dir=chosen.work) as folder:
            started = time.monotonic()
            proof = prove(spec, tools_in(Path(folder)), lambda line: print(f"  {line}", flush=True))
            print(f"\n{table(proof)}\n\n{time.monotonic() - started:.0f} s\n", flush=True)
        holds = holds and proof.holds
    return 0 if holds else 1


def tools_in(folder: Path) -> Tools:
    """Return what a render works with, all of it within a folder."""
    return Tools(
        cache_dir=folder / "cache",
        scratch_dir=folder / "scratch",
        storage=LocalStorage(folder / "films"),
        workers=os.cpu_count() or 1,
    )


def table(proof: Proof) -> str:
    """Return a proof as a table in Markdown."""
    head = f"{proof.minutes:.1f} minutes, {proof.scenes} scenes"
    lines = [f"| {head} | looked at | furthest off | allowed | |", "| --- | ---: | ---: | ---: | --- |"]
    for figure in proof.figures:
        worst, allowed = f"{figure.worst:.3g} {figure.unit}", f"{figure.allowed:g}"
        holds = "holds" if figure.holds else "**does not hold**"
        lines.append(f"| {figure.what} | {figure.count:,} | {worst} | {allowed} | {holds} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
