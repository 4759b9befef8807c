// Files dropped anywhere on the page: projects are opened, pictures become sprites, anything else,
// folders too, goes into a list.
import { carriesFiles, carriesFolder, filesOf, type NamedFile, named } from "#ui/dropped-files";

const PROJECT = /\.(blockprop|sb[23]?)$/i;
const PICTURE = /\.(svg|png|jpe?g|gif|webp|bmp)$/i;

export interface DropDeps {
  readonly project: (file: File) => void;
  /** `name`: of the first file, or of the folder. */
  readonly list: (name: string, files: Promise<readonly NamedFile[]>) => void;
  /** All the pictures that were dropped. */
  readonly pictures: (files: readonly File[]) => void;
}

export function listenForDrops(host: HTMLElement, deps: DropDeps): void {
  // A file let go over an open dialog must not take the page's place in the window.
  for (const type of ["dragover", "drop"] as const) {
    document.addEventListener(type, (event) => {
      if (carriesFiles(event.dataTransfer)) event.preventDefault();
    });
  }
  host.addEventListener("drop", (event) => {
    const { dataTransfer } = event;
    // A list monitor has taken it already.
    if (event.defaultPrevented || dataTransfer === null || !carriesFiles(dataTransfer)) return;
    event.preventDefault();
    const files = [...dataTransfer.files];
    const [file] = files;
    if (file === undefined) return;
    if (carriesFolder(dataTransfer)) return deps.list(file.name, filesOf(dataTransfer));
    const pictures = files.filter(({ name }) => PICTURE.test(name));
    if (pictures.length > 0) return deps.pictures(pictures);
    const intoList = () => deps.list(file.name, Promise.resolve(named(files)));
    if (PROJECT.test(file.name)) deps.project(file);
    else if (!/\.json$/i.test(file.name)) intoList();
    else void beginsArray(file).then((isArray) => (isArray ? intoList() : deps.project(file)));
  });
}

/** A project is an object, samples are an array. */
async function beginsArray(file: File): Promise<boolean> {
  const start = await file.slice(0, START_BYTES).text();
  return start.trimStart().startsWith("[");
}

const START_BYTES = 1024;
