"""What the marts' contracts share: patterns of codes and ids, and words that several columns are described with."""

CODE = r"^([A-Z]{2}|WORLD)$"
"""A country: ISO 3166-1 alpha-2, EU or WORLD."""
ID = r"^[0-9a-f]{20}$"
"""A stable id."""
COPY = "The current article this one is a near-copy of; null for originals. Counting only rows where it is null counts each story once."
PERIOD = "How precisely published_on is known; where it is coarser than a day, published_on is the first day of the period."
