"""Documents as they left the office, each content once, under its SHA-256."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class DocumentContent(Base):
    """The bytes of one document. Never changed: another content has another key."""

    __tablename__ = "document_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
