// Starts the judge of drawings (scripts/drawings.ts) with the dependencies in place.
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("./drawings.ts");
