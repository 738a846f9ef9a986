"""The life of background jobs: claimed once, heard of, cancelled, found when lost.

What a job does is told by its kind (jobs.kinds), which another app brings; nothing
here knows of any. The settings list the kinds.
"""
