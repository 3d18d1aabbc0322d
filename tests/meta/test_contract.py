"""What is written down twice agrees: generated files, the list of functions, and the rules' own numbers."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from latchkey.contract.__main__ import generated
from latchkey.domain import limits, money
from latchkey.domain.desk.interactions import InteractionKind
from latchkey.domain.desk.leads import QUALIFIED, LeadSource, Stage
from latchkey.domain.errors.base import ErrorCode
from latchkey.domain.files import FileType
from latchkey.domain.room_work.comments import CONSENT_VERSION, SubjectKind
from latchkey.domain.room_work.deliverables import Verdict
from latchkey.domain.rooms import MilestoneStatus
from latchkey.entrypoints.http import STATUS

ROOT = Path(__file__).parents[2]
DEPLOYED = [
    "portals",
    "portal",
    "stripe_webhook",
    "on_message_created",
    "on_comment_written",
    "on_decision_written",
    "on_deliverable_written",
    "on_desk_written",
    "on_file_finalized",
    "on_outbox_created",
    "deliver_often",
    "sweep_hourly",
    "reconcile_nightly",
]
FIRESTORE_RULES = (ROOT / "firestore.rules").read_text()
STORAGE_RULES = (ROOT / "storage.rules").read_text()


@pytest.mark.parametrize("path", sorted(generated()), ids=lambda path: path.name)
def test_generated_files_are_current(path: Path) -> None:
    """When this fails, run `make contract` and commit what it wrote."""
    assert path.read_text(encoding="utf-8") == generated()[path]


def test_main_registers_these_functions_and_nothing_else() -> None:
    tree = ast.parse((ROOT / "functions" / "main.py").read_text())
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert [function.name for function in functions] == DEPLOYED
    assert all(function.decorator_list for function in functions)


def test_hosting_rewrites_lead_to_functions_that_exist() -> None:
    hosting = json.loads((ROOT / "firebase.json").read_text())["hosting"]
    targets = {rule["function"]["functionId"] for rule in hosting["rewrites"] if "function" in rule}
    assert targets == {"portals", "portal", "stripe_webhook"}


def test_every_refusal_has_a_status() -> None:
    assert set(STATUS) == set(ErrorCode)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("maxNameLength", limits.PERSON_NAME_MAX),
        ("maxTitleLength", limits.TITLE_MAX),
        ("maxTextLength", limits.MESSAGE_TEXT_MAX),
        ("maxAttachments", limits.MESSAGE_ATTACHMENTS_MAX),
        ("maxFileNameLength", limits.FILE_NAME_MAX),
        ("maxFileBytes", limits.FILE_BYTES_MAX),
        ("maxPageSize", limits.MESSAGE_LIST_MAX),
        ("maxWorkPage", limits.WORK_PAGE),
        ("maxTaskTitleLength", limits.TASK_TITLE_MAX),
        ("maxDeliveryNoteLength", limits.DELIVERY_NOTE_MAX),
        ("maxDecisionNoteLength", limits.DECISION_NOTE_MAX),
        ("maxCommentLength", limits.COMMENT_TEXT_MAX),
        ("consentVersion", CONSENT_VERSION),
        ("maxWorkLength", limits.ENTRY_DESCRIPTION_MAX),
        ("maxEntrySeconds", limits.ENTRY_SECONDS_MAX),
        ("maxRateMinor", limits.RATE_MINOR_MAX),
        ("maxZoneLength", limits.TIME_ZONE_MAX),
        ("maxInteractionLength", limits.INTERACTION_TEXT_MAX),
        ("maxCompanyLength", limits.LEAD_COMPANY_MAX),
        ("maxPhoneLength", limits.LEAD_PHONE_MAX),
        ("maxEmailLength", limits.EMAIL_MAX),
        ("maxNotesLength", limits.LEAD_NOTES_MAX),
        ("maxAnswerLength", limits.LEAD_ANSWER_MAX),
        ("maxReasonLength", limits.REASON_MAX),
        ("maxAmountMinor", money.MAX_AMOUNT_MINOR),
    ],
)
def test_the_rules_hold_to_the_same_limits(name: str, limit: int) -> None:
    assert _returned(FIRESTORE_RULES, name) == str(limit)


def test_the_storage_rules_hold_to_the_same_limits() -> None:
    assert _returned(STORAGE_RULES, "maxFileBytes") == str(limits.FILE_BYTES_MAX)
    assert _returned(STORAGE_RULES, "maxCertificateBytes") == str(limits.CERTIFICATE_BYTES_MAX)


def test_the_rules_hold_to_the_same_words() -> None:
    assert _words("allowedContentTypes") == {each.value for each in FileType}
    assert _words("milestoneStatuses") == {each.value for each in MilestoneStatus}
    assert _words("verdicts") == {each.value for each in Verdict}
    assert _words("subjectKinds") == {each.value for each in SubjectKind}
    assert _words("stages") == {each.value for each in Stage}
    assert _words("qualifiedStages") == {each.value for each in QUALIFIED}
    assert _words("leadSources") == {each.value for each in LeadSource}
    assert _words("interactionKinds") == {each.value for each in InteractionKind}


def test_the_rules_hold_to_the_same_forms_of_ids() -> None:
    assert f"value.matches('[0-9A-Za-z]{{{limits.ID_LENGTH}}}')" in FIRESTORE_RULES


def test_imports_go_down_only() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {"PYTHONPATH": str(ROOT / "functions"), "PATH": "/usr/bin:/bin"}
    found = subprocess.run(  # noqa: S603 -- a tool of ours
        [program, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


def _returned(rules: str, name: str) -> str:
    found = re.search(rf"function {name}\(\) {{ return (.+?); }}", rules)
    assert found, name
    return found.group(1)


def _words(name: str) -> set[str]:
    found = re.search(rf"function {name}\(\) {{\s*return \[(.+?)\];\s*}}", FIRESTORE_RULES, re.DOTALL)
    assert found, name
    return set(re.findall(r"'([^']+)'", found.group(1)))
