import pytest

from practice_guide.editions.contact import Contact, read_contact
from practice_guide.reading.problems import UnusableSettingError


@pytest.mark.parametrize(
    ("contact", "url"),
    [
        ("", ""),
        ("guide@council.internal", "mailto:guide@council.internal"),
        ("https://council.internal/tell-us", "https://council.internal/tell-us"),
        ("https://code.internal/team/guide/issues", "https://code.internal/team/guide/issues"),
    ],
)
def test_a_contact_becomes_a_link(contact: str, url: str) -> None:
    assert read_contact(contact).url == url


@pytest.mark.parametrize(
    "contact",
    [
        "",
        "guide-editor@example.org",
        "guide@mail.example.com",
        "guide@team.example",
        "guide@EXAMPLE.NET",
        "https://example.org/tell",
        "https://team.test:8000/tell",
        "https://tell.invalid./us",
        "https://localhost/tell",
    ],
)
def test_an_example_is_a_placeholder_and_no_link(contact: str) -> None:
    found = read_contact(contact)
    assert (found.is_placeholder, found.url) == (True, "")


@pytest.mark.parametrize("contact", ["guide@myexample.org", "guide@example.org.uk", "https://contest/tell"])
def test_what_only_looks_like_an_example_is_an_address(contact: str) -> None:
    assert not read_contact(contact).is_placeholder


def test_an_e_mail_address_is_told_from_a_form() -> None:
    assert read_contact("a@b.internal") == Contact("a@b.internal", is_mail=True)
    assert read_contact("https://b.internal/a@c.internal") == Contact("https://b.internal/a@c.internal")


@pytest.mark.parametrize(
    "contact",
    [
        "http://council.internal",
        "https://",
        "https://[your-team].gov.uk/form",
        "https://council.internal/form\n",
        "javascript:alert(1)",
        "the editor",
        "a@b",
        "a@b.uk?cc=c@d.uk",
        "a@b.uk:25",
        ":a@b.uk",
        "team@council.internal\n",
    ],
)
def test_what_is_no_address_is_refused_with_the_remedy(contact: str) -> None:
    with pytest.raises(UnusableSettingError) as refused:
        read_contact(contact)
    assert str(refused.value) == (
        f'"{contact}" is not an address. Give an e-mail address of your team, or the https address of a form, '
        "in the environment as GUIDE_CONTACT or as `contact` under `extra` in mkdocs.yml."
    )


@pytest.mark.parametrize("before", ["mailto", "Team", "mailto:Team"])
def test_what_stands_before_an_e_mail_address_is_to_be_left_out(before: str) -> None:
    with pytest.raises(UnusableSettingError) as refused:
        read_contact(f"{before}:team@council.internal")
    assert str(refused.value) == (
        f'"{before}:team@council.internal" is not an address. '
        f'Leave out "{before}:": write "team@council.internal" alone.'
    )
