import { THEMES } from "../themes.ts";
import { testLayout } from "./test-layout.ts";

await testLayout(THEMES.tweede);
