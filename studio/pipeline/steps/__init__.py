"""The seven steps of a render, one module each, in the order of `studio.domain.steps.Step`."""
