"""The wordings of the lines that close a page: telephones, corrections, what a house says of itself, offers with conditions.

They go with the rules in `wordings` and are applied by `furniture` in the same way.
"""

from pipelines.corpus.wordings import Rule

CLOSINGS = (
    Rule(
        "phone",
        "contact",
        (
            r"(?:contact|reach|call|text|message)\b.{0,50}(?:(?!(?:19"
            r"|20)\d\d[-.]\d\d?[-.]\d)(?!\d\d?[-.]\d\d?[-.](?:19|20)\d\d)(?:\+\d[\d\s().-]{7,18}\d"
            r"|\(\d{2,4}\)\s?\d[\d\s.-]{4,12}\d|\d{2,5}[-.]\d{2,5}[-.]\d{2,5}(?:[-.]\d{2,5})?|\d{3,4}[- ]\d{6,8}"
            r"|\d{4,5} \d{3} \d{3,4})).{0,60}$",
        ),
        ("Ann Lee: 202-555-0100", "Reach the reporter: 202-555-0100", "Ann Lee can be reached at 202-555-0100"),
        longest=160,
        seldom=(
            (
                r"[^.!?@\d]{0,40}[:：]\s?(?:(?!(?:19|20)\d\d[-.]\d\d?[-.]\d)(?!\d\d?[-.]\d\d?[-.](?:19"
                r"|20)\d\d)(?:\+\d[\d\s().-]{7,18}\d|\(\d{2,4}\)\s?\d[\d\s.-]{4,12}\d"
                r"|\d{2,5}[-.]\d{2,5}[-.]\d{2,5}(?:[-.]\d{2,5})?|\d{3,4}[- ]\d{6,8}"
                r"|\d{4,5} \d{3} \d{3,4}))\s*(?:[|;,]\s*.{0,80})?$",
                (":", "："),
            ),
            (
                r".{0,60}\b(?:can be reached (?:at|on|by)|(?:reach|contact) the (?:reporter|author|writer)s?)\b.{0,120}$",
                ("can be reached", "the reporter", "the author", "the writer"),
            ),
        ),
    ),
    Rule(
        "correction",
        "footnote",
        (
            r"(?:correction|clarification|corrected|editor[’']?s note|editors[’'] note)s?\b\s*(?:[:：(–—-]|$).{0,400}",
            r"(?:an earlier|a previous|an older|the original) version of (?:this|the)\b.{0,400}",
            r"this (?:article|story|piece|report|post|headline) (?:was|has been|is being) (?:amended|updated"
            r"|corrected|clarified|edited|changed|revised)\b.{0,400}",
        ),
        (
            "Correction: An earlier version gave the wrong year.",
            "This story has been updated with a comment.",
            "An earlier version of this article misstated the rate.",
            "Editor's note: figures are rounded.",
        ),
    ),
    Rule(
        "cut_text",
        "disclaimer",
        (
            r"(?:the|this|our) (?:interview|conversation|transcript|discussion|q ?& ?a|exchange|letter)s? (?:has|have|was|were)"
            r"(?: been)?(?: \w+ly)?(?: and)? ?(?:shortened|edited|condensed|abridged|translated|cut)\b.{0,300}",
        ),
        ("This interview has been lightly edited for length.", "The conversation was condensed and translated."),
        needs=("interview", "conversation", "transcript", "discussion", "q&a", "q & a", "exchange", "letter"),
    ),
    Rule(
        "house_standards",
        "disclaimer",
        (r"(?:our|editorial|newsroom) (?:standards|principles|code|guidelines)\s*[:：].{0,160}$",),
        ("Our standards: the Example Charter of Fair Reporting",),
        needs=("standards", "principles", "code", "guidelines"),
        longest=200,
    ),
    Rule(
        "about_the_house",
        "newsletter",
        (
            r"about (?-i:[A-Z])[^.:]{1,70}:\s+.{0,120}\b(?:founded|established|represents?|is an?|is the|members|headquartered)\b.{0,300}",
            r"(?-i:[A-Z])[^.,!?]{2,60} (?:is|are) (?:a |an )?(?:part|title|publication|member|imprint|trademark|registered trademark) of"
            r" [^.!?]{2,60}\b(?:ltd|limited|inc|llc|plc|group|media|titles|publishing|holdings|newspapers|gmbh|trust)\b\.?$",
        ),
        (
            "About OMA: Founded in 1970, the Association speaks for 300 mills.",
            "The Example Courier is part of Harbour Media Group",
        ),
        needs=("about", " of "),
    ),
    Rule(
        "offer_with_conditions",
        "advert",
        (
            r".{0,200}\b(?:t ?& ?cs?|terms(?: and conditions| & conditions)?) apply\b.{0,80}$",
            r".{0,120}\b18\+.{0,80}$",
        ),
        ("Back a winner tonight. T&Cs apply", "Bets from a tenner. 18+ only"),
        needs=("apply", "18+"),
        longest=260,
    ),
    Rule(
        "page_reference",
        "related",
        (r"[^.!?]{2,60}\s*[:–—-]\s*(?:see )?pages? \d{1,3}(?:\s?(?:&|and|-|–)\s?\d{1,3})?$",),
        ("THE COURIER SAYS: Page 12", "Editorial comment - see pages 4 and 5"),
        needs=("page",),
        longest=90,
    ),
    Rule(
        "end_mark",
        "navigation",
        (r"[-–—*#(]{1,3}\s?(?:ends?|30)\s?[-–—*#)]{1,3}$|(?-i:ENDS)$",),
        ("-ENDS-", "- 30 -", "ENDS", "(END)"),
        longest=80,
    ),
    Rule(
        "page_controls",
        "navigation",
        (
            r"skip to (?:the )?(?:latest|newest|summary|key (?:points|events|moments)|top|bottom|live feed|updates)$",
            r"(?:get|turn on|receive|set up|enable) (?:e-?mail |push |news )?(?:alerts|notifications|updates)"
            r"(?: (?:on|for|about) (?:this|the) (?:story|topic|blog|page))?$",
            r"(?:newest|oldest|latest) (?:posts? )?first$|(?:auto-?)?refresh(?:es)?(?: (?:on|off|automatically))?$|show key events only$",
        ),
        ("Skip to latest", "Turn on notifications for this story", "Newest first"),
        longest=80,
    ),
    Rule(
        "machine_translation",
        "disclaimer",
        (
            r"(?:this (?:text|article|story|page) (?:is|was) |this is )?(?:an? )?(?:machine|automatic(?:ally)?|software|computer)[- ]"
            r"(?:generated )?translat(?:ed|ion)\b.{0,200}",
            r"translated (?:by (?:machine|software)|automatically|with the help of)\b.{0,200}",
        ),
        ("This is a machine translation of the original in Korean.", "Translated automatically; the original counts."),
        needs=("translat",),
    ),
    Rule(
        "appeal",
        "newsletter",
        (
            r"(?:unlock|enjoy(?:ing)?|like) (?:this|our|the rest of this) (?:article|story|report|content|journalism|piece|work)\b.{0,160}",
            r"(?:please )?support (?:our|local|independent|quality) (?:journalism|reporting|work|newsroom)\b.{0,160}",
            r"join (?:over |more than )?\d[\d,.]*k? (?:other )?(?:readers|subscribers|members|professionals)\b.{0,160}",
            r"(?:read|open|continue|listen) in (?:the |our )?app\b.{0,60}$",
            r"listen to (?:this|the) (?:article|story)\b.{0,60}$",
        ),
        ("Like this story? Support local journalism", "Join 40,000 readers every morning", "Read in app", "Listen to this article (4 min)"),
        needs=("unlock", "enjoy", "like", "support", "join", "app", "listen"),
        longest=260,
    ),
    Rule(
        "reader_poll",
        "sidebar",
        (r"(?:reader|readers[’']|online|our|quick|today[’']s|flash)[ -]?polls?\s*[:：?–—-].{0,200}",),
        ("Reader poll: Should the duty go? Yes 72%",),
        needs=("poll",),
        longest=260,
    ),
    Rule(
        "further_enquiries",
        "contact",
        (
            r"for (?:more|further|additional) (?:information|details|inquiries|enquiries)\b.{0,40}\b(?:visit|contact|call|see|e-?mail"
            r"|write)\b.{0,160}$",
            r"(?:if you have|for) (?:any )?questions\b.{0,80}\b(?:contact|call|speak|reach)\b.{0,160}$",
            r"(?:sign|log) in to (?:comment|vote|reply|post)\b.{0,60}$",
            r"print edition\b.{0,40}$|all times (?:are )?(?:in )?[A-Z]{2,4}$",
        ),
        ("For more information, visit www.example.org", "If you have questions, contact your usual adviser.", "All times GMT"),
        needs=("information", "details", "enquiries", "inquiries", "questions", "comment", "vote", "reply", "edition", "all times"),
        longest=260,
    ),
    Rule(
        "no_house_view",
        "disclaimer",
        (
            r"(?:the|our) (?:institute|association|firm|bank|paper|newspaper|centre|center|school|editors?)\b.{0,60}"
            r"\b(?:takes? no (?:institutional )?positions?|does not (?:take positions|endorse))\b.{0,200}",
            r"(?:founded|established) in \d{4},? (?:the|our) (?:[\w-]+ ){0,3}(?:association|alliance|institute|federation|chamber|council"
            r"|society|coalition)\b.{0,300}",
        ),
        ("The Institute takes no positions on policy.", "Founded in 1961, the Association represents 400 mills."),
        needs=("position", "endorse", "founded", "established"),
    ),
    Rule(
        "of_this_text",
        "disclaimer",
        (
            r"this (?:article|essay|story|column|piece|text|interview|letter|review|post|report|speech|commentary|op-ed|analysis"
            r"|episode|transcript|newsletter|page"
            r"|blog|feed|notice|bulletin|material|copy) (?:also )?(?:first |originally )?(?:appears|appeared|was (?:first "
            r"|originally |also )?(?:published|written|produced|translated|made|provided"
            r"|adapted|delivered|recorded|broadcast|generated)|is (?:part of|adapted|based on|an? (?:edited|abridged|shortened"
            r"|translated)|now closed|free|also available|an extract|produced"
            r"|published|updated)|has been (?:translated|edited|shortened|adapted|automatically)|may (?:contain|be|not)"
            r"|contains forward|comes from|draws on"
            r"|does not constitute|can be)\b.{0,300}",
            r"(?:the |our )?(?:editors?|newspaper|paper|magazine|newsroom|publishers?) (?:reserves?|welcomes?|accepts?|invites?"
            r"|is not responsible|does not|takes? no)\b.{0,240}",
            r"(?:all|the) (?:letters|submissions|contributions|comments)\b.{0,120}\b(?:edited|shortened|published|length|clarity"
            r"|name|address)\b.{0,160}",
            r"(?:rush |edited |automated |unofficial )?transcripts? (?:may|is|are|was|were|has|provided|by)\b.{0,200}",
            r"(?:all )?(?:figures|numbers|data|prices|rates) (?:are )?(?:as|correct) (?:of|at)\b.{0,100}$",
        ),
        (
            "This essay appears in the summer edition.",
            "The editor reserves the right to shorten letters.",
        ),
        needs=(
            "this ",
            "editor",
            "newspaper",
            "paper",
            "magazine",
            "newsroom",
            "publisher",
            "letters",
            "submissions",
            "contributions",
            "comments",
            "transcript",
            "as of",
            "as at",
            "correct",
        ),
    ),
    Rule(
        "own_views",
        "disclaimer",
        (
            r".{0,80}\b(?:views?|opinions?)\b.{0,40}\b(?:are|is) (?:entirely |solely |purely |strictly )?(?:(?:the"
            r"|those of the) )?(?:authors?[’']?s?|writers?[’']?s?|columnists?[’']?s?|his|her|their|my)"
            r"(?: (?:own|alone|personal))?.{0,120}$",
        ),
        ("The views above are the authors' own.",),
        needs=("view", "opinion"),
    ),
    Rule(
        "to_subscribers",
        "newsletter",
        (
            r"you(?:[’']re| are) (?:receiving|getting|reading|currently)\b.{0,40}\b(?:e-?mail|newsletter|because|free|preview"
            r"|edition)\b.{0,200}",
            r"(?:sign|log) in (?:or|to|and)\b.{0,120}$|create an? (?:free )?account\b.{0,120}$",
            r"(?:download|get|try|install) (?:the |our )?(?-i:[A-Z][\w&’'-]*)(?: (?:of |& |the )?(?-i:[A-Z])[\w&’'-]*){0,5} (?:app"
            r"|e-?paper|newsletter)\b.{0,120}$",
            r"for (?:the |all the |more )?(?:latest|breaking|more|daily|top) (?:news|updates|stories|headlines|coverage)\b.{0,200}$",
            r"(?:stay|keep) (?:tuned|informed|up[- ]to[- ]date|ahead|connected|in the loop)\b.{0,160}$",
            r"(?:never|don[’']?t) miss (?:a|an|our|the)\b.{0,120}$",
            r"(?:subscribe|sign up|register|donate|join|support|follow|like|listen|watch|download|tune in|write|e-?mail|message"
            r"|text|call|tell|send|let us know|share)\b"
            r".{0,120}\b(?:us|our|your|newsletter|podcast|channel|app|inbox|(?:e-?)?mail list|premium|members?|membership"
            r"|subscribers?|we|edition|briefing|today|page|story|stories|tips?)\b.{0,120}$",
            r"(?:we|the editors) (?:want|would (?:like|love)) to hear from you\b.{0,200}",
            r"(?:a |the )?(?:daily|weekly|monthly|free) (?:letter|newsletter|digest|briefing|e-?mail)\b.{0,120}$",
            r"(?:archive|back issues|subscriptions?|subscribe|rss|podcast|newsletters?|contact|about|home|search"
            r"|login)(?:\s*[·|•/,-]\s*[\w -]{2,24}){1,8}$",
            r"if you (?:have been|are|were|know|liked?|enjoyed|found|spot|see|would like|wish|want|no longer)\b.{0,120}\b(?:write"
            r"|contact|e-?mail|call|subscribe|forward|share|unsubscribe|click|let us|support|send|tell)\b.{0,160}$",
            r"your (?:e-?mail address|privacy|comment|name|subscription|support)\b.{0,160}$|(?:required fields|fields marked)\b.{0,60}$",
        ),
        (
            "You are receiving this email because you signed up.",
            "Sign in or create an account to comment",
            "Download the Example Post app",
            "For the latest news, visit our page",
            "Write to us with your story",
            "Archive · RSS · Contact",
        ),
        needs=(
            "you",
            "sign in",
            "log in",
            "account",
            "app",
            "paper",
            "newsletter",
            "latest",
            "breaking",
            "news",
            "stay",
            "keep",
            "miss",
            "our",
            " us",
            "we ",
            "premium",
            "podcast",
            "archive",
            "rss",
            "contact",
            "required",
            "daily",
            "weekly",
            "monthly",
            "free",
            "subscri",
            "members",
            "page",
            "tip",
            "today",
            "stor",
        ),
        longest=300,
    ),
    Rule(
        "contributed",
        "credit",
        (
            r"(?-i:[A-Z]).{3,120}\bcontributed (?:to|reporting|research|writing|additional)\b.{0,120}$",
            r"(?:additional |further )?(?:reporting|research|information|material|writing|interviews?|translation|photographs?"
            r"|illustrations?|pictures?) (?:by|from|was|were)\b.{0,160}$",
            r"(?:the |this )?(?:interview|conversation|questions?) (?:was|were) (?:conducted|led|held|put|recorded|asked) (?:by|in"
            r"|on|over)\b.{0,160}$",
            r"(?:SOURCE|Source)\s+(?-i:[A-Z]).{2,80}$",
        ),
        (
            "Staff writers Ann Lee and Bo Ek contributed to this report.",
            "The interview was conducted by Ann Lee.",
            "SOURCE Example Steel Corp",
        ),
        needs=(
            "contribut",
            "reporting",
            "research",
            "interview",
            "conversation",
            "question",
            "source",
            "photograph",
            "illustration",
            "picture",
            "translation",
            "information",
            "material",
            "writing",
        ),
        longest=260,
    ),
    Rule(
        "release_head",
        "navigation",
        (
            r"news provided by(?:\s*[:：].{0,80})?$|distributed by\b.{0,80}$|not for (?:distribution|release)\b.{0,160}$"
            r"|embargo(?:ed)?\b.{0,100}$|#{2,}$|[*•]{3,}$",
        ),
        ("NEWS PROVIDED BY", "Embargoed until 10:00 GMT", "###"),
        longest=180,
    ),
    Rule(
        "elsewhere_in_other_tongues",
        "related",
        (
            r"(?:lesen sie (?:auch|mehr|hier)|mehr zum thema|auch interessant|(?:à )?lire (?:aussi|également)|voir aussi"
            r"|sur le même sujet|leia (?:também|mais)|le[ae] (?:también|más)"
            r"|lee también|te puede interesar|ver también|leggi anche|lees ook|lees meer|läs (?:också|mer)|les (?:også|mer)"
            r"|læs også|lue myös|czytaj (?:też|także)|přečtěte si"
            r"|citește și|pročitajte i|olvasta már|ayrıca okuyun|baca juga|đọc thêm|xem thêm|читайте также|читайте також|相关(?:阅读"
            r"|新闻)|延伸阅读|関連記事|あわせて読みたい|관련기사)\s*[:：|>»–-]?.{0,200}$",
        ),
        ("Lesen Sie auch: Was nun?", "À lire aussi : le quai", "Leia também", "Baca juga: harga baja", "関連記事"),
        longest=240,
    ),
)
