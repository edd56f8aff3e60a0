"""What a line says that news sites print around an article: menus, adverts, share prompts, disclaimers, lists of other stories.

Each rule is a small named pattern with lines it must match; a test tries every rule on its examples. Rules look
at one line alone and match from its start. Where a line stands, and what stands around it, is weighed in `labels`.
"""

import re
from typing import NamedTuple

LONGEST_LINE = 420
"""Longer paragraphs are never furniture by their words alone."""


class Rule(NamedTuple):
    """One way in which furniture is worded. `pattern` is matched at the start of a line, case ignored.

    A rule is tried only on lines up to `longest` characters that hold one of the lower-case words of `needs`, if there are any.
    """

    name: str
    kind: str
    pattern: str
    examples: tuple[str, ...]
    needs: tuple[str, ...] = ()
    longest: int = LONGEST_LINE


_SECTION = (
    r"(?:news|politics|business|economy|markets?|trade|world|international|national|local|opinions?|comment(?:ary)?|editorials?"
    r"|columns?|analysis|explainers?|"
    r"exclusive|breaking(?: news)?|features?|interviews?|finance|money|tech(?:nology)?|science|sports?|culture|lifestyle|agriculture"
    r"|farming|energy|autos?|cars|"
    r"companies|industry|manufacturing|asia|europe|americas?|us|u\.s\.|uk|china|japan|india|canada|live(?: updates)?|updated?|video"
    r"|factbox|insight|"
    r"perspectives?|op-ed|viewpoint|special report|top story|top stories|home|front page|(?:trade|economic|foreign) policy"
    r"|personal finance|stocks|sectors?|policy)"
)

_URL = r"(?:https?://|www\.)\S+"
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
_PHONE = (
    r"(?:(?!(?:19|20)\d\d[-.]\d\d?[-.]\d)(?!\d\d?[-.]\d\d?[-.](?:19|20)\d\d)"  # no date
    r"(?:\+\d[\d\s().-]{7,18}\d|\(\d{2,4}\)\s?\d[\d\s.-]{4,12}\d|\d{2,5}[-.]\d{2,5}[-.]\d{2,5}(?:[-.]\d{2,5})?"
    r"|\d{3,4}[- ]\d{6,8}|\d{4,5} \d{3} \d{3,4}))"
)
_THIS = (
    r"(?:(?:this|these|our)|the (?:above|present|foregoing)) (?:article|story|stories|text|piece|report|alert|newsletter|contents?"
    r"|publication|material|document|column|post|information|views?|manuscript|essay|bulletin|briefing|note|website|site)"
)

RULES = (
    # --- a heading over a list of other stories: nothing else stands on the line
    Rule(
        "list_of_stories",
        "related_heading",
        r"(?:(?:please )?(?:read|see|watch|listen)(?: also| more| next| this| on)?|also (?:read|see|watch|on .{2,30}|in .{2,30})"
        r"|you (?:may|might) (?:also )?(?:like|be interested in|want to read|have missed)"
        r"|(?:more|other|further) (?:in|on|from|about|for you|stories|news|coverage|headlines|articles|reading|top)\b.{0,40}"
        r"|(?:the )?most (?:read|popular|viewed|shared|commented|watched|discussed|clicked|recent)\b.{0,40}"
        r"|(?:[\"'“‘]?[\w& ]{2,25}[\"'”’]? )?(?:popular|trending|most[- ]read)(?: articles?| stories| now| posts| news| today| topics"
        r"| on .{2,25}| in .{2,25}| this week)?"
        r"|relate[ds]?(?: articles?| stories| news| coverage| content| topics?| links?| posts?| reading| items?| to this story)?"
        r"|recommended(?: for you| from .{2,30}| stories| reading| articles?| by .{2,30}| videos?)?"
        r"|latest(?: news| stories| headlines| articles| posts| videos?| from .{2,30}| in .{2,30}| on .{2,30})?|top (?:stories|news"
        r"|headlines|reads|articles|picks|videos)(?: .{2,30})?|editor[’']?s[’']? (?:picks?|choice)"
        r"|don[’']?t miss(?: out)?|what to (?:read|watch) next|(?:read |up )next(?: up| article| story)?|(?:next|previous) (?:article"
        r"|story|post)|in case you missed(?: it)?|(?:from )?(?:around|across|elsewhere on) the web"
        r"|from our (?:partners?|network|sponsors?|archives?)|keep (?:on )?reading|elsewhere (?:on|in) .{2,30}"
        r"|[\w ]{2,15} access ranking|must[- ]reads?|hot topics|in this section|see more(?: on| from)?\b.{0,30}"
        r"|today[’']?s (?:headlines|top stories|news|paper)|stories (?:you may (?:like|have missed)|for you)|featured(?: stories"
        r"| articles?| content)?|people also (?:read|like)|more like this|similar (?:articles|stories|news)|suggested (?:articles"
        r"|stories|reading|for you))"
        r"\s*(?:\([^)]{1,30}\))?\s*[:：>»›]?$",
        (
            "Read also:",
            "MOST POPULAR",
            "Most Read (World)",
            "Recommended from the Newsroom",
            "Trending",
            "Related stories",
            "More in Business",
            "You may also like",
            "“Sports” POPULAR ARTICLE",
            "Editor's picks",
            "AB ACCESS RANKING",
            "Latest news",
            "Top stories",
        ),
        longest=80,
    ),
    Rule(
        "link_to_story",
        "related",
        r"[\[(*>→»►▶]{0,3}\s*(?:(?:also read|read also|read more|see also|read on|read next|also see|also watch|must read"
        r"|don[’']?t miss|in pics|in case you missed it|more on this(?: story)?|recommended|you may also like|related(?: article"
        r"| story| news| stories)?|watch(?: now| live| video)?|read|more)\s*[|:：>»→–—]\s*\S.{5,200}$"
        r"|(?-i:READ MORE|ALSO READ|READ ALSO|SEE ALSO|WATCH|RELATED)\s+\S.{5,200}$|(?:click|tap) here (?:to|for)\b.{0,100}$"
        r"|read (?:the )?(?:original|full|whole|complete|entire) (?:article|story|text|report|post|interview)\b.{0,60}$|(?:view"
        r"|see) (?:the )?original(?: article| post)?\b.{0,40}$|full story\b.{0,30}$)",
        (
            "Also Read | Rupee ends higher",
            "READ MORE: What the new duty means for wine",
            "Related: Steel shares jump",
            "Read the full story here",
            "Click here to read more",
            "(Also read: Onion prices fall)",
            "See also → Our guide",
        ),
    ),
    # --- places on the page and things to press
    Rule(
        "page_control",
        "navigation",
        r"(?:skip to (?:the )?(?:main )?(?:content|navigation|article|menu|footer)|jump to (?:content|navigation|comments)"
        r"|back to (?:top|home|.{2,20})|(?:main |toggle |open |close )?(?:menu|navigation|nav|search|sections)|log ?(?:in|out)"
        r"|sign ?(?:in|out)|register|my account|e-?edition|e-?paper|print(?: this| article| edition)?|listen(?: to (?:this"
        r"|the) (?:article|story))?(?: \d+ min\w*)?|save(?: article| for later)?|bookmark|home|play(?: video)?|loading\.*|show more"
        r"|load more|see all|view all|all topics|next|previous|close|expand|collapse|text size.{0,20}|font size.{0,20}|[aA]\s?[-+]"
        r"|article content|article continues below.{0,30}|story continues below.{0,30}|continue reading(?: below.{0,40})?"
        r"|scroll (?:down )?(?:for more|to continue).{0,30}|read time:? .{1,15}|\d{1,2}[- ]?min(?:ute)?s?(?: to)? read"
        r"|estimated read(?:ing)? time.{0,20}|reading time:? .{1,15}|show (?:full )?(?:caption|article|transcript)|hide caption"
        r"|enlarge(?: this)? image|toggle caption|gallery|photos?|video|switch language.{0,20}|english|select language"
        r"|(?:page )?\d{1,2} of \d{1,2})\s*$",
        (
            "Skip to main content",
            "Menu",
            "Article content",
            "4 min read",
            "Back to top",
            "Story continues below",
            "Log in",
            "Listen to this article",
            "Show caption",
        ),
        longest=80,
    ),
    # --- share, follow, comment
    Rule(
        "share_prompt",
        "share",
        r"(?:share(?: this| on| via| with| the| your|:(?!\s*[\d$€£])|$).{0,120}|(?:tweet|facebook|twitter|linkedin|whatsapp|telegram"
        r"|reddit|pinterest|instagram|copy link|e-?mail|weibo|wechat|line|x)(?:[\s|,/·•]+(?:tweet|facebook|twitter|linkedin|whatsapp"
        r"|telegram|reddit|pinterest|instagram|copy link|e-?mail|print|weibo|wechat|line|x|more))*$|follow (?:us|our"
        r"|@?\w+(?: \w+)?) on\b.{0,160}|follow us\b.{0,60}|(?:like|find|join|add|connect with) us on\b.{0,120}|join (?:our"
        r"|the) (?:whatsapp|telegram|discord|conversation|discussion|community)\b.{0,160}|(?:leave|post|add|write) a (?:comment"
        r"|reply)\b.{0,60}|(?:\d[\d,]* )?comments?(?: \(?\d*\)?)?(?: off| closed)?$|(?:view|see|read"
        r"|show) (?:all )?(?:\d+ )?comments?\b.{0,30}|be the first to comment.{0,40}|(?:postings|comments) (?:are|will be"
        r"|have been) .{0,200}|(?:you must|please) (?:be )?log(?:ged)? ?in to (?:post|comment).{0,60}|(?:what do you think"
        r"|agree or disagree)\?.{0,160}|(?:please )?(?:press|click|tap) (?:the )?[\"“‘\[].{0,120}|have (?:a|your) say\b.{0,60}"
        r"|send (?:us )?(?:your|a) (?:tip|letter|feedback|comment)\b.{0,120}|add .{2,40} as a (?:preferred|trusted) source.{0,60})",
        (
            "Share this article on social media",
            "Follow us on WhatsApp",
            "Facebook | Twitter | Email",
            "Comments (12)",
            "Be the first to comment",
            "Join the conversation",
            "Comments are moderated before they appear.",
            "Agree or disagree? Press one of the buttons.",
        ),
    ),
    # --- adverts, subscriptions, cookies
    Rule(
        "advert",
        "advert",
        r"(?:advertise?ment(?:s|\s?\d+)?(?:$|\s*[:：|–—-].{0,200}|\s+(?:story|article|continue|scroll|skip|\d)\b.{0,120})"
        r"|this ad(?:vertisement)? (?:has not loaded|will).{0,120}|sponsored(?: content| post| links?| stories)?(?:$"
        r"|\s*[:：|–—-].{0,200}| by .{0,60})|promoted(?: content| stories| by .{0,60}|\s*[:：].{0,200})?$|paid (?:post|content"
        r"|partner\w*|program|for by)\b.{0,80}|ad(?: feedback|s by .{2,40}|vert\.?|\s*[:：].{0,200})?$|partner content\b.{0,60}"
        r"|presented by .{2,60}$|webinar\b.{0,20}[:：,–—-].{0,160}|limited[- ]time offer.{0,160}|special offer.{0,160}|(?:save"
        r"|get) (?:up to )?\d{1,2}\s?(?:%|per cent|percent|pc) (?:off|on)\b.{0,160}|\d{1,2}\s?(?:%|per cent|percent|pc) off (?:all "
        r"|your |any |an? )?(?:subscri\w+|annual|first|digital|plans?)\b.{0,160}|earn \d.{0,10}% (?:on|cash).{0,120})",
        (
            "Advertisement",
            "Advertisement 3",
            "Sponsored: A better savings account",
            "ADVERTISEMENT - SCROLL TO CONTINUE",
            "This advertisement has not loaded yet, but your story goes on below.",
            "Ad",
            "Save 40% on an annual subscription",
            "20% off all subscriptions until Sunday",
        ),
    ),
    Rule(
        "newsletter",
        "newsletter",
        r"(?:(?:sign|signing) ?up (?:for|to|here|now|today|free)\b.{0,220}|sign up$|subscribe(?:$|\s*(?:now|today|here|to|for|and"
        r"|[|!.:–—-])).{0,220}|(?:get|receive|want) .{2,100}(?:in|to|into|by|via) (?:your )?(?:e-?mail|in-?box)\b.{0,160}|(?:our|the"
        r"|your|free|daily|weekly|morning|evening)? ?(?:e-?mail )?newsletters?\b\s*(?:$|[:：|–—-].{0,200})|(?:enter"
        r"|your) (?:your )?e-?mail(?: address)?\b.{0,60}$|(?:by )?(?:signing|subscribing)(?: up)?,? you (?:agree|accept"
        r"|consent)\b.{0,200}|thank(?:s| you) for (?:subscribing|signing up|reading)\b.{0,120}|(?:already )?(?:a "
        r"|an )?(?:subscribers?|members?)\s?(?:only|exclusive|\?).{0,120}|already have an account.{0,80}|(?:this (?:article|story"
        r"|content) is (?:for|available to|reserved for)|to continue reading)\b.{0,160}|become a (?:member|subscriber"
        r"|supporter)\b.{0,160}|support (?:our|independent|quality|local) (?:journalism|work|newsroom|reporting|news)\b.{0,200}"
        r"|you have (?:\d+|one|two|three|reached|read) .{0,60}(?:articles?|stories|limit)\b.{0,120}|(?:start"
        r"|try) (?:your )?(?:a )?free trial.{0,120}|download (?:the|our) .{0,30}app\b.{0,160}|forward (?:it|this (?:e-?mail"
        r"|newsletter|issue)) to a\b.{0,160}|reply to this e-?mail\b.{0,160}|(?:was this|did you like this) .{0,40}forwarded.{0,120}"
        r"|unsubscribe\b.{0,120}|(?:view|open|read) (?:this )?(?:e-?mail )?in (?:your )?browser.{0,60}"
        r"|manage (?:your )?(?:subscription|preferences)s?\b.{0,80})",
        (
            "Sign up for our daily briefing",
            "Subscribe now to read on",
            "Get the Morning Wire in your inbox every day",
            "Newsletter",
            "Support independent journalism. Donate today.",
            "You have 2 free articles left this month",
            "Unsubscribe",
        ),
    ),
    Rule(
        "in_your_inbox",
        "newsletter",
        r".{0,80}\bin your inbox\b.{0,160}",
        ("The Example Gazette in your inbox every Friday.",),
        needs=("in your inbox",),
    ),
    Rule(
        "cookie_notice",
        "cookie_notice",
        r"(?:(?:we|this (?:web)?site|our (?:web)?site|we and our .{1,40})\b.{0,80}\bcookies?\b.{0,260}|by (?:using|continuing"
        r"|clicking|browsing|visiting)\b.{0,120}\b(?:cookies?|privacy|terms|tracking)\b.{0,200}|(?:accept|reject|allow|manage)(?: all"
        r"| only)?(?: necessary)?(?: cookies?| choices| preferences| settings| and (?:close|continue))*$|(?:cookie|privacy|consent"
        r"|ad choices)(?: policy| settings| preferences| notice| statement| cent(?:er|re))?$|only necessary$"
        r"|.{0,80}\bstore (?:and/or access )?information on (?:a|your) device\b.{0,200}|do not sell\b.{0,80})",
        (
            "We use cookies to improve your visit.",
            "This website uses cookies.",
            "By continuing you agree to our cookies and terms",
            "Accept all",
            "Privacy policy",
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
    # --- where the text comes from and what may be done with it
    Rule(
        "origin",
        "disclaimer",
        r"(?:(?:original )?(?:source|article|link|text|post|url|reference)(?: (?:of|to|at) (?:the )?(?:original|article|source|text"
        rf"|story)| link| url| article| source)?\s*[:：]\s*(?:{_URL}|(?-i:toutiao|weixin|wechat|baidu|sohu|weibo)\b.{{0,80}})\s*$"
        rf"|original(?: source| article| link| text| post)?\s*[:：]\s*\S.{{0,160}}$|source of the original\b.{{0,160}}$"
        rf"|this (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published|posted|ran)\b.{{0,200}}$|(?:first"
        rf"|originally) (?:appeared|published) (?:in|on|at)\b.{{0,120}}$|republished (?:from|with|under)\b.{{0,160}}$|{_URL}$)",
        (
            "Original source: https://example.org/a/1",
            "Source: https://example.org",
            "Original: https://example.org/x",
            "This article was first published in the Tuesday edition.",
            "https://example.org/story",
        ),
    ),
    Rule(
        "disclaimer",
        "disclaimer",
        rf"(?:(?:general )?disclaimers?\b(?:$|\s*[:：.–—-]).{{0,400}}|(?:statement|reminder|notice|copyright notice|special notice"
        rf"|risk warning)\s*[:：].{{0,60}}\b(?:article|author|text|views?|risk|copyright|publication|reproduc\w+|account)\b.{{0,300}}"
        rf"|the (?:article|text|content|column|essay) (?:only |solely |merely )*(?:represents?|reflects?|stands?)\b.{{0,300}}"
        rf"|{_THIS}\b.{{0,80}}\b(?:exclusive|sole use|reproduc\w+|reprint\w*|opinions?|views?|legal advice|investment advice"
        r"|financial advice|tax advice|advice|permission|authori[sz]ation|informational|information only|general information"
        r"|auto-generated|syndicated|translated|machine[- ]translat\w+|artificial intelligence|generated by"
        r"|do(?:es)? not (?:necessarily )?(?:represent|reflect|constitute)|only (?:represents?|stands?|reflects?)"
        rf"|copyright\w*)\b.{{0,300}}"
        r"|(?:the )?(?:views?|opinions?)(?: and (?:views?|opinions?))? (?:expressed|stated|presented|given|(?:are"
        r"|is) (?:the )?(?:those|his|her|their|personal|author|writer))\b.{0,300}|(?:any )?(?:unauthori[sz]ed )?(?:reproduction"
        r"|reprint\w*|redistribution|republication)\b.{0,200}|(?:no|not) (?:part of this|reproduction|to be reproduced)\b.{0,200}"
        r"|without (?:prior |written |express )*(?:permission|authori[sz]ation|consent)\b.{0,100}\b(?:reproduc|reprint|republish"
        r"|copied|copying|legal|used)\w*.{0,100}|for (?:general )?information(?:al)?(?: purposes)? only\b.{0,200}|nothing (?:herein"
        r"|(?:contained )?in this (?:article|report|alert|newsletter|publication|e-?mail|document|website|communication))\b.{0,200}"
        r"|prior results do not\b.{0,120}|attorney advertising\b.{0,120}|(?:investments?|mutual funds?|trading)\b.{0,40}\b(?:are|is"
        r"|involves?) (?:subject to|substantial|a? ?risks?)\b.{0,160}|past performance\b.{0,160}|\(?except for the headline\b.{0,200}"
        r"|(?:machine|ai)[- ](?:assisted |generated )?translat\w+\b.{0,160}|translated (?:from|by|with)\b.{0,120}$|(?:terms of (?:use"
        r"|service)|terms (?:and|&) conditions|privacy|imprint|impressum|contact us|about us|advertise with us|sitemap|careers|help"
        r"|rss|accessibility|ethics policy)(?:\s*[|·•,/–-]\s*.{0,160})?$|welcome to express\b.{0,200}|\d{1,3}\s?(?:%|per cent"
        r"|percent) of (?:our )?readers (?:have )?(?:voted|agree|accept)\w*\b.{0,120}|(?:readers?|you) (?:are"
        r"|is) welcome to\b.{0,200})",
        (
            "Disclaimer: The author's views are personal.",
            "This article is an exclusive contribution and may not be reproduced without permission.",
            "This alert is for general information and is not legal advice.",
            "The views expressed are those of the author.",
            "Unauthorized reproduction is prohibited.",
            "Investments are subject to market risk.",
            "Reminder: the text only stands for its author.",
            "Terms of use | Privacy | Contact",
        ),
    ),
    Rule(
        "for_information",
        "disclaimer",
        r".{2,60}\bis (?:provided )?for (?:general )?information(?:al)?(?: purposes)? only\b.{0,300}",
        ("Example Weekly is for information only and is not investment advice.",),
        needs=("information only", "purposes only"),
    ),
    Rule(
        "copyright",
        "copyright",
        r"(?:(?:copyright|©|&copy;)\s*(?:©|\(c\)|&copy;|(?-i:[A-Z])|\d|by\b).{0,300}|\(c\)\s*(?:(?:19|20)\d\d\b.{0,300}"
        r"|.{2,80}\b(?:all rights|reserved|reproduction|reproduced|permission)\b.{0,200})|all rights reserved\b.{0,200}"
        r"|[^©]{0,160}©\s?(?:19|20)\d\d\b.{0,200}|.{0,200}\ball rights reserved\.?$)",
        (
            "© 2024 The Example Times. All rights reserved.",
            "Copyright 2023 Example Media",
            "(c) The Example Gazette. All rights reserved.",
            "1 High Street, Sometown. © 2024 Example Media Inc.",
        ),
        needs=("©", "(c)", "&copy;", "copyright", "all rights reserved"),
    ),
    # --- people who made it
    Rule(
        "credits",
        "credit",
        r"[\[(（]?\s*(?:(?:additional |with )?(?:reporting|writing|editing|compiled|translated|translation|edited|proofread(?:ing)?"
        r"|fact-check(?:ed|ing)?|produced|production|graphics?|illustration|video|photographs?)(?:,? (?:and "
        r"|& )?(?:additional )?(?:reporting|writing|editing|written|edited))? by\b.{0,300}|with (?:additional )?(?:inputs?|files"
        r"|reporting|contributions?|agency inputs)(?: from| by|$|\)).{0,200}|(?:responsible |chief |executive "
        r"|duty )?editors?(?: in charge| on duty|-in-charge)?\s*[:：/].{0,160}|(?:proofreader|reviewer|translator|photographer|intern"
        r"|producer|source photo)s?\s*[:：].{0,120}|—?\s?with files from\b.{0,200}|(?:—|--?)\s?(?-i:[A-Z]{2,6}|Reuters|Bloomberg"
        r"|Xinhua|Bernama|Kyodo(?: News)?|Agencies|Staff)(?:[ /,&]+(?-i:[A-Z]{2,6}|Agencies|Reuters))*\s*$|(?-i:PTI|ANI|IANS|AP|AFP"
        r"|UNB|TASS)\s*\)?$)",
        (
            "(Reporting by Ann Lee in Oslo; Editing by Bo Ek)",
            "Editor in charge: Li Si",
            "(With inputs from our bureau)",
            "— With files from the Canadian Press",
            "Editing by Jo Poe",
            "— AFP",
        ),
    ),
    Rule(
        "photo_credit",
        "credit",
        r"[\[(]?\s*(?:(?:file |stock )?(?:photo(?:graph|s)?|image|picture|pic|illustration|graphic|video|screenshot"
        r"|screen ?grab)s?(?: credit| source| courtesy(?: of)?| by)?\s*(?:[:：/©]|by\b|credit\b|courtesy\b|via\b)\s*.{1,80}"
        r"|credit\s*[:：].{1,80}|(?:getty(?: images)?|reuters|afp|ap(?: photo)?|epa|bloomberg|shutterstock|istock|kyodo(?: news)?"
        r"|xinhua|visual china(?: group)?|vcg|jiji(?: press)?|yonhap|ani|pti|file photo|stock photo|handout"
        r"|courtesy)(?:\s*[/|,]\s*.{1,60})?|\[(?:photo|image|picture|video)\]|(?:video )?screenshots?|file photo|photo"
        r"|\w+ photo)\s*[\])]?\.?\s*$",
        ("Photo: Jo Poe/Example Times", "(Photo by Ann Lee)", "Image credit: Somebody", "Getty Images", "File photo", "AP Photo/Jo Poe"),
    ),
    Rule(
        "author_note",
        "author_note",
        r"(?:(?:the |our )?(?:author|writer|columnist|contributor|correspondent)s?(?:['’]s)? (?:is|are|was|were|works?|teach(?:es)?"
        r"|writes?|covers?|serves?)\b.{0,400}|about the (?:author|writer)s?\b.{0,400}|(?:he|she|they) (?:can be reached|tweets?"
        r"|is on (?:x|twitter)|writes? (?:about|on))\b.{0,200})",
        (
            "The author is a professor of economics at Example University.",
            "About the author",
            "She can be reached at ann@example.org",
            "The writer was trade minister from 2001 to 2004.",
        ),
    ),
    Rule(
        "contact",
        "contact",
        r"(?:\(\(.{0,200}\)\)\s*$|(?:media |press )?(?:contacts?|e-?mail|tel(?:ephone)?|phone|fax|hotline|newsroom|enquiries"
        r"|inquiries)\.?\s*[:：(].{0,240}$|(?:subscription|news ?desk|editorial) (?:inquiries|enquiries|desk)\b.{0,120}$)",
        ("((ann.lee@example.org; +1 202 555 0100))", "Contacts: Ann Lee (202-555-0100, Oslo)", "Tel: 202-555-0100"),
    ),
    Rule(
        "address",
        "contact",
        rf"(?:(?:[^.!?@]{{0,40}}[:：|,]?\s?)?{_MAIL}(?:\s*[|;,/·]?\s*(?:{_MAIL}|{_PHONE}|[^.!?@]{{0,30}})){{0,3}}\s*$|(?:contact|reach"
        rf"|write to|e-?mail|message)\b.{{0,60}}{_MAIL}.{{0,120}}$)",
        ("ann.lee@example.org", "Ann Lee: 202-555-0100; ann@example.org", "Contact the reporter at ann@example.org"),
        needs=("@",),
        longest=200,
    ),
    Rule(
        "phone",
        "contact",
        rf"(?:[^.!?@\d]{{0,40}}[:：]\s?{_PHONE}\s*(?:[|;,]\s*.{{0,80}})?$|(?:contact|reach|call|text"
        rf"|message)\b.{{0,50}}{_PHONE}.{{0,60}}$|.{{0,60}}\b(?:can be reached (?:at|on|by)|(?:reach|contact) the (?:reporter|author"
        rf"|writer)s?)\b.{{0,120}}$)",
        ("Ann Lee: 202-555-0100", "Reach the reporter: 202-555-0100", "Ann Lee can be reached at 202-555-0100"),
        longest=160,
    ),
    # --- notes that speak of the text itself: read like a footnote, because they say what is true
    Rule(
        "correction",
        "footnote",
        r"(?:(?:correction|clarification|corrected|editor[’']?s note|editors[’'] note)s?\b\s*(?:[:：(–—-]|$).{0,400}|(?:an earlier"
        r"|a previous|an older|the original) version of (?:this|the)\b.{0,400}|this (?:article|story|piece|report|post"
        r"|headline) (?:was|has been|is being) (?:amended|updated|corrected|clarified|edited|changed|revised)\b.{0,400})",
        (
            "Correction: An earlier version gave the wrong year.",
            "This story has been updated with a comment.",
            "An earlier version of this article misstated the rate.",
            "Editor's note: figures are rounded.",
        ),
    ),
)


_SHORT = 80


def _compiled(rules: list[Rule]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in rules), re.IGNORECASE)


_KIND = {rule.name: rule.kind for rule in RULES}
_ON_SHORT = _compiled([rule for rule in RULES if rule.longest <= _SHORT])
_ON_ALL = _compiled([rule for rule in RULES if rule.longest == LONGEST_LINE and not rule.needs])
_NEEDED = re.compile("|".join(sorted({re.escape(word) for rule in RULES for word in rule.needs}, key=lambda word: (-len(word), word))))
_GATED = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in RULES if rule.needs or _SHORT < rule.longest < LONGEST_LINE]

_SECTION_LINE = re.compile(rf"{_SECTION}(?:\s*(?:[|/,&>·•-]|and)\s*{_SECTION}){{0,3}}\s*[:：|]?", re.IGNORECASE)
_CRUMBS = re.compile(r"\s*[>»›→]\s*|\s+/\s+|\s*::\s*")
_MENU_BARS = re.compile(r"\s*[|•·>»›]\s*|\s{2,}|\t|\s+/\s+")
_TICKER_ITEM = re.compile(r"[+−▲▼△▽↑↓-]\s?\d[\d.,]*\s?%?|[▲▼△▽↑↓]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def kind_of(line: str) -> str:
    """The aside kind (or `related_heading`, or `footnote` for a correction) that a line has by its words; "" where it may be story.

    `line` is not squeezed: runs of spaces part the entries of menus.
    """
    text = line.strip()
    if not text or len(text) > LONGEST_LINE:
        return ""
    match = (_ON_SHORT.match(text) if len(text) <= _SHORT else None) or _ON_ALL.match(text)
    if match and match.lastgroup:
        return _KIND[match.lastgroup]
    needed = set(_NEEDED.findall(text.lower()))
    for rule, pattern in _GATED:
        if len(text) <= rule.longest and (not rule.needs or not needed.isdisjoint(rule.needs)) and pattern.match(text):
            return rule.kind
    if len(text) <= 160:
        return "ticker" if is_ticker(text) else "navigation" if is_menu(text) else ""
    return ""


def is_section(line: str) -> bool:
    """Whether a line is nothing but the name of a newspaper's section."""
    return len(line) <= 60 and bool(_SECTION_LINE.fullmatch(line.strip()))


def is_menu(text: str) -> bool:
    """Whether a line is a row of menu entries or a trail of bread crumbs: short names between bars, arrows, dots or runs of spaces."""
    crumbs = [part for part in _CRUMBS.split(text) if part]
    if (
        len(crumbs) >= 2
        and all(len(part.split()) <= 4 for part in crumbs)
        and (crumbs[0].lower() in ("home", "news", "front page") or len(crumbs) >= 3)
    ):
        return not _ENDS.search(text)
    entries = [part for part in _MENU_BARS.split(text) if part]
    if len(entries) < 3 or _ENDS.search(text) or any(entry[-1] in ".,:;!?—)" for entry in entries):
        return False
    return (
        all(len(entry.split()) <= 4 and len(entry) <= 40 for entry in entries)
        and sum(any(c.isdigit() for c in entry) for entry in entries) <= len(entries) // 3
    )


def is_ticker(text: str) -> bool:
    """Whether a line is a strip of market prices: several signed changes, no sentence."""
    return len(_TICKER_ITEM.findall(text)) >= 2 and not _ENDS.search(text) and bool(_MENU_BARS.search(text) or "▲" in text or "▼" in text)
