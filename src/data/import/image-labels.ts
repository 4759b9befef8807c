// The labels of pictures, from where they lie and what they are called. It must not know pictures.
import { NO_LABEL } from "./import-settings.ts";

/**
 * A label for each path: the folder it lies in, when there are several; else what their names begin
 * with, up to "_", "-" or a space, when that comes again; else `NO_LABEL`.
 */
export function labelsOfPaths(paths: readonly string[]): readonly string[] {
  const folders = paths.map((path) => path.split("/").at(-2) ?? "");
  if (new Set(folders).size > 1)
    return folders.map((folder) => (folder === "" ? NO_LABEL : folder));
  const starts = paths.map((path) => /^([^_\- .]+)[_\- ]/.exec(nameOf(path))?.[1] ?? "");
  const different = new Set(starts).size;
  if (!starts.includes("") && paths.length > 1 && different <= Math.max(1, paths.length / 2)) {
    return starts;
  }
  const only = folders[0] ?? "";
  return paths.map(() => (only === "" ? NO_LABEL : only));
}

/** The name of a file without folders and ending. */
export function nameOf(path: string): string {
  return (path.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
}

/** As a person orders names: 2 before 10. */
export function byPath(a: { readonly name: string }, b: { readonly name: string }): number {
  return order.compare(a.name, b.name);
}

const order = new Intl.Collator("en", { numeric: true });
