"""Figures of one run of the benchmark, and what they mean."""

from dataclasses import dataclass, field
from statistics import median

from benchmarks.films import film_of, timeline_for
from benchmarks.measure import Measured
from benchmarks.quality import Quality
from benchmarks.rows import AHEAD, COLD, COLD_SPOKEN, EDITED, EDITED_SPOKEN, FLOOR, RECIPE, Row


@dataclass(slots=True)
class Result:
    """All runs of one row, by round; rounds may be missing where one run takes very long."""

    row: Row
    runs: dict[int, Measured] = field(default_factory=dict)
    quality: Quality | None = None

    @property
    def wall_sec(self) -> float:
        """Median of all rounds."""
        return median(run.wall_sec for run in self.runs.values())

    @property
    def fastest_sec(self) -> float:
        """Least of all rounds."""
        return min(run.wall_sec for run in self.runs.values())

    @property
    def cpu_sec(self) -> float:
        """Median of all rounds: user and system, children included."""
        return median(run.cpu_sec for run in self.runs.values())

    @property
    def peak_bytes(self) -> int:
        """Highest of all rounds."""
        return max(run.peak_bytes for run in self.runs.values())

    @property
    def film_bytes(self) -> int:
        """Bytes of the last film."""
        return next(reversed(self.runs.values())).film_bytes

    def against(self, other: "Result") -> float:
        """Return how many times as long as another: the median over rounds that both ran."""
        both = self.runs.keys() & other.runs.keys()
        return median(self.runs[n].wall_sec / other.runs[n].wall_sec for n in both)

    def cpu_against(self, other: "Result") -> float:
        """Return the same ratio of processor time, which other programs on the machine disturb less."""
        both = self.runs.keys() & other.runs.keys()
        return median(self.runs[n].cpu_sec / other.runs[n].cpu_sec for n in both)


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise of the studio and what was measured."""

    what: str
    promised: str
    seen: str
    met: bool


class Results:
    """All results of one length of film."""

    def __init__(self, scenes: int, rows: list[Row]) -> None:
        self.scenes = scenes
        self.all = [Result(row) for row in rows]
        self.frames = timeline_for(film_of(scenes)).frame_count
        self.film_sec = timeline_for(film_of(scenes)).seconds

    @property
    def done(self) -> list[Result]:
        """Results that have figures."""
        return [result for result in self.all if result.runs]

    def find(self, name: str, style: str) -> Result | None:
        """Return the result of a row that ran."""
        return next((r for r in self.done if (r.row.name, r.row.style) == (name, style)), None)

    def goals(self, jitter: dict[str, float]) -> list[Goal]:
        """Judge what can be judged from these figures."""
        goals: list[Goal] = []

        def judge(what: str, promised: str, seen: str, met: bool) -> None:
            goals.append(Goal(what, promised, seen, met))

        cold, floor, recipe = (self.find(n, "animated") for n in (COLD, FLOOR, RECIPE))
        if cold and recipe:
            faster = 1 / cold.against(recipe)
            judge("animated against the recipe", ">= 10x faster", f"{faster:.1f}x", faster >= 10)
            size = cold.film_bytes / recipe.film_bytes
            judge("its bytes against the recipe's", "<= 0.5", f"{size:.2f}", size <= 0.5)
            if cold.quality and recipe.quality:
                ours, theirs = cold.quality.ssim, recipe.quality.ssim
                judge(
                    "its SSIM", ">= 0.99, not below the recipe", f"{ours:.4f}, recipe {theirs:.4f}",
                    ours >= max(0.99, theirs),
                )  # fmt: skip
        if cold and floor:
            slower = cold.against(floor)
            judge("animated against the floor", "<= 1.15x", f"{slower:.2f}x", slower <= 1.15)
        if "studio" in jitter:
            figure = jitter["studio"]
            judge("motion jitter", "<= 0.05 px/frame^2", f"{figure:.3f}", figure <= 0.05)
        basic, twice, basic_recipe = (
            self.find(n, "basic") for n in (COLD, "studio, cold, twice as long", RECIPE)
        )
        if basic and basic_recipe:
            faster = 1 / basic.against(basic_recipe)
            judge("basic against the recipe", ">= 25x faster", f"{faster:.1f}x", faster >= 25)
        if basic and twice:
            more = twice.against(basic) - 1
            judge("basic, every duration doubled", "< +10 %", f"{more:+.0%}", more < 0.1)
        most = 0.15 if self.scenes < 60 else 0.04
        for before, after, voice in ((COLD, EDITED, ""), (COLD_SPOKEN, EDITED_SPOKEN, ", espeak voice")):
            whole, edited = self.find(before, "animated"), self.find(after, "animated")
            if whole and edited:
                share = edited.against(whole)
                what = f"one scene of {self.scenes} edited{voice}"
                judge(what, f"<= {most:.0%} of cold", f"{share:.1%}", share <= most)
        if cold and (ahead := self.find(AHEAD, "animated")):
            share = f"{ahead.against(cold):.1%} of cold, {ahead.wall_sec:.2f} s"
            judge("after encoding ahead", "the join, < 2 s", share, ahead.wall_sec < 2)
        if canceled := self.find("studio, canceled while encoding", "animated"):
            longest = max(run.wall_sec for run in canceled.runs.values())
            judge("cancel to last child gone", "<= 1 s", f"{longest:.2f} s", longest <= 1)
        return goals


def goals_of_length(short: Results, long: Results) -> list[Goal]:
    """Judge a long film against a short one."""
    one, other = short.find(COLD, "animated"), long.find(COLD, "animated")
    if one is None or other is None:
        return []
    cost = (other.wall_sec / long.frames) / (one.wall_sec / short.frames)
    memory = other.peak_bytes / one.peak_bytes
    scenes = f"{long.scenes} against {short.scenes} scenes"
    minutes = f"{long.film_sec / 60:.0f} min against {short.film_sec / 60:.0f} min"
    return [
        Goal(
            f"cost per scene, {scenes}",
            "<= 1.10x",
            f"{cost:.2f}x",
            cost <= 1.1,
        ),
        Goal(f"peak memory, {minutes}", "<= 1.25x", f"{memory:.2f}x", memory <= 1.25),
    ]
