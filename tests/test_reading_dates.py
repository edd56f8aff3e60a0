"""Expressions of time in articles: what is found, what it means on the day of publication, and what only looks like one.

In the examples every expression stands in brackets with its value: "It began on [April 2=2025-04-02]".
"""

import re
from datetime import date

import pytest

from pipelines.reading.article import Article, DateMention, Sentence
from pipelines.reading.dates import find_dates

_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")


def article(text: str, published: str | None) -> Article:
    """An article of one paragraph a line and one sentence between stops; `published` may be a month or a year."""
    sentences: list[Sentence] = []
    offset = 0
    for block, line in enumerate(text.split("\n")):
        start = 0
        for stop in [*(m.end() for m in re.finditer(r"(?<=[a-z0-9)%][.?!]) (?=[A-Z])", line)), len(line)]:
            piece = line[start:stop].rstrip()
            if piece:
                sentences.append(
                    Sentence(len(sentences), block, "paragraph", offset + start, offset + start + len(piece), piece)
                )
            start = stop
        offset += len(line) + 1
    precision = {4: "year", 7: "month", 10: "day"}[len(published)] if published else None
    on = date.fromisoformat((published + "-01-01")[:10] if len(published) == 4 else (published + "-01")[:10]) if published else None
    return Article("a", text, sentences, published_on=on, published_precision=precision)


def check(published: str | None, marked: str) -> list[DateMention]:
    """The mentions of a marked text, once they are those that its marks promise."""
    mentions = find_dates(article(_MARK.sub(r"\1", marked), published))
    assert [(m.text, m.value) for m in mentions] == _MARK.findall(marked)
    assert all((m.type == "DURATION") == m.value.startswith("P") for m in mentions)
    return mentions


JULY = "2025-07-10"  # a Thursday

RULES: dict[str, list[tuple[str | None, str]]] = {
    "month_day": [
        (JULY, "Duties began on [April 2=2025-04-02]."),
        (JULY, "Duties began on [April 2, 2024=2024-04-02], he said."),
        (JULY, "Duties began on [Apr. 2nd=2025-04-02]."),
        (JULY, "A glued date such as [April 2,2024=2024-04-02] is read."),
        (JULY, "Hearings are on [August 5=2025-08-05] and on [Aug 7=2025-08-07]."),
        (JULY, "Lists came out on [April 2=2025-04-02] and [9=2025-04-09]."),
        (JULY, "Talks on [May 3=2025-05-03], [5=2025-05-05] and [8=2025-05-08] failed."),
        (JULY, "Talks on [May 3=2025-05-03], [5=2025-05-05], and [8=2025-05-08], failed."),
        (JULY, "It runs from [April 2=2025-04-02] to [July 9=2025-07-09]."),
        (JULY, "The session of [June 2=2025-06-02]-[6=2025-06-06] ended early."),
        (JULY, "The round of [Nov. 13=2024-11-13]/[14, 2024=2024-11-14] ended early."),
        (JULY, "The window is [Sept. 30=2025-09-30]-[Oct. 2, 2025=2025-10-02]."),
        (JULY, "LIMA, [June 5=2025-06-05] (Agence Sud) - Peru will answer."),
        (JULY, "The bill passed on [Tuesday, July 8=2025-07-08]."),
        (JULY, "The bill passed on [Tuesday (July 8)=2025-07-08]."),
        (JULY, "The bill passed on [July 8 (Tuesday)=2025-07-08]."),
        (JULY, "The stamp says [Mon., July 7=2025-07-07]."),
        (JULY, "The grace period ends [June 30 next year=2026-06-30]."),
        (JULY, "The law dates from [July 4 last year=2024-07-04]."),
        (JULY, "Shops closed on [July Fourth=2025-07-04]."),
        (JULY, "It was signed [April the 2nd=2025-04-02]."),
        ("2026-02-25", "On [April 2=2025-04-02] he announced the list."),
        ("2025-11-20", "Prices will rise by [January 15=2026-01-15]."),
        ("2026-01-08", "On [December 5=2025-12-05] the court ruled."),
        ("2025-12-20", "The quota opens on [Jan. 1=2026-01-01]."),
        ("2025-05-22", "Unless talks bear fruit by [July 9=2025-07-09], the suspended rates of 31 per cent return."),
        ("2026-03-04", "When it lapses after [150 days=P150D], on [July 23=2026-07-23] by our count, the old rate is back."),
        ("2025-08-01", "Goods loaded before [October 5=2025-10-05] pay the old rate."),
        ("2025-08-01", "The waiver is valid through [December 31=2025-12-31]."),
        ("2019-05-13", "The step was first planned for [March 2=2019-03-02] and came late."),
        (JULY, "It took effect on [August 1, last year=2024-08-01]."),
        (JULY, "The notice of [Aug. 30, '24=2024-08-30] lapsed."),
        (JULY, "It runs from [March 20=2025-03-20] to [July 20=2025-07-20]."),
        (JULY, "It binds w.e.f. [October 1=2025-10-01]."),
        ("2025-03-13", "They left potash out until [April 2=2025-04-02]."),
        ("2025-05", "The envoy landed on [May 16=2025-05-16]."),
        ("2019", "The act was signed on [December 10=2019-12-10]."),
        (None, "On [March 1, 2018=2018-03-01] he spoke. On [March 8=2018-03-08] he signed."),
    ],
    "day_month": [
        (JULY, "Duties began on [2 April 2025=2025-04-02]."),
        (JULY, "Duties began on [2 Apr=2025-04-02] at noon."),
        (JULY, "Duties began on [the 2nd of April=2025-04-02]."),
        (JULY, "Given [this second day of June=2025-06-02]."),
        (JULY, "From [14 February=2025-02-14] 4A was halved; on [12 March=2025-03-12] 27 states sued."),
        (JULY, "Lists of [2=2025-04-02] and [9 April=2025-04-09] differ."),
        (JULY, "The fair of [2=2025-06-02]-[6 June=2025-06-06] is over."),
        (JULY, "Between [10=2025-05-10] and [12 May=2025-05-12] they met in Geneva."),
        (JULY, "He spoke on [Thursday, 3 July=2025-07-03]."),
        (JULY, "He spoke on [Tue 8 July=2025-07-08]."),
        (JULY, "Shops closed for [the Fourth of July=2025-07-04]."),
        (JULY, "It ran from [the 7th=2025-05-07] and [8th of May=2025-05-08]."),
        (JULY, "The circular of [12-Sep-2023=2023-09-12] was amended on [3-Mar-24=2024-03-03]."),
    ],
    "iso_day": [
        (JULY, "[2025-04-02=2025-04-02]: the list."),
        (JULY, "Filed [2025/04/02=2025-04-02] in Geneva."),
        (JULY, "Updated [2025-07-09T10:00:00Z=2025-07-09] by the desk."),
    ],
    "iso_month": [(JULY, "The series ends in [2025-04=2025-04].")],
    "numeric_day": [
        (JULY, "Filed on [02/04/2025=2025-02-04], amended on [2/13/2025=2025-02-13]."),
        (JULY, "Filed on [02/04/2025=2025-04-02], amended on [13/04/2025=2025-04-13]."),
        (JULY, "Agreed on [3 March=2025-03-03] and filed on [02/04/2025=2025-04-02]."),
        ("2025-04-05", "Filed on [02/04/2025=2025-04-02]."),
        ("2025-02-05", "Filed on [2/4/25=2025-02-04]."),
    ],
    "dotted_day": [(JULY, "Berlin, [02.04.2025=2025-04-02]."), (JULY, "Posted [2025.04.02=2025-04-02] in Busan.")],
    "day_of_month": [
        (JULY, "On [the 7th=2025-07-07] local time he met the press."),
        (JULY, "On the evening of [the 7th=2025-07-07] he met the press."),
        (JULY, "The levy was frozen until [the ninth=2025-07-09]."),
        (JULY, "He signed it on [the first of the month=2025-07-01]."),
        (JULY, "Refunds go back to [the 30th of last month=2025-06-30]."),
        (JULY, "It will be law by [the 25th=2025-07-25]."),
        ("2025-08-04", "Stocks fell on [the 31st=2025-07-31]."),
        (JULY, "They signed on [May 3=2025-05-03] and met again on [the 9th=2025-05-09]."),
        (JULY, "They met on [the 7th (Monday)=2025-07-07]."),
        (JULY, "They meet on [Friday the 18th=2025-07-18]."),
        ("2025-10-15", "It goes to 50 on [the first of the year=2026-01-01] and fell on [the 1st of last year=2024-01-01]."),
        (JULY, "It ended on [the 17th last month=2025-06-17] and resumes on [the 4th of next month=2025-08-04]."),
        (JULY, "It passed on [May 3=2025-05-03] and was signed on [the 9th of the same month=2025-05-09]."),
        ("2022-07-02", "On [Monday=2022-06-27] he announced that glass goes to 35 on [the 27th=2022-07-27]."),
        ("2025-04-10", "The pause ends in [early July=2025-07], on [the 9th=2025-07-09] to be exact."),
    ],
    "month": [
        (JULY, "It began in [April 2025=2025-04]."),
        (JULY, "It began in [April=2025-04]."),
        (JULY, "A deal is likely by [September=2025-09]."),
        (JULY, "Exports fell in [November=2024-11]."),
        (JULY, "In [October=2024-10], sales rose."),
        ("2025-12-28", "In [January=2025-01], it rose."),
        (JULY, "It was promised for [mid-May=2025-05]."),
        (JULY, "A hearing is due in [late July=2025-07]."),
        (JULY, "It came at [the end of May this year=2025-05]."),
        (JULY, "It came in [the first half of June=2025-06]."),
        (JULY, "It came [early in June=2025-06]."),
        (JULY, "He first said so [last October=2024-10]."),
        (JULY, "The phase starts [next March=2026-03]."),
        (JULY, "A rate of 20% holds from [January=2025-01] to [July 2025=2025-07]."),
        (JULY, "From [November=2024-11] to [March 2025=2025-03] it rained."),
        (JULY, "From [April=2025-04] to [June=2025-06] it was poor."),
        (JULY, "It was announced in [October last year=2024-10]."),
        (JULY, "It began in [August 2017=2017-08] and ended in [March of the following year=2018-03]."),
        (JULY, "Traders sold the [September=2025-09] contract after it dropped."),
        (JULY, "Growth was 2% in [May=2025-05], and may slow."),
        (JULY, "Country | [March=2025-03] | [May=2025-05]"),
        ("2018-06-22", "Metals were hit in [March=2018-03]."),
        (JULY, "Orders rose through [May=2025-05] before they sank in [June=2025-06]."),
        (JULY, "As recently as [May=2025-05] it was nil; as early as [March=2025-03] she warned."),
        (JULY, "Unless the truce is renewed in [November=2025-11], the frozen list comes back."),
        (JULY, "Looms are booked through [February=2026-02]."),
        (JULY, "It drops to 3.2 percent on [January 1=2026-01-01] and disappears in [March=2026-03]."),
        (JULY, "From [January=2025-01] to [May=2025-05], it bought less."),
        ("2025-12-11", "In [February=2026-02] the truce ends; in [March=2026-03] the review starts."),
        ("2026-01-05", "The kiln will close in [June=2026-06] and the second one in [October=2026-10]."),
        ("2026-03-04", "In [November=2025-11] it collected less; by [July=2026-07] it must refund it."),
        (JULY, "They shipped more in [August, last year=2024-08]."),
    ],
    "week_of_month": [
        (JULY, "The list lapses in [the first week of August=2025-W32]."),
        (JULY, "They met in [the last week of June=2025-W27]."),
    ],
    "week_of_day": [
        (JULY, "The panel sits in [the week of July 14=2025-W29]."),
        (JULY, "Stocks fell in [the week ending July 4=2025-W27]."),
    ],
    "year": [
        (JULY, "The pact of [2019=2019] holds."),
        (JULY, "The [2019=2019] pact holds, as does the Trade Act of [1974=1974]."),
        (JULY, "From [2018=2018] to [2020=2020] nothing moved."),
        (JULY, "Lists of [2018=2018]–[2024=2024] stay, those of [2016=2016]-[18=2018] go."),
        (JULY, "It ends in [early 2027=2027] or [late in 2028=2028]."),
        (JULY, "By [the end of 2026=2026] or [end-2027=2027] it is over."),
        (JULY, "In [the year 2030=2030] we shall see."),
        (JULY, "Not since [1890=1890] was it so high."),
        (JULY, "They lost half the ['22=2022] crop and gained little since ['23=2023]."),
        (JULY, "Back in ['08=2008] and ['99=1999] it was so, said the '50 percent club'."),
        (JULY, "Under notification No. 36/[2024=2024]-Customs it is free."),
    ],
    "fiscal_year": [
        (JULY, "In [fiscal 2024=2024] and [FY27=2027] it grew."),
        (JULY, "The [2024-25=2024] season and [FY2025-26=2025] are good."),
        (JULY, "It grew in [fiscal year 2025=2025]."),
    ],
    "decade": [
        (JULY, "In the [1980s=198] and [the early 1990s=199] quotas ruled."),
        (JULY, "Quotas of the [’90s=199] are back."),
        (JULY, "It was so in [the eighties=198], as in [the Thirties=193]."),
    ],
    "quarter": [
        (JULY, "It grew in [the second quarter of 2024=2024-Q2]."),
        (JULY, "[First-quarter=2025-Q1] profit fell."),
        (JULY, "In [the April-June=2025-Q2] period it fell, against [Oct.-Dec. 2024=2024-Q4]."),
        (JULY, "In [the January to March=2025-Q1] quarter it fell from that of [a year ago=2024-Q1]."),
        (JULY, "The economy shrank in [the first quarter=2025-Q1]."),
        (JULY, "Deliveries are due in [the third quarter=2025-Q3]."),
        (JULY, "It grew in [Q4=2024-Q4], [Q1 2025=2025-Q1] and [2Q25=2025-Q2]."),
        (JULY, "It grew in [the first=2025-Q1] and [second quarters of this year=2025-Q2]."),
        (JULY, "In [the fiscal second quarter=2025-Q2] it lost money."),
        (JULY, "In [the fourth quarter of last year=2024-Q4] it lost money."),
        (JULY, "Set against [last year=2024]'s [third quarter=2024-Q3] it is poor."),
        ("2026-02-03", "Profit fell in [the fourth quarter=2025-Q4]."),
        (JULY, "Wool sales fell in [the June quarter=2025-Q2] and in [the December 2024 quarter=2024-Q4]."),
        (JULY, "It grew in [the final quarter of 2024=2024-Q4], not in [the opening quarter of 2025=2025-Q1]."),
        (JULY, "It grew in [Q1 FY2025-26=2025-Q1]."),
    ],
    "half": [
        (JULY, "It lost money in [the first half=2025-H1]."),
        (JULY, "A ruling will come in [the first half of 2026=2026-H1]."),
        (JULY, "[Second-half=2025-H2] costs will rise; in [H1=2025-H1] they fell."),
        (JULY, "In [the first half of next year=2026-H1] rates drop."),
        (JULY, "[January-June=2025-H1] imports fell."),
        (JULY, "In [the latter half of 2024=2024-H2] rates dropped."),
    ],
    "season": [
        (JULY, "A deal came [last spring=2025]."),
        (JULY, "A deal is due [this summer=2025]."),
        (JULY, "It rose in [the winter of 2023=2023]."),
        (JULY, "It lasted until [the fall of last year=2024]."),
        (JULY, "Prices have climbed since [spring=2025]."),
        (JULY, "Roads were lost [this monsoon=2025] as in [the monsoon of 2023=2023]."),
        (JULY, "It will lapse in [the new year=2026]."),
        ("2026-01-12", "Early in [the new year=2026] he wrote again."),
    ],
    "holiday": [
        (JULY, "Toys must land before [Christmas=2025-12-25] to be sold."),
        (JULY, "Boats will leave on [Labor Day=2025-09-01]."),
        ("2025-12-03", "On [Thanksgiving=2025-11-27] he relented."),
        (JULY, "It was over by [Easter 2024=2024-03-31]."),
        (JULY, "On [New Year's Day=2025-01-01] the rate changed."),
        (JULY, "They voted on [Good Friday=2025-04-18]."),
        (JULY, "They marched on [Anzac Day=2025-04-25] and on [VE Day=2025-05-08]."),
    ],
    "weekday": [
        (JULY, "He posted it on [Monday=2025-07-07]."),
        (JULY, "He posted it [Thursday=2025-07-10]."),
        (JULY, "[Wednesday=2025-07-09]'s order surprised them."),
        (JULY, "The order came [Wednesday morning=2025-07-09]."),
        (JULY, "The order came [last Friday=2025-07-04]."),
        (JULY, "The pause runs out [next Wednesday=2025-07-16]."),
        (JULY, "The vote is [this Friday=2025-07-11]."),
        (JULY, "The panel will meet on [Tuesday=2025-07-15]."),
        (JULY, "She is to testify on [Monday=2025-07-14]."),
        (JULY, "The duty takes effect [Friday=2025-07-11]."),
        (JULY, "Talks are due to resume [Sunday=2025-07-13]."),
        (JULY, "The envoy, who will retire, said on [Monday=2025-07-07] that he was done."),
        (JULY, "Exporters will see theirs doubled on [Wednesday=2025-07-16]."),
        (JULY, "A levy that will hurt them was announced on [Tuesday=2025-07-08]."),
        (JULY, "The vote was postponed to [Monday=2025-07-14]."),
        (JULY, "They have until [Saturday=2025-07-12]."),
        (JULY, "By [Friday=2025-07-04] they paid it."),
        (JULY, "Oslo is sending two ministers to Lima on [Saturday=2025-07-12]."),
        (JULY, "They are meeting [Monday=2025-07-14] in Hanoi."),
        (JULY, "The hearing is on [Tuesday=2025-07-15]; at issue is [Tuesday=2025-07-08]'s order."),
        (JULY, "On [Tuesday=2025-07-15] Kansas votes. On [Wednesday=2025-07-09] it froze its vote."),
        (JULY, "Tin rises to 50 per cent from [Monday=2025-07-14]."),
        (JULY, "The order is expected [Thursday=2025-07-10] or [Friday=2025-07-11]."),
        (JULY, "They met on [Monday=2025-07-07] and [Tuesday=2025-07-08]."),
        (JULY, "It was so ahead of [Wednesday=2025-07-09]'s vote and after [Tuesday=2025-07-08]'s."),
        (JULY, "It begins [Monday week=2025-07-21], or [two weeks from Tuesday=2025-07-29]."),
        (JULY, "They meet [Monday next week=2025-07-14], as on [Tuesday last week=2025-07-01]."),
        (JULY, "It was signed on [May 1=2025-05-01] and lapsed [the following Tuesday=2025-05-06]."),
    ],
    "relative_day": [
        (JULY, "It starts [today=2025-07-10], not [tomorrow=2025-07-11] or [yesterday=2025-07-09]."),
        (JULY, "It starts [tonight=2025-07-10], after a call [last night=2025-07-09]."),
        (JULY, "He called [this morning=2025-07-10] and calls [tomorrow afternoon=2025-07-11]."),
        (JULY, "He called [the day before yesterday=2025-07-08]."),
        (JULY, "[Today=2025-07-10]'s announcement ends it."),
        (JULY, "The levy bites [a week today=2025-07-17] and theirs [a fortnight tomorrow=2025-07-25]."),
        (JULY, "As of [today=2025-07-10] it pays ten."),
    ],
    "relative_period": [
        (JULY, "[This week=2025-W28] is busy, [last week=2025-W27] was calm, [next week=2025-W29] who knows."),
        (JULY, "Earlier [this month=2025-07] it was 10%, [last month=2025-06] 25%."),
        (JULY, "So far [this year=2025] it has doubled; [next year=2026] it may again."),
        (JULY, "Later in [the year=2025] it falls."),
        (JULY, "It falls by [the end of the month=2025-07] or at [year-end=2025]."),
        (JULY, "[Late last year=2024] it fell; it rises [early next month=2025-08]."),
        (JULY, "[Last quarter=2025-Q2] it fell; [this quarter=2025-Q3] it rises."),
        (JULY, "Imports in [Q1=2025-Q1] were below those of [the previous quarter=2024-Q4]."),
        (JULY, "It rises [this weekend=2025-W28]; [last weekend=2025-W27] it fell."),
        (JULY, "Exports fell in [the last fiscal=2024], officials said; [this fiscal=2025] they may rise."),
        (JULY, "He relented [the week before last=2025-W26]."),
        (JULY, "Tin lost 2 per cent on [the week=2025-W28]; for [the week=2025-W28], zinc gained."),
        ("2025-05", "It fell [this month=2025-05] and rose [last year=2024]."),
    ],
    "weekend": [
        ("2025-08-01", "He left before [the weekend=2025-W31], as over [the weekend=2025-W30]."),
        (JULY, "Over [the weekend=2025-W27] he wrote letters."), (JULY, "Ministers will meet over [the weekend=2025-W28].")],
    "ago": [
        (JULY, "He said it [three years ago=2022], [five months ago=2025-02] and [ten days ago=2025-06-30]."),
        (JULY, "[Two weeks ago=2025-W26] it was 10%, [a fortnight ago=2025-W26] too."),
        (JULY, "[Two decades ago=2005] it was nothing."),
        (JULY, "[A year ago=2024-07] he was out of office."),
        ("2018-01-30", "Vilnius found [a year ago=2017-01] that glass was dumped."),
        ("2025", "[A year ago=2024] the mill shut."),
        (JULY, "Sales in [May=2025-05] were below those of [a year ago=2024-05]."),
        (JULY, "It starts [two months from now=2025-09]."),
    ],
    "shifted": [
        (JULY, "On [April 2=2025-04-02] it was 24%; [one week later=2025-04-09] it was 10%."),
        (JULY, "On [March 4=2025-03-04] it began, and [two days later=2025-03-06] it stopped."),
        (JULY, "He came on [May 1=2025-05-01] and left [the next day=2025-05-02]."),
        (JULY, "He came on [May 1=2025-05-01]. [The following morning=2025-05-02] he left."),
        (JULY, "On [May 8=2025-05-08] it rose, though only [a day before=2025-05-07] it had lost."),
        (JULY, "It was set for [June 9=2025-06-09]. [Two days before that=2025-06-07] it was dropped."),
        (JULY, "Duties start on [August 1=2025-08-01].\nOn [July 7=2025-07-07] he wrote. It ends on [August 9=2025-08-09]. "
         "[A day earlier=2025-07-06] he had called."),
        (JULY, "Profit for [Q2=2025-Q2] fell from [a year earlier=2024-Q2] to 1.4 trillion won."),
        (JULY, "Imports in [June=2025-06] fell 45% from [a year earlier=2024-06]."),
        (JULY, "Profit for [the second quarter=2025-Q2] fell from [a year before=2024-Q2]."),
        (JULY, "In [Q2=2025-Q2] it made less than in the [year-ago=2024-Q2] quarter."),
        (JULY, "He spoke [Friday=2025-07-04], [the day after=2025-07-04] the talks."),
        (JULY, "They met on [May 1=2025-05-01]. [The day after=2025-05-02] the talks, stocks rose."),
        (JULY, "It was signed in [2017=2017] and void [two years later=2019]."),
        (JULY, "It was signed in [March 2017=2017-03] and void [five months later=2017-08]."),
    ],
    "same": [
        (JULY, "On [May 13=2025-05-13] he balked. On [the same day=2025-05-13] she agreed."),
        (JULY, "It lapses on [August 6=2025-08-06]; pay before [that day=2025-08-06]."),
        (JULY, "It began in [June=2025-06]; later [that month=2025-06] it ended."),
        (JULY, "The ruling came [Monday=2025-07-07]; [the same afternoon=2025-07-07] he appealed."),
        (JULY, "From [March 10=2025-03-10]; goods shipped before [this date=2025-03-10] go free."),
    ],
    "length": [
        (JULY, "The [90-day=P90D] pause became one of [90 days=P90D]."),
        (JULY, "It takes [three months=P3M], [two weeks=P2W] or [a year and a half=P18M]."),
        (JULY, "It takes [half a year=P6M] or [two and a half years=P30M]."),
        (JULY, "It took [an hour and forty minutes=PT100M], not [twenty hours=PT20H]."),
        (JULY, "It took [half an hour=PT30M], [1.5 hours=PT90M] or [45 minutes=PT45M]."),
        (JULY, "It lasted [a fortnight=P2W]."),
        (JULY, "It stood for [a decade=P10Y] or [half a century=P50Y]."),
        (JULY, "It was extended by [another year=P1Y]."),
        (JULY, "Within [the past year=P1Y] and over [the last decade=P10Y] it rose."),
        (JULY, "In the last [ten days=P10D] it fell."),
        (JULY, "It takes [two=P2W] to [three weeks=P3W], or [60=P60D]-[90 days=P90D]."),
        (JULY, "It takes between [three=P3Y] and [five years=P5Y]."),
        (JULY, "The law came [a day=P1D] earlier than planned."),
        (JULY, "It took less than [a week=P1W], then [four full months=P4M]."),
        (JULY, "[A month=P1M]-long freeze and [five-year=P5Y] duties follow."),
        (JULY, "A grace period of [a year=P1Y] or [a year and a half=P18M] was floated."),
        (JULY, "A [weeklong=P1W] fair and [a decade and a half=P15Y] of quotas ended."),
        (JULY, "[Thirteen months=P13M] after the inquiry began, it closed."),
        (JULY, "Yields on [10-year=P10Y] debt rose; LME [3M=P3M] fell."),
        (JULY, "It takes [a year and three months=P15M] or [two quarters=P6M]."),
        (JULY, "They will be back within [the year=P1Y], within [the month=P1M] or inside [the hour=PT1H]."),
        (JULY, "A [12=P12M]-to-[18-month=P18M] review and a [two=P2Y]- or [three-year=P3Y] term follow."),
        (JULY, "Within [thirty (30) days=P30D] it is due; the next [two fiscal years=P2Y] are lean."),
        (JULY, "A [five-day=P5D]-a-week service is all they have."),
        (JULY, "[A year=P1Y]'s delay and the [four-month=P4M]-old levies hurt."),
    ],
    "elliptic_length": [(JULY, "They buy 12 million tonnes by [the end of the year=2025] and 25 million in each of [the next three=P3Y].")],
}

NOTHING = [
    "Shippers may march on if they must.",
    "Theresa May objected, as did Mrs. May.",
    "June Carter and April Stone said so.",
    "Jan Berg, an economist, agreed.",
    "March on, she said.",
    "It sold 2,000 units and 2025 tons of HTS 6109.10.",
    "It invoked Section 301, Section 2018 and Executive Order 2019.",
    "The docket is No. 24-1287, the phone 202-555-2019.",
    "Regulation 2018/1092 and (EU) 2015/478 apply.",
    "It passed 7-4 after a 50-50 tie at 2015 GMT.",
    "It costs $2025 or 20% more, or 2019 euros.",
    "It ships 40,000 tonnes a year at $5 a day, twice a week.",
    "They meet annually, each quarter and every month.",
    "It meets every Friday and on most Mondays.",
    "The season ends every March, and each second October they vote.",
    "Most Junes are dry and each December is wet.",
    "He may say otherwise on another day.",
    "Felt is free under the pact, against 9 per cent today.",
    "In Aden a tonne today costs half of that.",
    "They had duties in the thirties and on the 5th floor.",
    "Shares fell for a third day and the fourth in a row.",
    "Recently, in recent days, a few weeks back, it fell for years.",
    "Prices rose year on year, month-over-month and day by day.",
    "The baker, 45 years old, has a 12-year-old son.",
    "Same-day voting and the talk show Sunday Morning Brew are names.",
    "Black Friday, Cyber Monday and the Sunday Times are names.",
    "The sun sat low; the wed and the fallen.",
    "The fall of the yen and goods that fall under the order.",
    "A quarter of exports, three quarters of imports, half of all.",
    "The ninth trip, the 9th Circuit, on the 5th floor.",
    "It costs more than today, and today's world is dear.",
    "One minute past midnight it began.",
    "One day he will see; the other day he did not.",
    "At 9:30 a.m. and at 12:01 the doors opened.",
    "Liberation Day has come; the day of reckoning too.",
    "The second is lawful, the third is not.",
    "Page 1999 and Room 2020 are closed.",
    "Christmas shopping starts with toys.",
    "It is 24 hours a day, seven days a week.",
    "The ratio is 3/4, the odds 4/2.",
]

STORIES = [
    # the year goes on from the date before in a story told from the past
    (
        "2025-08-30",
        "In [August 2017=2017-08] he ordered it. On [6 July 2018=2018-07-06] it began. More came on [23 August=2018-08-23], and "
        "[that September=2018-09] still more.",
    ),
    (
        "2020-01-17",
        "On [6 July 2018=2018-07-06] came the first list and on [23 August=2018-08-23] the second.\n"
        "On [24 September=2018-09-24] came a third, to rise on [1 January=2019-01-01]. On [1 December=2018-12-01] that was put off.",
    ),
    ("2025-08-30", "In [2019=2019], he balked. On [May 30=2019-05-30] he threatened a duty."),
    ("2025-08-30", "The list of [June 2018=2018-06] stays.\nOn [July 7=2025-07-07] he wrote letters."),
    ("2025-08-30", "In [2018=2018] Oslo answered on [July 1=2018-07-01]. [A year later=2019], on [May 20=2019-05-20], it stopped."),
    # it ends where the next paragraph speaks of the present
    (
        "2023-09-12",
        "It was listed in [March 2018=2018-03] and enforced on [June 16, 2019=2019-06-16].\n"
        "They keep it up. What they promised during the visit in [June=2023-06] is less.",
    ),
    # what is quite fresh is news, even in a sentence of another year
    ("2023-09-12", "The duty, laid on in [June 2019=2019-06], was lifted on [September 5=2023-09-05]."),
    # news needs no year, even beside a date of the year before
    ("2025-07-10", "It was floated in [November 2024=2024-11]. On [July 7=2025-07-07] he wrote letters."),
    # out of reach, "the same day" is that of the news
    (
        "2025-05-09",
        "It was [Thursday=2025-05-08], and he sang. They ate. They drank. They slept. They woke. "
        "Oslo published [the same afternoon=2025-05-08] a list.",
    ),
    ("2025-05-09", "It was [Thursday=2025-05-08]. They ate. They drank. They slept. They woke. Until that day it stays."),
    # today that is set against an old year means nowadays
    ("2022-07-02", "In [2018=2018] it was 94 per cent, today it is 60."),
    # a line that only dates the article
    ("2024-05-07", "Felt duty stays\nThe Riga Courier | Riga/Vilnius, May 7, 2024, 20:15 IST\nIt fell on [May 6=2024-05-06]."),
    ("2024-05-07", "Felt duty stays\nRiga, [May 6, 2024=2024-05-06]\nIt fell."),
    ("2024-05-07", "Felt duty stays\nIt was signed on [May 7, 2024=2024-05-07]"),
    ("2025-05-09", "The Courier on Friday\nIt fell on [Friday=2025-05-09]."),
    # the other dates of an entry hang on the one that opens it
    ("2025-11-10", "[2025-02-01=2025-02-01] – Order signed: 10% from [4 February=2025-02-04]."),
    # a year that is written once serves where the tense says nothing
    ("2025-11-10", "From [March 1, 2025=2025-03-01] it was 10%.\nRates: [March 1=2025-03-01], 10%."),
    # a chain of steps
    ("2025-07-10", "On [April 2=2025-04-02] it was 24%. [A week later=2025-04-09] it was 10%, and [two days later=2025-04-11] 145%."),
    # with no day of publication, relative days hang on the last full date
    (None, "It began on [April 2, 2025=2025-04-02], a trap. [Last Friday=2025-03-28] nobody knew."),
    (None, "On Friday it fell, and last week too."),
    ("2025-05", "On [Friday=2025-05-02] it fell. It began on [May 2, 2025=2025-05-02]. [The next day=2025-05-03] it ended."),
]


@pytest.mark.parametrize("rule, published, marked", [(rule, *case) for rule, cases in RULES.items() for case in cases])
def test_a_rule_reads_its_examples(rule: str, published: str | None, marked: str) -> None:
    assert rule in {mention.rule for mention in check(published, marked)}


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_looks_like_a_date(sentence: str) -> None:
    check(JULY, sentence)


@pytest.mark.parametrize("published, marked", STORIES)
def test_dates_hang_together(published: str | None, marked: str) -> None:
    check(published, marked)
