// Compiles the C programs of peers/c with the machine's compiler, when there is one.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";
import { Unavailable } from "./unavailable.ts";

const sources = fileURLToPath(new URL("peers/c/", import.meta.url));
const COMPILERS = ["cc", "gcc", "clang"];

let folder: string | null = null;
let compiler: string | null | undefined;

/**
 * The path of the program that a file of peers/c becomes, named `name`. `choices` are lists of
 * options, the first that the compiler takes is used. Throws `Unavailable` when there is none.
 */
export function compileC(
  file: string,
  name: string,
  choices: readonly (readonly string[])[],
): string {
  compiler ??= COMPILERS.find((one) => spawnSync(one, ["--version"]).status === 0) ?? null;
  if (compiler === null) {
    throw new Unavailable("there is no C compiler (Debian: gcc and libc6-dev)");
  }
  folder ??= temporaryFolder();
  const program = join(folder, name);
  let complaint = "";
  for (const options of choices) {
    try {
      const args = ["-O3", ...options, join(sources, file), "-o", program, "-lm"];
      execFileSync(compiler, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
      return program;
    } catch (error) {
      complaint = error instanceof Error ? error.message : String(error);
    }
  }
  const reason = complaint.split("\n").find((line) => line.includes("error")) ?? complaint;
  throw new Unavailable(`${compiler} does not compile ${file}: ${reason}`);
}
