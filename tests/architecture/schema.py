"""The whole schema, as SQLAlchemy reads it from the records."""

from sqlalchemy.orm import Mapper

from models.base import Base
from models.records import METADATA, MODULES

__all__ = ["METADATA", "MODULES", "mappers"]


def mappers() -> list[Mapper[object]]:
    """Return the mapper of every class with a table, by name."""
    return sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
