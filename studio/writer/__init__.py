"""Scripts drafted from a source text: by a language model, or by an outline that needs none."""
