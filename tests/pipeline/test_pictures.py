"""A picture is part of a film by its content; one that is missing stops a delivery and marks a draft."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.domain.brand import BrandKit
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.script import VisualSpec
from studio.domain.spec import RenderSpec
from tests.picture.kit import keep
from tests.pipeline.kit import SILENT, Bench, spec_of


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    (tmp_path / "pictures").mkdir()
    return Bench(tmp_path)


def with_picture(spec: RenderSpec, image: str) -> RenderSpec:
    first, second, *rest = spec.scenes
    visual = VisualSpec(type="FULL_IMAGE", image=image)
    return spec.model_copy(
        update={"scenes": (first, second.model_copy(update={"visual_spec": visual}), *rest)}
    )


def test_only_what_shows_a_picture_is_encoded_anew_when_it_changes(bench: Bench) -> None:
    folder = bench.root / "pictures"
    names = [keep(folder, np.full((90, 160, 3), shade, np.uint8)) for shade in (90, 200)]
    films = [bench.film(with_picture(spec_of(SILENT), f"picture:{name}")) for name in names]
    assert films[0] != films[1]
    before = bench.cached_segments()
    assert bench.film(with_picture(spec_of(SILENT), f"picture:{names[0]}")) == films[0]
    assert bench.cached_segments() == before


@pytest.mark.parametrize("trouble", ["never there", "cut off"])
def test_a_delivery_refuses_by_the_name_of_the_scene(bench: Bench, trouble: str) -> None:
    name = keep(bench.root / "pictures", np.full((90, 160, 3), 90, np.uint8))
    file = bench.root / "pictures" / f"{name}.png"
    if trouble == "cut off":
        file.write_bytes(file.read_bytes()[:-9])
    else:
        file.unlink()
    with pytest.raises(BadInput) as refusal:
        bench.render(with_picture(spec_of(SILENT), f"picture:{name}"))
    assert refusal.value.code is ErrorCode.INVALID_SCRIPT
    assert "2 (화면 2)" in refusal.value.what.en
    assert bench.leftovers() == []
    assert bench.stored() == []


def test_a_draft_shows_where_a_picture_is_missing_and_not_a_moment_longer(bench: Bench) -> None:
    name = keep(bench.root / "pictures", np.full((90, 160, 3), 90, np.uint8))
    file = bench.root / "pictures" / f"{name}.png"
    draft = with_picture(spec_of(SILENT, draft=True), f"picture:{name}")
    data = file.read_bytes()
    file.unlink()
    lacking = bench.render(draft)
    assert any("Scene 2" in w.en and "placeholder" in w.en for w in lacking.warnings)
    placeholder = lacking.files["video.mp4"].path
    assert placeholder is not None
    shown = placeholder.read_bytes()
    file.write_bytes(data)
    whole = bench.render(draft, job_id="job-2")
    assert not any("placeholder" in w.en for w in whole.warnings)
    film = whole.files["video.mp4"].path
    assert film is not None
    assert film.read_bytes() != shown


def test_a_logo_that_is_gone_stops_a_delivery_and_is_told_of_in_a_draft(bench: Bench) -> None:
    kit = BrandKit(primary="#0B5FFF", logo="picture:" + "0" * 64)
    spec = spec_of(SILENT)
    settings = spec.settings.model_copy(update={"theme": "brand", "brand": kit})
    branded = spec.model_copy(update={"settings": settings})
    with pytest.raises(BadInput, match="logo"):
        bench.render(branded)
    draft = bench.render(branded.model_copy(update={"draft": True}))
    assert any("logo" in warning.en for warning in draft.warnings)
