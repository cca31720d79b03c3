"""The picture of the film: themes, layouts, motion. QtGui only, so it paints without a window too."""

from studio.picture.caption import paint_caption
from studio.picture.checks import SlideReport, fit_of, report_on
from studio.picture.clips import SUFFIX as CLIP_SUFFIX
from studio.picture.clips import clip_of
from studio.picture.frames import FramePainter, jpeg_of
from studio.picture.notes import SlideNote, SlideTrouble, inspect_slide
from studio.picture.photos import clip_frame_is_ready, clip_frames_kept, decode_clip_frame, whole_picture
from studio.picture.qt import prepare_qt
from studio.picture.shots import paint_shot
from studio.picture.themes import load_theme, theme_names

__all__ = [
    "CLIP_SUFFIX",
    "FramePainter",
    "SlideNote",
    "SlideReport",
    "SlideTrouble",
    "clip_frame_is_ready",
    "clip_frames_kept",
    "clip_of",
    "decode_clip_frame",
    "fit_of",
    "inspect_slide",
    "jpeg_of",
    "load_theme",
    "paint_caption",
    "paint_shot",
    "prepare_qt",
    "report_on",
    "theme_names",
    "whole_picture",
]
