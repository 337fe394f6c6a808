"""Reads FER-2013 in every form that people have it in."""

import sys
from pathlib import Path, PurePosixPath
from typing import Final

from training import archives, csv_data
from training.archives import Archive
from training.data import Fer2013
from training.image_folders import read_folders

VOTES_FILE: Final = "fer2013new.csv"


def read_fer2013(path: Path) -> Fer2013:
    """The data at `path`: the csv (plain, `.gz`, `.xz`), a zip or tar that holds it, or folders of images.

    FERPlus' votes are read with a csv where `fer2013new.csv` lies beside `path`; images in folders lack their order.
    """
    sys.stderr.write(f"Reading {path}…\n")
    votes = path.with_name(VOTES_FILE)
    votes_path = votes if votes.is_file() else None
    if not archives.is_archive(path):
        return csv_data.parsed(str(path), csv_data.unpacked(path), votes_path)
    with archives.opened(path) as archive:
        name = _csv_in(archive)
        if name:
            return csv_data.parsed(f"{path}: {name}", archive.read(name), votes_path)
        data = read_folders(str(path), archive)
    sys.stderr.write(
        "This copy has folders of images: `test` is PublicTest and PrivateTest together, so a tenth of `train` is held "
        "out to choose by, and FERPlus' votes cannot be matched.\n"
    )
    return data


def _csv_in(archive: Archive) -> str | None:
    """The first csv with FER-2013's columns in an archive."""
    tables = [name for name in archive.names() if PurePosixPath(name).suffix.lower() == ".csv"]
    return next((name for name in tables if csv_data.has_columns(archive.read(name))), None)
