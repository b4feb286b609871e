"""Pictures that cells name: files beside the table only, small, and everything else the text it was."""

import base64
import io
import os

import pytest
from PIL import Image
from sistermap.maps.page.columns import column_type
from sistermap.maps.page.look import PageLook, make_look
from sistermap.maps.page.payload import make_payload
from sistermap.maps.page.pictures import ALL_CELLS_BYTES, CELL_BYTES, read_cell_pictures


def save(path, size=(8, 8), kind="PNG", colour="red"):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path, kind)
    return path


def noise(path, size):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.frombytes("RGB", size, os.urandom(3 * size[0] * size[1])).save(path, "PNG")
    return path


@pytest.mark.parametrize(
    "cell", ["photos/a.png", " photos/a.png ", "photos\\a.png", "./photos/../photos/a.png"]
)
def test_read_cell_pictures_reads_what_lies_beside_the_table(tmp_path, cell):
    content = save(tmp_path / "photos/a.png").read_bytes()
    shown, remarks = read_cell_pictures([cell, "Kim", "", "3"], tmp_path)
    assert (list(shown), remarks) == ([cell], ())
    assert base64.b64decode(shown[cell].split(",")[1]) == content


@pytest.mark.parametrize(
    "cell", ["../secret.png", "photos/../../secret.png", "link.png", "linked/secret.png"]
)
def test_read_cell_pictures_never_leaves_the_folder(tmp_path, cell):
    secret = save(tmp_path / "secret.png")
    folder = tmp_path / "table"
    save(folder / "photos/a.png")
    (folder / "link.png").symlink_to(secret)
    (folder / "linked").symlink_to(tmp_path)
    shown, [remark] = read_cell_pictures([cell], folder)
    assert shown == {}
    assert remark == f"{cell}: lies outside the folder of the table and is not shown"


def test_read_cell_pictures_refuses_an_absolute_path_elsewhere(tmp_path):
    secret = save(tmp_path / "secret.png")
    (tmp_path / "table").mkdir()
    assert read_cell_pictures([str(secret)], tmp_path / "table").shown == {}


@pytest.mark.parametrize(
    "cell", ["https://example.org/a.png", "http://example.org/a.png", "file:///etc/a.png", "C:\\a.png", "a.txt", "a.png\n"]
)  # fmt: skip
def test_read_cell_pictures_leaves_addresses_and_texts_as_they_are(tmp_path, cell):
    save(tmp_path / "b.png")
    assert read_cell_pictures([cell], tmp_path).shown == {}


def test_read_cell_pictures_looks_nowhere_for_a_table_that_is_no_file(tmp_path):
    save(tmp_path / "a.png")
    assert read_cell_pictures([str(tmp_path / "a.png")], None) == ({}, ())


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [("a.png", b"hello", "a.png: is no picture and is not shown"), ("b.png", None, "b.png: there is no such file beside the table")],
)  # fmt: skip
def test_read_cell_pictures_says_which_are_not_shown(tmp_path, name, content, expected):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert read_cell_pictures([name], tmp_path) == ({}, (expected,))


def test_read_cell_pictures_makes_a_large_picture_smaller(tmp_path):
    noise(tmp_path / "a.png", (1200, 300))
    assert (tmp_path / "a.png").stat().st_size > CELL_BYTES
    uri = read_cell_pictures(["a.png"], tmp_path).shown["a.png"]
    assert uri.startswith("data:image/jpeg;base64,")
    with Image.open(io.BytesIO(base64.b64decode(uri.split(",")[1]))) as made:
        assert made.size == (480, 120)


def test_read_cell_pictures_shows_no_more_than_two_megabytes(tmp_path):
    names = [noise(tmp_path / f"{n}.png", (250, 250)).name for n in range(10)]
    shown, remarks = read_cell_pictures(names, tmp_path)
    pictures = [uri for uri in shown.values() if uri.startswith("data:")]
    assert sum(map(len, pictures)) <= ALL_CELLS_BYTES
    assert len(remarks) == 10 - len(pictures) > 0
    assert remarks[0].endswith("is not shown, as all pictures together have 2,000 kB")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["data:image/png;base64,AA", "", "gone.png"], "picture"),
        (["https://a.example/x.png", "http://b.example"], "web"),
        (["https://a.example and more"], "text"),
        (["1,200", "−3.5", "40 %"], "number"),
        (["010-1234-5678"], "text"),
        (["", " "], "text"),
    ],
)
def test_column_type_is_what_the_cells_hold(texts, expected):
    assert column_type(texts) == expected


def test_make_payload_carries_pictures_in_place_of_their_names(make_layer, tmp_path):
    save(tmp_path / "a.png")
    layer = make_layer(
        [("city:1", "A", 1.0, 2.0), ("city:2", "B", 3.0, 4.0)],
        [{"from_id": "city:1", "to_id": "city:2", "Photo": "a.png", "Site": "https://a.example"}],
    )
    extra = make_payload(layer, look=make_look(layer, folder=tmp_path))["ties"]["extra"]
    assert [(column["name"], column["type"]) for column in extra] == [("Photo", "picture"), ("Site", "web")]
    assert "data:image/png;base64," in extra[0]["v"]
    assert [column["type"] for column in make_payload(layer, look=PageLook())["ties"]["extra"]] == [
        "text",
        "web",
    ]
