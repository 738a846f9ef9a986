"""The page of a report."""

from django.urls import reverse

from reports.models import Report
from tests.browsing import PageClient


def page_of(client: PageClient, report: Report) -> str:
    address = reverse("reports:report-detail", args=[report.pk])
    return client.get(address).content.decode()
