import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { CHECK, GENERATE, REPORT, TEXTS_FOLDER, type Attack, type Place } from "./attack.ts";

/** The user "nobody", who exists on every Unix. */
const OTHER = 65_534;
const AS_OTHER = `setpriv --reuid=${OTHER} --regid=${OTHER} --clear-groups`;

/** True if this process may act as two users. */
export const mayBeTwo = process.platform === "linux" && process.getuid?.() === 0;

function open(...folders: readonly string[]): void {
  // As the temporary folder is: everyone may write in it, and nobody may rename the files of
  // others.
  for (const folder of folders) chmodSync(folder, 0o1777);
}

/** A cache folder with a code cache in it that is another user's. */
function plantedCache({ folder }: Place, owner: number, mode: number): void {
  const cache = path.join(folder, "cache");
  const compiled = path.join(cache, "peildatum-compiled");
  mkdirSync(compiled, { recursive: true });
  open(cache);
  chmodSync(compiled, mode);
  chownSync(compiled, owner, owner);
}

/** The contents of the cache of compiled code, which a start would run. */
function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function cached(
  name: string,
  owner: number,
  mode: number,
  prepare: (place: Place) => void = () => undefined,
): Attack {
  return {
    name: `two users: a cache of compiled code ${name}`,
    words: ["--version"],
    prepare: (place) => {
      plantedCache(place, owner, mode);
      prepare(place);
    },
    shell: { before: "XDG_CACHE_HOME=$PWD/cache" },
    allowed: [0],
    inspect: ({ folder }) => {
      const compiled = path.join(folder, "cache/peildatum-compiled");
      const isOurs =
        statSync(compiled).uid === process.getuid?.() && (statSync(compiled).mode & 0o22) === 0;
      return !isOurs && filesIn(compiled).length > 0
        ? ["takes compiled code from another's folder"]
        : [];
    },
  };
}

/** A run as another user that may not read or write something. */
function barred(
  name: string,
  barredFile: string,
  words: readonly string[],
  allowed: readonly number[],
): Attack {
  return {
    name: `two users: ${name} that may not be read`,
    words,
    files: {
      [`${TEXTS_FOLDER}/inleiding.md`]: "Tekst.\n",
      "snapshots/2023-12/voortgangsrapportage/manifest.json": "{}",
      "codeboek.yaml": "columns: {}\n",
      "figures.json": "{}",
    },
    prepare: ({ folder, temporary }) => {
      open(path.dirname(folder), folder, temporary);
      mkdirSync(path.join(folder, "cache"));
      open(path.join(folder, "cache"));
      chmodSync(path.join(folder, barredFile), 0o000);
    },
    shell: { before: `export HOME=$PWD XDG_CACHE_HOME=$PWD/cache; ${AS_OTHER}` },
    allowed,
  };
}

const LEFT = "out/2024-Q1/.voortgangsrapportage.gone.0123456789ab";

/** A run as another user, with a folder of that user whose rights are too narrow. */
function narrow(name: string, folderOf: (place: Place) => string, allowed: number): Attack {
  return {
    name: `two users: ${name}`,
    words: GENERATE,
    prepare: (place) => {
      const { folder, temporary } = place;
      open(path.dirname(folder), folder, temporary);
      const narrowed = folderOf(place);
      mkdirSync(narrowed, { recursive: true });
      writeFileSync(path.join(narrowed, "manifest.json"), '{"outputs":[]}');
      for (const own of ["", "out", "out/2024-Q1"]) {
        if (existsSync(path.join(folder, own))) chownSync(path.join(folder, own), OTHER, OTHER);
      }
      chownSync(narrowed, OTHER, OTHER);
      chmodSync(narrowed, 0o555);
    },
    shell: { before: `export HOME=$PWD XDG_CACHE_HOME=$PWD/cache; ${AS_OTHER}` },
    allowed: [allowed],
    inspect: ({ folder }) => {
      if (existsSync(path.join(folder, LEFT))) return ["leaves what was left behind"];
      return existsSync(path.join(folder, REPORT, "manifest.json")) ? [] : ["loses the report"];
    },
  };
}

/** Something in the temporary folder that belongs to another user, and must be left alone. */
function notOurs(name: string, kind: string): Attack {
  return {
    name: `two users: ${name}`,
    words: GENERATE,
    prepare: ({ temporary }) => {
      open(temporary);
      const folder = path.join(temporary, "van-een-ander");
      mkdirSync(folder);
      writeFileSync(path.join(folder, "eigen.txt"), "x");
      chownSync(folder, OTHER, OTHER);
    },
    shell: {
      before: `mark=$(hostname | tr -d '\\n' | sha256sum | cut -c1-6); mv "$TMPDIR/van-een-ander" "$TMPDIR/peildatum-${kind}.999999-1-deadbee1-$mark";`,
      after: `; code=$?; mkdir -p bewijs; cp -r "$TMPDIR"/peildatum-${kind}.999999-* bewijs/ 2>/dev/null; rm -rf "$TMPDIR"/peildatum-${kind}.999999-*; exit $code`,
    },
    allowed: [0],
    inspect: ({ folder }) =>
      filesIn(path.join(folder, "bewijs")).length === 1 ? [] : ["removes what is another user's"],
  };
}

export const USERS: readonly Attack[] = mayBeTwo
  ? [
      cached("that is another user's", OTHER, 0o755),
      cached("that everybody may write", 0, 0o777),
      cached("that is another's and everybody may write", OTHER, 0o777),
      cached("that is a link to another's", 0, 0o700, ({ folder }) => {
        const cache = path.join(folder, "cache");
        mkdirSync(path.join(cache, "van-een-ander"));
        chownSync(path.join(cache, "van-een-ander"), OTHER, OTHER);
        rmdirSync(path.join(cache, "peildatum-compiled"));
        symlinkSync("van-een-ander", path.join(cache, "peildatum-compiled"));
      }),
      notOurs("a leftover profile of another user", "profile"),
      notOurs("a leftover export of another user", "export"),
      narrow("a report that is read-only", ({ folder }) => path.join(folder, REPORT), 5),
      narrow("a leftover that is read-only", ({ folder }) => path.join(folder, LEFT), 0),
      narrow(
        "a temporary folder of our own that is read-only",
        ({ temporary }) => path.join(temporary, `peildatum-${OTHER}`),
        0,
      ),
      barred("a text", `${TEXTS_FOLDER}/inleiding.md`, CHECK, [3]),
      barred("a text of a report", `${TEXTS_FOLDER}/inleiding.md`, GENERATE, [3]),
      barred("a folder of texts", TEXTS_FOLDER, CHECK, [2, 3]),
      barred("a folder of a period", "content/2024-Q1", CHECK, [2, 3]),
      barred("the content folder", "content", CHECK, [2, 3]),
      barred("the settings file", "report.config.yaml", CHECK, [2]),
      barred("the codebook", "codeboek.yaml", ["check", "--codebook", "codeboek.yaml"], [3]),
      barred("a file of figures", "figures.json", ["diff", "figures.json", "2024-Q1"], [2, 3]),
      barred("a file of figures to audit", "figures.json", ["audit", "figures.json"], [3]),
      barred("the folder of kept reports", "snapshots", ["snapshot", "--check"], [2, 3, 5]),
      barred("the folder of kept reports to audit", "snapshots", ["audit"], [2]),
      barred(
        "the manifest of a kept report",
        "snapshots/2023-12/voortgangsrapportage/manifest.json",
        ["snapshot", "--check"],
        [1, 2, 3],
      ),
      barred(
        "a kept report beside a new one",
        "snapshots/2023-12/voortgangsrapportage/manifest.json",
        GENERATE,
        [1, 2, 3],
      ),
    ]
  : [];
