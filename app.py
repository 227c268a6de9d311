"""The app: ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

from bizcase.ui import chrome, steps

ICON = Path(steps.__file__).with_name("icon.png")

st.set_page_config(page_title="bizcase", page_icon=str(ICON), layout="wide", initial_sidebar_state="expanded")
page = st.navigation([step.page() for step in steps.STEPS], position="hidden")
chrome.surround(page.url_path or "start", page.run)
