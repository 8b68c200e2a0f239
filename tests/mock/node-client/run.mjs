// Calls a Getty Images server on loopback with the vendor's client and prints what came back as JSON.
//
// GETTY_API_URL, GETTY_AUTHENTICATION_URL, GETTY_API_KEY, GETTY_API_SECRET, GETTY_USERNAME and GETTY_PASSWORD say where
// the server is and who calls.

import http from "node:http";
import https from "node:https";
import GettyImagesApi from "gettyimages-api";

const servers = {
  "api.gettyimages.com": new URL(process.env.GETTY_API_URL),
  "authentication.gettyimages.com": new URL(process.env.GETTY_AUTHENTICATION_URL),
};

// The client knows only HTTPS on port 443; what it sends is sent unchanged, to loopback.
https.request = (options, answered) => {
  const { hostname, port } = servers[options.hostname];
  return http.request({ ...options, hostname, port }, answered);
};

const client = new GettyImagesApi({
  apiKey: process.env.GETTY_API_KEY,
  apiSecret: process.env.GETTY_API_SECRET,
  username: process.env.GETTY_USERNAME,
  password: process.env.GETTY_PASSWORD,
});

const token = await client.getAccessToken();
const images = await client.searchimagescreative().withPhrase("lighthouse").withPage(1).withPageSize(5).execute();
const editorial = await client.searchimageseditorial().withPageSize(1).execute();
const videos = await client.searchvideoscreative().withPageSize(1).execute();
const image = images.images[0].id;
const video = videos.videos[0].id;
const one = await client.images().withId(image).withResponseField("title").execute();
const several = await client.images().withIds([image, editorial.images[0].id]).execute();
const moving = await client.videos().withId(video).execute();
const imageFile = await client.downloadsimages().withId(image).execute();
const videoFile = await client.downloadsvideos().withId(video).execute();
const countries = await client.countries().execute();
const missing = await client.images().withId("nothing").execute().catch((error) => error.statusCode);

console.log(JSON.stringify({
  tokenType: token.token_type,
  expiresIn: token.expires_in,
  found: images.result_count,
  image,
  video,
  title: one.images[0].title,
  several: several.images.length,
  videoTitle: moving.title,
  imageFile: imageFile.uri,
  videoFile: videoFile.uri,
  countries: countries.countries.length,
  missing,
}));
