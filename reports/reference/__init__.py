"""Standards and recommendations that come with the portal."""
