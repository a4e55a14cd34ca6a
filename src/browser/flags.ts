import type { BrowserProgram } from "./context.ts";

/** A port where no proxy listens: port 9 of this machine, "discard". */
const PROXY_TO_NOWHERE = "127.0.0.1:9";

/** The command line for `program`, which lets it print pages and do nothing else. */
export function browserFlags(
  program: BrowserProgram,
  profile: string,
  sandbox: boolean,
): readonly string[] {
  return [
    "--headless",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ["--no-sandbox"]),
    ...PRINTING,
    ...SAME_EVERYWHERE,
    ...NO_NETWORK,
    ...NOTHING_ELSE,
    // The carried browser opens no page by itself. An installed one would open its start page.
    ...(program.origin === "installed" ? ["about:blank"] : []),
  ];
}

const PRINTING = ["--export-tagged-pdf", "--generate-pdf-document-outline"];

const SAME_EVERYWHERE = [
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--force-device-scale-factor=1",
  "--lang=nl-NL",
  "--disable-gpu",
  "--disable-software-rasterizer",
];

const NO_NETWORK = [
  `--proxy-server=${PROXY_TO_NOWHERE}`,
  "--proxy-bypass-list=<-loopback>",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-pings",
  "--dns-prefetch-disable",
];

const NOTHING_ELSE = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-component-extensions-with-background-pages",
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--disable-client-side-phishing-detection",
  "--disable-search-engine-choice-screen",
  "--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--mute-audio",
  "--metrics-recording-only",
  "--password-store=basic",
  "--use-mock-keychain",
];
