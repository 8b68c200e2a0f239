"""The document for Schemathesis: with closed schemas, and with example requests that can succeed."""

import copy


# Parameters that operations require although the document does not say so.
REQUIRED = {"artist_name"}


def prepare(document, known):
    document = copy.deepcopy(document)
    close(document["components"])
    add_examples(document, known)
    return document


def close(schema):
    """Disallows additional properties in all objects.

    Clients must tolerate new properties. The server is checked more strictly: it sends none, and rejects unknown ones.
    """
    if isinstance(schema, dict):
        if "properties" in schema and "additionalProperties" not in schema:
            schema["additionalProperties"] = False
        for child in schema.values():
            close(child)
    elif isinstance(schema, list):
        for child in schema:
            close(child)


def add_examples(document, known):
    boards = iter(known["comments"])
    for path, item in document["paths"].items():
        for operation in item.values():
            values = {name: choices[0] for name, choices in known["values"].items()}
            if "{board_id}" in path:
                # Each operation has its own board, because one of them may delete it.
                values["board_id"] = next(boards)
                kind = "asset" if "{asset_id}" in path else "board"
                values["comment_id"] = known["comments"][values["board_id"]][kind]
            for parameter in operation.get("parameters", []):
                name = value_key(path, parameter["name"])
                if name in values and (parameter.get("required") or name in REQUIRED):
                    parameter["example"] = values[name]
            for content in operation.get("requestBody", {}).get("content", {}).values():
                if operation["operationId"] in known["bodies"]:
                    content["example"] = known["bodies"][operation["operationId"]]


def value_key(path, name):
    """The key of a parameter in the known values.

    The meaning of `id` depends on the path: `/v3/images/{id}` and `/v3/downloads/images/{id}` both mean images.
    """
    if name != "id":
        return name
    return path.split("/{id}")[0].rsplit("/", 1)[1] + ".id"
