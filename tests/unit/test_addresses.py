import pytest

from practice_guide.addresses import page_address, part_of_guide, relative_address


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", ""), ("guide/index.md", "guide/"), ("guide/calls.md#who", "guide/calls/#who"), ("x.md", "x/")],
)
def test_a_page_stands_at_an_address_that_ends_in_a_slash(path: str, address: str) -> None:
    assert page_address(path) == address


@pytest.mark.parametrize(
    ("target", "start", "way"),
    [
        ("guide/calls/", "", "guide/calls/"),
        ("", "guide/calls/", "../../"),
        ("guide/calls/#who", "guide/calls/", "#who"),
        ("guide/calls/#who", "decisions/visit-mode/", "../../guide/calls/#who"),
        ("assets/main.css", "guide/calls/", "../../assets/main.css"),
        ("", "", "./"),
        ("#who", "", "#who"),
    ],
)
def test_the_way_from_one_page_to_another_is_relative(target: str, start: str, way: str) -> None:
    assert relative_address(target, start) == way


def test_a_page_belongs_to_the_part_of_its_folder() -> None:
    parts = [
        part_of_guide(address) for address in ("guide/calls/", "teach/scenarios/one/", "toys/one/", "evidence/", "")
    ]
    assert parts == ["guide", "teach", "pages", "pages", "pages"]
