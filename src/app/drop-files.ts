// Files dropped anywhere on the page: projects are opened, anything else goes into a list.
export interface DropDeps {
  readonly project: (file: File) => void;
  readonly list: (file: File) => void;
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
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    if (/\.(blockprop|json)$/i.test(file.name)) deps.project(file);
    else deps.list(file);
  });
}
