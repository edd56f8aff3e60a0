"""Names in a text: what they look like, how they are spelled, whom or what they mean.

`cues`         closed classes of words that tell what a name is
`spans`        a sentence as these rooms see it, and the stretch that one of them claims
`runs`         capitalised sequences, titles cut off
`spelling`     plain letters, slugs, how near two spellings are
`lexicon`      the vocabulary as a trie over tokens
`gazetteer`    cities, states and provinces of the world
`known`        names that the vocabulary knows, and which reading is meant
`seats`        capitals: governments or places
`portfolios`   what ministers are in charge of
`offices`, `cast`, `persons`   who held which office, who is in the article, whom a name means
`strangers`    persons whom nobody knows, by shape and context
`bodies`, `firms`, `state_bodies`   organisations by shape, by context, by country
`places`, `statutes`, `goods`   places, laws, goods
`likely`       what the rest most likely is, by fitted weights
`trained`      what a spaCy pipeline of the user's own proposes for the rest; off unless one is named
`short_forms`  what the article calls by a shorter name, and names in headings

The order in which they read an article is set in `entities`.
"""
