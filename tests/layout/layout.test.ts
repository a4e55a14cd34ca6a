import { THEMES } from "../themes.ts";
import { layoutCases } from "./cases.ts";
import { testLayout } from "./test-layout.ts";

testLayout(THEMES.standaard, await layoutCases(THEMES.standaard));
