// Run by node as a process of its own: tries a folder and says how that ended.
import { tryFolder } from "../../src/publish/output-folder.ts";
import { failureOf } from "../failure-of.ts";

process.stdout.write(await failureOf(tryFolder(process.argv[2] ?? "")));
