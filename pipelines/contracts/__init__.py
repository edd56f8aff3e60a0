"""What every table promises. One pandera class per table; all else about a table is derived from it (`table`)."""
