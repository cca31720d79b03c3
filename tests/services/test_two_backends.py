"""One data directory, two backends, staging and production: what one tells is nothing of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from studio.domain.backend import BackendSettings, Dialect
from studio.domain.edits import with_scene
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.sync import Side, SyncState
from studio.domain.video import VideoStatus
from studio.services.studio import Studio, open_studio
from tests.fakes import office
from tests.fakes.backend import Backend, serving

SAYS = ("첫 장면에서 인사를 합니다.", "둘째 장면에서 규칙을 설명합니다.")


@pytest.fixture
def staging() -> Iterator[Backend]:
    one = office.script("s-1", *SAYS, video_id="v-1", title="보안 교육")
    with serving(Backend(scripts={"s-1": one}, videos={"v-1": office.video("v-1")})) as made:
        yield made


@pytest.fixture
def production() -> Iterator[Backend]:
    with serving(Backend(videos={"v-1": office.video("v-1", "READY")})) as made:
        yield made


@dataclass(frozen=True)
class Desk:
    """A studio whose settings name one backend or the other."""

    studio: Studio

    def at(self, backend: Backend) -> Studio:
        self.studio.preferences.change(
            {"backend.base_url": backend.url, "backend.dialect": backend.dialect.value}
        )
        return self.studio


@pytest.fixture
def desk(data_dir: Path, staging: Backend) -> Iterator[Desk]:
    opened = open_studio(data_dir, {"BACKEND_INTERNAL_TOKEN": staging.token})
    yield Desk(opened)
    opened.close()


def standing(studio: Studio) -> dict[str, SyncState]:
    asked = {(row.here or row.there).script_id: row.state for row in studio.sync.rows()}  # type: ignore[union-attr]
    known = {(row.here or row.there).script_id: row.state for row in studio.sync.known()}  # type: ignore[union-attr]
    assert asked == known
    return asked


def reworded(studio: Studio, script_id: str, narration: str) -> None:
    record = studio.scripts.get(script_id)
    scene = next(iter(record.script.scenes()))[2].model_copy(update={"narration": narration})
    studio.scripts.save(script_id, with_scene(record.script, scene))


def refuses(*codes: ErrorCode) -> Any:
    return pytest.raises(StudioError, check=lambda error: error.code in codes)


def test_a_script_of_one_backend_is_only_here_at_another(
    desk: Desk, staging: Backend, production: Backend
) -> None:
    desk.at(staging).sync.pull("s-1")
    studio = desk.at(production)
    assert {row.state for row in studio.sync.known()} == {SyncState.ONLY_HERE}, "before anybody was asked"
    assert studio.sync.known_at() is None
    assert standing(studio) == {"s-1": SyncState.ONLY_HERE}
    row = studio.sync.row("s-1")
    assert row is not None
    assert (row.synced_at, row.there) == (None, None)
    assert {one.state for one in desk.at(staging).sync.known()} == {SyncState.SAME}, "and back again"
    assert standing(studio) == {"s-1": SyncState.SAME}


def test_each_backend_has_what_it_was_given(desk: Desk, staging: Backend, production: Backend) -> None:
    desk.at(staging).sync.pull("s-1")
    reworded(desk.studio, "s-1", "여기서 고친 말입니다.")
    desk.at(production).sync.push("s-1")
    assert set(staging.scripts) == {"s-1"}
    assert list(production.scripts) == [desk.studio.sync.remote_id_of("s-1")]
    assert standing(desk.studio) == {"s-1": SyncState.SAME}
    assert standing(desk.at(staging)) == {"s-1": SyncState.CHANGED_HERE}
    assert desk.studio.sync.remote_id_of("s-1") == "s-1"
    desk.at(production).sync.unlink("s-1")
    assert standing(desk.at(staging)) == {"s-1": SyncState.CHANGED_HERE}, "that link was not ended"


def test_words_of_the_same_name_elsewhere_take_nobodys_place(
    desk: Desk, staging: Backend, production: Backend
) -> None:
    production.scripts["s-1"] = office.script("s-1", "전혀 다른 교육입니다.", video_id="v-9", title="청렴")
    desk.at(staging).sync.pull("s-1")
    before = desk.studio.scripts.get("s-1")
    studio = desk.at(production)
    assert standing(studio) == {"s-1": SyncState.CHANGED_BOTH}
    for ask in (studio.sync.pull, studio.sync.push):
        with refuses(ErrorCode.SYNC_CONFLICT):
            ask("s-1")
    assert studio.scripts.get("s-1") == before
    assert production.paths("PUT") == []
    assert standing(desk.at(staging)) == {"s-1": SyncState.SAME}


def test_a_script_that_has_its_place_here_is_nobody_elses(
    desk: Desk, staging: Backend, production: Backend
) -> None:
    desk.at(staging).sync.pull("s-1")
    mine = desk.studio.scripts.create("새 교육")
    reworded(desk.studio, mine.script_id, "새 말입니다.")
    production.scripts["s-1"] = office.script("s-1", "새 말입니다.", video_id=mine.video_id, title="새 교육")
    studio = desk.at(production)
    merge = studio.sync.merge(mine.script_id)
    studio.sync.resolve(mine.script_id, merge, merge.all_of(Side.THEIRS))
    assert studio.sync.remote_id_of(mine.script_id) == "s-1"
    assert standing(studio) == {"s-1": SyncState.ONLY_HERE, mine.script_id: SyncState.SAME}
    reworded(studio, "s-1", "새 말입니다.")
    assert standing(studio) == {"s-1": SyncState.ONLY_HERE, mine.script_id: SyncState.SAME}


def test_a_choice_made_after_the_change_belongs_to_whom_it_was_laid_out_for(
    desk: Desk, staging: Backend, production: Backend
) -> None:
    desk.at(staging).sync.pull("s-1")
    reworded(desk.studio, "s-1", "여기서 고친 말입니다.")
    office.changed(staging, "s-1", "거기서 고친 말입니다.", SAYS[1])
    merge = desk.studio.sync.merge("s-1")
    studio = desk.at(production)
    studio.sync.resolve("s-1", merge, merge.all_of(Side.MINE))
    assert standing(studio) == {"s-1": SyncState.ONLY_HERE}
    assert standing(desk.at(staging)) == {"s-1": SyncState.CHANGED_HERE}


def test_what_one_backend_took_another_takes_too(desk: Desk) -> None:
    with serving(Backend(dialect=Dialect.DOC)) as one, serving(Backend(dialect=Dialect.DOC)) as other:
        record = desk.studio.scripts.create("새 교육")
        reworded(desk.studio, record.script_id, "새 말입니다.")
        for backend in (one, other):
            desk.at(backend).sync.push(record.script_id)
            assert backend.paths("POST") == ["/video/script/complete"]


def test_a_video_lives_at_each_backend_by_itself(desk: Desk, staging: Backend, production: Backend) -> None:
    ended = office.video("v-1", "PUBLISHED")
    ended["endAt"] = "2020-01-01T00:00:00Z"
    staging.videos["v-1"] = ended
    desk.at(staging).videos.refresh("v-1")
    with refuses(ErrorCode.EDU_EXPIRED):
        desk.studio.videos.require_open("v-1")
    studio = desk.at(production)
    assert studio.videos.get("v-1") is None
    assert studio.videos.known() == []
    studio.videos.require_open("v-1")
    assert studio.videos.refresh("v-1").status is VideoStatus.READY
    studio = desk.at(staging)
    assert [video.status for video in studio.videos.known()] == [VideoStatus.PUBLISHED]
    studio.videos.refresh("v-1")
    studio.preferences.change({"backend.base_url": ""})
    with refuses(ErrorCode.EDU_EXPIRED):
        studio.videos.require_open("v-1")


@pytest.mark.parametrize(
    "url",
    [
        "https://films.example",
        "https://films.example/",
        "HTTPS://Films.Example:443",
        "https://films.example:",
    ],
)
def test_an_address_is_known_in_every_spelling(url: str) -> None:
    assert BackendSettings(base_url=url).address == "https://films.example"


@pytest.mark.parametrize(
    "url", ["http://films.example", "https://films.example:8443", "https://films.example/api", ""]
)
def test_other_addresses_are_others(url: str) -> None:
    assert BackendSettings(base_url=url).address != "https://films.example"
