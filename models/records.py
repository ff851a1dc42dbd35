"""Every record module in one place: whoever needs the whole schema imports `METADATA` from here."""

from models import answers, case, document, log, meeting, note, office, person, search
from models.base import Base

MODULES = (answers, case, document, log, meeting, note, office, person, search)
METADATA = Base.metadata
