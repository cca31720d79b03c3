"""What has to be fast, measured side by side in one run; `python -m benchmarks --help` tells how."""
