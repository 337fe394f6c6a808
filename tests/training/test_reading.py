"""The forms that people have FER-2013 in: columns in any order, archives, folders of images."""

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.training.files import csv_line, csv_text, random_images, votes_line, votes_text
from training.arrays import Images
from training.data import Fer2013
from training.errors import DataError
from training.image_folders import HELD_OUT
from training.reading import read_fer2013

USAGES = ["Training", "Training", "Training", "PublicTest", "PrivateTest"]
CASES = Path(__file__).parents[2].parent / "shared" / "cases"
NAMES = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
OTHER_NAMES = ("Anger", "disgusted", "fearful", "Happiness", "sadness", "surprised", "NEUTRAL")


def text() -> str:
    images = random_images(len(USAGES))
    return csv_text(csv_line(n % 7, image, usage) for n, (image, usage) in enumerate(zip(images, USAGES, strict=True)))


def equal(ours: Fer2013, theirs: Fer2013) -> None:
    assert list(ours.splits) == list(theirs.splits)
    for split, rows in theirs.splits.items():
        np.testing.assert_array_equal(ours[split].images, rows.images)
        np.testing.assert_array_equal(ours[split].labels, rows.labels)


@pytest.fixture
def plain(tmp_path: Path) -> Fer2013:
    (tmp_path / "plain.csv").write_text(text(), encoding="utf-8")
    return read_fer2013(tmp_path / "plain.csv")


@pytest.mark.parametrize("order", [(0, 2, 1), (2, 1, 0), (1, 0, 2), (1, 2, 0), (2, 0, 1)])
@pytest.mark.parametrize("separator", [",", ", "])
def test_columns_in_any_order_with_spaces(
    tmp_path: Path, plain: Fer2013, order: tuple[int, ...], separator: str
) -> None:
    lines = [separator.join(line.split(",")[at] for at in order) for line in text().splitlines()]
    (tmp_path / "other.csv").write_text("\n".join(lines), encoding="utf-8")
    equal(read_fer2013(tmp_path / "other.csv"), plain)


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n\r\n", "\n  \n", "\n,,\n", ""])
def test_blank_lines_are_no_error(tmp_path: Path, plain: Fer2013, end: str) -> None:
    lines = text().splitlines()
    (tmp_path / "blank.csv").write_text("\n".join([*lines[:3], "", *lines[3:]]) + end, encoding="utf-8", newline="")
    equal(read_fer2013(tmp_path / "blank.csv"), plain)


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(mode: str) -> Callable[[dict[str, bytes]], bytes]:
    def pack(files: dict[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
            for name, content in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
        return buffer.getvalue()

    return pack


PACKERS = {"zip": zipped, "tar": tarred("w"), "tar.gz": tarred("w:gz"), "tar.xz": tarred("w:xz"), "tgz": tarred("w:gz")}
EACH = pytest.mark.parametrize("suffix", PACKERS)


@EACH
def test_a_csv_in_an_archive(tmp_path: Path, plain: Fer2013, suffix: str) -> None:
    files = {"fer2013/README": b"read me", "fer2013/test.csv": b"pixels\n1 2", "fer2013/fer2013.csv": text().encode()}
    path = tmp_path / f"fer2013.{suffix}"
    path.write_bytes(PACKERS[suffix](files))
    equal(read_fer2013(path), plain)
    assert read_fer2013(path).sha256 == plain.sha256


def test_votes_beside_an_archive_are_read(tmp_path: Path) -> None:
    (tmp_path / "fer2013.zip").write_bytes(zipped({"fer2013.csv": text().encode()}))
    votes = votes_text(votes_line(usage, anger=number) for number, usage in enumerate(USAGES))
    (tmp_path / "fer2013new.csv").write_text(votes, encoding="utf-8")
    read = read_fer2013(tmp_path / "fer2013.zip")["Training"].votes
    assert read is not None
    assert read[:, 4].tolist() == [0, 1, 2]


@EACH
@pytest.mark.parametrize("damage", ["cut", "emptied"])
def test_a_damaged_archive_is_named(tmp_path: Path, suffix: str, damage: str) -> None:
    packed = PACKERS[suffix]({"fer2013.csv": text().encode()})
    path = tmp_path / f"fer2013.{suffix}"
    path.write_bytes(packed[: len(packed) // 2] if damage == "cut" else b"")
    with pytest.raises(DataError, match=r"fer2013\."):
        read_fer2013(path)


def image_files(names: tuple[str, ...] = NAMES, each: int = 12, suffix: str = ".jpg") -> dict[str, bytes]:
    images = random_images(len(names) * each)
    files = {}
    for number, image in enumerate(images):
        label, split = number % len(names), "train" if number < len(images) * 3 // 4 else "test"
        smooth = cv2.GaussianBlur(image, (0, 0), 3)
        files[f"{split}/{names[label]}/im{number}{suffix}"] = cv2.imencode(suffix, smooth)[1].tobytes()
    return files


def decoded(files: dict[str, bytes], split: str, label: str) -> set[bytes]:
    return {
        np.asarray(cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)).tobytes()
        for name, content in files.items()
        if name.startswith(f"{split}/{label}/")
    }


def images_of(data: Fer2013, splits: tuple[str, ...], label: int) -> set[bytes]:
    chosen: list[Images] = [data.splits[split].images[data.splits[split].labels == label] for split in splits]  # type: ignore[index]
    return {image.tobytes() for part in chosen for image in part}


@pytest.mark.parametrize("names", [NAMES, OTHER_NAMES, tuple("0123456")])
@pytest.mark.parametrize("suffix", [".jpg", ".png"])
@pytest.mark.parametrize("form", ["folder", "zip", "tar.gz"])
def test_folders_of_images(tmp_path: Path, names: tuple[str, ...], suffix: str, form: str) -> None:
    files = image_files(names, suffix=suffix)
    path = tmp_path / "data"
    if form == "folder":
        for name, content in files.items():
            (path / "deeper" / name).parent.mkdir(parents=True, exist_ok=True)
            (path / "deeper" / name).write_bytes(content)
    else:
        path.write_bytes(PACKERS[form]({f"deeper/{name}": content for name, content in files.items()}))
    data = read_fer2013(path)
    assert (data.validation, data.test) == ("HeldOut", "Test")
    for label, name in enumerate(names):
        assert images_of(data, ("Training", "HeldOut"), label) == decoded(files, "train", name)
        assert images_of(data, ("Test",), label) == decoded(files, "test", name)


def test_a_tenth_is_held_out_and_no_image_is_on_both_sides(tmp_path: Path) -> None:
    files = image_files(each=200)
    files |= {name.replace("im", "again"): content for name, content in files.items()}
    (tmp_path / "data.zip").write_bytes(zipped(files))
    data = read_fer2013(tmp_path / "data.zip")
    training, held_out = ({image.tobytes() for image in data[split].images} for split in ("Training", "HeldOut"))
    assert not training & held_out
    assert 0.7 / HELD_OUT < len(held_out) / (len(training) + len(held_out)) < 1.3 / HELD_OUT
    again = read_fer2013(tmp_path / "data.zip")
    assert again.sha256 == data.sha256
    np.testing.assert_array_equal(again["HeldOut"].images, data["HeldOut"].images)


def test_folders_say_what_their_test_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data.zip").write_bytes(zipped(image_files()))
    read_fer2013(tmp_path / "data.zip")
    said = capsys.readouterr().err
    assert "PublicTest and PrivateTest together" in said
    assert "held out" in said


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"train/contempt/x.jpg": b"?"}, "contempt is none of the labels"),
        ({"train/happy/broken.jpg": b"\xff\xd8\xff"}, "happy/broken.jpg is no image that can be read"),
        ({"train/happy/empty.png": b""}, "happy/empty.png is no image that can be read"),
        ({"train/sad/large.png": cv2.imencode(".png", np.zeros((64, 50), np.uint8))[1].tobytes()}, "is 50x64 pixels"),
    ],
)
def test_damaged_folders_are_named(tmp_path: Path, change: dict[str, bytes], message: str) -> None:
    (tmp_path / "data.zip").write_bytes(zipped(image_files() | change))
    with pytest.raises(DataError) as raised:
        read_fer2013(tmp_path / "data.zip")
    assert message in str(raised.value)


def test_a_missing_expression_is_named(tmp_path: Path) -> None:
    files = {name: content for name, content in image_files().items() if "/fear/" not in name}
    (tmp_path / "data.zip").write_bytes(zipped(files))
    with pytest.raises(DataError, match="train has no images of fear"):
        read_fer2013(tmp_path / "data.zip")


@pytest.mark.parametrize("files", [{}, {"notes.txt": b"x"}, {"test.csv": b"pixels\n1 2 3"}])
def test_an_archive_of_something_else_is_told_from_data(tmp_path: Path, files: dict[str, bytes]) -> None:
    (tmp_path / "data.zip").write_bytes(zipped(files))
    with pytest.raises(DataError, match=r"holds neither a csv with the columns.*nor folders train"):
        read_fer2013(tmp_path / "data.zip")


@pytest.mark.skipif(not CASES.exists(), reason="../shared/cases, the files that people reported, is absent")
@pytest.mark.parametrize("name", ["t_icml_face_data.csv", "t_blank_last_line.csv", "t_msambare.tar.gz"])
def test_reported_files_are_read(name: str) -> None:
    data = read_fer2013(CASES / name)
    assert len(data["Training"]) > 0
    assert set(data["Training"].labels.tolist()) == set(range(7))
