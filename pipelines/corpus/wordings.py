"""The wordings of furniture: lines that news sites print around an article, as small named patterns with examples.

Each rule looks at one line alone and matches from its start; a test tries every rule on its examples. How the
rules are applied stands in `furniture`; where a line stands, and what stands around it, is weighed in `labels`.
"""

from typing import NamedTuple

LONGEST_LINE = 420
"""Longer paragraphs are never furniture by their words alone."""


class Rule(NamedTuple):
    """One kind of furniture line. `ways` are regular expressions, case ignored, any of which may match at the start of the line.

    A rule is tried only on lines up to `longest` characters that hold one of the lower-case words of `needs`, if there are any.
    `before` and `behind` are expressions that stand around each of the ways.
    """

    name: str
    kind: str
    ways: tuple[str, ...]
    examples: tuple[str, ...]
    needs: tuple[str, ...] = ()
    longest: int = LONGEST_LINE
    before: str = ""
    behind: str = ""
    seldom: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Further ways, each with lower-case words one of which it asks for: those that can begin with anything, so that their words are the
    first to tell."""

    @property
    def pattern(self) -> str:
        """The whole rule as one expression."""
        return f"{self.before}(?:{'|'.join((*self.ways, *(way for way, _ in self.seldom)))}){self.behind}"


_URL = r"(?:https?://|www\.)\S+"
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"

RULES = (
    Rule(
        "list_of_stories",
        "related_heading",
        (
            r"(?:please )?(?:read|see|watch|listen)(?: also| more| next| this| on)?",
            r"also (?:read|see|watch|on .{2,30}|in .{2,30})",
            r"you (?:may|might) (?:also )?(?:like|be interested in|want to read|have missed)",
            r"(?:more|other|further) (?:in|on|from|about|for you|stories|news|coverage|headlines|articles|reading|top)\b.{0,40}",
            r"(?:the )?most (?:read|popular|viewed|shared|commented|watched|discussed|clicked|recent)\b.{0,40}",
            r"relate[ds]?(?: articles?| stories| news| coverage| content| topics?| links?| posts?| reading| items?"
            r"| to this story)?",
            r"recommended(?: for you| from .{2,30}| stories| reading| articles?| by .{2,30}| videos?)?",
            r"latest(?: news| stories| headlines| articles| posts| videos?| from .{2,30}| in .{2,30}| on .{2,30})?",
            r"top (?:stories|news|headlines|reads|articles|picks|videos)(?: .{2,30})?|editor[’']?s[’']? (?:picks?|choice)",
            r"don[’']?t miss(?: out)?|what to (?:read|watch) next|(?:read |up )next(?: up| article| story)?",
            r"(?:next|previous) (?:article|story|post)|in case you missed(?: it)?",
            r"(?:from )?(?:around|across|elsewhere on) the web|from our (?:partners?|network|sponsors?|archives?)",
            r"keep (?:on )?reading|elsewhere (?:on|in) .{2,30}|must[- ]reads?|hot topics",
            r"in this section|see more(?: on| from)?\b.{0,30}|today[’']?s (?:headlines|top stories|news|paper)",
            r"stories (?:you may (?:like|have missed)|for you)|featured(?: stories| articles?| content)?",
            r"people also (?:read|like)|more like this|similar (?:articles|stories|news)",
            r"suggested (?:articles|stories|reading|for you)|must (?:watch|see|read)",
            r"(?:explore )?more on (?:these|this) topics?|explore (?:more|further)\b.{0,30}|trending (?:on|at) .{2,25}",
        ),
        (
            "Read also:",
            "Most Read (World)",
            "Recommended from the Newsroom",
            "More in Business",
            "“Sports” POPULAR ARTICLE",
            "Editor's picks",
            "AB ACCESS RANKING",
        ),
        longest=80,
        behind=r"\s*(?:\([^)]{1,30}\))?\s*[:：>»›]?$",
        seldom=(
            (
                r"(?:[\"'“‘]?[\w& ]{2,25}[\"'”’]? )?(?:popular|trending|most[- ]read)(?: articles?| stories| now"
                r"| posts| news| today| topics| on .{2,25}| in .{2,25}| this week)?",
                ("popular", "trending", "most"),
            ),
            (r"[\w ]{2,15} access ranking", ("access ranking",)),
        ),
    ),
    Rule(
        "link_to_story",
        "related",
        (
            r"(?:also read|read also|read more|see also|read on|read next|also see|also watch|must read"
            r"|don[’']?t miss|in pics|in case you missed it|more on this(?: story)?|recommended|you may also like"
            r"|related(?: article| story| news| stories)?|watch(?: now| live| video)?|trending(?: now)?|also in [\w ]{2,20}|weather|read"
            r"|more)\s*[|:：>»→–—]\s*\S.{5,200}$",
            r"(?-i:READ MORE|ALSO READ|READ ALSO|SEE ALSO|WATCH|RELATED)\s+\S.{5,200}$",
            r"(?:click|tap) here (?:to|for)\b.{0,100}$",
            r"read (?:the )?(?:original|full|whole|complete|entire) (?:article|story|text|report|post|interview)\b.{0,60}$",
            r"(?:view|see) (?:the )?original(?: article| post)?\b.{0,40}$|full story\b.{0,30}$",
        ),
        (
            "READ MORE: What the new duty means for wine",
            "Related: Steel shares jump",
            "Read the full story here",
            "(Also read: Onion prices fall)",
            "See also → Our guide",
        ),
        before=r"[\[(*>→»►▶]{0,3}\s*",
        seldom=(
            (
                r".{10,120}\s[–—-]\s(?:live(?: updates)?|as it happened|in pictures|video)$",
                ("live", "as it happened", "in pictures", "video"),
            ),
        ),
    ),
    Rule(
        "page_control",
        "navigation",
        (
            r"(?:skip past|after) newsletter promotion|quick guide|show|hide",
            r"skip to (?:the )?(?:main )?(?:content|navigation|article|menu|footer)",
            r"jump to (?:content|navigation|comments)|back to (?:the )?(?:top|home|start|index|contents?|overview|results|search"
            r"|lists?|menu|main|all|news|articles?|stor(?:y|ies)|archives?|previous|blogs?|categor(?:y|ies)|sections?|issues?|front page"
            r"|insights?|publications?|press|media|business|economy|politics|world|markets?|opinion|features)\b.{0,15}",
            r"(?:main |toggle |open |close )?(?:menu|navigation|nav|search|sections)|log ?(?:in|out)|sign ?(?:in|out)",
            r"register|my account|e-?edition|e-?paper|print(?: this| article| edition)?",
            r"listen(?: to (?:this|the) (?:article|story))?(?: \d+ min\w*)?|save(?: article| for later)?|bookmark|home",
            r"play(?: video)?|loading\.*|show more|load more|see all|view all|all topics|next|previous|close|expand",
            r"collapse|text size.{0,20}|font size.{0,20}|[aA]\s?[-+]|article content|article continues below.{0,30}",
            r"story continues below.{0,30}|continue reading(?: below.{0,40})?",
            r"scroll (?:down )?(?:for more|to continue).{0,30}|read time:? .{1,15}|\d{1,2}[- ]?min(?:ute)?s?(?: to)? read",
            r"estimated read(?:ing)? time.{0,20}|reading time:? .{1,15}|show (?:full )?(?:caption|article|transcript)",
            r"hide caption|enlarge(?: this)? image|toggle caption|gallery|photos?|video|switch language.{0,20}|english",
            r"select language|(?:page )?\d{1,2} of \d{1,2}|reuse this content|follow(?: this topic)?",
            r"view (?:comments|gallery|more)|copy(?: link)?|(?:video )?ad feedback|favou?rite|collect",
            r"report (?:an )?(?:error|typo)",
        ),
        (
            "Skip to main content",
            "Article content",
            "4 min read",
            "Story continues below",
            "Listen to this article",
            "Show caption",
        ),
        longest=80,
        behind=r"\s*$",
    ),
    Rule(
        "topics",
        "navigation",
        (
            r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|related topics|labels?|in this (?:story"
            r"|article)|sections?)\s*[:：].{0,280}$",
            r"filed under\b.{0,200}$",
        ),
        ("Tags: steel, tariffs", "Filed under: Trade"),
        longest=300,
    ),
    Rule(
        "share_prompt",
        "share",
        (
            r"share(?: this| on| via| with| the| your|:(?!\s*[\d$€£])|$).{0,120}",
            r"(?:tweet|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|instagram|copy link|e-?mail"
            r"|weibo|wechat|line|x)(?:[\s|,/·•]+(?:tweet|facebook|twitter|linkedin|whatsapp|telegram|reddit"
            r"|pinterest|instagram|copy link|e-?mail|print|weibo|wechat|line|x|more))*$",
            r"follow (?:us|our|@?\w+(?: \w+)?) on\b.{0,160}|follow us\b.{0,60}",
            r"(?:like|find|join|add|connect with) us on\b.{0,120}",
            r"join (?:our|the) (?:whatsapp|telegram|discord|conversation|discussion|community)\b.{0,160}",
            r"(?:leave|post|add|write) a (?:comment|reply)\b.{0,60}",
            r"(?:\d[\d,]* )?comments?(?: \(?\d*\)?)?(?: off| closed)?$",
            r"(?:view|see|read|show) (?:all )?(?:\d+ )?comments?\b.{0,30}|be the first to comment.{0,40}",
            r"(?:postings|comments) (?:are|will be|have been) .{0,200}",
            r"(?:you must|please) (?:be )?log(?:ged)? ?in to (?:post|comment).{0,60}",
            r"(?:what do you think|agree or disagree)\?.{0,160}|(?:please )?(?:press|click|tap) (?:the )?[\"“‘\[].{0,120}",
            r"have (?:a|your) say\b.{0,60}|send (?:us )?(?:your|a) (?:tip|letter|feedback|comment)\b.{0,120}",
            r"add .{2,40} as a (?:preferred|trusted) source.{0,60}",
            r"(?:likes?|shares?|collect|comments?|views?|reads?|favou?rites?"
            r"|reposts?)\s*[(:]?\s*[\d.,]+[kKmM万]?\)?(?:[\s|·•]+(?:likes?|shares?|collect|comments?|views?|reads?"
            r"|favou?rites?|reposts?)\b\s*[(:]?\s*[\d.,]*[kKmM万]?\)?)*$",
            r"do you have (?:an opinion|a tip|a story|a question|information|thoughts)\b.{0,400}",
            r"got a (?:tip|story|question)\b.{0,200}|click [\"“‘].{0,120}",
        ),
        (
            "Share this article on social media",
            "Be the first to comment",
            "Join the conversation",
            "Comments are moderated before they appear.",
            "Agree or disagree? Press one of the buttons.",
            "Likes 12  Shares 3",
            "Do you have a tip for our newsroom?",
        ),
    ),
    Rule(
        "advert",
        "advert",
        (
            r"advertise?ment(?:s|\s?\d+)?(?:$|\s*[:：|–—-].{0,200}|\s+(?:story|article|continue|scroll|skip|\d)\b.{0,120})",
            r"this ad(?:vertisement)? (?:has not loaded|will).{0,120}",
            r"sponsored(?: content| post| links?| stories)?(?:$|\s*[:：|–—-].{0,200}| by .{0,60})",
            r"promoted(?: content| stories| by .{0,60}|\s*[:：].{0,200})?$",
            r"paid (?:post|content|partner\w*|program|for by)\b.{0,80}",
            r"ad(?: feedback|s by .{2,40}|vert\.?|\s*[:：].{0,200})?$|partner content\b.{0,60}|presented by .{2,60}$",
            r"webinar\b.{0,20}[:：,–—-].{0,160}|limited[- ]time offer.{0,160}|special offer.{0,160}",
            r"(?:save|get) (?:up to )?\d{1,2}\s?(?:%|per cent|percent|pc) (?:off|on)\b.{0,160}",
            r"\d{1,2}\s?(?:%|per cent|percent|pc) off (?:all |your |any |an? )?(?:subscri\w+|annual|first|digital"
            r"|plans?)\b.{0,160}",
            r"earn \d.{0,10}% (?:on|cash).{0,120}|advt\.?$|video ad feedback$",
        ),
        (
            "Advertisement 3",
            "Sponsored: A better savings account",
            "ADVERTISEMENT - SCROLL TO CONTINUE",
            "This advertisement has not loaded yet, but your story goes on below.",
            "Save 40% on an annual subscription",
            "20% off all subscriptions until Sunday",
        ),
    ),
    Rule(
        "newsletter",
        "newsletter",
        (
            r"(?:sign|signing) ?up (?:for|to|here|now|today|free)\b.{0,220}|sign up$",
            r"(?:you can )?(?:now )?subscribe(?:$|\s*(?:now|today|here|to|for|and|[|!.:–—-])).{0,220}",
            r"(?:get|receive|want) .{2,100}(?:in|to|into|by|via) (?:your )?(?:e-?mail|in-?box)\b.{0,160}",
            r"our (?:free |daily |weekly |morning |evening )*(?:e-?mail|newsletter)s? (?:breaks|brings|rounds|sums|tells)\b.{0,200}",
            r"(?:our|the|your|free|daily|weekly|morning|evening)? ?(?:e-?mail )?newsletters?\b\s*(?:$|[:：|–—-].{0,200})",
            r"(?:enter|your) (?:your )?e-?mail(?: address)?\b.{0,60}$",
            r"(?:by )?(?:signing|subscribing)(?: up)?,? you (?:agree|accept|consent)\b.{0,200}",
            r"thank(?:s| you) for (?:subscribing|signing up|reading)\b.{0,120}",
            r"(?:already )?(?:a |an )?(?:subscribers?|members?)\s?(?:only|exclusive|\?).{0,120}",
            r"already have an account.{0,80}",
            r"(?:this (?:article|story|content) is (?:for|available to|reserved for)|to continue reading)\b.{0,160}",
            r"become a (?:member|subscriber|supporter)\b.{0,160}",
            r"support (?:our|independent|quality|local) (?:journalism|work|newsroom|reporting|news)\b.{0,200}",
            r"you have (?:\d+|one|two|three|reached|read) .{0,60}(?:articles?|stories|limit)\b.{0,120}",
            r"(?:start|try) (?:your )?(?:a )?free trial.{0,120}|download (?:the|our) .{0,30}app\b.{0,160}",
            r"forward (?:it|this (?:e-?mail|newsletter|issue)) to a\b.{0,160}|reply to this e-?mail\b.{0,160}",
            r"(?:was this|did you like this) .{0,40}forwarded.{0,120}|unsubscribe\b.{0,120}",
            r"(?:view|open|read) (?:this )?(?:e-?mail )?in (?:your )?browser.{0,60}",
            r"manage (?:your )?(?:subscription|preferences)s?\b.{0,80}",
        ),
        (
            "Sign up for our daily briefing",
            "Subscribe now to read on",
            "Get the Morning Wire in your inbox every day",
            "Support independent journalism. Donate today.",
            "You have 2 free articles left this month",
        ),
    ),
    Rule(
        "in_your_inbox",
        "newsletter",
        (r".{0,80}\bin your inbox\b.{0,160}",),
        ("The Example Gazette in your inbox every Friday.",),
        needs=("in your inbox",),
    ),
    Rule(
        "cookie_notice",
        "cookie_notice",
        (
            r"(?:we|this (?:web)?site|our (?:web)?site|we and our .{1,40})\b.{0,80}\bcookies?\b.{0,260}",
            r"by (?:using|continuing|clicking|browsing|visiting)\b.{0,120}\b(?:cookies?|privacy|terms|tracking)\b.{0,200}",
            r"(?:accept|reject|allow|manage)(?: all| only)?(?: necessary)?(?: cookies?| choices| preferences"
            r"| settings| and (?:close|continue))*$",
            r"privacy (?:notice|statement)\s*[:：].{0,400}",
            r"(?:cookie|privacy|consent|ad choices)(?: policy| settings| preferences| notice| statement| cent(?:er|re))?$",
            r"only necessary$",
            r"do not sell\b.{0,80}",
        ),
        (
            "We use cookies to improve your visit.",
            "This website uses cookies.",
            "By continuing you agree to our cookies and terms",
            "We and our 30 partners store cookies on your device.",
        ),
        needs=(
            "cookie",
            "on your device",
            "on a device",
            "privacy",
            "consent",
            "accept",
            "reject",
            "allow",
            "manage",
            "necessary",
            "ad choices",
            "do not sell",
            "terms",
            "tracking",
        ),
    ),
    Rule(
        "stored_on_device",
        "cookie_notice",
        (r".{0,80}\bstore (?:and/or access )?information on (?:a|your) device\b.{0,200}",),
        ("Some of our partners store and/or access information on a device.",),
        needs=("on your device", "on a device"),
    ),
    Rule(
        "origin",
        "disclaimer",
        (
            r"(?:original )?(?:source|article|link|text|post|url|reference)(?: (?:of|to|at) (?:the )?(?:original"
            rf"|article|source|text|story)| link| url| article| source)?\s*[:：]\s*(?:{_URL}"
            r"|(?-i:toutiao|weixin|wechat|baidu|sohu|weibo)\b.{0,80})\s*$",
            r"original(?: source| article| link| text| post)?\s*[:：]\s*\S.{0,160}$|source of the original\b.{0,160}$",
            r"this (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published|posted|ran)\b.{0,200}$",
            r"(?:first|originally) (?:appeared|published) (?:in|on|at)\b.{0,120}$",
            rf"republished (?:from|with|under)\b.{{0,160}}$|{_URL}$",
            r"[(（]?original (?:title|headline)\s*[:：].{0,200}$",
        ),
        (
            "Original source: https://example.org/a/1",
            "Original: https://example.org/x",
            "This article was first published in the Tuesday edition.",
            "https://example.org/story",
            '(Original title: "A day in May")',
        ),
    ),
    Rule(
        "disclaimer",
        "disclaimer",
        (
            r"(?:general )?disclaimers?\b(?:$|\s*[:：.–—-]).{0,400}",
            r"(?:statement|reminder|notice|copyright notice|special notice|risk warning)\s*[:：].{0,60}\b(?:article"
            r"|author|text|views?|risk|copyright|publication|reproduc\w+|account)\b.{0,300}",
            r"the (?:article|text|content|column|essay) (?:only |solely |merely )*(?:represents?|reflects?|stands?)\b.{0,300}",
            r"(?:(?:this|these|our)|the (?:above|present|foregoing)) (?:article|story|stories|text|piece|report"
            r"|alert|newsletter|contents?|publication|material|document|column|post|information|views?|manuscript"
            r"|essay|bulletin|briefing|note|website|site)\b.{0,80}\b(?:exclusive|sole use|reproduc\w+|reprint\w*"
            r"|opinions?|views?|legal advice|investment advice|financial advice|tax advice|advice|permission"
            r"|authori[sz]ation|informational|information only|general information|auto-generated|syndicated"
            r"|translated|machine[- ]translat\w+|artificial intelligence|generated by"
            r"|do(?:es)? not (?:necessarily )?(?:represent|reflect|constitute)|only (?:represents?|stands?"
            r"|reflects?)|copyright\w*)\b.{0,300}",
            r"(?:the )?(?:views?|opinions?)(?: and (?:views?|opinions?))? (?:expressed|stated|presented|given"
            r"|(?:are|is) (?:the )?(?:those|his|her|their|personal|author|writer))\b.{0,300}",
            r"(?:any )?(?:unauthori[sz]ed )?(?:reproduction|reprint\w*|redistribution|republication)\b.{0,200}",
            r"(?:no|not) (?:part of this|reproduction|to be reproduced)\b.{0,200}",
            r"without (?:prior |written |express )*(?:permission|authori[sz]ation|consent)\b.{0,100}\b(?:reproduc"
            r"|reprint|republish|copied|copying|legal|used)\w*.{0,100}",
            r"for (?:general )?information(?:al)?(?: purposes)? only\b.{0,200}",
            r"nothing (?:herein|(?:contained )?in this (?:article|report|alert|newsletter|publication|e-?mail"
            r"|document|website|communication))\b.{0,200}",
            r"prior results do not\b.{0,120}|attorney advertising\b.{0,120}",
            r"(?:investments?|mutual funds?|trading)\b.{0,40}\b(?:are|is|involves?) (?:subject to|substantial"
            r"|a? ?risks?)\b.{0,160}",
            r"past performance\b.{0,160}|\(?except for the headline\b.{0,200}",
            r"(?:machine|ai)[- ](?:assisted |generated )?translat\w+\b.{0,160}|translated (?:from|by|with)\b.{0,120}$",
            r"(?:terms of (?:use|service)|terms (?:and|&) conditions|privacy|imprint|impressum|contact us|about us"
            r"|advertise with us|sitemap|careers|help|rss|accessibility"
            r"|ethics policy)(?:\s*[|·•,/–-]\s*.{0,160})?$",
            r"welcome to express\b.{0,200}",
            r"\d{1,3}\s?(?:%|per cent|percent) of (?:our )?readers (?:have )?(?:voted|agree|accept)\w*\b.{0,120}",
            r"(?:readers?|you) (?:are|is) welcome to\b.{0,200}",
            r"[(\[]?(?:this|the) (?:story|article|report|copy|content) (?:has not been|was not|is) (?:edited"
            r"|created|written|auto-generated|published)\b.{0,300}",
        ),
        (
            "Disclaimer: The author's views are personal.",
            "This article is an exclusive contribution and may not be reproduced without permission.",
            "This alert is for general information and is not legal advice.",
            "The views expressed are those of the author.",
            "Reminder: the text only stands for its author.",
            "Terms of use | Privacy | Contact",
            "(This story has not been edited by our staff and comes from a syndicated feed.)",
        ),
    ),
    Rule(
        "for_information",
        "disclaimer",
        (r".{2,60}\bis (?:provided )?for (?:general )?information(?:al)?(?: purposes)? only\b.{0,300}",),
        ("Example Weekly is for information only and is not investment advice.",),
        needs=("information only", "purposes only"),
    ),
    Rule(
        "copyright",
        "copyright",
        (
            r"(?:copyrights?|[©ⓒⒸ]|&copy;|[<〈]\s?[©ⓒⒸ])\s*(?:[©ⓒ]|\(c\)|&copy;|(?-i:[A-Z])|\d|by\b).{0,300}",
            r"\(c\)\s*(?:(?:19|20)\d\d\b.{0,300}|.{2,80}\b(?:all rights|reserved|reproduction|reproduced|permission)\b.{0,200})",
            r"all rights reserved\b.{0,200}|[^©]{0,160}©\s?(?:19|20)\d\d\b.{0,200}|.{0,200}\ball rights reserved\.?$",
            r"(?:the )?copyright (?:of|belongs|is (?:owned|held)|remains)\b.{0,200}",
            r"if (?:there is any|you believe|the content).{0,60}(?:infring|copyright)\w*.{0,200}",
        ),
        (
            "© 2024 The Example Times. All rights reserved.",
            "(c) The Example Gazette. All rights reserved.",
            "1 High Street, Sometown. © 2024 Example Media Inc.",
            "The copyright belongs to the original author.",
        ),
        needs=("©", "ⓒ", "(c)", "&copy;", "copyright", "all rights reserved", "infring"),
    ),
    Rule(
        "credits",
        "credit",
        (
            r"(?:additional |with )?(?:reporting|writing|editing|compiled|translated|translation|edited"
            r"|proofread(?:ing)?|fact-check(?:ed|ing)?|produced|production|graphics?|illustration|video"
            r"|photographs?)(?:,? (?:and |& )?(?:additional )?(?:reporting|writing|editing|written"
            r"|edited))? by\b.{0,300}",
            r"with (?:additional )?(?:inputs?|files|reporting|contributions?|agency inputs)(?: from| by|$|\)).{0,200}",
            r"(?:responsible |chief |executive |duty )?editors?(?:(?: in |-in-)charge| on duty)?\s*[:：/](?!.*\d ?(?:%|per ?cent)).{0,160}",
            r"(?:proofreader|reviewer|translator|photographer|intern|producer|source photo)s?\s*[:：].{0,120}",
            r"—?\s?with files from\b.{0,200}",
            r"(?:—|--?)\s?(?-i:[A-Z]{2,6}|Reuters|Bloomberg|Xinhua|Bernama|Kyodo(?: News)?|Agencies"
            r"|Staff)(?:[ /,&]+(?-i:[A-Z]{2,6}|Agencies|Reuters))*\s*$",
            r"(?-i:PTI|ANI|IANS|AP|AFP|UNB|TASS)\s*\)?$",
            r"(?:reporting|research|additional research) (?:was )?contributed by\b.{0,200}",
            r"(?:published|posted|uploaded|curated|edited|updated|translated) by\s*[:：].{0,100}$",
        ),
        (
            "(Reporting by Ann Lee in Oslo; Editing by Bo Ek)",
            "Editor in charge: Li Si",
            "(With inputs from our bureau)",
            "— With files from the Canadian Press",
            "Ann Lee contributed reporting.",
            "Published by: Bo Ek",
        ),
        before=r"[\[(（]?\s*",
        seldom=((r"\S+(?: \S+){1,4} contributed (?:reporting|research|to this (?:report|story|article)).{0,120}", ("contributed",)),),
    ),
    Rule(
        "photo_credit",
        "credit",
        (
            r"(?:representational|representative|illustrative|symbolic) (?:image|photo|picture)s?",
            r"(?:file |stock )?(?:photo(?:graph|s)?|image|picture|pic|illustration|graphic|video|screenshot"
            r"|screen ?grab)s?(?: credit| source| courtesy(?: of)?| by)?\s*(?:[:：/©]|by\b|credit\b|courtesy\b"
            r"|via\b)\s*.{1,80}",
            r"credit\s*[:：].{1,80}",
            r"(?:getty(?: images)?|reuters|afp|ap(?: photo)?|epa|bloomberg|shutterstock|istock|kyodo(?: news)?"
            r"|xinhua|visual china(?: group)?|vcg|jiji(?: press)?|yonhap|ani|pti|file photo|stock photo|handout"
            r"|courtesy)(?:\s*[/|,]\s*.{1,60})?",
            r"\[(?:photo|image|picture|video)\]|(?:video )?screenshots?|file photo|photo",
            r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})\s*[|/]\s*(?:getty(?: images)?|epa|shutterstock|istock"
            r"|alamy)(?:[ /]\w[\w ]{1,30})?",
        ),
        (
            "Photo: Jo Poe/Example Times",
            "Jo Poe | Getty Images",
            "(Photo by Ann Lee)",
            "Image credit: Somebody",
            "Getty Images",
            "File photo",
            "AP Photo/Jo Poe",
        ),
        before=r"[\[(]?\s*",
        behind=r"\s*[\])]?\.?\s*$",
        seldom=((r"\w+ photo", ("photo",)),),
    ),
    Rule(
        "desk",
        "byline",
        (r"(?:by )?(?:our |the )?(?:(?:our|own|staff|special|news|web|business|national) )+(?:bureau|correspondent|desk|team)$",),
        ("Our Special Correspondent", "Our Bureau", "News Desk"),
        longest=80,
    ),
    Rule(
        "author_note",
        "author_note",
        (
            r"(?:the |our )?(?:author|writer|columnist|contributor|correspondent)s?(?:['’]s)? (?:is|are|was|were"
            r"|works?|teach(?:es)?|writes?|covers?|serves?)\b.{0,400}",
            r"about the (?:author|writer)s?\b.{0,400}",
            r"(?:he|she|they) (?:can be reached|tweets?|is on (?:x|twitter)|writes? (?:about|on))\b.{0,200}",
        ),
        (
            "The author is a professor of economics at Example University.",
            "She can be reached at ann@example.org",
            "The writer was trade minister from 2001 to 2004.",
        ),
    ),
    Rule(
        "contact",
        "contact",
        (
            r"\(\(.{0,200}\)\)\s*$",
            r"(?:media |press )?(?:contacts?|e-?mail|tel(?:ephone)?|phone|fax|hotline|newsroom|enquiries"
            r"|inquiries)\.?\s*[:：(].{0,240}$",
            r"(?:subscription|news ?desk|editorial) (?:inquiries|enquiries|desk)\b.{0,120}$",
        ),
        ("((ann.lee@example.org; +1 202 555 0100))", "Contacts: Ann Lee (202-555-0100, Oslo)", "Tel: 202-555-0100"),
    ),
    Rule(
        "address",
        "contact",
        (
            rf"(?:[^.!?@]{{0,40}}[:：|,]?\s?)?{_MAIL}(?:\s*[|;,/·]?\s*(?:{_MAIL}"
            r"|(?:(?!(?:19|20)\d\d[-.]\d\d?[-.]\d)(?!\d\d?[-.]\d\d?[-.](?:19|20)\d\d)(?:\+\d[\d\s().-]{7,18}\d"
            r"|\(\d{2,4}\)\s?\d[\d\s.-]{4,12}\d|\d{2,5}[-.]\d{2,5}[-.]\d{2,5}(?:[-.]\d{2,5})?|\d{3,4}[- ]\d{6,8}"
            r"|\d{4,5} \d{3} \d{3,4}))|[^.!?@]{0,30})){0,3}\s*$",
            rf"(?:contact|reach|write to|e-?mail|message)\b.{{0,60}}{_MAIL}.{{0,120}}$",
        ),
        ("ann.lee@example.org", "Ann Lee: 202-555-0100; ann@example.org", "Contact the reporter at ann@example.org"),
        needs=("@",),
        longest=200,
    ),
)
