"""Links in running text: what they lead to may have become private or been taken offline since they were made."""

from typing import Any

from wagtail.documents import get_document_model
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from leo_site.core.files import public_files
from leo_site.core.visibility import PublicPageQuerySet


class PublicPageLinkHandler(PageLinkHandler):
    """Links to public pages; of others only the text stays."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        ids = [attrs.get("id") for attrs in attrs_list]
        found = {str(page.pk): page for page in PublicPageQuerySet(Page).filter(pk__in=ids).public()}
        return [found.get(str(pk)) for pk in ids]


class PublicDocumentLinkHandler(DocumentLinkHandler):
    """Links to files that lie in no private collection; of others only the text stays."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        ids = [attrs.get("id") for attrs in attrs_list]
        documents = {str(one.pk): one for one in get_document_model().objects.filter(pk__in=ids).defer("text")}
        public = public_files(documents.values(), "")
        return [documents[str(pk)] if str(pk) in documents and int(str(pk)) in public else None for pk in ids]
