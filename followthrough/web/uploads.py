"""A limit on the size of an uploaded file, which Django itself does not set."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes to a temporary file and refuses as soon as LARGEST_UPLOAD bytes have gone by."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        if start + len(raw_data) > settings.LARGEST_UPLOAD:
            self.upload_interrupted()  # nobody else will close and remove what has come in
            raise RequestDataTooBig("The uploaded file is larger than LARGEST_UPLOAD.")
        try:
            return super().receive_data_chunk(raw_data, start)
        except OSError:
            self.upload_interrupted()
            raise
