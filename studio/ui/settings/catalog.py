"""The list of all settings: where each lies, how it is edited, and what it is for in a sentence."""

from __future__ import annotations

from typing import Final

from studio.domain.brand import BRAND_THEME
from studio.domain.settings import Settings, VisualStyle
from studio.ui.settings import options
from studio.ui.settings.catalog_connections import CONNECTIONS
from studio.ui.settings.catalog_pictures import PICTURES
from studio.ui.settings.catalog_voice import VOICES
from studio.ui.settings.kinds import (
    Choice,
    Color,
    Flags,
    Folder,
    Kept,
    KitFile,
    Line,
    MusicFile,
    Number,
    Picture,
    Segments,
    Switch,
    Themes,
)
from studio.ui.settings.places import Bed, BedPart, BrandPart, Field, Lines, Nowhere, Shape
from studio.ui.settings.setting import QT_TRANSLATE_NOOP, Heading, Section, Setting, told


def _has_no_music(settings: Settings) -> bool:
    return settings.render.music is None


def _is_basic(settings: Settings) -> bool:
    return settings.render.style is VisualStyle.BASIC


HEADINGS: Final = {
    Section.FILM: Heading(
        "film",
        QT_TRANSLATE_NOOP("Settings", "Film"),
        QT_TRANSLATE_NOOP("Settings", "How films look and run. Films already in the queue stay as they are."),
    ),
    Section.BRAND: Heading(
        "palette",
        QT_TRANSLATE_NOOP("Settings", "Brand"),
        QT_TRANSLATE_NOOP("Settings", "Colours, typeface and logo of your house, for the theme “Brand”."),
        lambda settings: settings.render.theme != BRAND_THEME,
        QT_TRANSLATE_NOOP("Settings", "Films have another theme at the moment."),
        QT_TRANSLATE_NOOP("Settings", "Use the theme “Brand”"),
        {"render.theme": BRAND_THEME},
    ),
    Section.VOICE: Heading(
        "mic",
        QT_TRANSLATE_NOOP("Settings", "Voice"),
        QT_TRANSLATE_NOOP("Settings", "Who reads the narration. Another voice makes all speech again."),
    ),
    Section.MUSIC: Heading(
        "audio-lines",
        QT_TRANSLATE_NOOP("Settings", "Music"),
        QT_TRANSLATE_NOOP("Settings", "A bed under the whole film, which steps back while somebody speaks."),
    ),
    Section.RENDERING: Heading(
        "clapperboard",
        QT_TRANSLATE_NOOP("Settings", "Rendering"),
        QT_TRANSLATE_NOOP("Settings", "How films are made and where they go."),
    ),
    Section.CONNECTIONS: Heading(
        "cloud",
        QT_TRANSLATE_NOOP("Settings", "Connections"),
        QT_TRANSLATE_NOOP("Settings", "Other machines: the company backend, where films go, who drafts."),
    ),
    Section.PERSON: Heading(
        "user",
        QT_TRANSLATE_NOOP("Settings", "Person"),
        QT_TRANSLATE_NOOP("Settings", "Who works here, and what that person may do."),
    ),
    Section.WINDOW: Heading(
        "layout-dashboard",
        QT_TRANSLATE_NOOP("Settings", "Window"),
        QT_TRANSLATE_NOOP("Settings", "Language and colours of the studio itself."),
    ),
}

_NO_MUSIC: Final = QT_TRANSLATE_NOOP("Settings", "No music is chosen.")

SETTINGS: Final = (
    Setting(
        "style",
        Section.FILM,
        Field("render.style"),
        Segments(options.styles),
        QT_TRANSLATE_NOOP("Settings", "Style"),
        QT_TRANSLATE_NOOP(
            "Settings", "Animated slides drift and cross-fade; basic ones stand still and cut."
        ),
        QT_TRANSLATE_NOOP("Settings", "motion animation Ken Burns"),
    ),
    Setting(
        "theme",
        Section.FILM,
        Field("render.theme"),
        Themes(),
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        QT_TRANSLATE_NOOP("Settings", "Colours and type of every slide."),
        QT_TRANSLATE_NOOP("Settings", "look design dark light high contrast"),
    ),
    Setting(
        "resolution",
        Section.FILM,
        Lines(),
        Choice(options.resolutions),
        QT_TRANSLATE_NOOP("Settings", "Resolution"),
        QT_TRANSLATE_NOOP("Settings", "Finer pictures take longer to make and more room to keep."),
        QT_TRANSLATE_NOOP("Settings", "format size pixels width height HD 4K quality"),
    ),
    Setting(
        "shape",
        Section.FILM,
        Shape(),
        Segments(options.shapes),
        QT_TRANSLATE_NOOP("Settings", "Shape"),
        QT_TRANSLATE_NOOP("Settings", "Wide for screens, tall for phones, square for feeds; slides follow."),
        QT_TRANSLATE_NOOP("Settings", "format aspect ratio portrait landscape vertical"),
    ),
    Setting(
        "fps",
        Section.FILM,
        Field("render.fps"),
        Choice(options.frame_rates),
        QT_TRANSLATE_NOOP("Settings", "Frames per second"),
        QT_TRANSLATE_NOOP("Settings", "More of them move more smoothly and take longer to make."),
        QT_TRANSLATE_NOOP("Settings", "fps frame rate"),
    ),
    Setting(
        "transition",
        Section.FILM,
        Field("render.fade_sec"),
        Number(0.1, 2, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Transition"),
        QT_TRANSLATE_NOOP("Settings", "How long one scene takes to give way to the next."),
        QT_TRANSLATE_NOOP("Settings", "cross-fade dissolve length"),
        _is_basic,
        QT_TRANSLATE_NOOP("Settings", "Basic films cut from scene to scene."),
    ),
    Setting(
        "zoom",
        Section.FILM,
        Field("render.zoom"),
        Number(0.05, 2, QT_TRANSLATE_NOOP("Settings", "×")),
        QT_TRANSLATE_NOOP("Settings", "Slow zoom"),
        QT_TRANSLATE_NOOP("Settings", "How much nearer the picture comes over a scene; 1 stands still."),
        QT_TRANSLATE_NOOP("Settings", "motion Ken Burns"),
        _is_basic,
        QT_TRANSLATE_NOOP("Settings", "Basic films stand still."),
    ),
    Setting(
        "scene_length",
        Section.FILM,
        Field("render.default_scene_sec"),
        Number(0.5, 1, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Length of a scene"),
        QT_TRANSLATE_NOOP("Settings", "How long a scene lasts at least where its author does not say."),
        QT_TRANSLATE_NOOP("Settings", "duration default minimum"),
    ),
    Setting(
        "lead_in",
        Section.FILM,
        Field("render.lead_in_sec"),
        Number(0.1, 2, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Pause before speech"),
        QT_TRANSLATE_NOOP("Settings", "From the start of a scene to its first word."),
        QT_TRANSLATE_NOOP("Settings", "lead-in silence"),
    ),
    Setting(
        "tail",
        Section.FILM,
        Field("render.tail_sec"),
        Number(0.1, 2, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Pause after speech"),
        QT_TRANSLATE_NOOP("Settings", "From the last word of a scene to its end."),
        QT_TRANSLATE_NOOP("Settings", "tail silence"),
    ),
    Setting(
        "captions",
        Section.FILM,
        Field("render.captions"),
        Choice(options.caption_modes),
        QT_TRANSLATE_NOOP("Settings", "Captions"),
        QT_TRANSLATE_NOOP("Settings", "Where they are besides the SRT and VTT files next to the film."),
        QT_TRANSLATE_NOOP("Settings", "subtitles burned in track sidecar"),
    ),
    Setting(
        "brand_kit",
        Section.BRAND,
        Field("render.brand"),
        KitFile(),
        QT_TRANSLATE_NOOP("Settings", "The whole kit"),
        QT_TRANSLATE_NOOP(
            "Settings", "Read from a JSON file with the logo beside it; a reset takes it all away."
        ),
        QT_TRANSLATE_NOOP("Settings", "brand file import"),
    ),
    Setting(
        "brand_color",
        Section.BRAND,
        BrandPart("primary"),
        Color(),
        QT_TRANSLATE_NOOP("Settings", "Colour"),
        QT_TRANSLATE_NOOP("Settings", "Of marks, signs and light; made readable wherever words need it."),
        QT_TRANSLATE_NOOP("Settings", "primary accent corporate"),
    ),
    Setting(
        "brand_background",
        Section.BRAND,
        BrandPart("background"),
        Color(options.derived),
        QT_TRANSLATE_NOOP("Settings", "Background"),
        QT_TRANSLATE_NOOP("Settings", "Dark or light; left empty, a dark one is derived from the colour."),
    ),
    Setting(
        "brand_family",
        Section.BRAND,
        BrandPart("family"),
        Choice(options.families),
        QT_TRANSLATE_NOOP("Settings", "Typeface"),
        QT_TRANSLATE_NOOP("Settings", "Letters it lacks are taken from the studio's own."),
        QT_TRANSLATE_NOOP("Settings", "font"),
    ),
    Setting(
        "brand_logo",
        Section.BRAND,
        BrandPart("logo"),
        Picture(),
        QT_TRANSLATE_NOOP("Settings", "Logo"),
        QT_TRANSLATE_NOOP(
            "Settings", "At the upper right of every slide; best as a PNG with a clear ground."
        ),
        QT_TRANSLATE_NOOP("Settings", "image picture sign"),
    ),
    *VOICES,
    Setting(
        "music",
        Section.MUSIC,
        Bed(),
        MusicFile(),
        QT_TRANSLATE_NOOP("Settings", "Piece of music"),
        QT_TRANSLATE_NOOP(
            "Settings", "Any sound file; it is kept here, repeated as needed, and faded at both ends."
        ),
        QT_TRANSLATE_NOOP("Settings", "song background bed file mp3"),
    ),
    Setting(
        "music_level",
        Section.MUSIC,
        BedPart("level_db"),
        Number(1, 1, QT_TRANSLATE_NOOP("Settings", "dB")),
        QT_TRANSLATE_NOOP("Settings", "Level"),
        QT_TRANSLATE_NOOP(
            "Settings", "How loud it is beside the narration where nobody speaks; 0 is as loud."
        ),
        QT_TRANSLATE_NOOP("Settings", "volume loudness music"),
        _has_no_music,
        _NO_MUSIC,
        is_shut_when_moot=True,
    ),
    Setting(
        "music_duck",
        Section.MUSIC,
        BedPart("duck_db"),
        Number(1, 1, QT_TRANSLATE_NOOP("Settings", "dB")),
        QT_TRANSLATE_NOOP("Settings", "Ducking"),
        QT_TRANSLATE_NOOP("Settings", "How much softer it becomes while somebody speaks."),
        QT_TRANSLATE_NOOP("Settings", "volume narration music"),
        _has_no_music,
        _NO_MUSIC,
        is_shut_when_moot=True,
    ),
    Setting(
        "music_fade",
        Section.MUSIC,
        BedPart("fade_sec"),
        Number(0.5, 1, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Fade"),
        QT_TRANSLATE_NOOP(
            "Settings", "How long it takes to come at the start of the film and to go at its end."
        ),
        QT_TRANSLATE_NOOP("Settings", "fade in out music"),
        _has_no_music,
        _NO_MUSIC,
        is_shut_when_moot=True,
    ),
    Setting(
        "renders_at_once",
        Section.RENDERING,
        Field("renders_at_once"),
        Number(1),
        QT_TRANSLATE_NOOP("Settings", "Films at once"),
        QT_TRANSLATE_NOOP("Settings", "One after another is quickest for each; the rest wait in order."),
        QT_TRANSLATE_NOOP("Settings", "parallel queue renders"),
    ),
    Setting(
        "workers",
        Section.RENDERING,
        Field("workers"),
        Number(1, automatic=options.one_per_core),
        QT_TRANSLATE_NOOP("Settings", "Processes"),
        QT_TRANSLATE_NOOP("Settings", "How many encode one film together; fewer leave the machine calmer."),
        QT_TRANSLATE_NOOP("Settings", "workers cores threads cpu"),
    ),
    Setting(
        "encoder",
        Section.RENDERING,
        Field("encoder"),
        Choice(options.encoders),
        QT_TRANSLATE_NOOP("Settings", "Encoder"),
        QT_TRANSLATE_NOOP(
            "Settings", "Hardware is offered where a trial succeeds; software is finer for its size."
        ),
        QT_TRANSLATE_NOOP("Settings", "hardware GPU NVENC VideoToolbox Quick Sync AMF VA-API x264"),
    ),
    Setting(
        "encode_ahead",
        Section.RENDERING,
        Field("encode_ahead"),
        Switch(),
        QT_TRANSLATE_NOOP("Settings", "Encode ahead"),
        QT_TRANSLATE_NOOP(
            "Settings", "While you pause, changed scenes are encoded, so the film is ready sooner."
        ),
        QT_TRANSLATE_NOOP("Settings", "background idle"),
    ),
    Setting(
        "encode_ahead_on_battery",
        Section.RENDERING,
        Field("encode_ahead_on_battery"),
        Switch(),
        QT_TRANSLATE_NOOP("Settings", "Encode ahead on battery"),
        QT_TRANSLATE_NOOP("Settings", "Off, that waits until the laptop is plugged in."),
        QT_TRANSLATE_NOOP("Settings", "power"),
        lambda settings: not settings.encode_ahead,
        QT_TRANSLATE_NOOP("Settings", "Encoding ahead is off."),
    ),
    Setting(
        "output_dir",
        Section.RENDERING,
        Field("output_dir"),
        Folder(options.no_output_folder),
        QT_TRANSLATE_NOOP("Settings", "Folder for finished films"),
        QT_TRANSLATE_NOOP("Settings", "Each film is also put here under its title."),
        QT_TRANSLATE_NOOP("Settings", "output directory save export delivery"),
    ),
    Setting(
        "cache_limit",
        Section.RENDERING,
        Field("cache_limit_gb"),
        Number(1, 1, QT_TRANSLATE_NOOP("Settings", "GB")),
        QT_TRANSLATE_NOOP("Settings", "Room for finished parts"),
        QT_TRANSLATE_NOOP(
            "Settings", "Parts of films are kept so that only changes are made; the oldest go first."
        ),
        QT_TRANSLATE_NOOP("Settings", "cache limit size disk"),
    ),
    Setting(
        "kept_work",
        Section.RENDERING,
        Nowhere(),
        Kept(),
        QT_TRANSLATE_NOOP("Settings", "Finished parts"),
        QT_TRANSLATE_NOOP("Settings", "Films and speech stay; the next film takes its full time again."),
        QT_TRANSLATE_NOOP("Settings", "empty clear cache delete disk"),
    ),
    *CONNECTIONS,
    *PICTURES,
    Setting(
        "profile_name",
        Section.PERSON,
        Field("profile_name"),
        Line(options.account_name),
        QT_TRANSLATE_NOOP("Settings", "Name"),
        QT_TRANSLATE_NOOP("Settings", "Stands in the record of who submitted, approved or sent back."),
        QT_TRANSLATE_NOOP("Settings", "profile user account"),
    ),
    Setting(
        "profile_roles",
        Section.PERSON,
        Field("profile_roles"),
        Flags(options.roles),
        QT_TRANSLATE_NOOP("Settings", "Roles"),
        QT_TRANSLATE_NOOP("Settings", "Reviewers and administrators may approve scripts for delivery."),
        QT_TRANSLATE_NOOP("Settings", "permission author reviewer administrator"),
    ),
    Setting(
        "four_eyes",
        Section.PERSON,
        Field("four_eyes"),
        Switch(),
        QT_TRANSLATE_NOOP("Settings", "Four eyes"),
        QT_TRANSLATE_NOOP("Settings", "Nobody approves a script that they changed last themselves."),
        QT_TRANSLATE_NOOP("Settings", "review approval"),
    ),
    Setting(
        "language",
        Section.WINDOW,
        Field("language"),
        Choice(options.languages),
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "Of the window and its messages; scripts keep their own."),
        "Korean English 한국어 영어",
    ),
    Setting(
        "window_theme",
        Section.WINDOW,
        Field("window_theme"),
        Segments(options.window_themes),
        QT_TRANSLATE_NOOP("Settings", "Colours"),
        QT_TRANSLATE_NOOP("Settings", "Of the window; films have a theme of their own."),
        QT_TRANSLATE_NOOP("Settings", "theme dark light appearance"),
    ),
    Setting(
        "text_percent",
        Section.WINDOW,
        Field("text_percent"),
        Choice(options.text_sizes),
        QT_TRANSLATE_NOOP("Settings", "Text size"),
        QT_TRANSLATE_NOOP("Settings", "Of the window; films are not changed by it."),
        QT_TRANSLATE_NOOP("Settings", "font large zoom accessibility"),
    ),
    Setting(
        "notify",
        Section.WINDOW,
        Field("notify"),
        Switch(),
        QT_TRANSLATE_NOOP("Settings", "Messages from the desktop"),
        QT_TRANSLATE_NOOP("Settings", "When a film is ready or failed while you look at another window."),
        QT_TRANSLATE_NOOP("Settings", "notification notify alert tray"),
    ),
)
BY_ID: Final = {setting.id: setting for setting in SETTINGS}


def matches(setting: Setting, typed: str) -> bool:
    """Tell whether every word typed stands in what a setting says, in the window's language or in English."""
    sources = (setting.name, setting.about, setting.also, HEADINGS[setting.section].name, setting.id)
    words = " ".join((*sources, *(told(source) for source in sources))).casefold()
    return all(word in words for word in typed.casefold().split())
