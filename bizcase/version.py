"""The version of the engine, stamped on every case it builds."""

__version__ = "0.1.0"
