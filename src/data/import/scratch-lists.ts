// The lists of a Scratch project, each as a text file with one item a line: so that they can be taken out of it
// without opening the project. It must not know what else stands in one.
/** Lists that are not empty, the longest first; null when the JSON is no Scratch project. */
export function scratchLists(
  project: Uint8Array,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] | null {
  const targets = parse(project)?.targets;
  if (!Array.isArray(targets)) return null;
  const lists = targets.flatMap((target: unknown) => {
    const { name, isStage, lists } = record(target);
    return Object.values(record(lists)).flatMap((list) => {
      const [listName, items] = Array.isArray(list) ? list : [];
      if (!Array.isArray(items) || items.length === 0) return [];
      const shown = isStage === true ? String(listName) : `${String(name)}.${String(listName)}`;
      return [{ name: shown, items }];
    });
  });
  lists.sort((a, b) => b.items.length - a.items.length);
  return lists.map(({ name, items }) => ({ name, bytes: linesOf(items) }));
}

function parse(project: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    return record(JSON.parse(new TextDecoder().decode(project)));
  } catch {
    return null;
  }
}

function record(json: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof json === "object" && json !== null && !Array.isArray(json);
  return isRecord ? (json as Readonly<Record<string, unknown>>) : {};
}

function linesOf(items: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(items.map((item) => String(item)).join("\n"));
}
