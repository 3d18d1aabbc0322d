"""The API as OpenAPI 3.1."""

import json
import re
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from latchkey.contract.routes import all_routes
from latchkey.domain.errors.base import ErrorCode
from latchkey.entrypoints.http import PATH_ID, File, Route

_REFERENCE: Final = "#/components/schemas/{model}"

_BYTES: Final = {"type": "string", "format": "binary"}
_ERROR: Final = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string", "enum": [code.value for code in ErrorCode]},
                "message": {"type": "string", "description": "A sentence fit to show."},
                "fields": {"type": "object", "additionalProperties": {"type": "string"}},
                "requestId": {"type": "string"},
            },
        }
    },
}


def openapi() -> str:
    """Describe both doors; Stripe's letter box is Stripe's own contract."""
    routes = list(all_routes())
    asked = [(route.asked, "validation") for _, route, _ in routes if route.method != "GET"]
    answered = [
        (route.answered, "serialization") for _, route, _ in routes if not issubclass(route.answered, File)
    ]
    models: Any = list(dict.fromkeys([*asked, *answered]))
    references, schemas = models_json_schema(models, ref_template=_REFERENCE)
    paths: dict[str, Any] = {}
    for address, route, is_private in routes:
        operation = _operation(address, route, is_private=is_private, references=references)
        paths.setdefault(address, {})[route.method.lower()] = operation
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Latchkey", "version": "1"},
        "paths": paths,
        "components": {
            "securitySchemes": {"freelancer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "schemas": {**schemas["$defs"], "Refusal": _ERROR},
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _operation(
    address: str, route: Route[Any, Any], *, is_private: bool, references: dict[Any, Any]
) -> dict[str, Any]:
    def content(model: type[BaseModel], mode: str) -> dict[str, Any]:
        if issubclass(model, File):
            return {"content": {model.content_type: {"schema": _BYTES}}}
        return {"content": {"application/json": {"schema": references[(model, mode)]}}}

    operation: dict[str, Any] = {
        "responses": {
            str(route.status): {"description": "Done.", **content(route.answered, "serialization")},
            "default": {
                "description": "Refused.",
                "content": {"application/json": {"schema": {"$ref": _REFERENCE.format(model="Refusal")}}},
            },
        },
    }
    parameters = _path_parameters(address)
    if route.method == "GET":
        parameters += _query_parameters(route.asked)
    else:
        operation["requestBody"] = {"required": True, **content(route.asked, "validation")}
    if parameters:
        operation["parameters"] = parameters
    if is_private:
        operation["security"] = [{"freelancer": []}]
    return operation


def _path_parameters(address: str) -> list[dict[str, Any]]:
    schema = {"type": "string", "pattern": f"^{PATH_ID}$"}
    return [
        {"name": name, "in": "path", "required": True, "schema": schema}
        for name in re.findall(r"\{(\w+)\}", address)
    ]


def _query_parameters(asked: type[BaseModel]) -> list[dict[str, Any]]:
    """Describe what a GET is asked: flat, for a query has no other form."""
    schema = asked.model_json_schema(mode="validation")
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": each}
        for name, each in schema.get("properties", {}).items()
    ]
