// Where the code of a session finds what works on networks: that is loaded later than the session
// itself, by whoever is about to run scripts or to take up a model (`provideNetworks`).
import type { NetworkTools } from "./network-tools.ts";

let provided: NetworkTools | null = null;

export function provideTools(tools: NetworkTools): void {
  provided = tools;
}

/** What works on networks. It must have been provided before. */
export function tools(): NetworkTools {
  if (provided === null) throw new Error("Call provideNetworks before a script runs");
  return provided;
}
