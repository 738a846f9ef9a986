"""Lists of the record: one for every kind of row, made from its Entity."""
