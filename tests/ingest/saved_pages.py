"""Saved pages of invented outlets, for the tests of ingest."""

from __future__ import annotations

import json

MARGINS = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
"""
FOOT = """
<aside class="related"><h3>Related</h3><figure><a href="/other"><img src="o.jpg"><figcaption>Rain over the harbour of
Ostrel, not part of this story.</figcaption></a></figure><a href="/other">Rain expected in Ostrel</a></aside>
<footer><p>© 2025 The Velona Herald. All rights reserved. By using this site you accept our cookies.</p></footer>
"""

FIRST = (
    "VELONA, June 7 (Herald) — Gunmen on two trucks raided the cattle market of Velona on Friday and killed at least "
    "nine people, the governor of the northern province said."
)
SECOND = (
    "“They came from the river and left the same way,” Governor Anselm Roke told reporters outside the hospital, where "
    "fourteen wounded people were being treated."
)
THIRD = (
    "No group has claimed the raid. The army withdrew from the town in May and left a garrison of forty soldiers, who "
    "did not leave their barracks during the attack, residents said."
)
LAST = "The governor promised an inquiry and said its results would be made public within a month of the raid."


def _page(head: str, body: str, *, lang: str = ' lang="en-GB"') -> str:
    return f"<!DOCTYPE html>\n<html{lang}><head>{head}</head><body>{MARGINS}{body}{FOOT}</body></html>"


def _article(*, top: str = "", pictures: str = "", rest: str = "") -> str:
    return f"""<article><h1>Nine killed as gunmen raid Velona market</h1>{top}{pictures}
<p>{FIRST}</p><p>{SECOND}</p><h2>Garrison stayed inside</h2><p>{THIRD}</p>{rest}<p>{LAST}</p></article>"""


ARTICLE_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "@id": "https://herald.example/#site", "name": "The Velona Herald"},
        {"@type": "Organization", "@id": "https://herald.example/#org", "name": "The Velona Herald"},
        {
            "@type": ["ReportageNewsArticle", "NewsArticle"],
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://herald.example/2025/06/raid-velona"},
            "headline": "Nine killed as gunmen raid Velona market",
            "description": "Residents say the army&#x27;s garrison of forty did not leave its barracks.",
            "datePublished": "2025-06-07T21:15:00+02:00",
            "dateModified": "2025-06-08T06:40:12.000+0200",
            "author": [{"@type": "Person", "name": "Mira Tolland"}, {"@type": "Person", "name": "Juno Abeke"}],
            "publisher": {"@id": "https://herald.example/#org"},
            "inLanguage": "en",
        },
    ],
}

JSON_LD = _page(
    f'<title>Nine killed as gunmen raid Velona market | The Velona Herald</title><link rel="canonical" '
    f'href="/2025/06/raid-velona"><base href="https://herald.example/"><script type="application/ld+json">'
    f"{json.dumps(ARTICLE_LD)}</script>",
    _article(),
)

TWO_FIGURES = _page(
    "<title>Nine killed as gunmen raid Velona market</title>",
    _article(
        top='<p class="article-standfirst">Governor says attackers crossed the river on two trucks.</p>',
        pictures="""<figure><img src="a.jpg"><figcaption>Smoke over the market of Velona on Friday evening.
        <span class="caption-credit">Photo: Ilse Marn/Northern Press</span></figcaption></figure>""",
        rest="""<figure><img src="b.jpg"><figcaption>Governor Anselm Roke outside the hospital. (NP/File)</figcaption>
        </figure><ul><li>Two trucks were found burnt near the river on Saturday.</li>
        <li>Schools in the town stay closed until the end of the week.</li></ul>
        <blockquote><p>“We heard them shouting for an hour,” said a trader.</p></blockquote>
        <table><tr><th>Day</th><th>Killed</th></tr><tr><td>Friday</td><td>9</td></tr></table>""",
    ),
)

OPEN_GRAPH = _page(
    """<title>Nine killed as gunmen raid Velona market - Velona Herald</title>
    <meta property="og:type" content="article"><meta property="og:site_name" content="Velona Herald">
    <meta property="og:title" content="Nine killed as gunmen raid Velona market">
    <meta property="og:url" content="https://herald.example/raid-velona">
    <meta property="article:published_time" content="2025-06-07T19:15:00Z">
    <meta property="article:modified_time" content="2025-06-07T19:15:00Z">
    <meta name="author" content="By Mira Tolland">""",
    _article(),
)

TIME_ONLY = _page(
    "<title>Nine killed as gunmen raid Velona market</title>",
    _article(
        top="""<div class="meta"><span class="byline">By Mira Tolland</span>
        <time datetime="2025-06-07T21:15+02:00">7 June, 9.15 pm</time>
        <span class="updated">Updated <time datetime="2025-06-08T06:40+02:00">8 June, 6.40 am</time></span></div>"""
    ),
)

BARE = _page(
    "<title>Nine killed as gunmen raid Velona market</title>",
    _article(top='<p class="dateline-date">Published 7 June 2025</p>'),
    lang="",
)

COOKIE_WALL = """<!DOCTYPE html><html lang="en"><head><title>The Velona Herald</title></head><body><div class="wall">
<h1>Your privacy</h1><p>We and our 412 partners store cookies on your device and process personal data such as your
address on the network, so that we can show you advertisements and measure them.</p><p>You can accept all cookies, or
refuse them with a subscription. You can withdraw your consent at any time in our privacy settings.</p>
<button>Accept all</button></div></body></html>"""

FRONT_PAGE = (
    "<!DOCTYPE html><html><head><title>The Velona Herald</title></head><body><main>"
    + "".join(f'<div><h3><a href="/{n}">Council of Ostrel votes on plan {n}</a></h3></div>' for n in range(30))
    + "</main></body></html>"
)

_LIVE_LD = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": "Talks on the Ostrel truce: live",
    "datePublished": "2025-06-07T08:00:00+03:00",
    "dateModified": "2025-06-07T12:20:00+03:00",
    "publisher": {"@type": "Organization", "name": "Ostrel Wire"},
    "liveBlogUpdate": [
        {
            "@type": "BlogPosting",
            "headline": "Delegations leave the hall",
            "datePublished": "2025-06-07T12:20:00+03:00",
            "articleBody": "Both delegations left the hall at noon without a word to the press.",
        },
        {
            "@type": "BlogPosting",
            "headline": "Talks begin",
            "datePublished": "2025-06-07T09:05:00+03:00",
            "articleBody": "<p>The talks began an hour late.</p><p>“We are here to listen,” said envoy Dara Minn.</p>",
        },
    ],
}

LIVE_BLOG = _page(
    f'<title>Live</title><script type="application/ld+json">{json.dumps(_LIVE_LD)}</script>',
    "<main><h1>Talks on the Ostrel truce: live</h1><p>Follow our coverage of the talks here.</p></main>",
)

LIVE_BLOG_WITHOUT_POSTS = _page(
    "<title>Talks on the Ostrel truce: live</title>",
    """<main itemscope itemtype="https://schema.org/LiveBlogPosting"><h1>Talks on the Ostrel truce: live</h1>
    <div itemprop="liveBlogUpdate"><time datetime="2025-06-07T12:20:00+03:00">12:20</time>
    <p>Both delegations left the hall at noon without a word to the press, reporters at the lake house said.</p></div>
    <div itemprop="liveBlogUpdate"><time datetime="2025-06-07T09:05:00+03:00">09:05</time>
    <p>The talks began an hour late because the envoy of the northern council was held up at a road block.</p></div>
    </main>""",
)

RUSSIAN = """<!DOCTYPE html><html lang="ru"><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Переговоры в Острели</title></head>
<body><article><h1>Переговоры в Острели отложены на неделю</h1>
<p>Стороны договорились отложить переговоры о прекращении огня на неделю, сообщил в пятницу посланник совета.</p>
<p>Он добавил, что обе делегации останутся в городе и встретятся снова в следующую среду после полудня.</p>
</article></body></html>"""

MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://herald.example/raid-velona\r\n"
    "Subject: Nine killed\r\nDate: Sun, 8 Jun 2025 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----cut"\r\n\r\n------cut\r\n'
    "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + BARE + "\r\n------cut--\r\n"
)
