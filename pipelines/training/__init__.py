"""Trains the encoder of `reading.encoder` on annotated articles: for developers of the rules, not part of a build.

- `network`   the network, and its first weights (MiniLM)
- `encoder_file`  how it is written as an ONNX file and read back
- `batches`   the lessons as stretches with what is right, and many of them side by side
- `disguise`  a lesson told of other countries, with other figures, in part or with words hidden, so that none is learned by heart
- `learning`  what is wrong with its answers, how they are made better, and the command

`make encoder` writes `seeds/encoder/encoder.onnx` and `seeds/lessons/opinions.parquet`; docs/reading.md says what it needs.
PyTorch lives here alone. The weights of the evidence are fitted in `pipelines.fitting`.
"""
