"""Pictures of scenes made elsewhere on request: one protocol, a stand-in, and services that take jobs."""
