import pytest

from practice_guide.editions.contact import ContactError, contact_address


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("", ""),
        ("guide@example.org", "mailto:guide@example.org"),
        ("https://example.org/tell-us", "https://example.org/tell-us"),
    ],
)
def test_a_contact_becomes_a_link(contact: str, address: str) -> None:
    assert contact_address(contact) == address


@pytest.mark.parametrize("contact", ["http://example.org", "javascript:alert(1)", "the editor", "a@b"])
def test_what_is_no_address_is_refused_with_the_remedy(contact: str) -> None:
    with pytest.raises(ContactError) as refused:
        contact_address(contact)
    assert str(refused.value) == (
        f'"{contact}" is not an address. Write an e-mail address of your team, or the https address of a form, '
        "as `contact` under `extra` in mkdocs.yml."
    )
