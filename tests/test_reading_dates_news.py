"""Expressions of time as general and business news has them: plans and what came of them, results and their quarters, feasts, names.

In the examples every expression stands in brackets with its value, as in `test_reading_dates`.
"""

import pytest
from test_reading_dates import check

AHEAD_OR_OVER = [
    # an infinitive under a verb of the past may look ahead
    ("2014-01-07", "The panel summoned him to testify on [Feb. 10=2014-02-10]."),
    ("2014-10-31", "The two said they expect the sale to be completed by [Dec. 15=2014-12-15]."),
    ("2014-10-31", "It is part of a plan to repay the loan by [February=2015-02]."),
    ("2014-07-10", "They agreed to meet in [June=2014-06] and did."),
    # what is planned, called or to be paid
    ("2014-01-07", "Strikers planned a march through Oslo on [Saturday=2014-01-11]."),
    ("2014-01-07", "The envoy has scheduled a news conference [Thursday=2014-01-09] to answer."),
    ("2014-11-01", "The firm is calling for the redemption of its notes on [Dec. 7=2014-12-07]."),
    ("2014-11-01", "It declared a dividend payable [Dec. 1=2014-12-01] to holders of record [Nov. 10=2014-11-10]."),
    ("2014-11-01", "It would be paid on a still unspecified date in [January=2015-01]."),
    ("2014-03-04", "She will be named head of a mission in [December=2014-12]."),
    ("2014-03-04", "The case is heard in [May=2014-05]."),
    ("2014-03-04", "The ferry stops on [Monday=2014-03-10] and the ad ends [Friday=2014-03-07]."),
    ("2014-08-21", "In [May=2014-05] Oslo doubled the duty, in force from [27 September=2014-09-27]."),
    ("2014-02-20", "Loans were extended by up to 90 million kroner through [April=2014-04]."),
    ("2014-01-16", "Talks on the rest may start before [November=2014-11]."),
    ("2025-03-14", "It is a focus of the election to be held in [May=2025-05]."),
    ("2025-08-05", "The maker is forecast to post a fall of a third on [Thursday=2025-08-07]."),
    ("2025-05-09", "They want the act extended beyond the [September=2025-09] deadline."),
    ("2025-10-15", "Starting [Friday=2025-10-17], importers pay more."),
    # the last day of a month
    ("2025-10-15", "The waiver ends on [the last day of November=2025-11-30]."),
    ("2024-10-15", "It had ended on [the last day of February 2024=2024-02-29]."),
    # ... and what had been
    ("2025-10-15", "Beginning [Tuesday=2025-10-14], the new duty on planks took effect."),
    ("2025-05-01", "Those expected to vote with them meant they didn't have enough votes for passage on [Wednesday=2025-04-30]."),
    ("2025-07-31", "What appeared to be a threat in [April=2025-04] has become a reality."),
    ("2018-05-14", "He signed it in [early March=2018-03]. Later toward [the end of the month=2018-03], he announced exemptions."),
    ("2018-05-14", "He signed it in [early March=2018-03]. The rest will end by [the end of the month=2018-05]."),
    ("2014-10-30", "The offer had been due to expire [Friday=2014-10-24]."),
    ("2014-10-30", "The offer had been scheduled to expire at midnight [Friday=2014-10-24]."),
    ("2014-10-30", "Neither of them could be reached [Wednesday=2014-10-29]."),
    ("2014-10-30", "Until [Tuesday=2014-10-28], they had not called him a suspect."),
    ("2014-10-30", "Prices have come down from [the middle of August=2014-08]."),
    ("2014-02-06", "It stood near its record high set on [Aug. 6=2013-08-06]."),
    ("2014-12-11", "From [January=2014-01] through [October=2014-10] imports fell."),
    ("2014-11-05", "The orders of [February=2014-02] and those of [April=2014-04] were struck down."),
    ("2014-02-14", "The plan of [Thursday=2014-02-13] will cost us; the deadline of [Monday=2014-02-17] will not."),
    ("2014-02-14", "He waited until [Thursday=2014-02-13] and will wait until [Monday=2014-02-17]."),
    ("2014-02-14", "It could be felt on [Thursday=2014-02-13], when shares fell."),
    ("2014-02-14", "The ban, which was to start on [Tuesday=2014-02-11], was dropped. The next was to start on [Tuesday=2014-02-18]."),
    # Friday's ruling is over, Friday's vote may not be
    ("2014-10-30", "They will look for ways to get around [Monday=2014-10-27]'s ruling."),
    ("2014-10-30", "It would hold 7% before [Tuesday=2014-10-28]'s purchases."),
    ("2014-10-30", "It will come up at [Monday=2014-11-03]'s hearing."),
    ("2014-10-30", "[Monday=2014-11-03]'s vote will tell."),
    ("2014-02-06", "He revised [December=2013-12]'s figures."),
    # the clock stands between the preposition and the day
    ("2014-04-03", "They have until noon [Tuesday=2014-04-08] to sign."),
    ("2014-04-03", "In [May=2014-05] noon on [Tuesday=2014-04-01] is past."),
    ("2014-04-03", "They have until about 10:30 a.m. local time [Tuesday=2014-04-08] to sign."),
]

STORIES = [
    ("2014-10-30", "The truce of [November 10=2014-11-10] is extended by [a year=P1Y], to [November 10, 2015=2015-11-10]."),
    ("2014-11-10", "Timeline: [February 2014=2014-02]: 10%. [March=2014-03]: 20%. [May=2014-05]: 30%."),
    ("2014-11-10", "[March 1=2014-03-01]: order signed"),
    ("2014-08-25", "Exports in [2013-14=2013] ([April=2013-04]-[March=2014-03]) were up."),
    ("2018-06-05", "The inquiry began in [April 2017=2017-04] and ended in [January=2018-01]."),
    ("2014-02-20", "The ban of [December 2012=2012-12] was lifted on [30 September=2013-09-30]."),
    ("2018-03-09", "It came in [March 2002=2002-03] and went in [December 2003=2003-12], [21 months later=2003-12]."),
    ("2014-10-30", "The fund has fallen 2% [this year=2014] through [Oct. 19=2014-10-19]."),
    ("2014-02-06", "He revised it from [Monday=2014-02-03] to [December=2013-12] figures."),
    ("2014-10-27", "It paid none since [the third quarter of 2004=2004-Q3]. In addition it reported [third-quarter=2014-Q3] net."),
    ("2014-10-27", "They meet [next week=2014-W45] or [the week after=2014-W46], [a week from today=2014-11-03] at best."),
    ("2014-11-06", "He was last seen [Nov. 3=2014-11-03], [the day before=2014-11-03] the warrant was issued."),
    ("2014-11-06", "We spoke on [Monday=2014-11-03], [a day before=2014-11-03] the talks."),
    ("2014-11-06", "She arrived on [Monday=2014-11-03]. Later in [the day=2014-11-03] she spoke."),
    # where only the month of publication is known, the day of the news is that which the text tells of
    ("2014-10", "On [October 28=2014-10-28] they met; on [October 9=2014-10-09] they had not. It will start on [October 30=2014-10-30].\n"
     "He left on [Monday=2014-10-27]."),
    ("2014-10", "It was signed [yesterday=2014-10-20], [October 20=2014-10-20]. [Friday=2014-10-17] it was none."),
    ("2026-03-20", "Fifty from [July=2026-07].\nFrom [1 July=2026-07-01] the kingdom will take 50 percent."),
    ("2026-03-20", "Less in [July=2025-07].\nIt fell in [July=2025-07] and will fall on [1 July=2026-07-01]."),
]  # fmt: skip

RESULTS = [
    (
        "2014-09-30",
        "Profit for [the first quarter of fiscal 2015=2015-Q1] fell 31% from [a year earlier=2014-Q1]. Duties will cost it a billion"
        " [this fiscal year=2015], up from the half that it foresaw in [June=2014-06].",
    ),
    ("2014-09-30", "It is the second fall [this year=2014], said the mill, shut since [the fall of 2012=2012]."),
    (
        "2014-10-26",
        "[Third-quarter=2014-Q3] net was $87 million, up from $58 million [a year earlier=2013-Q3].\n"
        "Sales in [the latest quarter=2014-Q3] were $8 billion. In [the quarter=2014-Q3], costs fell.\n"
        "In the [year-earlier=2013-Q3] period it earned $461 million. In [the 2013 quarter=2013-Q3] it had sold a mill.",
    ),
    ("2014-10-26", "It lost $2 million in [the third quarter=2014-Q3], against [a year-ago=2013-Q3] loss of $1 million."),
    ("2014-10-26", "In the [year-earlier third quarter=2013-Q3], net was $2.8 million."),
    ("2014-10-26", "It took a charge in [the 2013 second quarter=2013-Q2] and in [the 2012 first half=2012-H1]."),
    ("2014-10-26", "For [the quarter=2014-Q3] ended [Sept. 30=2014-09-30], it lost $92 million."),
    (
        "2014-10-26",
        "In [the third quarter=2014-Q3] it grew. In the first [nine months=P9M], profit rose to $81 from $77 [a year earlier=2013].",
    ),
    ("2014-10-26", "It fell in [Q3=2014-Q3]. It has 13 mills, he said; [a year ago=2013-10] the family sold a farm."),
    (
        "2014-10-26",
        "It will rise in [the fourth quarter=2014-Q4], after [the third quarter=2014-Q3]. Sales are 3% above [a year earlier=2013-Q3].",
    ),
    ("2014-10-26", "It earned $6 million in [the year=P1Y] ended [March 31=2014-03-31]."),
    ("2014-10-26", "Cuts are due by [year end=2014], by [year's end=2014] or by [year-end=2014]."),
    ("2014-10-26", "It rose to a high for [the year=2014]; in the first [nine months=P9M] of [the year=2014] it fell."),
    ("2014-10-26", "They fell in [the last half of 2013=2013-H2]."),
    ("2014-10-26", "The charge is spread over the next [three quarters=P9M]."),
    ("2014-10-26", "In [the 2010 period=2010] it lost money."),
    ("2014-03-22", "The bank forecast [fourth-quarter=2014-Q4] growth of 2%."),
]

UNTIL = [
    ("2024-06-28", "The tax climbs again on [Monday=2024-07-01]. Buyers will from [July 1=2024-07-01] pay 18%."),
    ("2024-06-28", "The tax climbed on [Monday=2024-06-24]. Buyers will from [July 1=2024-07-01] pay 18%."),
    ("2024-06-28", "It is twice what was due until [Tuesday=2024-06-25]; the rate stays until [Wednesday=2024-07-03]."),
    ("2024-06-28", "It was 10 percent until [Monday=2024-06-24], and is lifted until [Tuesday=2024-07-02]."),
    ("2024-06-28", "[Next July=2025-07] it is 25%, [next December=2024-12] 10%, [next January=2025-01] 5%."),
    ("2024-12-20", "It takes effect [next January=2025-01]."),
    ("2024-06-28", "[December=2024-12] soybean futures rose."),
    ("2024-11-20", "In [July=2024-07] Japan settled for 15%, in [May=2024-05] Canada settled for 10%; [March=2024-03] deliveries fell."),
    ("2024-06-28", "[1984=1984]–[88=1988]. Licences are tendered. Of [2019=2019]-[23=2023]: see the table."),
]

WORDS = [
    ("2014-01-27", "It may rule as early as [the 20th of next month=2014-02-20]."),
    ("2014-08-25", "In [2013=2013] cars were a third of it, against the [Oct-2012=2012-10] figure; it cost 2013 dollars."),
    ("2014-08-25", "[Jan.=2014-01]-[May=2014-05] exports rose; it takes [three-quarters of an hour=PT45M]."),
    ("2014-10-26", "A bomb went off in [nineteen ninety-six=1996] and in [twenty twelve=2012]."),
    ("2014-10-26", "It takes [a couple of years=P2Y] or the next [couple of weeks=P2W]."),
    ("2014-10-26", "He has run it for [30-plus years=P30Y], or [40+ years=P40Y]; the [two=P2Y] to [three good years=P3Y] are over."),
    ("2014-10-26", "They offered him [a week=P1W] to leave, and her [a month=P1M] to pay."),
    ("2014-10-26", "It cost 9 euros [two years back=2012]."),
    ("2014-10-26", "He was shot [last fall=2013] in his home, well into [the summer of '13=2013]."),
    ("2014-03-26", "She was found [last Thanksgiving=2013-11-28] following a storm."),
    ("2018-10-26", "It runs from now to [Election Day=2018-11-06]."),
    ("2014-01-03", "Mills close before [Lunar New Year=2014-01-31]; shops reopened after [New Year=2014]."),
    ("2014-10-02", "Gold sells before [Diwali=2014-10-23]."),
    ("2014-10-24", "Traders sold ahead of [the weekend=2014-W43]."),
]

NOTHING = [
    "They walked in the annual March for Life and the March of the Mothers.",
    "He spoke on “This Week” and on ''60 Minutes''.",
    "The poll was by USA Today.",
    "It was so in the 1800s.",
    "It meets once every two weeks.",
    "The quarter-finals are lost; in the quarter of the tanners it burns.",
    "The fund pays 20 billion a year to farmers.",
    "They sat down at 08.45 hrs and rose at 1800 hours.",
]


@pytest.mark.parametrize("published, marked", AHEAD_OR_OVER)
def test_whether_a_day_lies_ahead_is_told_by_its_sentence(published: str, marked: str) -> None:
    check(published, marked)


@pytest.mark.parametrize("published, marked", STORIES)
def test_dates_of_a_story_hang_together(published: str, marked: str) -> None:
    check(published, marked)


@pytest.mark.parametrize("published, marked", RESULTS)
def test_a_report_of_results_keeps_to_its_quarter(published: str, marked: str) -> None:
    check(published, marked)


@pytest.mark.parametrize("published, marked", UNTIL)
def test_what_was_until_a_day_is_over_and_what_is_coming_is_named(published: str, marked: str) -> None:
    check(published, marked)


@pytest.mark.parametrize("published, marked", WORDS)
def test_wordings_of_the_press(published: str, marked: str) -> None:
    check(published, marked)


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_looks_like_an_expression_of_time(sentence: str) -> None:
    check("2014-10-26", sentence)
