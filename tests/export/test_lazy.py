"""The service starts without pyarrow, which takes a while and much memory: the first export imports it."""

import subprocess
import sys

import pytest

from web_service.config import ROOT

FORMATS = "from web_service.export.formats import FORMATS\nfrom web_service.export.source import ExportSource\n"
FIRST = "next(FORMATS['csv'].write(ExportSource({}, 0, {}, iter(()))))\n"


@pytest.mark.parametrize(
    ("code", "imported"),
    [("import web_service\n", False), (FORMATS, False), (FORMATS + FIRST, True)],
    ids=["service", "formats", "first file"],
)
def test_pyarrow_is_imported_by_the_first_file(code: str, *, imported: bool) -> None:
    ask = f"import sys\n{code}print('pyarrow' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(imported)
