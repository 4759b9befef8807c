// Starts the measurements (scripts/bench/bench.ts) with the dependencies in place.
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("./bench/bench.ts");
