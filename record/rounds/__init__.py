"""Rounds: handing in a street's period, reviewing it, and what each page shows."""
