// A small picture of the stage for "my projects": its canvases, where they stand.
const WIDTH = 192;
const HEIGHT = 144;

/** A PNG as a data: address; "" when the stage has no size. */
export function takePicture(stage: HTMLElement): string {
  const frame = stage.getBoundingClientRect();
  if (frame.width === 0 || frame.height === 0) return "";
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  if (context === null) return "";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.scale(WIDTH / frame.width, HEIGHT / frame.height);
  context.imageSmoothingEnabled = true;
  for (const part of stage.querySelectorAll("canvas")) {
    const box = part.getBoundingClientRect();
    if (box.width === 0 || part.width === 0) continue;
    context.drawImage(part, box.left - frame.left, box.top - frame.top, box.width, box.height);
  }
  return canvas.toDataURL("image/png");
}
