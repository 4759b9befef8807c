// One program that trains a network, in a process of its own: it is asked to train for so many
// seconds, as often as one likes, and says at its end how well it has learned. What goes over its
// input and output: peers/README.md.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const PATIENCE_MS = 60_000;
const MOST_REASON = 160;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

export interface PeerProcess {
  /** Trains for so many seconds; answers the samples a second. */
  train(seconds: number): Promise<number>;
  /** Ends it; answers its accuracy on some of what it was trained on. */
  end(): Promise<{ readonly accuracy: number; readonly with: string }>;
  kill(): void;
}

/** What the process says; its promises are rejected with the reason when it fails. */
export function startPeer({ file, args }: Command): PeerProcess {
  const child = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  let failure: Error | null = null;
  const lines: string[] = [];
  let wake = () => {};
  const fail = (reason: string) => {
    failure ??= new Error(reason);
    wake();
  };
  child.stderr.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-4000);
  });
  child.stdin.on("error", () => {});
  child.on("error", (error) => fail(error.message));
  child.on("close", (code) => fail(reasonOf(complaint) || `ended with code ${code}`));
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    wake();
  });

  async function answer(): Promise<unknown> {
    const timer = setTimeout(() => fail("no answer within a minute"), PATIENCE_MS);
    while (lines.length === 0 && failure === null) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    clearTimeout(timer);
    const line = lines.shift();
    if (line === undefined) throw failure;
    return JSON.parse(line);
  }

  return {
    async train(seconds) {
      child.stdin.write(`${seconds}\n`);
      const said = await answer();
      return numberOf(said, "samples") / numberOf(said, "seconds");
    },
    async end() {
      child.stdin.end();
      const said = await answer();
      return { accuracy: numberOf(said, "accuracy"), with: textOf(said, "with") };
    },
    kill: () => child.kill("SIGKILL"),
  };
}

/** The line of an error that says what it is: Python's last one, Node's one that begins with a name. */
function reasonOf(complaint: string): string {
  const lines = complaint.trim().split("\n");
  const reason = lines.find((line) => /^\w*Error\b.*:/.test(line)) ?? lines.at(-1) ?? "";
  return reason.slice(0, MOST_REASON);
}

function numberOf(said: unknown, key: string): number {
  const value = part(said, key);
  if (typeof value === "number") return value;
  throw new Error(`no number “${key}” in its answer`);
}

function textOf(said: unknown, key: string): string {
  const value = part(said, key);
  return typeof value === "string" ? value : "";
}

function part(said: unknown, key: string): unknown {
  return typeof said === "object" && said !== null ? Reflect.get(said, key) : undefined;
}
