"""Web pages: the article, its details, and pages that mean harm."""

from datetime import date

import pytest
from lxml.html import document_fromstring

from checks.domain.moment import Moment
from checks.domain.progress import no_progress
from checks.errors import Cancelled, IngestError
from checks.ingest.document import Document
from checks.ingest.html import visible_text, without_headline
from checks.ingest.reader import read_bytes, read_html

PARAGRAPHS = [
    "Russia and Ukraine carried out a massive prisoner exchange on Friday, the most significant since the war began.",
    "A total of 390 people from each country were returned home, including soldiers and civilians, officials said.",
    "Two ballistic missiles struck the port of Odesa, killing one person and wounding eight others, the governor said.",
    "The meeting in Istanbul had failed to produce a breakthrough on a broader cease-fire, both delegations said.",
]


def page(body: str, head: str = "", menu: str = "<nav><a href='/'>Home</a> <a href='/war'>War</a></nav>") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Swap - The Desk</title>{head}</head><body>{menu}"
        f"<article><h1>Prisoners come home after long talks</h1>{body}</article>"
        "<footer>Copyright. All rights reserved. Contact us. Privacy policy.</footer></body></html>"
    )


def paragraphs() -> str:
    return "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def read(html: str, url: str | None = "https://desk.example/swap") -> Document:
    return read_bytes(html.encode(), url=url)


def test_the_article_is_taken_out_of_the_page() -> None:
    document = read(page(paragraphs()))
    assert [line for line in document.text.split("\n") if line] == PARAGRAPHS
    assert document.media_type == "text/html"
    assert document.language == "en"
    assert document.url == "https://desk.example/swap"


def test_the_original_bytes_are_kept() -> None:
    html = page(paragraphs())
    assert read(html).original == html.encode()


def test_line_breaks_in_twos_part_paragraphs() -> None:
    document = read(page(f"<div>{'<br><BR />'.join(PARAGRAPHS)}</div>"))
    assert [line for line in document.text.split("\n") if line] == PARAGRAPHS


def test_a_body_in_parts_is_read_whole() -> None:
    cities = ["Kyiv", "Odesa", "Kherson", "Donetsk", "Luhansk", "Kharkiv"]
    told = [f"<p>The governor of {city} told us this. {text}</p>" for city in cities for text in PARAGRAPHS]
    parts = [
        f"<div class='row'><div class='article__body part'>{''.join(told[start : start + 8])}</div></div><p>Advert</p>"
        for start in range(0, len(told), 8)
    ]
    text = read(page("".join(parts))).text
    places = [text.find(f"The governor of {city} told us this") for city in cities]
    assert -1 not in places
    assert places == sorted(places)


def test_comments_are_not_joined_to_the_article() -> None:
    comments = "<div class='comment-body'><p>First!</p><p>Second!</p></div>" * 2
    text = read(page(f"<div class='article__body'>{paragraphs()}</div>{comments}")).text
    assert "First!" not in text


def test_linked_data_give_title_and_time_of_day() -> None:
    data = (
        '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Desk"}, '
        '{"@type": "NewsArticle", "headline": "Prisoners &amp; talks", "datePublished": "2025-05-23T17:01:00+03:00"}]}'
    )
    head = (
        "<script type='application/ld+json'>{ broken</script>"
        f"<script type='application/ld+json'>{data}</script>"
        "<meta property='article:published_time' content='2024-01-01'><meta name='author' content='Olena Bondar'>"
        "<meta property='og:site_name' content='The Desk'>"
    )
    document = read(page(paragraphs(), head))
    assert document.title == "Prisoners & talks"
    assert document.published == Moment.parse("2025-05-23T17:01+03:00")
    assert document.byline == "Olena Bondar"
    assert document.publisher == "The Desk"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2025-05-23T10:00:00Z'>",
        "<meta itemprop='datePublished' content='2025-05-23'>",
        "<meta name='date' content='2025-05-23'>",
    ],
)
def test_tags_give_the_day(head: str) -> None:
    published = read(page(paragraphs(), head)).published
    assert published is not None
    assert published.day == date(2025, 5, 23)


def test_a_page_without_a_date_has_none() -> None:
    assert read(page(paragraphs())).published is None


def test_the_headline_is_not_repeated_in_the_text() -> None:
    text = "Prisoners come home after long talks\n\nThey were 390."
    assert without_headline(text, "Prisoners come home after long talks | The Desk") == "They were 390."
    assert without_headline(text, "Prisoners come home, after long talks!") == "They were 390."
    assert without_headline(text, "Another title") == text
    assert without_headline(text, None) == text
    assert without_headline("Kyiv\nwas hit", "Kyiv was hit by drones") == "Kyiv\nwas hit"
    assert without_headline("Only the title here", "Only the title here") == "Only the title here"


def test_the_declared_encoding_is_used() -> None:
    html = page(paragraphs() + "<p>Росія та Україна провели обмін полоненими.</p>", "<meta charset='windows-1251'>")
    assert "обмін полоненими" in read_bytes(html.encode("cp1251")).text


def test_nothing_is_run_or_loaded() -> None:
    harm = (
        "<script>document.write('harm one')</script><img src='http://127.0.0.1:9/x' onerror='alert(1)'>"
        "<iframe src='file:///etc/passwd'>harm two</iframe><style>p{content:'harm three'}</style>"
        "<link rel='stylesheet' href='http://127.0.0.1:9/style.css'><template>harm four</template>"
    )
    text = read(page(paragraphs() + harm, "<base href='http://127.0.0.1:9/'>")).text
    assert "harm" not in text
    assert "passwd" not in text


def test_entities_are_not_followed() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
    text = read_bytes(f"{bomb}<html><body><p>{PARAGRAPHS[0]} &b; &c;</p></body></html>".encode()).text
    assert "root:" not in text
    assert "haha" not in text


def test_a_page_nested_without_end_is_read_or_refused() -> None:
    html = "<html><body>" + "<div>" * 20_000 + PARAGRAPHS[0] + "</div>" * 20_000
    try:
        outcome = read(html).text
    except IngestError as problem:
        outcome = str(problem)
    assert outcome


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><body><script>draw()</script><div id='app'></div>"]
)
def test_a_page_drawn_by_a_program_is_refused_with_advice(html: str) -> None:
    with pytest.raises(IngestError, match=r"The page shows no article text: .* copy the article and paste it"):
        read(html)


def test_a_short_page_gives_all_it_shows() -> None:
    assert read("<html><body><p>The port was hit.</p></body></html>").text == "The port was hit."


def test_a_pasted_part_is_kept_whole() -> None:
    document = read_html(
        "<meta charset='utf-8'><p>One <b>short</b> line.</p><ul><li>first</li><li>second<br>third</li></ul>"
    )
    assert document.text == "One short line.\n\nfirst\n\nsecond\nthird"


def test_a_pasted_page_gives_its_article() -> None:
    assert [line for line in read_html(page(paragraphs())).text.split("\n") if line] == PARAGRAPHS


def test_visible_text_squeezes_white_space_but_keeps_no_break_spaces() -> None:
    tree = document_fromstring("<div>\n  390\u00a0people \t were<br> freed\n</div>")
    assert visible_text(tree) == "390\u00a0people were\nfreed"


def test_comments_and_scripts_leave_the_words_around_them() -> None:
    assert read_html("<p>390 <!-- not --> people <script>x()</script>were freed</p>").text == "390 people were freed"


def test_reading_can_be_stopped() -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_bytes(page(paragraphs()).encode(), progress=stop)
    assert read_bytes(page(paragraphs()).encode(), progress=no_progress).text


def test_an_empty_line_parts_paragraphs_and_none_parts_items_of_a_list() -> None:
    items = "<ul><li>Two hundred soldiers came home</li><li>Ninety civilians came home</li></ul>"
    text = read(page(paragraphs() + items)).text
    assert f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}" in text
    assert "- Two hundred soldiers came home\n- Ninety civilians came home" in text
