"""What tags, classes and metadata of a page say: which boxes are furniture, and what the head states about the article.

The walk over the page and the choice of the story stand in `page`.
"""

import json
import re
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from pipelines.corpus.characters import clean, squeeze, word_set
from pipelines.corpus.parts import Head

BLOCK_TAGS = word_set(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """
)
SKIPPED_TAGS = word_set(
    """
    script style noscript template svg math iframe object embed canvas video audio button select option textarea input img map
    head title link meta -comment
    """
)

_FURNITURE_TAGS = {
    "nav": "navigation",
    "aside": "sidebar",
    "footer": "copyright",
    "header": "navigation",
    "form": "navigation",
    "dialog": "advert",
}
_FURNITURE_ROLES = {
    "navigation": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "menu": "navigation",
    "complementary": "sidebar",
    "contentinfo": "copyright",
    "dialog": "advert",
    "alertdialog": "advert",
}


def _classes(kind: str, words: str) -> tuple[str, re.Pattern[str]]:
    return kind, re.compile(rf"(?:^|-)(?:{'|'.join(words.split())})(?:-|$)")


# The names that sites give to boxes, joined by hyphens (`most_read`, `mostRead` -> `most-read`); the first that fits counts.
_STORY_BOXES = re.compile(
    r"(?:^|-)(?:facts?|fact-?box|factfile|glance|key-?(?:points?|facts|takeaways)|takeaways|timeline|box-?out|infobox|q-?and-?a"
    r"|faqs?)(?:-|$)"
)
_FURNITURE_CLASSES = (
    _classes("cookie_notice", r"cookies?\w* consent\w* gdpr\w* ccpa onetrust cmp privacy-(?:bar|banner|notice|wall)"),
    _classes("newsletter", r"newsletters?\w* sign-?up\w* subscri\w+ email-(?:capture|form|box) mailing-?list opt-?in\w*"),
    _classes(
        "advert",
        r"ads? advert\w* ad-?(?:box|slot|unit|wrapper|container|banner|block"
        r"|space)s? adsbygoogle dfp sponsor\w* promo\w* outbrain taboola commercial "
        r"mpu leaderboard paywall regwall affiliate marketing donate donation",
    ),
    _classes("share", r"share\w* sharing social\w* follow-us comments? comment-(?:list|form|section|area) commenting disqus reactions"),
    _classes(
        "related",
        r"relate[ds]? recirc\w* recommend\w* most-(?:read|popular|viewed|shared) mostread trending popular more-(?:on|stories|news"
        r"|from|in|articles) "
        r"read-?(?:more|next|also) also-read further-reading up-next next-article latest-(?:news"
        r"|stories) suggest\w* onward teasers? see-?also crosslinks? "
        r"in-?case-you-missed top-?stories",
    ),
    _classes(
        "sidebar",
        r"side-?bar\w* side side-?(?:col\w*|rail) (?:right|left)-?(?:rail|col\w*|side) rail secondary widgets?(?:-area)? complementary",
    ),
    _classes("ticker", r"ticker\w* indices market-?(?:data|strip|bar) stock-?(?:bar|strip) quotes-bar"),
    _classes(
        "navigation",
        r"nav\w* menu\w* breadcrumbs? masthead site-header topbar top-?(?:nav"
        r"|bar) skip\w* toolbar paginat\w+ pager search\w* lang\w*-switch\w* tags? tag-?(?:list|cloud) "
        r"keywords login user-?nav table-of-contents toc logo site-(?:title|name|branding) filed-under cat-links post-tags",
    ),
    _classes("copyright", r"footer site-footer foot colophon copyright legal imprint"),
    _classes("disclaimer", r"disclaimers?"),
    _classes("author_note", r"(?:author|writer|contributor)-?(?:bio\w*|box|info|card|profile|about|desc\w*) about-(?:the-)?author bio"),
)
_ROLE_CLASSES = (
    _classes("correction", r"corrections? clarifications? amend\w* editors?-note update-note"),
    _classes("credit", r"credits? (?:photo|image|picture|media|img)-?(?:credit|source|author)s? photographer"),
    _classes("caption", r"captions? cap cutline wp-caption-text (?:photo|image|img|picture)-?(?:caption|text|desc\w*) legend"),
    _classes(
        "byline",
        r"by by-?lines? authors? writers? reporters? author-?names? contributors? (?:article|post|entry|story)-?(?:meta|info|byline"
        r"|details) meta",
    ),
    _classes("timestamp", r"dates? times? timestamp\w* time-?stamp pub-?date publish\w* posted(?:-on)? updated date-?line date-?time"),
    _classes(
        "standfirst",
        r"stand-?first deck dek sub-?(?:title|head\w*|deck) sub lead lede intro\w* strap(?:line)? sub-?headline article-?(?:summary"
        r"|description|excerpt)",
    ),
    _classes(
        "kicker", r"kickers? eyebrow overline labels? section-?(?:label|name|title|tag) categor(?:y|ies) rubric flag topic pre-?title"
    ),
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _named(names: str) -> tuple[str, str]:
    """(kind of furniture or "", kind of printed part or "") that the class names and id of an element speak of."""
    joined = _NO_LETTER.sub("-", _CAMEL.sub("-", names[:300]).lower()).strip("-")
    if _STORY_BOXES.search(joined):
        return "story", ""
    role = next((kind for kind, pattern in _ROLE_CLASSES if pattern.search(joined)), "")
    furniture = next((kind for kind, pattern in _FURNITURE_CLASSES if pattern.search(joined)), "")
    return furniture, role


def furniture_and_role(tag: str, attributes: dict[str, str | None]) -> tuple[str, str]:
    """Kind of furniture that an element is ("" for none), and the printed part of an article that it says to be ("" for none)."""
    if not attributes:
        return _FURNITURE_TAGS.get(tag, ""), ""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    furniture, role = _named(names) if len(names) > 1 else ("", "")
    if tag in ("body", "html", "main"):
        return "", ""
    if furniture == "story":
        return "", ""
    prop = attributes.get("itemprop") or ""
    role = {"author": "byline", "datePublished": "timestamp", "caption": "caption", "alternativeHeadline": "standfirst"}.get(prop, role)
    if "author" in (attributes.get("rel") or ""):
        role = "byline"
    if role in ("byline", "correction", "caption", "credit") and furniture in ("author_note", "copyright", "navigation", ""):
        furniture = furniture if furniture == "author_note" else ""
    if not furniture:
        furniture = _FURNITURE_ROLES.get(attributes.get("role") or "", "") or _FURNITURE_TAGS.get(tag, "")
    if not furniture and (
        "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(attributes.get("style") or "")
    ):
        furniture = "navigation"
    return furniture, role


_ARTICLE_TYPES = re.compile(r"article|posting|blog|report|review", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "originalpublicationdate",
    "publish-date",
    "publishdate",
    "publish_date",
    "published",
    "pubdate",
    "publication_date",
    "article.published",
    "date",
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
)
_PUBLISHER = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name")


def read_head(tree: LexborHTMLParser) -> tuple[Head, str | None]:
    """What the metadata of a page state, and the article's text where JSON-LD carries it whole."""
    metas: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        values = node.attributes
        name = values.get("property") or values.get("name") or values.get("itemprop")
        content = squeeze(clean(values.get("content") or ""))
        if name and content:
            metas.setdefault(name.lower(), []).append(content)

    def first(*names: str) -> str | None:
        return next((metas[name][0] for name in names if name in metas), None)

    linked = _linked_data(tree)
    html = tree.css_first("html")
    title = tree.css_first("title")
    canonical = tree.css_first('link[rel="canonical"]')
    head = Head(
        title=text_value(linked.get("headline"))
        or first("og:title", "twitter:title")
        or (squeeze(clean(title.text())) if title else None)
        or None,
        page_title=(squeeze(clean(title.text())) or None) if title else None,
        description=first("og:description", "description", "twitter:description"),
        authors=people(linked.get("author")) or people(linked.get("creator")),
        publisher=name_value(linked.get("publisher")) or first(*_PUBLISHER),
        url=(canonical.attributes.get("href") if canonical else None) or first("og:url") or text_value(linked.get("url")),
        language=text_value(linked.get("inLanguage"))
        or (html.attributes.get("lang") if html else None)
        or first("og:locale", "content-language", "language"),
    )
    if not head.authors:
        named = next((metas[name] for name in _AUTHORS if name in metas), [])
        head.authors = [value for value in named if "://" not in value and not value.startswith("@")]
    for value in (linked.get("datePublished"), linked.get("dateCreated"), *(metas[name][0] for name in _PUBLISHED if name in metas)):
        if isinstance(value, str | int | float) and value:
            head.published.append(value)
    for node in tree.css('[itemprop="datePublished"]'):
        value = node.attributes.get("content") or node.attributes.get("datetime")
        if value:
            head.published.append(value)
    return head, text_value(linked.get("articleBody"))


def _linked_data(tree: LexborHTMLParser) -> dict[str, Any]:
    """The JSON-LD object that speaks of the article; empty where there is none."""
    found: list[dict[str, Any]] = []
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text(strip=False).strip().removeprefix("<![CDATA[").removesuffix("]]>"))
        except (ValueError, RecursionError):
            continue
        queue = [data]
        for item in queue:
            if isinstance(item, list):
                queue += item[:50]
            elif isinstance(item, dict):
                found.append(item)
                if isinstance(item.get("@graph"), list):
                    queue += item["@graph"][:50]
            if len(queue) > 500:
                break
    for item in found:
        kinds = item.get("@type")
        if _ARTICLE_TYPES.search(" ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds or "")):
            return item
    return next((item for item in found if item.get("headline")), {})


def text_value(value: Any) -> str | None:
    """A string as clean text on one line; the first one of a list; else None."""
    if isinstance(value, list) and value:
        value = value[0]
    return (squeeze(clean(value)) or None) if isinstance(value, str) else None


def name_value(value: Any) -> str | None:
    """A name given as a string, as an object with a `name`, or as a list of them."""
    if isinstance(value, list) and value:
        value = value[0]
    return text_value(value.get("name") or value.get("title")) if isinstance(value, dict) else text_value(value)


def people(value: Any) -> list[str]:
    """Names given as a string, an object with a `name`, or a list of them; objects that say to be an organisation are left out."""
    names: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:50]:
        if isinstance(item, dict) and "organi" in str(item.get("@type", item.get("type", ""))).lower():
            continue
        name = item.get("name") if isinstance(item, dict) else item
        for one in name[:50] if isinstance(name, list) else [name]:
            if text := text_value(one):
                names.append(text)
    return names
