"""What Firebase Hosting is told in firebase.json, seen from a browser's side."""

import json
from collections.abc import Mapping

import httpx
import pytest

from local.deploy_config import web_config
from local.places import HOSTING_DIST, ROOT, SetupError

SDK_CONFIG = {
    "apiKey": "AIza-something",
    "projectId": "studio",
    "storageBucket": "studio.firebasestorage.app",
    "authDomain": "studio.firebaseapp.com",
}


def policy(headers: Mapping[str, str]) -> dict[str, list[str]]:
    """Read a content security policy."""
    directives = (directive.split() for directive in headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/r", "room.html"),
        ("/r/return?invoice=x&outcome=paid", "room.html"),
        ("/recover", "room.html"),
        ("/pay", "pay.html"),
        ("/pay/return?invoice=x&outcome=paid", "pay.html"),
        ("/mail", "mail.html"),
        ("/e/rao-studio", "enquiry.html"),
        ("/sign-in", "desk.html"),
        ("/desk", "desk.html"),
        ("/desk/rooms/x", "desk.html"),
    ],
)
def test_each_address_leads_to_its_page_with_strict_headers(http: httpx.Client, path: str, page: str) -> None:
    answer = http.get(path)

    assert answer.text == (HOSTING_DIST / page).read_text()
    allowed = policy(answer.headers)
    assert allowed["default-src"] == allowed["frame-ancestors"] == allowed["base-uri"] == ["'none'"]
    assert allowed["script-src"] == allowed["style-src"] == ["'self'"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_front_page_is_the_desk(http: httpx.Client) -> None:
    answer = http.get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk")


def test_built_assets_are_kept_and_the_config_is_not(http: httpx.Client) -> None:
    asset = next((HOSTING_DIST / "assets").glob("*.js"))

    assert "immutable" in http.get(f"/assets/{asset.name}").headers["Cache-Control"]
    assert http.get("/config.js").headers["Cache-Control"] == "no-cache"


def test_production_is_never_told_about_emulators() -> None:
    config = web_config(SDK_CONFIG)

    assert config["emulators"] is None
    assert "127.0.0.1" not in json.dumps(config) + (ROOT / "firebase.json").read_text()


def test_a_web_app_without_a_bucket_is_not_deployed() -> None:
    with pytest.raises(SetupError, match="storageBucket"):
        web_config(SDK_CONFIG | {"storageBucket": ""})
