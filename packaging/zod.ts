import { config } from "zod";

export * from "zod";
export { default } from "zod";

// Without this setting, zod compiles code for each schema. That takes twice as long as one check,
// and we check once.
config({ jitless: true });
