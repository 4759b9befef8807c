// A project with sprites as a file: pictures stay inside, each list goes to its own part.
import { expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { readProjectFile, writeProjectFile } from "#files/blockprop";
import { spriteProject } from "../compile/sprite-project.ts";

test("looks, own variables and lists of the same name come back from a .blockprop", async () => {
  const project = spriteProject();
  const lists = new Map([
    ["found", new SampleList(["a"])],
    ["Cat.found", new SampleList(["b", "c"])],
  ]);
  const file = await writeProjectFile({ project, lists, model: null });
  const read = await readProjectFile(new Uint8Array(await file.arrayBuffer()), { forms: {} });
  if ("problems" in read) throw new Error(read.problems.join(" "));
  expect({ ...read.project, lists: {} }).toEqual({ ...project, lists: {} });
  const texts = [...read.lists].map(([name, text]) => [name, new TextDecoder().decode(text)]);
  expect(texts).toEqual([
    ["found", "a"],
    ["Cat.found", "b\nc"],
  ]);
});

test("a picture takes hardly more room in the file than its bytes", async () => {
  const project = spriteProject();
  let state = 1;
  const bytes = Uint8Array.from({ length: 200_000 }, () => {
    state = (state * 48271) % 2147483647;
    return state >> 8;
  });
  const image = `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
  const targets = project.targets.map((target) =>
    target.look === undefined
      ? target
      : {
          ...target,
          look: {
            ...target.look,
            costumes: target.look.costumes.map((one) => ({ ...one, image })),
          },
        },
  );
  const size = async (of: typeof project) =>
    (await writeProjectFile({ project: of, lists: new Map(), model: null })).size;
  const plain = { ...project, lists: {} };
  const more = (await size({ ...plain, targets })) - (await size(plain));
  // The same picture twice: both copies have to be counted, since they are too far apart to share.
  expect(more / (2 * bytes.length)).toBeLessThan(1.04);
  expect(more / (2 * bytes.length)).toBeGreaterThan(1);
});
