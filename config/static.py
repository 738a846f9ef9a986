"""How static files are kept: under hashed names, compressed once."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    def create_compressor(self, **options: Any) -> Compressor:
        # A tenth smaller than gzip, and ten times as long: a first start would
        # take seconds more for a network that has no need of it.
        return Compressor(use_brotli=False, **options)
