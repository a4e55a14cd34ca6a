import path from "node:path";

import { REQUIREMENTS } from "../readers/python-readers.ts";
import { jarsOf } from "./maven.ts";
import { NU } from "./nu.ts";
import { ODF_VALIDATOR } from "./odf.ts";
import { pythonWith } from "./python.ts";
import { VERAPDF } from "./verapdf.ts";

// Fetches the tools that the tests would otherwise fetch themselves, in parallel with other work.
const OPEN_DATA = path.join(import.meta.dirname, "open-data/requirements.txt");

for (const tool of [VERAPDF, NU, ODF_VALIDATOR]) await jarsOf(tool);
for (const requirements of [REQUIREMENTS, OPEN_DATA]) await pythonWith(requirements);
