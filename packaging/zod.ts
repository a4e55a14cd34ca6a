import { config } from "zod";

export * from "zod";
export { default } from "zod";

// Without this setting, zod compiles code for each schema, which takes twice as long as one check.
config({ jitless: true });
