// The files that lists were imported from, so that a list that has not changed since goes out as it
// came, byte for byte: line ends, byte-order mark, spaces and all. A file is not copied for that.

export interface SourceFile {
  readonly file: Blob;
  /** Of the file's name: "csv", "txt.gz" ... */
  readonly ending: string;
}

/** A list's file, and the list's version right after it was imported. */
export interface ListSource extends SourceFile {
  readonly version: number;
}

/** "gz" says nothing without what is packed. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,8}(\.gz)?)$/i.exec(name)?.[1] ?? "txt";
}

/** The file if it can still be read: one on a disk may be gone or changed since. */
export async function readable({ file }: SourceFile): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
