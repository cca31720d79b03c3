"""`python -m studio` is `ctrlf-studio`."""

import sys

from studio.main import run

if __name__ == "__main__":
    sys.exit(run())
