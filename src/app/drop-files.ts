// Files dropped anywhere on the page: projects are opened, pictures become sprites, anything else
// goes into a list.
const PICTURE = /\.(svg|png|jpe?g|gif|webp|bmp)$/i;

export interface DropDeps {
  readonly project: (file: File) => void;
  readonly list: (file: File) => void;
  /** All the pictures that were dropped. */
  readonly pictures: (files: readonly File[]) => void;
}

export function listenForDrops(host: HTMLElement, deps: DropDeps): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  host.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  host.addEventListener("drop", (event) => {
    // A list monitor has taken it already.
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const [file] = files;
    if (file === undefined) return;
    const pictures = files.filter(({ name }) => PICTURE.test(name));
    if (pictures.length > 0) return deps.pictures(pictures);
    if (/\.(blockprop|json)$/i.test(file.name)) deps.project(file);
    else deps.list(file);
  });
}
