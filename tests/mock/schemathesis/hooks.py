"""Makes Schemathesis use ids that exist as well as generated ones, and records the statuses of responses."""

import atexit
import json
import os

import schemathesis
from document import value_key

# What the server contains, from the script that starts the run.
KNOWN = json.loads(os.environ["KNOWN_VALUES"])


def replace_value(path, name, value):
    """Replaces about two of three values. The choice depends on the value alone, so that runs are reproducible."""
    values = KNOWN["values"].get(value_key(path, name))
    choice = sum(repr(value).encode())
    return values[choice % len(values)] if values and choice % 3 else value


def replace_values(path, fields):
    if not isinstance(fields, dict):
        return fields
    return {name: replace_value(path, name, value) for name, value in fields.items()}


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    parameters = replace_values(context.operation.path, path_parameters)
    if isinstance(parameters, dict) and "comment_id" in parameters:
        comments = KNOWN["comments"].get(str(parameters["board_id"]), {})
        kind = "asset" if "asset_id" in parameters else "board"
        parameters["comment_id"] = comments.get(kind, parameters["comment_id"])
    return parameters


@schemathesis.hook
def map_query(context, query):
    return replace_values(context.operation.path, query)


@schemathesis.hook
def map_body(context, body):
    if not isinstance(body, dict):
        return body
    path = context.operation.path
    return replace_values(path, {name: replace_values(path, value) for name, value in body.items()})


# The statuses of the responses of each operation. The script that started the run checks that each operation succeeded.
STATUSES = {}


@schemathesis.hook
def after_call(context, case, response):
    name = case.operation.definition.raw["operationId"]
    STATUSES.setdefault(name, set()).add(response.status_code)


@atexit.register
def write_statuses():
    with open(os.environ["STATUSES"], "w") as file:
        json.dump({name: sorted(statuses) for name, statuses in STATUSES.items()}, file)
