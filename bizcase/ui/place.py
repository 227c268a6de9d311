"""Where the cases live: the only reader of the environment in the app."""

import os
from pathlib import Path

import streamlit as st
from platformdirs import user_data_path

from bizcase.store import Store, sqlite_url


def store() -> Store:
    """The store of this server."""
    return _store(_database_url())


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(url: str) -> Store:
    return Store(url)


def _database_url() -> str:
    """``BIZCASE_DATABASE_URL``, else a database in ``BIZCASE_HOME``, else in the user's data directory."""
    given = os.environ.get("BIZCASE_DATABASE_URL", "")
    home = os.environ.get("BIZCASE_HOME", "")
    return given or sqlite_url(Path(home) if home else user_data_path("bizcase", appauthor=False))
