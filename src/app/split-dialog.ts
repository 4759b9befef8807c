// The dialog that splits a list into training, validation and test lists: the shares, the seed, what each
// part's list is called, and how many samples of each label go where. Loaded when first needed.
import "./split-dialog.css";
import { englishSplit } from "#program/english-split";
import { addMissing, text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h, setText } from "#ui/element";
import { type Client, Refusal } from "#worker/client";
import type { Answer } from "#worker/protocol";
import { type FillDeps, fillLists } from "./fill-lists.ts";
import type { ListEntry } from "./lists-panel.ts";
import { createSplitCounts, type SplitCounts } from "./split-counts.ts";

const parts = ["training", "validation", "test"] as const;
export type Part = (typeof parts)[number];

/** What was decided: shares in per cent, and the list's name of each part that is not empty. */
export interface SplitDecision {
  readonly shares: readonly number[];
  readonly seed: number;
  readonly names: readonly string[];
}

export interface SplitDialogDeps {
  readonly list: string;
  /** The lists that there are, with their lengths. */
  readonly lists: readonly { readonly name: string; readonly length: number }[];
  /** The project's. */
  readonly seed: number;
  /** How many samples of each label would go where. Rejects with a `Refusal`. */
  readonly count: (shares: readonly number[]) => Promise<SplitCounts>;
}

/** Splits a list of the project, as the dialog says; one undo takes it back. */
export async function openSplit(
  list: ListEntry,
  deps: FillDeps & { readonly say: (sentence: string) => void },
): Promise<void> {
  const { lists } = deps;
  const open = deps.project();
  const decision = await splitDialog({
    list: list.name,
    lists: lists().lists.map(({ id, name }) => ({ name, length: lists().lengthOf(id) })),
    seed: open.seed,
    count: async (shares) => (await ask(deps.client, { list, shares })).classes,
  });
  if (decision === null || deps.project() !== open) return;
  const { shares, seed, names } = decision;
  const wanted = names.flatMap((name, part) =>
    shares[part] > 0 ? [{ name, isTest: parts[part] === "test" }] : [],
  );
  const split = async (ids: readonly string[]) => {
    const left = [...ids];
    const into = shares.map((share) => (share > 0 ? (left.shift() ?? null) : null));
    const { replies } = await ask(deps.client, { list, shares, seed, into });
    return replies.flatMap((reply) => reply ?? []);
  };
  const quoted = wanted.map(({ name }) => `“${name}”`).join(", ");
  const sentence = () => text("splitting.done", { list: list.name, lists: quoted });
  const refusal = await fillLists(wanted, split, { ...deps, sentence });
  if (refusal) deps.say(refusal);
}

function ask(
  client: Client,
  {
    list,
    shares,
    seed = 1,
    into = null,
  }: {
    readonly list: ListEntry;
    readonly shares: readonly number[];
    readonly seed?: number;
    readonly into?: readonly (string | null)[] | null;
  },
): Promise<Answer<"splitList">> {
  return client.request("splitList", { list: list.id, shares, seed, into });
}

/** Resolves to what was decided; null after Cancel or Escape. */
export async function splitDialog(deps: SplitDialogDeps): Promise<SplitDecision | null> {
  addMissing(englishSplit);
  let counted = 0;
  /** Why it cannot be split, as the worker says. */
  let refusal: string | null = null;

  const number = (value: string, label: string) =>
    h("input", {
      type: "number",
      class: "ui-input split-number",
      value,
      min: 0,
      max: 100,
      step: "any",
      aria: { label },
      on: { input: () => changed() },
    });
  const share = {
    training: number("70", shareLabel("training")),
    validation: number("15", shareLabel("validation")),
  };
  const rest = h("output", { class: "split-rest" });
  const rows = parts.map((part) => ({
    part,
    name: h("input", {
      type: "text",
      class: "ui-input",
      value: text(`splitting.name.${part}`, { list: deps.list }),
      autocomplete: "off",
      maxlength: 100,
      aria: { label: text("splitting.nameOf", { part: text(`splitting.${part}`) }) },
      on: { input: () => refresh() },
    }),
    samples: h("td", { class: "split-samples" }),
    fate: h("p", { class: "split-fate" }),
  }));
  const seed = h("input", {
    type: "text",
    inputmode: "numeric",
    class: "ui-input split-number",
    value: String(deps.seed),
    on: { input: () => refresh() },
  });
  const problem = h("p", { class: "ui-problem split-problem", role: "alert" });
  const counts = createSplitCounts(parts.map((part) => text(`splitting.${part}`)));
  const heads = ["part", "share", "samples", "list"].map((key) =>
    h("th", { class: key === "samples" ? "split-samples" : "" }, text(`splitting.${key}`)),
  );
  const shareCell = (part: Part) =>
    part === "test" ? rest : h("span", { class: "split-share" }, share[part], "%");
  const table = h(
    "table",
    { class: "split-parts" },
    h("thead", {}, h("tr", {}, ...heads)),
    h(
      "tbody",
      {},
      ...rows.map(({ part, name, samples, fate }) =>
        h(
          "tr",
          {},
          h("th", {}, text(`splitting.${part}`)),
          h("td", {}, shareCell(part)),
          samples,
          h("td", {}, name, fate),
        ),
      ),
    ),
  );

  const dialog = openDialog<SplitDecision | null>({
    title: text("splitting.title", { list: deps.list }),
    body: [
      h("p", {}, text("splitting.why")),
      h(
        "div",
        { class: "split-body" },
        h(
          "div",
          {},
          table,
          h("label", { class: "split-seed" }, text("splitting.seed"), seed),
          h("p", { class: "split-help" }, text("splitting.seedHelp", { seed: String(deps.seed) })),
        ),
        counts.el,
      ),
      problem,
    ],
    buttons: [
      { label: text("app.cancel"), value: null },
      {
        label: text("splitting.split"),
        get value() {
          return decision();
        },
        look: "main",
      },
    ],
    allow: (value) => value === null || fault() === null,
  });
  dialog.el.classList.add("split-dialog");
  share.training.focus();
  share.training.select();
  changed();
  return dialog.result;

  function sharesNow(): readonly number[] {
    const [training, validation] = [share.training, share.validation].map(({ value }) =>
      value.trim() === "" ? Number.NaN : Number(value),
    );
    // Without the last digits that taking away leaves behind.
    return [training, validation, Math.round((100 - training - validation) * 1e6) / 1e6];
  }

  function decision(): SplitDecision {
    const names = rows.map(({ name }) => name.value.replace(/\s+/g, " ").trim());
    return { shares: sharesNow(), seed: Number(seed.value), names };
  }

  function changed(): void {
    void count();
    refresh();
  }

  /** The answer to the last question counts. */
  async function count(): Promise<void> {
    counted += 1;
    const mine = counted;
    refusal = null;
    if (shareFault() !== null) return;
    const found = await deps.count(sharesNow()).catch((error) => {
      if (!(error instanceof Refusal)) throw error;
      return error.message;
    });
    if (mine !== counted) return;
    if (typeof found === "string") refusal = found;
    else {
      counts.update(found);
      rows.forEach(({ samples }, part) => {
        setText(samples, text("splitting.count", { count: sum(found, part) }));
      });
    }
    refresh();
  }

  function refresh(): void {
    const shares = sharesNow();
    setText(rest, shareFault() === null ? text("splitting.rest", { share: shares[2] }) : "");
    rows.forEach(({ name, fate, part }, k) => {
      const isUsed = shares[k] > 0;
      name.disabled = shareFault() === null && !isUsed;
      setText(fate, fateWords(part, name.disabled));
    });
    setText(problem, fault() ?? "");
  }

  function fateWords(part: Part, isEmpty: boolean): string {
    if (isEmpty) return text("splitting.none");
    const name = decision().names[parts.indexOf(part)];
    const there = deps.lists.find((one) => one.name === name);
    const test = part === "test" ? "Test" : "";
    return there === undefined
      ? text(`splitting.made${test}`)
      : text(`splitting.replaces${test}`, { length: there.length });
  }

  function shareFault(): string | null {
    for (const { value } of [share.training, share.validation]) {
      const isShare = value.trim() !== "" && Number(value) >= 0 && Number(value) <= 100;
      if (!isShare) return text("splitting.number", { found: value.slice(0, 20) });
    }
    const [training, validation, test] = sharesNow();
    return test < 0 ? text("splitting.shares", { found: training + validation }) : null;
  }

  /** What keeps it from being split; null when nothing does. */
  function fault(): string | null {
    const wrongShare = shareFault();
    if (wrongShare !== null) return wrongShare;
    if (!Number.isSafeInteger(Number(seed.value)) || seed.value.trim() === "") {
      return text("splitting.wholeSeed", { found: seed.value.slice(0, 20) });
    }
    const { shares, names } = decision();
    const used = parts.map((part, k) => ({ part, name: names[k] })).filter((_, k) => shares[k] > 0);
    for (const { part, name } of used) {
      const word = text(`splitting.${part}`);
      if (name === "") return text("splitting.noName", { part: word });
      if (name === deps.list) return text("splitting.itself", { list: name, part: word });
      if (used.filter((one) => one.name === name).length > 1) {
        return text("splitting.twice", { list: name });
      }
    }
    return refusal;
  }
}

function shareLabel(part: Part): string {
  return text("splitting.shareOf", { part: text(`splitting.${part}`) });
}

function sum(found: SplitCounts, part: number): number {
  return found.reduce((total, { counts }) => total + counts[part], 0);
}
