"""What a small language model makes of each figure: a second opinion beside the named evidence, learned from the same lessons.

- `pieces`      text in the word pieces the model was trained on
- `stretches`   the parts of an article that are put before it: pieces, the figures and the names among them
- `impression`  what it thinks of one figure, and what that says of a possible answer
- `model`       the network itself, run by ONNX Runtime on one core

The encoder is MiniLM-L6 (Wang et al. 2020, as `all-MiniLM-L6-v2`, Apache License 2.0), trained further on the lessons by
`pipelines.training`; it stands in `seeds/encoder`. It reads general English, so it knows words that no lesson has; it gives no reasons.
What speaks for which answer by name is said in `weighing`, and there the two are put together. No vocabulary of tariffs lives here.
"""
