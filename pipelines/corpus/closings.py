"""The wordings of the lines that close a page: what a house says of itself, how an interview was cut, offers with conditions.

They go with the rules in `wordings` and are applied by `furniture` in the same way.
"""

from pipelines.corpus.wordings import Rule

CLOSINGS = (
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
)
