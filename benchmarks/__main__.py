"""`python -m benchmarks`: the studio beside the usual recipe, MoviePy and the encoder alone, in one run."""

import argparse
import importlib.util
import shutil
import tempfile
from pathlib import Path

from benchmarks import upload
from benchmarks.jitter import jitter_of_all
from benchmarks.measure import ContestantFailed, measure
from benchmarks.report import markdown, write
from benchmarks.results import Goal, Result, Results, goals_of_length
from benchmarks.rows import Row, long_row, rows_for

OUTPUT = Path("bench-output")
LONG = 300


def main() -> None:
    """Measure, print the tables and keep them with the raw figures."""
    chosen = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=chosen.work))
    lengths: list[Results] = []
    goals: list[Goal] = []
    try:
        for scenes in chosen.scenes:
            results = Results(scenes, [row for row in rows_for(scenes) if _wanted(row, chosen.only)])
            _run(results, folder, chosen.repeat, chosen.patience, judge=not chosen.quick)
            lengths.append(results)
        if chosen.long:
            results = Results(LONG, [long_row(LONG)])
            _run(results, folder, 1, chosen.patience, judge=False)
            goals += goals_of_length(lengths[-1], results)
            lengths.append(results)
        jitter = {} if chosen.only or chosen.quick else jitter_of_all()
        goals = lengths[len(chosen.scenes) - 1].goals(jitter) + goals
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if chosen.upload:
        sent = upload.measure_all(repeat=chosen.repeat)
        print("\n" + upload.table(sent))
        goals += upload.goals(sent)
    written = write(OUTPUT, lengths, jitter, goals)
    print("\n" + markdown(lengths, jitter, goals) + "\nWritten: " + ", ".join(map(str, written)))


def _run(results: Results, folder: Path, repeat: int, patience: float, *, judge: bool) -> None:
    """Run every row `repeat` times, there and back again, so that a machine that drifts drifts for all.

    A row that has used up `patience` seconds is not run again.
    """
    for number in range(repeat):
        for result in results.all if number % 2 == 0 else reversed(results.all):
            spent = sum(run.wall_sec for run in result.runs.values())
            if number and (not result.runs or spent > patience):
                continue
            _run_once(results, result, folder, number, judge=judge)
    for place in folder.iterdir():
        shutil.rmtree(place)


def _run_once(results: Results, result: Result, folder: Path, number: int, *, judge: bool) -> None:
    row = result.row
    if row.contestant == "moviepy" and importlib.util.find_spec("moviepy") is None:
        print(f"{results.scenes:>4} scenes  {row.title}: not installed, left out (scripts/bootstrap bench)")
        return
    place = folder / f"{results.scenes}-{row.style}-{row.name}".replace(" ", "-").replace(",", "")
    try:
        measured = measure(row.contestant, row.film, place, f"run-{number}")
    except ContestantFailed as error:  # the others' figures are worth having without it
        print(f"{results.scenes:>4} scenes  {row.title}: {error}; left out", flush=True)
        return
    result.runs[number] = measured
    told = f"{measured.wall_sec:8.2f} s  {measured.cpu_sec:8.2f} processor s"
    print(f"{results.scenes:>4} scenes  {row.title:<44} {told}", flush=True)
    if judge and row.compare is not None and result.quality is None:
        result.quality = row.compare(place, measured.film)
        print(f"{'':>13}SSIM {result.quality.ssim:.4f}, VMAF {result.quality.vmaf:.1f}", flush=True)


def _wanted(row: Row, only: list[str]) -> bool:
    return not only or any(part in row.title for part in only)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scenes", default="3,12", help="lengths of film (default: 3,12; also 60)")
    parser.add_argument("--repeat", type=int, default=3, help="rounds (default: 3); medians are told")
    parser.add_argument("--only", default="", help="rows whose title has one of these parts, by comma")
    parser.add_argument("--long", action="store_true", help=f"also {LONG} scenes, which takes many minutes")
    parser.add_argument("--upload", action="store_true", help="also uploads over a slow line")
    parser.add_argument("--quick", action="store_true", help="leave SSIM, VMAF and jitter out")
    parser.add_argument(
        "--patience", type=float, default=120, help="a row that took so many seconds is not run again"
    )
    parser.add_argument("--work", type=Path, help="folder for films and raw frames (1.4 MB a frame)")
    chosen = parser.parse_args()
    chosen.scenes = [int(part) for part in chosen.scenes.split(",")]
    chosen.only = [part.strip() for part in chosen.only.split(",") if part.strip()]
    return chosen


if __name__ == "__main__":
    main()
