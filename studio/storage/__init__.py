"""Where finished films go: one protocol, one module per kind of place."""
