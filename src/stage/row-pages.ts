// Items of a long list, fetched by page and kept while they are looked at. What is there stays until
// the new has come, so that a list that changes all the time does not flicker. No DOM.

/** Items fetched at once. */
export const PAGE_ROWS = 64;
const MAX_PAGES = 24;

export interface RowPages<Item> {
  /** The item; null while it is being fetched. */
  item(row: number): Item | null;
  /** Fetches what is missing or outdated among these rows; one request at a time. */
  want(rows: { readonly first: number; readonly count: number }): void;
  /** The list changed: everything is to be fetched anew, when it is next wanted. */
  outdate(): void;
  destroy(): void;
}

interface Page<Item> {
  items: readonly Item[];
  isFresh: boolean;
}

export function createRowPages<Item>(deps: {
  /** Items `from` (0-based) to `from + count`. */
  readonly rows: (from: number, count: number) => Promise<readonly Item[]>;
  readonly onArrived: () => void;
}): RowPages<Item> {
  const pages = new Map<number, Page<Item>>();
  let generation = 0;
  let isFetching = false;
  let isOver = false;
  let wanted = { first: 0, count: 0 };

  const fetchNext = () => {
    if (isFetching || isOver || wanted.count === 0) return;
    const last = Math.floor((wanted.first + wanted.count - 1) / PAGE_ROWS);
    for (let number = Math.floor(wanted.first / PAGE_ROWS); number <= last; number++) {
      if (pages.get(number)?.isFresh !== true) return fetchPage(number);
    }
  };
  const fetchPage = (number: number) => {
    const asked = generation;
    isFetching = true;
    const settle = (items: readonly Item[] | null) => {
      isFetching = false;
      if (isOver) return;
      // A refused request must not be asked again and again: what is there counts as fresh.
      const kept = items ?? pages.get(number)?.items ?? [];
      pages.delete(number);
      pages.set(number, { items: kept, isFresh: asked === generation });
      for (const old of pages.keys()) {
        if (pages.size <= MAX_PAGES) break;
        pages.delete(old);
      }
      deps.onArrived();
      fetchNext();
    };
    deps.rows(number * PAGE_ROWS, PAGE_ROWS).then(settle, () => settle(null));
  };
  return {
    item: (row) => pages.get(Math.floor(row / PAGE_ROWS))?.items[row % PAGE_ROWS] ?? null,
    want: (rows) => {
      wanted = rows;
      fetchNext();
    },
    outdate: () => {
      generation++;
      for (const page of pages.values()) page.isFresh = false;
    },
    destroy: () => {
      isOver = true;
    },
  };
}
