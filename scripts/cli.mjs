#!/usr/bin/env node
// Starts the command line (scripts/cli.ts) with the dependencies in place.
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("./cli.ts");
