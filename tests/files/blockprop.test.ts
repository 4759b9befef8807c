import { deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Project } from "#compile/project";
import { crc32 } from "#data/crc32";
import { decodeList } from "#data/decode-list";
import { SampleList, type Value } from "#data/sample-list";
import { type ProjectFile, readProjectFile, writeProjectFile } from "#files/blockprop";

const project: Project = {
  format: "blockprop-project",
  version: 1,
  name: "Digits",
  seed: 7,
  targets: [
    {
      name: "Stage",
      isStage: true,
      variables: [],
      lists: [],
      messages: [],
      blocks: [],
      comments: [],
    },
  ],
  lists: {},
  monitors: [],
  settings: { speed: "fast", drawingPad: true },
};

const utf8 = new TextEncoder();

async function written(
  lists: Readonly<Record<string, readonly Value[]>>,
  model: unknown = null,
): Promise<Uint8Array> {
  const content = Object.entries(lists).map(
    ([name, values]) => [name, new SampleList([...values])] as const,
  );
  const file = await writeProjectFile({ project, lists: new Map(content), model });
  return new Uint8Array(await file.arrayBuffer());
}

async function opened(bytes: Uint8Array): Promise<ProjectFile> {
  const read = await readProjectFile(bytes, { forms: {} });
  if ("problems" in read) throw new Error(read.problems.join(" "));
  return read;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await readProjectFile(bytes, { forms: {} });
  return "problems" in read ? read.problems.join(" ") : "accepted";
}

function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, utf8.encode(text)]);
  return zipSync(Object.fromEntries(entries));
}

function json(changes: object = {}): string {
  return JSON.stringify({ ...project, ...changes });
}

/** A zip made by hand, so that it can lie: declared sizes, and entries any number of times. */
function forgedZip(name: string, content: Uint8Array, declared: number, times = 1): Uint8Array {
  const packed = deflateRawSync(content);
  const nameBytes = utf8.encode(name);
  const head = (signature: number, size: number): [Uint8Array, DataView] => {
    const bytes = new Uint8Array(size + nameBytes.length);
    bytes.set(nameBytes, size);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, signature, true);
    return [bytes, view];
  };
  const [local, localView] = head(0x04034b50, 30);
  localView.setUint16(26, nameBytes.length, true);
  const [central, centralView] = head(0x02014b50, 46);
  centralView.setUint16(10, 8, true);
  centralView.setUint32(16, crc32(content), true);
  centralView.setUint32(20, packed.length, true);
  centralView.setUint32(24, declared, true);
  centralView.setUint16(28, nameBytes.length, true);
  const end = new Uint8Array(22);
  const endView = new DataView(end.buffer);
  endView.setUint32(0, 0x06054b50, true);
  endView.setUint16(10, times, true);
  endView.setUint32(12, central.length * times, true);
  endView.setUint32(16, local.length + packed.length, true);
  return Uint8Array.from(
    Buffer.concat([local, packed, ...Array<Uint8Array>(times).fill(central), end]),
  );
}

describe("a .blockprop file", () => {
  test("brings back project, lists and model exactly", async () => {
    const lists = {
      Mnist: ["5 0.0 0.2 1.0", "5 0.50 0.0 1.0", "3 0.0"],
      words: ["", " a", "b,c", "7 words", "\r"],
      numbers: [1, -2.5, 1e21],
      blank: [""],
      "a/b:c": ["x"],
      "a:b/c": ["y"],
      MNIST: ["z"],
      ["__proto__"]: ["p"],
    };
    const model = { format: "blockprop-model", layers: [0.1 + 0.2] };
    const file = await opened(await written(lists, model));
    expect(file.model).toEqual(model);
    expect(file.notes).toEqual([]);
    expect({ ...file.project, lists: {} }).toEqual(project);
    expect([...file.lists.keys()]).toEqual(Object.keys(lists));
    for (const [name, values] of Object.entries(lists)) {
      const decoded = await decodeList([file.lists.get(name)!], { mode: "restore" });
      if ("problems" in decoded) throw new Error(name);
      const items = Array.from({ length: decoded.list.length }, (_, i) => decoded.list.get(i));
      expect(items.map(String)).toEqual(values.map(String));
    }
  });

  test("names list files for any file system", async () => {
    const lists = { Mnist: ["x"], mnist: ["x"], "../x": ["x"], "Katze ä": ["x"], "": ["x"] };
    const { project: read } = await opened(await written(lists));
    expect(Object.values(read.lists)).toEqual([
      { file: "lists/Mnist.txt" },
      { file: "lists/mnist 2.txt" },
      { file: "lists/___x.txt" },
      { file: "lists/Katze ä.txt" },
      { file: "lists/list.txt" },
    ]);
  });

  test("keeps items with line breaks in project.json, and no empty list", async () => {
    const { project: read, lists } = await opened(await written({ odd: ["a\nb", 3], none: [] }));
    expect(read.lists).toEqual({ odd: { items: ["a\nb", 3] } });
    expect(lists.size).toBe(0);
  });

  test("is the same for the same content", async () => {
    expect(await written({ a: [1, 2] })).toEqual(await written({ a: [1, 2] }));
  });

  test("may be a bare project.json, with a data set named in it", async () => {
    const lists = { Mnist: { dataset: "mnist_100.txt" } };
    const file = await opened(utf8.encode(`\uFEFF${json({ lists })}`));
    expect(file).toMatchObject({ project: { name: "Digits", lists }, model: null });
  });

  test("opens without its network when model.json is damaged, and says so", async () => {
    const file = await opened(zipOf({ "project.json": json(), "model.json": '{"form' }));
    expect(file.model).toBeNull();
    expect(file.notes).toMatchInlineSnapshot(`
      [
        "model.json is cut off or damaged: it is not valid JSON. The network has to be trained again.",
      ]
    `);
  });
});

describe("a bad project file is refused:", () => {
  test("something else", async () => {
    expect(await refusal(utf8.encode("hello"))).toMatchInlineSnapshot(
      `"This is neither a project of Blockprop (.blockprop) nor one of Scratch (.sb3). Open a file that one of them saved."`,
    );
    expect(await refusal(new Uint8Array(0))).toBe(await refusal(utf8.encode("hello")));
  });
  test("a zip that is no project", async () => {
    expect(await refusal(zipOf({ "readme.txt": "hello" }))).toMatchInlineSnapshot(
      `"There is no project.json in this file, so it is no project. Open a .blockprop or .sb3 file."`,
    );
  });
  test("a file cut off anywhere", async () => {
    const whole = await written({ Mnist: ["5 0.0 0.2 1.0", "x"] });
    expect(await refusal(whole.subarray(0, whole.length / 2))).toMatchInlineSnapshot(
      `"The file is cut off: its end is missing. Copy or download it again."`,
    );
    for (let length = 4; length < whole.length; length += 7) {
      expect(await refusal(whole.subarray(0, length))).not.toBe("accepted");
    }
  });
  test("a project.json cut off", async () => {
    expect(await refusal(utf8.encode(json().slice(0, 50)))).toMatchInlineSnapshot(
      `"project.json is cut off or damaged: it is not valid JSON. Try an earlier copy of the file."`,
    );
    expect(await refusal(zipOf({ "project.json": '{"for' }))).toMatchInlineSnapshot(
      `"project.json is cut off or damaged: it is not valid JSON. Try an earlier copy of the file."`,
    );
  });
  test("changed bytes", async () => {
    const whole = await written({ Mnist: Array(500).fill("5 0.0 0.2 1.0") });
    const at = whole.length - 400;
    for (let i = 0; i < 40; i++) {
      const changed = whole.slice();
      changed[60 + i] ^= 255;
      changed[at + i] ^= 4;
      expect(await refusal(changed)).not.toBe("accepted");
    }
  });
  test("a future version", async () => {
    expect(await refusal(zipOf({ "project.json": json({ version: 99 }) }))).toMatchInlineSnapshot(
      `"This project has format version 99; this Blockprop knows versions up to 1. Open it with a newer Blockprop."`,
    );
  });
  test("a path that leads outside", async () => {
    expect(await refusal(zipOf({ "project.json": json(), "../x": "" }))).toMatchInlineSnapshot(
      `"The file holds the path “../x”, which leads outside it. Neither Blockprop nor Scratch writes that: open a file that you trust."`,
    );
    for (const path of ["a/../../x", "/etc/x", "a\\b", "C:x", "lists/..", "x\0y"]) {
      expect(await refusal(zipOf({ "project.json": json(), [path]: "" }))).toContain("outside");
    }
  });
  test("the same part twice", async () => {
    const content = utf8.encode(json());
    const twice = forgedZip("project.json", content, content.length, 2);
    expect(await refusal(twice)).toMatchInlineSnapshot(
      `"The file holds “project.json” twice, so nobody knows which one counts. Try an earlier copy."`,
    );
  });
  test("a bomb that declares its size", async () => {
    const content = new Uint8Array(1000);
    expect(await refusal(forgedZip("project.json", content, 2 ** 31))).toMatchInlineSnapshot(
      `"The file would unpack to more than 1536 MB, the most a project can have. Make its lists shorter."`,
    );
    expect(await refusal(forgedZip("project.json", content, 2 ** 30))).toMatchInlineSnapshot(
      `"project.json is larger than 128 MB, the most it can be. Make the lists in it shorter, or keep them in files of their own."`,
    );
  });
  test("a bomb that declares less than it unpacks to", async () => {
    const content = new Uint8Array(50 * 2 ** 20);
    expect(await refusal(forgedZip("project.json", content, 1000))).toMatchInlineSnapshot(
      `"The file is damaged: “project.json” inside it cannot be unpacked. Try an earlier copy."`,
    );
  });
  test("thousands of parts", async () => {
    const content = new Uint8Array(1);
    expect(await refusal(forgedZip("x", content, 1, 10_001))).toMatchInlineSnapshot(
      `"The file holds more than 10,000 parts, which no project needs. Open a file that you trust."`,
    );
  });
  test("a list file that is missing", async () => {
    const lists = { Mnist: { file: "lists/Mnist.txt" } };
    expect(await refusal(zipOf({ "project.json": json({ lists }) }))).toMatchInlineSnapshot(
      `"The list “Mnist” should be in “lists/Mnist.txt”, but that is not in this file. Open the complete .blockprop file."`,
    );
    expect(await refusal(utf8.encode(json({ lists })))).toContain("complete .blockprop file");
  });
  test("a data set's name that leads elsewhere", async () => {
    const lists = { Mnist: { dataset: "../../secret.txt" } };
    expect(await refusal(utf8.encode(json({ lists })))).toMatchInlineSnapshot(
      `"“lists.Mnist” asks for a data set “../../secret.txt”, which is no name of one. Nothing was changed. Import the list from a file instead."`,
    );
  });
});

test("crc32 gives the check value of the standard", () => {
  expect(crc32(utf8.encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(utf8.encode("6789"), crc32(utf8.encode("12345")))).toBe(0xcbf43926);
});
