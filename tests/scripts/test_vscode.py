"""The tasks of VS Code, by the names under which people know them."""

import json

from web_service.config import ROOT


def test_the_tasks_keep_their_names() -> None:
    tasks = {task["label"]: task for task in json.loads((ROOT / ".vscode" / "tasks.json").read_text())["tasks"]}
    assert set(tasks) == {"Start Gunicorn", "npm: start: web_app/"}
    assert tasks["Start Gunicorn"]["command"] == "./scripts/gunicorn_start.sh"
    start = tasks["npm: start: web_app/"]
    assert (start["type"], start["script"], start["path"]) == ("npm", "start", "web_app/")
