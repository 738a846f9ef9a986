"""The life of background jobs: claimed once, heard of, cancelled, found when lost."""
