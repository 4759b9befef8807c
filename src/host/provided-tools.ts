// Where the code of a session finds what runs scripts and works on networks: that is loaded later than
// the session itself, by whoever is about to run something or to take up a model (`provideRunTools`).
import type { RunTools } from "./run-tools.ts";

let provided: RunTools | null = null;

export function provideTools(tools: RunTools): void {
  provided = tools;
}

/** What runs scripts and works on networks. It must have been provided before. */
export function tools(): RunTools {
  if (provided === null) throw new Error("Call provideRunTools before a script runs");
  return provided;
}
