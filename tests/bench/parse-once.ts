import { createReadStream } from "node:fs";

import { parse } from "csv-parse";

/** Reads a CSV with csv-parse alone: the minimum for reading an export. */
const [file = ""] = process.argv.slice(2);
const parser = createReadStream(file).pipe(parse({ delimiter: ";" }));
for await (const _record of parser);
