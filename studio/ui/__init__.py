"""The window: panels over the services, one selection and one undo history for all of them."""
