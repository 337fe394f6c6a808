"""Reading FER-2013: every layout that people have, and every damage named by its row."""

import gzip
import lzma
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.files import csv_line, csv_text, random_images, votes_line, votes_text
from training.data import INPUT, Fer2013, normalized
from training.errors import DataError
from training.reading import read_fer2013

PUBLIC = ["Training", "Training", "Training", "PublicTest"]
ALL = [*PUBLIC, "PrivateTest"]
PIXELS = " ".join(["7"] * 48 * 48)


def text_of(usages: list[str]) -> str:
    images = random_images(len(usages))
    return csv_text(csv_line(n % 7, image, usage) for n, (image, usage) in enumerate(zip(images, usages, strict=True)))


def read_text(folder: Path, text: str, votes: str | None = None) -> Fer2013:
    path, votes_path = folder / "fer2013.csv", folder / "fer2013new.csv"
    path.write_text(text, encoding="utf-8")
    if votes is not None:
        votes_path.write_text(votes, encoding="utf-8")
    return read_fer2013(path)


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.csv", bytes), ("a.csv.gz", gzip.compress), ("a.csv.xz", lzma.compress)],
)
def test_reads_each_compression_alike(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    raw = text_of(PUBLIC).encode()
    (tmp_path / name).write_bytes(pack(raw))
    (tmp_path / "plain.csv").write_bytes(raw)
    read, plain = read_fer2013(tmp_path / name), read_fer2013(tmp_path / "plain.csv")
    assert read.sha256 == plain.sha256
    np.testing.assert_array_equal(read["Training"].images, plain["Training"].images)


def test_splits_by_usage_and_keeps_order(tmp_path: Path) -> None:
    data = read_text(tmp_path, text_of(ALL))
    images = random_images(5)
    np.testing.assert_array_equal(data["Training"].images, images[:3])
    np.testing.assert_array_equal(data["PrivateTest"].images, images[4:])
    assert data["Training"].labels.tolist() == [0, 1, 2]
    assert data["PublicTest"].labels.tolist() == [3]
    assert data["Training"].votes is None


def test_public_file_has_no_private_rows(tmp_path: Path) -> None:
    data = read_text(tmp_path, text_of(PUBLIC))
    with pytest.raises(DataError, match="no PrivateTest rows"):
        data["PrivateTest"]


def test_first_rows_of_each_split(tmp_path: Path) -> None:
    data = read_text(tmp_path, text_of(ALL)).first(2)
    assert [len(data[split]) for split in data.splits] == [2, 1, 1]


def test_votes_are_aligned_by_row(tmp_path: Path) -> None:
    # The votes' file always has all rows; the images' may lack those of PrivateTest.
    votes = votes_text(votes_line(usage, anger=number) for number, usage in enumerate(ALL))
    data = read_text(tmp_path, text_of(PUBLIC), votes)
    training, public = data["Training"].votes, data["PublicTest"].votes
    assert training is not None
    assert public is not None
    assert training[:, 4].tolist() == [0, 1, 2]
    assert public[:, 4].tolist() == [3]


def test_missing_file_says_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"There is no .*absent\.csv.*Kaggle.*dataset/fer2013\.csv"):
        read_fer2013(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f"7,{PIXELS},Training", "row 2: emotion is '7'"),
        (f"-1,{PIXELS},Training", "row 2: emotion is '-1'"),
        (f",{PIXELS},Training", "row 2: emotion is ''"),
        (f"0,{PIXELS} 1,Training", "row 2: 2305 pixels instead of 2304"),
        ("0,1 2 3,Training", "row 2: 3 pixels instead of 2304"),
        (f"0,{PIXELS[:-1]}256,Training", "row 2: pixel '256' is not"),
        (f"0,{PIXELS[:-1]}-1,Training", "row 2: pixel '-1' is not"),
        (f"0,{PIXELS[:-1]}1e1,Training", "row 2: pixel '1e1' is not"),
        (f"0,{PIXELS},Train", "row 2: Usage is 'Train'"),
        (f"0,{PIXELS}", "row 2: 2 columns instead of 3"),
        (f'0,"{PIXELS * 40}', "row 2: field larger than field limit"),
    ],
)
def test_damaged_row_is_named(tmp_path: Path, line: str, message: str) -> None:
    lines = text_of(PUBLIC).splitlines()
    lines[2] = line
    with pytest.raises(DataError) as raised:
        read_text(tmp_path, "\n".join(lines) + "\n")
    assert message in str(raised.value)


@pytest.mark.parametrize("text", ["", "\n", "emotion,pixels\n", PIXELS])
def test_wrong_first_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="the first line must name emotion, pixels, Usage"):
        read_text(tmp_path, text)


def test_no_rows(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="has no rows"):
        read_text(tmp_path, csv_text([]))


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress)])
@pytest.mark.parametrize("damage", ["cut", "changed", "not packed"])
def test_damaged_archive(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes], damage: str) -> None:
    packed = pack(text_of(PUBLIC).encode())
    damaged = {"cut": packed[:-20], "changed": packed[:900] + b"damage" + packed[906:], "not packed": b"emotion"}
    path = tmp_path / f"fer2013.csv{suffix}"
    path.write_bytes(damaged[damage])
    with pytest.raises(DataError, match="damaged or cut off"):
        read_fer2013(path)


@pytest.mark.parametrize(
    ("row", "line", "message"),
    [
        (0, "a,b", "the first line must be Usage,Image name,neutral"),
        (2, "Training,fer.png,1,2", "row 2: must hold"),
        (2, votes_line("Training", anger=11), "row 2: must hold"),
        (2, votes_line("Training").replace("0", "x"), "row 2: must hold"),
        (
            4,
            votes_line("Training"),
            "row 4: Usage is 'Training', but the same row of the images' csv says 'PublicTest'",
        ),
    ],
)
def test_damaged_votes_are_named(tmp_path: Path, row: int, line: str, message: str) -> None:
    lines = votes_text(map(votes_line, PUBLIC)).splitlines()
    lines[row] = line
    with pytest.raises(DataError) as raised:
        read_text(tmp_path, text_of(PUBLIC), "\n".join(lines))
    assert message in str(raised.value)


def test_too_few_votes(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"ends after row 3, but the images' csv has 4 rows"):
        read_text(tmp_path, text_of(PUBLIC), votes_text(map(votes_line, PUBLIC[:3])))


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32), usages=st.lists(st.sampled_from(ALL), min_size=1, max_size=4), data=st.data())
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, seed: int, usages: list[str], data: st.DataObject
) -> None:
    labels = data.draw(st.lists(st.integers(0, 6), min_size=len(usages), max_size=len(usages)))
    images = random_images(len(usages), seed)
    lines = [csv_line(*row) for row in zip(labels, images, usages, strict=True)]
    read = read_text(tmp_path_factory.mktemp("written"), csv_text(lines))
    for split, rows in read.splits.items():
        here = np.array(usages) == split
        np.testing.assert_array_equal(rows.images, images[here])
        np.testing.assert_array_equal(rows.labels, np.array(labels)[here])
    assert sum(map(len, read.splits.values())) == len(usages)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 20_000), cut=st.integers(0, 3000), put=st.binary(max_size=8))
def test_any_damage_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int, put: bytes
) -> None:
    raw = text_of(PUBLIC).encode()
    path = tmp_path_factory.mktemp("damaged") / "fer2013.csv"
    path.write_bytes(raw[:at] + put + raw[at + cut :])
    # Anything but a DataError fails the test.
    with suppress(DataError):
        assert read_fer2013(path).splits


def test_normalized_input() -> None:
    images = np.array([[[0, 255], [127, 128]]], np.uint8)
    expected = (np.array([[0, 255], [127, 128]]) - INPUT.mean) / INPUT.std
    assert normalized(images).shape == (1, 2, 2, 1)
    assert normalized(images).dtype == np.float32
    np.testing.assert_allclose(normalized(images)[0, ..., 0], expected, rtol=1e-6)
