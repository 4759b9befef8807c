// What the start screen offers, in its order: for each example its program, its picture, the trained network
// that it opens with, and what it was measured to reach. Plain data and addresses; the words stand in
// the message catalogue. What is in it beyond examples.json has to be written out for the bundler.
import examples from "./examples.json";
import model30 from "./models/784-30-10.json.gz?url";
import model12864 from "./models/784-128-64-10.json.gz?url";
import confusion from "./pictures/confusion-128-64.jpeg";
import earlyStop from "./pictures/early-stop-300-200.jpeg";
import learningRate from "./pictures/learning-rate-10.jpeg";
import ownDigits from "./pictures/own-digits.jpeg";
import scratchNetwork from "./pictures/scratch-network.jpeg";
import sigmoid from "./pictures/sigmoid-30.jpeg";
import spirals from "./pictures/spirals.jpeg";
import starter from "./pictures/starter.jpeg";
import trained from "./pictures/trained-128-64.jpeg";
import xor from "./pictures/xor.jpeg";
import results from "./results.json";
import scratchFile from "./scratch-network.sb3?url";

export interface GalleryEntry {
  readonly id: string;
  /** The saved project, or the address of a file that Scratch opens, too. */
  readonly source: (() => Promise<unknown>) | { readonly address: string; readonly file: string };
  readonly picture: string;
  /** Address of a model.json, gzipped; null when it begins untrained. */
  readonly model: string | null;
  /** Which samples the accuracy is of: "test", "training" ... */
  readonly of: string;
  /** Share that is right, 0..1, mean over the seeds measured; null when it was not measured. */
  readonly accuracy: number | null;
}

const models: Readonly<Record<string, string>> = {
  "784-30-10": model30,
  "784-128-64-10": model12864,
};

const parts: Readonly<Record<string, Pick<GalleryEntry, "source" | "picture">>> = {
  "trained-128-64": { source: () => import("./trained-128-64.json"), picture: trained },
  starter: { source: () => import("./starter.json"), picture: starter },
  "scratch-network": {
    source: { address: scratchFile, file: "scratch-network.sb3" },
    picture: scratchNetwork,
  },
  "sigmoid-30": { source: () => import("./sigmoid-30.json"), picture: sigmoid },
  "early-stop-300-200": { source: () => import("./early-stop-300-200.json"), picture: earlyStop },
  "confusion-128-64": { source: () => import("./confusion-128-64.json"), picture: confusion },
  "learning-rate-10": { source: () => import("./learning-rate-10.json"), picture: learningRate },
  xor: { source: () => import("./xor.json"), picture: xor },
  spirals: { source: () => import("./spirals.json"), picture: spirals },
  "own-digits": { source: () => import("./own-digits.json"), picture: ownDigits },
};

const measured: Readonly<Record<string, { readonly accuracies: readonly number[] }>> = results;

export const gallery: readonly GalleryEntry[] = examples.map(({ id, model, of }) => ({
  id,
  ...parts[id],
  model: model === null ? null : models[model],
  of,
  accuracy: mean(measured[id]?.accuracies ?? []),
}));

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}
