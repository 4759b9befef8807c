// Splitting a list from the page: how many samples of each label would go where, then the lists themselves,
// filled at once and each with its undo. Loaded when first asked for.
import { byNumberThenText } from "#data/list-summary";
import { countLabels, shareOut } from "#data/split-list";
import { checkShares, LabelReader, splitList } from "#host/split-samples";
import { createPause } from "./list-source.ts";
import { rememberList } from "./list-undo.ts";
import type { Answer, Ask } from "./protocol.ts";
import type { Desk, ServeOptions } from "./requests.ts";

/** Labels told of one by one. */
const MOST_LABELS = 1000;

export async function split(
  { list: id, shares, seed, into }: Ask<"splitList">,
  desk: Desk,
  { signal }: ServeOptions,
): Promise<Answer<"splitList">> {
  checkShares(shares);
  const { session } = desk;
  const reader = new LabelReader(session.samplesOf(id), "");
  const pause = createPause();
  while (!reader.step()) {
    signal.throwIfAborted();
    await pause();
  }
  const counts = countLabels(reader.labels);
  const table = shareOut(counts, shares);
  const classes = counts
    .map(({ label }, row) => ({ label, counts: table[row] }))
    .sort((a, b) => byNumberThenText(a.label, b.label))
    .slice(0, MOST_LABELS);
  if (into === null) return { classes, replies: [] };
  const parts = splitList(reader, shares, seed);
  const replies = into.map((target, part) => {
    if (target === null) return null;
    const list = session.list(target);
    const undo = rememberList(desk, list);
    list.replaceAll(parts[part]);
    return { length: list.length, summary: "", undo };
  });
  return { classes, replies };
}
