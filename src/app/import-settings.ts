// The settings of an import as labelled controls: those that matter for what is being read, showing
// what was found out. They stay the same elements while they matter, so that the focus stays too.
import { text } from "#program/messages";
import { h } from "#ui/element";
import type { ImportPreview, ImportSettings } from "#worker/protocol";
import { FIND_OUT } from "./first-settings.ts";

type Key = keyof ImportSettings;
/** What a control says was chosen, in its own words. */
type Choice = { readonly [K in Key]: { readonly key: K; readonly value: ImportSettings[K] } }[Key];

/** Asked again after a choice: what depended on another file or format is to be found out anew. */
export function afterChoice(asked: ImportSettings, { key, value }: Choice): ImportSettings {
  const { part, format } = asked;
  if (key === "part") return { ...FIND_OUT, part: value };
  if (key === "format") return { ...FIND_OUT, part, format: value };
  return { ...asked, part, format, [key]: value };
}

export interface ImportSettingsForm {
  readonly el: HTMLElement;
  update(preview: ImportPreview): void;
}

interface Control {
  readonly el: HTMLElement;
  show(preview: ImportPreview): void;
}

export function createImportSettings(choose: (choice: Choice) => void): ImportSettingsForm {
  const controls = new Map<Key, Control>();
  const rows = h("div", { class: "import-settings" });
  const el = h("fieldset", { class: "import-choices", hidden: true });
  el.append(h("legend", {}, text("importing.settings")), rows);

  function create(key: Key): Control {
    switch (key) {
      case "inverted":
        return checkbox(text("importing.inverted"), (value) => choose({ key, value }));
      case "side":
        return sideInput((value) => choose({ key, value }));
      case "part":
        return select(key, partOptions, (value) => choose({ key, value: numberOr(value, "auto") }));
      case "labelColumn":
        return select(key, columnOptions, (value) =>
          choose({ key, value: value === "none" ? value : numberOr(value, "auto") }),
        );
      case "format":
      case "header":
      case "delimiter":
      case "decimalComma":
      case "encoding":
      case "orientation":
      case "scale":
      case "sheetLabels":
        // Only values of the key's own options can come.
        return select(key, optionsOf(key), (value) => choose({ key, value } as Choice));
      default:
        return key satisfies never;
    }
  }

  return {
    el,
    update(preview) {
      el.hidden = preview.choices.length === 0;
      for (const [key, { el: row }] of controls) row.hidden = !preview.choices.includes(key);
      for (const key of preview.choices) {
        const control = controls.get(key) ?? create(key);
        if (!controls.has(key)) rows.append(control.el);
        controls.set(key, control);
        control.show(preview);
      }
    },
  };
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function select(
  key: Exclude<Key, "inverted">,
  options: (preview: ImportPreview) => readonly Option[],
  chosen: (value: string) => void,
): Control {
  const input = h("select", {
    class: "ui-input",
    on: { change: () => chosen(input.value) },
  });
  let last = "";
  return {
    el: h("label", { class: "import-setting" }, h("span", {}, text(`importing.${key}`)), input),
    show(preview) {
      const current = String(preview.settings[key]);
      const known = options(preview);
      const isKnown = known.some(({ value }) => value === current);
      const auto = { value: current, label: text("importing.auto") };
      const all = isKnown ? known : [auto, ...known];
      const now = JSON.stringify(all);
      if (now !== last) {
        input.replaceChildren(...all.map(({ value, label }) => h("option", { value }, label)));
      }
      last = now;
      input.value = current;
    },
  };
}

function checkbox(label: string, chosen: (isOn: boolean) => void): Control {
  const input = h("input", {
    type: "checkbox",
    on: { change: () => chosen(input.checked) },
  });
  return {
    el: h("label", { class: "import-setting import-check" }, input, h("span", {}, label)),
    show: ({ settings }) => {
      input.checked = settings.inverted;
    },
  };
}

const LARGEST_SIDE = 316;

function sideInput(chosen: (side: ImportSettings["side"]) => void): Control {
  const input = h("input", {
    type: "number",
    class: "ui-input",
    min: 1,
    max: LARGEST_SIDE,
    step: 1,
    on: {
      change: () => {
        const side = Math.min(LARGEST_SIDE, Math.max(1, Math.round(input.valueAsNumber)));
        chosen(Number.isNaN(side) ? "auto" : side);
      },
    },
  });
  return {
    el: h("label", { class: "import-setting" }, h("span", {}, text("importing.side")), input),
    show: ({ settings: { side } }) => {
      input.value = side === "auto" ? "" : String(side);
    },
  };
}

function partOptions({ parts }: ImportPreview): readonly Option[] {
  return parts.map((label, value) => ({ value: String(value), label }));
}

function columnOptions({ columns, values, settings }: ImportPreview): readonly Option[] {
  const none = { value: "none", label: text("importing.labelColumn.none") };
  const all = columns.map((label, value) => ({ value: String(value), label }));
  // Of very wide tables not all columns are named: the last one, and the one in use, always are.
  const hasLabel = settings.labelColumn !== "none";
  const last = values === 0 ? -1 : values - (hasLabel ? 0 : 1);
  for (const at of new Set([Number(settings.labelColumn), last])) {
    if (at >= all.length) {
      all.push({ value: String(at), label: text("importing.column", { number: at + 1 }) });
    }
  }
  return [none, ...all];
}

function numberOr<T>(value: string, otherwise: T): number | T {
  return /^\d+$/.test(value) ? Number(value) : otherwise;
}

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", " ": "space" } as const;

function optionsOf(key: Exclude<Key, "inverted" | "side" | "part" | "labelColumn">) {
  return ({ format }: ImportPreview): readonly Option[] => {
    const worded = (values: readonly string[]) =>
      values.map((value) => ({ value, label: text(`importing.${key}.${value}`) }));
    switch (key) {
      case "format":
        return worded(
          format === "images" || format === "sheet"
            ? ["images", "sheet"]
            : ["list", "table", "json"],
        );
      case "header":
      case "decimalComma":
        return ["yes", "no"].map((value) => ({ value, label: text(`importing.${value}`) }));
      case "delimiter":
        return Object.entries(delimiterNames).map(([value, name]) => ({
          value,
          label: text(`importing.delimiter.${name}`),
        }));
      case "encoding":
        return worded(["utf-8", "utf-16", "windows-1252"]);
      case "orientation":
        return worded(["normal", "transposed"]);
      case "scale":
        return worded(["none", "255", "max"]);
      case "sheetLabels":
        return worded(["rows", "name", "none"]);
      default:
        return key satisfies never;
    }
  };
}
