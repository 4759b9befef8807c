// Writes all `.sb3` files of this repository; the same bytes each time.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFiles } from "./scratch-files.ts";
import { writeSb3 } from "./write-sb3.ts";

for (const [path, project] of Object.entries(scratchFiles)) {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const bytes = await writeSb3(project);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  console.log(`${path}: ${bytes.length} bytes`);
}
