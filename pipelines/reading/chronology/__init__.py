"""Expressions of time: from the tokens of a sentence to shapes, and the calendar that shapes are laid on. `reading.dates` does the laying.

`words`                 what an expression can say, and what it is made of
`figures`               years and dates in figures
`months`                months, their days, weekdays
`lengths`               numbers of units, and the steps they make ("90 days", "two weeks later")
`pointers`              periods that are pointed at ("last year", "the third quarter", "this summer", "today")
`grammar`               which reader is called at which word
`reports`               the quarter that a report of results is about ("the latest quarter", "the 2024 period")
`neighbours`            what stands beside an expression in its sentence
`known`                 a period that the text has named, and where
`tense`                 whether a sentence looks back or ahead
`survey`                what the whole article says of years, before any expression is settled
`omissions`             expressions that name a time but tell nothing
`choice`                the parts of years that a shape can be, and which is meant
`periods`               arithmetic of the calendar
"""
