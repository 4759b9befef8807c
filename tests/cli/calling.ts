// What several tests of the command line need: calling a command in this process, catching what it
// prints and refuses, and files to give it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, vi } from "vitest";
import { trainCommand } from "../../scripts/cli-train.ts";
import { CommandMistake } from "../../scripts/command-mistake.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const mnist100 = join(root, "datasets/mnist_100.txt");
export const mnist500 = join(root, "datasets/mnist_500.txt");

export type Command = (args: readonly string[]) => Promise<number>;

/** Runs the command; `onError` sees each line of standard error as it comes. */
export async function call(command: Command, args: readonly string[], onError?: OnLine) {
  const out: string[] = [];
  const errors: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void out.push(String(line)));
  const error = vi.spyOn(console, "error").mockImplementation((line) => {
    errors.push(String(line));
    onError?.(String(line));
  });
  try {
    return { code: await command(args), out, errors };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

type OnLine = (line: string) => void;

/** A folder that goes away after the tests. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "blockprop-"));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true }));
  }

  at(name: string): string {
    return join(this.path, name);
  }

  put(name: string, content: unknown): string {
    const path = this.at(name);
    mkdirSync(dirname(path), { recursive: true });
    const isBytes = content instanceof Uint8Array || typeof content === "string";
    writeFileSync(path, isBytes ? content : JSON.stringify(content));
    return path;
  }

  read(name: string): string {
    return readFileSync(this.at(name), "utf8");
  }

  readJson(name: string) {
    return JSON.parse(this.read(name));
  }

  get names(): string[] {
    return readdirSync(this.path).sort();
  }

  readonly train = (...args: string[]) => call(trainCommand, args);

  /** The result of `train --json`, with the exit code. */
  readonly trainJson = async (...args: string[]) => {
    const { code, out } = await this.train(...args, "--json");
    return { code, ...JSON.parse(out.at(-1) ?? "") };
  };

  /** Trains as given, keeps the model under a name and answers the file's text. */
  readonly trained = async (name: string, ...args: string[]): Promise<string> => {
    const { code } = await this.train(...args, "--save", this.at(name), "--verbose", "0");
    expect(code).toBe(0);
    return this.read(name);
  };

  /** The sentence that the command refuses these arguments with. */
  async mistake(command: Command, ...args: string[]): Promise<string> {
    const refused = call(command, args);
    await expect(refused).rejects.toBeInstanceOf(CommandMistake);
    const sentence = await refused.catch((error: Error) => error.message);
    return String(sentence)
      .replaceAll(`${this.path}/`, "")
      .replaceAll(this.path, "FOLDER")
      .replaceAll(root, "ROOT/");
  }
}

/** A network for the digits of MNIST, as the data of a network.json. */
export function digitsNetwork(changes: object = {}) {
  return {
    inputs: 784,
    layers: [
      { dense: 12, activation: "relu" },
      { dense: 10, activation: "softmax" },
    ],
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.02 },
    ...changes,
  };
}

/** So many lines of a list file of small samples with two values, labels by turns. */
export function smallList(lines: number, labels: readonly string[]): string {
  return Array.from({ length: lines }, (_, i) => {
    const label = i % labels.length;
    return `${labels[label]} ${(label + 0.1 * ((i * 7) % 5)).toFixed(1)} ${((i * 3) % 7) / 7}`;
  }).join("\n");
}
