"""What an uploaded document is: looked at before it is kept, read afterwards.

Uploads are hostile until shown otherwise. Pure functions over file objects; nothing here knows a model.
"""

from leo_site.core.intake.inspection import DocumentFacts, inspect_document
from leo_site.core.intake.kinds import mime_type
from leo_site.core.intake.text import extract_text

__all__ = ["DocumentFacts", "extract_text", "inspect_document", "mime_type"]
