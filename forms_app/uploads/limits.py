"""How much a form may bring: more is read past and told, so that nothing else of the form is lost."""

import io

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers


class LimitedInMemory(FileUploadHandler):
    """Files posted on a municipality's host, in memory: unencrypted they never touch a disk.

    One that is too large comes as an empty file whose `left_out` is a code of forms_app.uploads.refusals.
    """

    brought = 0
    mine = False

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)
        # The admin's files are editors', and Wagtail has limits of its own.
        self.mine = getattr(self.request, "municipality", None) is not None
        if self.mine:
            self.kept, self.left_out = io.BytesIO(), ""
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.mine:
            return raw_data
        if not self.left_out:
            self.brought += len(raw_data)
            if start + len(raw_data) > settings.UPLOAD_MAX_BYTES:
                self._leave_out("size")
            elif self.brought > settings.UPLOAD_POST_MAX_BYTES:
                self._leave_out("post")
            else:
                self.kept.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        if not self.mine:
            return None
        self.kept.seek(0)
        file = InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=len(self.kept.getbuffer()),
            charset=self.charset,
        )
        file.left_out = self.left_out
        return file

    def _leave_out(self, code: str) -> None:
        self.left_out = code
        self.brought -= len(self.kept.getbuffer())
        self.kept = io.BytesIO()
