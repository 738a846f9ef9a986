"""Whether what is on record can be true: named checks, each giving doubts.

A doubt is not an error: figures are kept as reported, the doubt is shown, and
the community may say why they are right all the same.
"""
