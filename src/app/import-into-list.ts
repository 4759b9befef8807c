// From files or text to a list: reads them, asks what there is to decide, puts the samples into the
// list. A list file without anything wrong leaves nothing to decide, and is imported at once.
import { type Client, Refusal, type RequestOptions } from "#worker/client";
import type { ImportPreview, ImportSource, ListReply } from "#worker/protocol";
import { FIND_OUT } from "./first-settings.ts";

export interface ImportIntoDeps extends Required<RequestOptions> {
  readonly client: Client;
  readonly list: { readonly id: string; readonly name: string; readonly length: number };
}

/**
 * Resolves to the reply of the import; null when the user thought better of it. Rejects with a
 * `Refusal` whose sentence says why nothing can be imported.
 */
export async function importIntoList(
  source: ImportSource,
  deps: ImportIntoDeps,
): Promise<ListReply | null> {
  const { client, list, signal, progress } = deps;
  let first: ImportPreview | null = null;
  const read = (settings: ImportPreview["settings"], options: RequestOptions) =>
    client.request("previewImport", { source, settings }, options);
  const drop = (token: number) => void client.request("dropPreview", { token });
  const take = (decision: { readonly token: number; readonly what: "all" | "good rows" }) =>
    client.request("importPreviewed", { list: list.id, ...decision });

  if (isListFile(source)) {
    first = await read(FIND_OUT, { signal, progress });
    const { token, refusal, good, format } = first;
    if (signal.aborted) {
      drop(token);
      return null;
    }
    if (isClean(first)) return take({ token, what: "all" });
    if (refusal !== null && good === 0 && format === "list") {
      drop(token);
      throw new Refusal(refusal, false);
    }
  }
  const { importDialog } = await import("./import-dialog.ts");
  const decision = await importDialog({ list: list.name, length: list.length, first, read, drop });
  return decision === null ? null : take(decision);
}

/** One text file, as Scratch's lists are: what is pasted may be a slip, so that is always asked. */
function isListFile(source: ImportSource): boolean {
  if (source.kind !== "files") return false;
  const [file, ...others] = source.files;
  return file !== undefined && others.length === 0 && /\.txt$/i.test(file.name);
}

function isClean({ format, refusal, good, defects, parts }: ImportPreview): boolean {
  const isFine = defects.every(({ severity }) => severity === "note");
  return format === "list" && refusal === null && good > 0 && isFine && parts.length === 0;
}
