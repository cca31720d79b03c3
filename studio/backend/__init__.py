"""The company backend: an address, two dialects, and every call of the contract."""
