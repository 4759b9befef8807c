// The requests about looking through a list: which samples pass a filter, what the page shows of some of
// them, and edits of many at once. Of each list the state last looked through is held, so that what is
// shown of its places is of that state, whatever a program does to the list meanwhile.
import type { SampleList } from "#data/sample-list";
import { isPictureSize } from "#files/phrase-import";
import { phraseSampleProblem } from "#files/phrase-list";
import { BrowsedList } from "#host/browsed-list";
import { editSamples } from "#host/edit-samples";
import type { Session } from "#host/session";
import type { BrowsedItem, SamplesEdit } from "#program/browsing";
import { englishBrowsing } from "#program/english-browsing";
import { addMissing } from "#program/messages";
import { isUnchanged, type Judged } from "./judge-requests.ts";
import { createPause } from "./list-source.ts";
import { type ListUndo, rememberList } from "./list-undo.ts";
import type { Answer, Ask, ListReply } from "./protocol.ts";

/** What the requests work on: part of the desk. */
export interface BrowseDesk extends ListUndo {
  session: Session;
  /** The last test of each list, by list id. */
  judged: Map<string, Judged>;
}

interface BrowseOptions {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

interface Held {
  readonly browsed: BrowsedList;
  readonly test: Judged | null;
  /** Tells it from the other states. */
  readonly edition: number;
}

/** Items looked at between two looks at the clock. One that is still text takes some 50 µs. */
const ITEMS_A_PART = 64;
/** No page shows more at once. */
const MOST_ITEMS = 500;

const held = new WeakMap<SampleList, Held>();
let editions = 0;

addMissing(englishBrowsing);

export async function browse(
  { list: id, filter, order }: Ask<"browse">,
  desk: BrowseDesk,
  options: BrowseOptions,
): Promise<Answer<"browse">> {
  const { browsed, test, edition } = await lookThrough(id, desk, options);
  const { firstSample, firstOther, list } = browsed;
  return {
    ...browsed.choose({ filter, order }),
    edition,
    version: browsed.version,
    length: list.length,
    samples: browsed.samples,
    pictures: firstSample !== null && isPictureSize(firstSample.pixels.length),
    problem: firstOther === null ? null : problemOf(list, firstOther, nameOf(id, desk)),
    test: test === null ? null : { networkChanged: !isUnchanged(test, desk.session) },
  };
}

/** The state held, or a new one when list or test are others now. */
async function lookThrough(
  id: string,
  desk: BrowseDesk,
  { signal, progress }: BrowseOptions,
): Promise<Held> {
  const { session } = desk;
  const list = session.list(id);
  const test = desk.judged.get(id) ?? null;
  const before = held.get(list);
  if (before?.browsed.version === list.version && before.test === test) return before;
  const ask = test !== null && isUnchanged(test, session);
  const browsed = new BrowsedList(list, {
    judged: test?.judged ?? null,
    ask: ask ? (sample) => session.learner.judge(sample) : null,
  });
  const pause = createPause();
  while (!browsed.step(ITEMS_A_PART)) {
    progress(browsed.done, browsed.list.length);
    await pause();
    signal.throwIfAborted();
  }
  const now = { browsed, test, edition: ++editions };
  held.set(list, now);
  return now;
}

export function browsed(
  { list: id, edition, indexes }: Ask<"browsed">,
  { session }: BrowseDesk,
): Answer<"browsed"> {
  const state = held.get(session.list(id));
  if (state?.edition !== edition) return { items: [], pixels: new Uint8Array() };
  const items: BrowsedItem[] = [];
  const pictures: Uint8Array[] = [];
  for (const index of indexes.subarray(0, MOST_ITEMS)) {
    const { levels, ...item } = state.browsed.item(index, isPictureSize);
    items.push(item);
    if (levels !== null) pictures.push(levels);
  }
  return { items, pixels: joined(pictures) };
}

export function editMany(
  { list: id, edit }: { readonly list: string; readonly edit: SamplesEdit },
  desk: BrowseDesk,
): ListReply {
  const from = desk.session.samplesOf(id);
  const before = from.list.copy();
  editSamples(from, edit);
  return { length: from.list.length, summary: "", undo: rememberList(desk, before) };
}

function joined(pictures: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pictures.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const picture of pictures) {
    whole.set(picture, at);
    at += picture.length;
  }
  return whole;
}

function problemOf(list: SampleList, index: number, name: string): string | null {
  const read = list.sample(index);
  return "code" in read ? phraseSampleProblem(read, { list: name, item: index + 1 }) : null;
}

function nameOf(id: string, { session }: BrowseDesk): string {
  return session.samplesOf(id).name;
}
