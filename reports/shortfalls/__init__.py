"""What communities lack to the standards they are held to, what would close it and
what that costs: how much, where. Pure values; parts of a scope merge.

A problem says that a community falls short; this says by how much in all.
"""
