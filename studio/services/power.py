"""Where the machine takes its power from."""

from typing import Any, cast


def on_battery() -> bool:
    """Tell whether the machine runs on its battery; False where there is none."""
    import psutil  # only who encodes ahead needs it

    battery = cast("Any", psutil).sensors_battery()  # its type stubs know no type
    return battery is not None and battery.power_plugged is False
