"""Makes Schemathesis ask for things that are there as well as for things it made up, and notes what was answered."""

import atexit
import json
import os

import schemathesis
from document import known_as

# What the server holds, written by the script that starts the run.
KNOWN = json.loads(os.environ["KNOWN_VALUES"])


def known(path, name, value):
    """Replaces about two of three values; which ones depends on the value alone, so that runs repeat."""
    values = KNOWN["values"].get(known_as(path, name))
    choice = sum(repr(value).encode())
    return values[choice % len(values)] if values and choice % 3 else value


def replaced(path, fields):
    if not isinstance(fields, dict):
        return fields
    return {name: known(path, name, value) for name, value in fields.items()}


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    parameters = replaced(context.operation.path, path_parameters)
    if isinstance(parameters, dict) and "comment_id" in parameters:
        comments = KNOWN["comments"].get(str(parameters["board_id"]), {})
        kind = "asset" if "asset_id" in parameters else "board"
        parameters["comment_id"] = comments.get(kind, parameters["comment_id"])
    return parameters


@schemathesis.hook
def map_query(context, query):
    return replaced(context.operation.path, query)


@schemathesis.hook
def map_body(context, body):
    if not isinstance(body, dict):
        return body
    path = context.operation.path
    return replaced(path, {name: replaced(path, value) for name, value in body.items()})


# Operation -> statuses it was answered with; the script that started the run looks whether each of them succeeded.
ANSWERED = {}


@schemathesis.hook
def after_call(context, case, response):
    name = case.operation.definition.raw["operationId"]
    ANSWERED.setdefault(name, set()).add(response.status_code)


@atexit.register
def write_answered():
    with open(os.environ["ANSWERED"], "w") as file:
        json.dump({name: sorted(statuses) for name, statuses in ANSWERED.items()}, file)
