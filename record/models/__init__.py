"""What the pages of the record keep for their readers and writers."""
