"""What a browser tab still holds from before the server was started again."""

import re

from streamlit.runtime.scriptrunner import get_script_run_ctx


def drawn_at(case_id: str) -> int:
    """The revision of the case at which the widgets in the tab were drawn; 0 when it has none of them.

    A new session is sent the ids of the tab's widgets before it has drawn any, and an id ends in the widget's key.
    """
    context = get_script_run_ctx()
    states = context.session_state.get_widget_states() if context else ()
    found = (re.search(rf"-{re.escape(case_id)}-(\d+)-", one.id) for one in states)
    return max((int(one[1]) for one in found if one), default=0)
