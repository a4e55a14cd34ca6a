import { describe, expect, it } from "vitest";

import { judge } from "../../src/preview/server.ts";

const ADDRESS = { port: 8123, token: "geheim", ticket: "kaartje" };
const HOST = "127.0.0.1:8123";

const judged = (
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): unknown => judge({ method, url, headers: { host: HOST, ...headers } }, ADDRESS);

describe("a request to a preview", () => {
  it.each([
    ["the page", "/geheim/", ""],
    ["a file of it", "/geheim/preview.js", "preview.js"],
    ["a page of the report", "/geheim/page/nota/1a2b/", "page/nota/1a2b/"],
    ["a path with a question", "/geheim/preview.js?x=1", "preview.js"],
  ])("for %s is answered", (_, url, path) => {
    expect(judged(url)).toEqual({ path });
  });

  it.each([
    ["the name of this machine", { host: "localhost:8123" }],
    ["an origin of its own", { origin: `http://${HOST}` }],
    ["a browser that says the same site asks", { "sec-fetch-site": "same-origin" }],
    ["a user who typed the address", { "sec-fetch-site": "none" }],
  ])("with %s is answered", (_, headers) => {
    expect(judged("/geheim/", headers)).toEqual({ path: "" });
  });

  it.each([
    ["another host", { host: "evil.example:8123" }],
    ["another port", { host: "127.0.0.1:80" }],
    ["no port", { host: "127.0.0.1" }],
    ["an address that is not this one", { host: "127.0.0.2:8123" }],
    ["no host", { host: "" }],
    ["a host that ends like this one", { host: `x${HOST}` }],
    ["an origin elsewhere", { origin: "http://evil.example" }],
    ["an origin that hides", { origin: "null" }],
    ["an origin on another port", { origin: "http://127.0.0.1:80" }],
    ["an origin by the other name of this machine", { origin: "http://localhost:8123" }],
    ["an origin with another scheme", { origin: `https://${HOST}` }],
    ["a browser that says another site asks", { "sec-fetch-site": "cross-site" }],
    ["a browser that says another port asks", { "sec-fetch-site": "same-site" }],
  ])("with %s is refused, although it knows the token", (_, headers) => {
    expect(judged("/geheim/", headers)).toEqual({ status: 403 });
    expect(judged("/kaartje/", headers)).toEqual({ status: 403 });
  });

  it.each([
    "/",
    "",
    "/geheim",
    "/Geheim/",
    "/geheim2/",
    "/gehei/",
    "//geheim/",
    "/%67eheim/",
    "/favicon.ico",
    "/kaartje",
    "/kaartje/preview.js",
    "http://127.0.0.1:8123/geheim/",
  ])("for %j finds nothing", (url) => {
    expect(judged(url)).toEqual({ status: 404 });
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", ""])(
    "with the method %j is refused",
    (method) => {
      expect(judged("/geheim/", {}, method)).toEqual({ status: 405 });
      expect(judged("/kaartje/", {}, method)).toEqual({ status: 405 });
    },
  );

  it("is answered without a body if it requests only the head", () => {
    expect(judged("/geheim/", {}, "HEAD")).toEqual({ path: "" });
  });

  it("is redirected to the preview by an address that works once, while there is one", () => {
    expect(judged("/kaartje/")).toEqual({ isTicket: true });
    const headers = { host: HOST };
    const request = { method: "GET", url: "/kaartje/", headers };
    expect(judge(request, { ...ADDRESS, ticket: null })).toEqual({ status: 404 });
    expect(judge({ ...request, url: "//" }, { ...ADDRESS, ticket: null })).toEqual({ status: 404 });
  });
});
