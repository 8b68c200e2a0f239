"""The document as Schemathesis gets it: closed, and with requests that the server can fulfil as examples."""

import copy


# Parameters without which a request is refused although the document does not say so.
NEEDED = {"artist_name"}


def prepared(document, known):
    document = copy.deepcopy(document)
    close(document["components"])
    with_examples(document, known)
    return document


def close(schema):
    """Lets objects have no properties beside those they name.

    Clients must bear with new ones. The server is held to more: it sends none, and refuses those it does not know.
    """
    if isinstance(schema, dict):
        if "properties" in schema and "additionalProperties" not in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            close(part)
    elif isinstance(schema, list):
        for part in schema:
            close(part)


def with_examples(document, known):
    boards = iter(known["comments"])
    for path, item in document["paths"].items():
        for operation in item.values():
            values = {name: choices[0] for name, choices in known["values"].items()}
            if "{board_id}" in path:
                # One for each operation, so that what one of them deletes is there for the others.
                values["board_id"] = next(boards)
                kind = "asset" if "{asset_id}" in path else "board"
                values["comment_id"] = known["comments"][values["board_id"]][kind]
            for parameter in operation.get("parameters", []):
                name = known_as(path, parameter["name"])
                if name in values and (parameter.get("required") or name in NEEDED):
                    parameter["example"] = values[name]
            for content in operation.get("requestBody", {}).get("content", {}).values():
                if operation["operationId"] in known["bodies"]:
                    content["example"] = known["bodies"][operation["operationId"]]


def known_as(path, name):
    """What `id` means depends on the path: `/v3/images/{id}` and `/v3/downloads/images/{id}` both mean images."""
    if name != "id":
        return name
    return path.split("/{id}")[0].rsplit("/", 1)[1] + ".id"
