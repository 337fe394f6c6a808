"""Each format gives back every sample, and what makes it a good file of its kind."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.exports import ABOUT, NAMES, expected_rows, exported, in_json, iso, stored, written
from web_service.analytics.identities import Identity
from web_service.core.samples import Samples
from web_service.export.columns import COLUMNS
from web_service.export.formats import FORMATS

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
FACES = {
    0: Identity(0, 'Ann "the cat", née O\'Neill\r\n', hidden=False),
    1: Identity(0, 'Ann "the cat", née O\'Neill\r\n', hidden=False),
    2: Identity(2, None, hidden=True),
}
NAME = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)

FORMULA = st.builds(str.__add__, st.sampled_from(FORMULAS), NAME)


def from_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def from_parquet(content: bytes) -> Any:
    return pq.ParquetFile(io.BytesIO(content))


def in_csv(value: object) -> str:
    """A value as it stands in a CSV file, numbers aside."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else iso(value) if isinstance(value, datetime) else str(value)


def test_csv_holds_every_sample() -> None:
    pieces = [stored(40, faces=4), stored(7, faces=4, first_at=4000)]
    content = written("csv", exported(pieces, FACES))
    assert content.startswith(b"time,at,face,track,name,")
    assert content.endswith(b"\r\n")
    rows = from_csv(content)
    assert list(rows[0]) == NAMES
    for row, expected in zip(rows, expected_rows(pieces, FACES), strict=True):
        for name, value in expected.items():
            if isinstance(value, float):
                assert float(row[name]) == value
            else:
                assert row[name] == in_csv(value)


def test_json_is_one_document_with_all() -> None:
    pieces = [stored(40, faces=4), stored(7, faces=4, first_at=4000)]
    document = json.loads(written("json", exported(pieces, FACES)))
    assert list(document) == ["session", "columns", "samples"]
    assert document["session"] == ABOUT
    assert document["columns"] == [asdict(column) for column in COLUMNS]
    assert document["samples"] == [in_json(row) for row in expected_rows(pieces, FACES)]


def test_parquet_holds_every_sample_and_what_it_means() -> None:
    pieces = [stored(40, faces=4), stored(7, faces=4, first_at=4000)]
    file = from_parquet(written("parquet", exported(pieces, FACES)))
    assert file.read().to_pylist() == list(expected_rows(pieces, FACES))
    assert json.loads(file.schema_arrow.metadata[b"session"]) == ABOUT
    for column in COLUMNS:
        described = file.schema_arrow.field(column.name).metadata
        assert described[b"description"].decode() == column.description
        assert described.get(b"unit", b"").decode() == (column.unit or "")


@pytest.mark.parametrize("pieces", [[], [stored(0)], [stored(0), stored(0)]])
def test_a_session_without_samples_is_a_file_without_rows(pieces: list[Samples]) -> None:
    assert written("csv", exported(pieces)) == ",".join(NAMES).encode() + b"\r\n"
    assert json.loads(written("json", exported(pieces)))["samples"] == []
    file = from_parquet(written("parquet", exported(pieces)))
    assert file.read().num_rows == 0
    assert file.schema_arrow.names == NAMES


@settings(max_examples=30)
@given(
    names=st.lists(st.one_of(NAME, st.sampled_from(FORMULAS).flatmap(lambda sign: NAME.map(sign.__add__))), max_size=4)
)
def test_any_name_comes_back_and_none_is_a_formula(names: list[str]) -> None:
    faces = {track: Identity(track, name, hidden=False) for track, name in enumerate(names)}
    content = {name: written(name, exported([stored(2, faces=5)], faces)) for name in FORMATS}
    expected = [faces[track].name if track in faces else None for track in [*range(5), *range(5)]]
    assert [row["name"] for row in json.loads(content["json"])["samples"]] == expected
    assert from_parquet(content["parquet"]).read()["name"].to_pylist() == expected
    for row, name in zip(from_csv(content["csv"]), expected, strict=True):
        assert not row["name"].lstrip(" ").startswith(FORMULAS)
        assert row["name"] in {name or "", f"'{name}"}


@settings(max_examples=30)
@given(at=st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=5), started_at=st.floats(-1e15, 1e15))
def test_any_clock_gives_files_that_can_be_read(at: list[float], started_at: float) -> None:
    samples = replace(stored(len(at)), at=np.array(at))
    session = replace(exported([samples]), started_at=started_at)
    assert len(from_csv(written("csv", session))) == len(at)
    session = replace(session, pieces=iter([samples]))
    assert len(json.loads(written("json", session))["samples"]) == len(at)
    session = replace(session, pieces=iter([samples]))
    assert from_parquet(written("parquet", session)).read().num_rows == len(at)


@pytest.mark.parametrize(("name", "at_once"), [("csv", 1), ("json", 1), ("parquet", 17)])
def test_samples_are_read_only_as_fast_as_the_file_is_taken(name: str, at_once: int) -> None:
    pieces = 40
    read = 0

    def reading() -> Iterator[Samples]:
        nonlocal read
        piece = stored(1500, faces=4)
        for _ in range(pieces):
            read += 1
            yield piece

    content = FORMATS[name].write(exported(reading()))
    assert read == 0
    # Parquet gathers 100,000 rows, the others write each piece.
    steps = [read for part in content if part]
    assert max(after - before for before, after in pairwise([0, *steps])) <= at_once
    assert steps[-1] == pieces


def test_a_large_piece_is_written_in_parts() -> None:
    parts = list(FORMATS["csv"].write(exported([stored(12_500, faces=4)])))
    assert sum(part.count(b"\r\n") for part in parts) == 50_001
    assert max(map(len, parts)) < sum(map(len, parts)) / 2
