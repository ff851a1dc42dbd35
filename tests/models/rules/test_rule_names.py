import inspect
import re
from types import ModuleType

import pytest

from models.routine import OURS_KEYS, QUOTE_KEYS
from models.rules import deadlines, work_queue
from models.rules.rule_names import RULE_NAMES, rule_name


@pytest.mark.parametrize("module", [deadlines, work_queue])
def test_every_rule_a_case_can_wait_by_has_a_name(module: ModuleType) -> None:
    used = set(re.findall(r'"(Q[0-9]+|ours-[\w-]+)"', inspect.getsource(module)))
    assert used
    assert used <= RULE_NAMES.keys()


def test_every_name_is_of_a_key_the_routine_has() -> None:
    assert RULE_NAMES.keys() <= {*QUOTE_KEYS, *OURS_KEYS}


@pytest.mark.parametrize(("key", "name"), [("Q3", "Enrolment"), ("", ""), ("Q99", "Q99")])
def test_a_rule_is_called_by_its_name_or_its_key(key: str, name: str) -> None:
    assert rule_name(key) == name
