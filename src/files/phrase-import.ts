// What a preview of an import says, in sentences: what was read, what is wrong, what is worth a look.
// The facts come from #data/import; the words are the catalogue's.
import type { FaultGroup } from "#data/fault-log";
import { NO_LABEL } from "#data/import/import-settings";
import type { Inspection, Rows } from "#data/import/inspect-list";
import type { ImportNote, ImportReading } from "#data/import/reading";
import { text } from "#program/messages";
import { phraseProblem, phraseProblems } from "./phrase-problem.ts";

export interface Defect {
  readonly severity: "error" | "warning" | "note";
  readonly sentence: string;
  /** The first rows it is about, from 1. */
  readonly rows: readonly number[];
}

/** The most frequent class has so many times as many samples as the rarest: that is uneven. */
const UNEVEN = 10;
/** So many labels among so many rows are hardly classes. */
const MANY_ROWS = 20;
const MANY_LABELS = 0.9;
/** Whole numbers up to here, or fractions, need no scaling. */
const LARGEST_UNSCALED = 10;
/** Pictures of grey levels are brighter than this somewhere. */
const SMALL_LEVELS = 64;

/** "1000 rows of 785: label + 28 x 28, values 0 to 255, will be scaled to 0 to 1". */
export function phraseReading(reading: ImportReading, inspection: Inspection): string {
  const rows = rowsOf(reading);
  if (reading.list.length === 0) return text("import.nothing");
  if (inspection.kind === "plain") {
    return text(rows === 1 ? "import.oneItem" : "import.rowsItems", { rows });
  }
  const { values, low, high } = inspection;
  const { scaled } = reading;
  const range =
    scaled === null || scaled.scale === "none"
      ? text("import.range", { low, high })
      : text("import.rangeScaled", {
          low: scaled.low,
          high: scaled.high,
          newLow: scaled.scale === "255" ? Math.min(0, low) : low,
          newHigh: scaled.scale === "255" ? Math.max(1, high) : high,
        });
  const side = Math.sqrt(values);
  const shape = { width: side, height: side, range };
  if (reading.format === "images" || reading.format === "sheet") {
    return text(rows === 1 ? "import.oneImage" : "import.images", { rows, ...shape });
  }
  const isUnlabelled = reading.settings.labelColumn === "none";
  const label = text(isUnlabelled ? "import.noLabel" : "import.withLabel");
  const columns = values + (isUnlabelled ? 0 : 1);
  const key = `import.${rows === 1 ? "oneRow" : "rows"}${isPictureSize(values) ? "Picture" : "Values"}`;
  const named = text(values === 1 ? "import.oneValue" : "import.values", { values });
  return text(key, { rows, columns, label, values: named, ...shape });
}

/** Four times four pixels; fewer values are rather measurements. */
const SMALLEST_PICTURE = 16;

/** Whether samples of so many values are shown as square pictures. */
export function isPictureSize(values: number): boolean {
  return values >= SMALLEST_PICTURE && Number.isInteger(Math.sqrt(values));
}

/** How many rows were found, good or not. */
export function rowsOf({ list, faults }: ImportReading): number {
  const bad = faults.filter(isAboutRows).reduce((sum, { count }) => sum + count, 0);
  return list.length + bad;
}

/** Why it cannot be imported whole; null when it can. */
export function phraseRefusal(reading: ImportReading): string | null {
  const { list, total, problems, fatal, faults } = reading;
  if (total === 0) return null;
  const good = list.length;
  if (good === 0) return phraseProblems({ problems, total });
  if (fatal !== null) return `${phraseProblem(fatal)} ${text("import.readSoFar", { good })}`;
  if (!faults.some(isAboutRows)) {
    return `${phraseProblems({ problems, total })} ${text("import.readSoFar", { good })}`;
  }
  const rows = rowsOf(reading);
  return text("import.someBad", { bad: rows - good, rows, good });
}

/** All that is to be said, errors first. */
export function phraseDefects(reading: ImportReading, inspection: Inspection): readonly Defect[] {
  // What is wrong with the whole, or with the only row, the refusal says already.
  const isSaid = reading.list.length === 0 && reading.total === 1;
  const errors = reading.faults
    .filter((group) => isAboutRows(group) && group.first[0] !== reading.fatal && !isSaid)
    .map(phraseFaults);
  const notes = reading.notes.map(phraseNote);
  if (reading.faults.some(({ first }) => first[0].code === "notUtf8")) {
    notes.push(warning(text("import.tryWindows1252")));
  }
  const found = inspection.kind === "samples" ? phraseInspection(reading, inspection) : [];
  const others = [...notes, ...found];
  return [
    ...errors,
    ...others.filter(({ severity }) => severity === "warning"),
    ...others.filter(({ severity }) => severity === "note"),
  ];
}

function phraseFaults({ count, first }: FaultGroup): Defect {
  const sentence = phraseProblem(first[0]);
  const more = count - 1;
  const key = more === 1 ? "import.oneMoreRow" : "import.moreRows";
  const rows = first.flatMap((problem) =>
    "row" in problem ? [problem.row] : "line" in problem ? [problem.line] : [],
  );
  return {
    severity: "error",
    sentence: more === 0 ? sentence : `${sentence} ${text(key, { count: more })}`,
    rows,
  };
}

/** Whether a kind of fault is one of single rows that are left out, not of the whole file. */
function isAboutRows({ first }: FaultGroup): boolean {
  const [problem] = first;
  if (problem.code === "jsonCut" || problem.code === "jsonDamaged") return false;
  return "row" in problem || "line" in problem;
}

function phraseNote(found: ImportNote): Defect {
  const sentence = (parameters = {}) => text(`import.${found.code}`, parameters);
  switch (found.code) {
    case "cutOff":
      return warning(sentence(found), [found.row]);
    case "encoding":
      return note(sentence({ encoding: ENCODINGS[found.encoding] ?? found.encoding }));
    case "leftOut":
      return note(text(found.count === 1 ? "import.oneLeftOut" : "import.leftOut", found));
    case "darkOnLight":
      return warning(sentence());
    case "noTranspose":
      return warning(sentence(found));
    case "otherParts":
      return warning(sentence(found));
    case "decimalCommas":
    case "labelsJoined":
    case "resized":
    case "blankCells":
      return note(sentence(found));
    default:
      return found satisfies never;
  }
}

const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-16": "UTF-16",
  "windows-1252": "Windows-1252",
};

function phraseInspection(reading: ImportReading, found: Inspection): Defect[] {
  const { values, constant, low, high } = found;
  const defects = phraseClasses(reading, found);
  if (found.contradictions.count > 0) {
    defects.push(counted("Contradiction", found.contradictions, rowsIn(reading)));
  }
  if (found.doubles.count > 0) defects.push(counted("Double", found.doubles, rowsIn(reading)));
  if (constant === values) defects.push(warning(text("import.allConstant")));
  else if (constant > 0) defects.push(note(text("import.constant", { count: constant, values })));
  if (found.mixed.count > 0) {
    const { count, first } = found.mixed;
    defects.push(warning(text("import.mixed", { count, high }), first.map(rowsIn(reading))));
  }
  const { scaled, format } = reading;
  const isTable = format === "table" || format === "json";
  if (isTable && scaled?.scale === "255" && scaled.high < SMALL_LEVELS) {
    defects.push(warning(text("import.smallPixels", { high: scaled.high })));
  }
  if (low < -LARGEST_UNSCALED || high > LARGEST_UNSCALED) {
    defects.push(warning(text("import.outside", { low, high })));
  }
  return defects;
}

function phraseClasses({ list }: ImportReading, { classes }: Inspection): Defect[] {
  if (classes.length === 1) {
    const [{ label }] = classes;
    if (label === NO_LABEL) return [warning(text("import.unlabelled"))];
    return list.length > 1 ? [warning(text("import.oneClass", { label }))] : [];
  }
  if (list.length >= MANY_ROWS && classes.length > MANY_LABELS * list.length) {
    return [warning(text("import.manyClasses", { count: classes.length }))];
  }
  const byCount = [...classes].sort((a, b) => b.count - a.count);
  const [frequent] = byCount;
  const rare = byCount[byCount.length - 1];
  if (frequent.count < UNEVEN * rare.count) return [];
  const parameters = {
    most: frequent.count,
    frequent: frequent.label,
    fewest: rare.count,
    rare: rare.label,
  };
  return [warning(text("import.imbalance", parameters))];
}

function counted(
  what: "Contradiction" | "Double",
  { count, first }: Rows,
  rowOf: (sample: number) => number,
): Defect {
  const key = count === 1 ? `import.one${what}` : `import.${what.toLowerCase()}s`;
  return warning(text(key, { count }), first.map(rowOf));
}

/** From the number of a sample, from 1, to its row in the file. */
function rowsIn({ numbers }: ImportReading): (sample: number) => number {
  return (sample) => numbers.of(sample - 1);
}

function warning(sentence: string, rows: readonly number[] = []): Defect {
  return { severity: "warning", sentence, rows };
}

function note(sentence: string, rows: readonly number[] = []): Defect {
  return { severity: "note", sentence, rows };
}
