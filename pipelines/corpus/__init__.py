"""Raw files -> articles, blocks and sentences. No mentions, no frames, no database, no paths under the warehouse.

`files`       which files there are, and the articles in them as bytes; what cannot be read is refused with a reason
`document`    one article's bytes -> a `Document`: the door of this room
`characters`  bytes -> clean characters
`parts`       what the readers of formats hand over: pieces of a page and what is printed or stated about it
`page`, `markup`   HTML -> pieces (and what its classes and metadata say)
`prose`, `markdown`   plain text and Markdown -> pieces
`furniture`   what a line is that news sites print around an article: menus, adverts, disclaimers, ...
`facts`       a line of names, times and the outlet, taken apart; `segments` a line that says more, `timewords` what goes with times
`labels`      which piece is headline, byline, caption, body, ...
`tops`, `tails`   what stands above the story, and what closes the page; `nameplates` and `mastheads` know the lines that name the paper
`metadata`, `names`   title, authors, publisher, URL, language; `imprints` and `places` tell publishers from places
`dating`, `years`     the day of publication
`sentences`   blocks -> sentences
"""
