// `npm run scratch`: writes the Scratch projects (.sb3) that ship and that the tests run, with the dependencies
// in place.
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("./scratch-maker/make-scratch.ts");
