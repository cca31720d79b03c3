"""Everything about a scene and a script that is not their words: how they look, move and sound."""
