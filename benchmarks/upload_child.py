"""The other processes of `benchmarks.upload`: one that sends, and the store."""

import sys
from pathlib import Path

from benchmarks import upload

if __name__ == "__main__":
    role, *typed = sys.argv[1:]
    if role == "store":
        upload.serve(int(typed[0]))
    else:
        upload.send(role, typed[0], Path(typed[1]))
