"""The server under test, and its content."""

import json
import subprocess
import sys
import urllib.parse
import urllib.request


class Server:
    """The program, on ports that the system chooses."""

    def __init__(self, path):
        arguments = [path, "--documented-dates", "--keep-requests", "0"]
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if line.startswith("control "):
                self.control = line.split()[1]
            if line.startswith("Interrupt"):
                break
        else:
            sys.exit("The server did not start.")
        self.overview = self.send("GET", self.control + "/")

    def send(self, method, url, body=None, headers={}):
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", **headers}
        with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method)) as response:
            text = response.read()
        return json.loads(text) if text else None

    def log_in(self):
        """Requests a token of the user, as a header for calls of the API."""
        names = {"client_id": "api_key", "client_secret": "api_secret", "username": "username", "password": "password"}
        form = {name: self.overview[source] for name, source in names.items()}
        form = urllib.parse.urlencode({"grant_type": "password", **form}).encode()
        content_type = {"Content-Type": "application/x-www-form-urlencoded"}
        token = self.send("POST", self.overview["token"], form, content_type)["access_token"]
        self.credentials = {"Api-Key": self.overview["api_key"], "Authorization": f"Bearer {token}"}

    def api(self, method, path, body=None):
        return self.send(method, self.overview["api"] + path, body, self.credentials)

    def ready_at_once(self):
        self.send("PUT", self.control + "/generations", {"ready": "at_once", "files_ready": "at_once"})

    def stop(self):
        self.process.terminate()

    def fill(self):
        """Creates objects of every kind. Returns their ids and other values for requests."""
        self.log_in()
        for product in self.send("GET", self.control + "/quotas"):
            self.send("PUT", f"{self.control}/quotas/{product}", {"remaining": 1_000_000})
        assets = self.send("GET", self.control + "/assets")
        images, videos = assets["images"][:4], assets["videos"][:4]
        artist = self.api("GET", f"/v3/images/{images[0]}?fields=artist")["images"][0]["artist"]
        comments = {}
        for number in range(16):
            board = {"name": f"Board {number}", "assets": images[:2], "comments": ["One", "Two"]}
            board = self.send("POST", self.control + "/boards", board)["id"]
            on_asset = self.api("POST", f"/v3/boards/{board}/assets/{images[0]}/comments", {"Text": "Three"})
            on_board = self.api("GET", f"/v3/boards/{board}/comments")["comments"]
            comments[board] = {"asset": on_asset["Id"], "board": on_board[0]["id"]}
        order = self.send("POST", self.control + "/orders", {"asset_ids": images[:2]})["id"]
        prompt = {"prompt": "A paper boat"}
        generations = [self.api("POST", "/v3/ai/image-generations", prompt)["generation_request_id"] for _ in range(6)]
        self.send("POST", self.control + "/generations/finish")
        self.send("PUT", f"{self.control}/generations/{generations[-1]}", {"outcome": "gone"})
        for index in range(2):
            self.api("PUT", f"/v3/ai/image-generations/{generations[0]}/images/{index}/download", {"size_name": "1k"})
        generated = self.api("GET", "/v3/downloads")["downloads"][0]["generated_asset_id"]
        files = []
        for category in ["CustomerProduct", "ImageReference"]:
            file = {"url": "https://example.com/file.jpg", "category": category, "rights_claimed": True}
            files.append(self.api("POST", "/v3/ai/file-registrations", file)["id"])
        upload = self.overview["api"] + "/v3/search/by-image/uploads/boat.jpg"
        self.send("PUT", upload, b"\xff\xd8\xff\xd9", {**self.credentials, "Content-Type": "image/jpeg"})
        channels = [channel["channelId"] for channel in self.api("GET", "/v3/asset-changes/channels")]
        change_set = self.api("PUT", f"/v3/asset-changes/change-sets?channel_id={channels[1]}&batch_size=3")
        events = [event["id"] for event in self.api("GET", "/v3/search/events")["events"]]
        products = {product["type"]: product["id"] for product in self.api("GET", "/v3/products")["products"]}
        on_result = {"reference_generation": {"generation_request_id": generations[0], "index": 0}}
        on_asset, on_file = {"reference_asset_id": images[0]}, {"reference_file_registration_id": files[0]}
        values = {
            "images.id": images,
            "videos.id": videos,
            "events.id": events,
            "orders.id": [order],
            "ids": [images, videos, events, [images[0], "0"]],
            "event_ids": [events[:2]],
            "assetId": images,
            "asset_id": images,
            "asset_ids": [images],
            "artist_name": [artist],
            "reference_asset_id": images,
            "background_asset_id": images,
            "board_id": list(comments),
            "channel_id": channels,
            "change-set-id": [change_set["changeSetId"]],
            "generationRequestId": generations,
            "generation_request_id": generations,
            "generated_asset_id": [generated],
            "index": [0, 1, 2, 3],
            "fileRegistrationId": files,
            "file-name": ["boat.jpg"],
            "reference_file_registration_id": files,
            "background_file_registration_id": files,
            "mask_url": ["https://example.com/mask.png"],
            "image_url": [upload],
            "url": ["https://media.gettyimages.com/photos/picture-id" + images[0]],
            "aspect_ratio": ["16:9"],
            "background_color": ["ffeedd"],
            "size_name": ["1k", "4k"],
            "product_id": [products["premiumaccess"], products["aigen"]],
            "page": [1, 2],
            "page_size": [5],
            "phrase": ["lighthouse"],
        }
        bodies = {
            "acquire_asset_licenses": {"extended_licenses": ["multiseat"]},
            "add_board_assets": [{"asset_id": images[3]}],
            "create_board": {"name": "Boats"},
            "create_board_asset_comment": {"Text": "This one"},
            "create_board_comment": {"text": "These"},
            "download_image": {"download_notes": "For a test"},
            "enhance_prompt": prompt,
            "extend_image": {**on_asset, "left_percentage": 20},
            "generate_background": {**on_file, **prompt},
            "generate_images": {**prompt, "aspect_ratio": "16:9"},
            "influence_color_by_image": {**on_asset, **prompt},
            "influence_composition_by_image": {**on_file, **prompt},
            "redownload_generated_image": {"generated_asset_id": generated, "product_id": products["aigen"]},
            "refine_image": {**on_result, **prompt},
            "register_file": file,
            "remove_background": on_result,
            "remove_object": {**on_asset, "mask_url": "https://example.com/mask.png"},
            "replace_background": {**on_asset, "background_color": "ffeedd"},
            "start_generated_image_download": {"size_name": "4k"},
            "update_board": {"name": "Ships"},
        }
        return {"values": values, "comments": comments, "bodies": bodies}
