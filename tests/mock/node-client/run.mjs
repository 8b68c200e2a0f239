// Calls a Getty Images server on loopback with the vendor's client and prints the results as JSON.
//
// GETTY_API_URL and GETTY_AUTHENTICATION_URL are the URLs of the server. GETTY_API_KEY, GETTY_API_SECRET, GETTY_USERNAME
// and GETTY_PASSWORD are the credentials.

import http from "node:http";
import https from "node:https";
import GettyImagesApi from "gettyimages-api";

const servers = {
  "api.gettyimages.com": new URL(process.env.GETTY_API_URL),
  "authentication.gettyimages.com": new URL(process.env.GETTY_AUTHENTICATION_URL),
};

// The client only supports HTTPS on port 443. Its requests are sent to loopback unchanged.
https.request = (options, onResponse) => {
  const { hostname, port } = servers[options.hostname];
  return http.request({ ...options, hostname, port }, onResponse);
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
const imageById = await client.images().withId(image).withResponseField("title").execute();
const several = await client.images().withIds([image, editorial.images[0].id]).execute();
const videoById = await client.videos().withId(video).execute();
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
  title: imageById.images[0].title,
  several: several.images.length,
  videoTitle: videoById.title,
  imageFile: imageFile.uri,
  videoFile: videoFile.uri,
  countries: countries.countries.length,
  missing,
}));
