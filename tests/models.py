"""Copies of the committed model that tests may change."""

import json
import shutil
from pathlib import Path
from typing import Any

from web_service.config import Settings
from web_service.runtimes.evaluation import EVALUATION_FILE
from web_service.runtimes.model_folder import SPEC_FILE

COMMITTED = Settings().models_dir / "mini_xception"


def copy_unevaluated(folder: Path, name: str, **changes: Any) -> Path:
    """The committed model without its evaluation, in a folder of that name, with changes to its record."""
    target = folder / name
    shutil.copytree(COMMITTED, target, ignore=shutil.ignore_patterns(EVALUATION_FILE))
    record = json.loads((target / SPEC_FILE).read_text(encoding="utf-8")) | {"name": name} | changes
    record["sha256"].pop(EVALUATION_FILE, None)
    (target / SPEC_FILE).write_text(json.dumps(record), encoding="utf-8")
    return target
