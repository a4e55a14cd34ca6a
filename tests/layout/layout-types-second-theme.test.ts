import { THEMES } from "../themes.ts";
import { sampleOfType } from "./samples.ts";
import { testLayout } from "./test-layout.ts";

// Its letters are wider.
testLayout(THEMES.tweede, [await sampleOfType("leerrapport", THEMES.tweede, 13)]);
