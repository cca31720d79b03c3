"""The window measured: how soon it is there, how fast it answers, how smoothly it plays, what it keeps."""
