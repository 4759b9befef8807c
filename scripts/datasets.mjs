// Starts the maker of list files (scripts/make-datasets.ts) with the dependencies in place.
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("./make-datasets.ts");
