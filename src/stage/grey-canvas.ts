// Puts grey levels on a canvas, one canvas pixel each; the style sheet enlarges it without blur.

/** Draws width x height grey levels; "ink" 255 is white on black, as MNIST is shown. */
export function drawGrey(
  canvas: HTMLCanvasElement,
  picture: { readonly pixels: Uint8Array; readonly width: number; readonly height: number },
): void {
  const { pixels, width, height } = picture;
  const context = canvas.getContext("2d");
  if (context === null || width < 1 || height < 1) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = imageOf(context, width, height);
  for (let i = 0; i < width * height; i++) {
    const level = pixels[i] ?? 0;
    image.data[4 * i] = level;
    image.data[4 * i + 1] = level;
    image.data[4 * i + 2] = level;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** The last image made: of many pictures one after the other all are of one size. */
let last: ImageData | null = null;

function imageOf(context: CanvasRenderingContext2D, width: number, height: number): ImageData {
  if (last?.width !== width || last.height !== height) {
    last = context.createImageData(width, height);
  }
  return last;
}

/** Empties the canvas. */
export function clearCanvas(canvas: HTMLCanvasElement): void {
  canvas.getContext("2d")?.clearRect(0, 0, canvas.width, canvas.height);
}
