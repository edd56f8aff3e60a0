"""Names in a text: what they look like, how they are spelled, whom or what they mean.

`cues`        closed classes of words that tell what a name is
`spans`       a sentence as these rooms see it, and the stretch that one of them claims
`spelling`    plain letters, slugs, how near two spellings are
`lexicon`     the vocabulary as a trie over tokens
`gazetteer`   cities, states and provinces of the world
`offices`     who held which office on which day
`persons`, `bodies`, `firms`, `state_bodies`, `places`, `statutes`, `goods`   one kind of entity each
`guesses`     what is left, with a low score
`short_forms` what the article calls by a shorter name later on

The order in which they read an article is set in `entities`.
"""
