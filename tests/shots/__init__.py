"""Pictures of the real window for people to look at: `make shots`, or `python -m tests.shots --help`.

Every panel empty, busy, wrong and full, in light and dark, Korean and English, at one and two pixels a point,
made by the real program over data directories of its own. `python -m tests.shots --docs` makes the pictures
of README and guide again.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything loads Qt
