// Lists as files: as they were imported, as list files, as tables, as IDX.
import { encodeList } from "#data/encode-list";
import type { SampleList } from "#data/sample-list";
import { phraseProblem } from "#files/phrase-problem";
import { RunError } from "#program/diagnostic";
import { createPause } from "./list-source.ts";
import type { Answer, Ask } from "./protocol.ts";
import type { Desk } from "./requests.ts";
import { readable } from "./source-file.ts";

export async function exportList(
  { list: id, as = "imported" }: Ask<"exportList">,
  desk: Desk,
): Promise<Answer<"exportList">> {
  const list = desk.session.list(id);
  const source = desk.sources.get(id);
  if (source !== undefined && source.version !== list.version) desk.sources.delete(id);
  switch (as) {
    case "imported":
      return source?.version === list.version && (await readable(source))
        ? { file: source.file, ending: source.ending }
        : listFile(list);
    case "list":
      return listFile(list);
    case "csv":
      return tableFile(list.copy());
    case "idx":
      return idxFile(list.copy());
    default:
      return as satisfies never;
  }
}

function listFile(list: SampleList): Answer<"exportList"> {
  return { file: new Blob([...encodeList(list)], { type: "text/plain" }), ending: "txt" };
}

async function tableFile(list: SampleList): Promise<Answer<"exportList">> {
  const { checkTable, encodeTable } = await import("#data/encode-table");
  const problem = checkTable(list);
  if (problem !== null) throw new RunError("data.refused", { why: phraseProblem(problem) });
  const pause = createPause();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const chunk of encodeTable(list)) {
    chunks.push(chunk);
    await pause();
  }
  return { file: new Blob(chunks, { type: "text/csv" }), ending: "csv" };
}

async function idxFile(list: SampleList): Promise<Answer<"exportList">> {
  const { encodeIdx } = await import("#data/encode-idx");
  const encoded = encodeIdx(list);
  if ("code" in encoded) throw new RunError("data.refused", { why: phraseProblem(encoded) });
  const { zipOf } = await import("#data/zip-write");
  const file = await zipOf(
    new Map([
      ["images-idx3-ubyte", encoded.images],
      ["labels-idx1-ubyte", encoded.labels],
    ]),
    createPause(),
  );
  return { file, ending: "zip" };
}
