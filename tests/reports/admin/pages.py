"""Addresses of the administrators' site."""

from django.urls import reverse


def page(model: str, what: str, *args: int) -> str:
    return reverse(f"admin:reports_{model}_{what}", args=args)


def words_of(response) -> str:
    return response.content.decode()
