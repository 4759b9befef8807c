// The files of a drop or paste, with those inside folders, under the paths they have there. Knows
// nothing of what is in them.

export interface NamedFile {
  /** "digits/7/a.png" inside a folder, else just the file's name. */
  readonly name: string;
  readonly file: File;
}

/** Whether files or folders are being dragged, and not text. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") === true;
}

export function carriesFolder(transfer: DataTransfer): boolean {
  return entriesOf(transfer).some((entry) => entry?.isDirectory === true);
}

/**
 * All files, folders walked through. To be called while the event is being handled: afterwards the
 * browser has forgotten them. Rejects when the signal says so, or when a folder cannot be read.
 */
export async function filesOf(
  transfer: DataTransfer,
  signal?: AbortSignal,
): Promise<readonly NamedFile[]> {
  const entries = entriesOf(transfer);
  if (!entries.some(isFolder)) return named(transfer.files);
  const found: NamedFile[] = [];
  for (const entry of entries) if (entry !== null) await walk(entry, found, signal);
  return found;
}

/** Files chosen through an input, with their paths when a folder was. */
export function named(files: Iterable<File> | null): readonly NamedFile[] {
  return [...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

function entriesOf(transfer: DataTransfer): (FileSystemEntry | null)[] {
  return [...(transfer.items ?? [])]
    .filter(({ kind }) => kind === "file")
    .map((item) => item.webkitGetAsEntry());
}

async function walk(entry: FileSystemEntry, found: NamedFile[], signal?: AbortSignal) {
  signal?.throwIfAborted();
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ name: entry.fullPath.replace(/^\//, ""), file });
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  const next = () =>
    new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  // A reader gives some hundred at a time, and none when there are no more.
  for (let some = await next(); some.length > 0; some = await next()) {
    for (const inner of some) await walk(inner, found, signal);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory === true;
}
