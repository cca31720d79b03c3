"""Scripts drafted from a source, and words of them written anew, with a person who decides."""
