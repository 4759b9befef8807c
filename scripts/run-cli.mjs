// Runs a command of the command line in a process of its own and reads the JSON it prints last. For scripts
// that measure: what they run is what anybody can type.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("cli.mjs", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {readonly string[]} args with file names relative to the project's folder
 * @returns {Promise<any>} the JSON object it prints last
 */
export function runCli(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args, "--json"], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (part) => {
      output += part;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) reject(new Error(`${args[0]} ended with exit code ${code}`));
      else resolve(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
    });
  });
}
