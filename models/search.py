"""What a case is found by. The law allows name, person number and case number, nothing else.

Source: förordning (2001:637) 15 §.
"""

from uuid import UUID

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, link


class SearchEntry(Base):
    """The name a case is found by, kept in step by the actions; rebuilt whole when found stale."""

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[UUID] = mapped_column(link("case.id"), index=True)
    name: Mapped[str]
