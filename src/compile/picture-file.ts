// What a picture file says of itself: its kind, which its bytes decide, and the size of an SVG. An SVG is
// read as text, not as a document: nothing in it is looked at that could run or be fetched.

export const SVG = "image/svg+xml";

/** By the file's first bytes; null when it is no picture of a kind that can be drawn. */
export function pictureKind(begin: Uint8Array): string | null {
  const word = String.fromCharCode(...begin.subarray(0, 4096));
  if (word.startsWith("\x89PNG\r\n")) return "image/png";
  if (word.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(word)) return "image/gif";
  if (word.startsWith("RIFF") && word.startsWith("WEBP", 8)) return "image/webp";
  if (word.startsWith("BM")) return "image/bmp";
  return /^(\xef\xbb\xbf)?\s*</.test(word) && /<svg[\s>]/i.test(word) ? SVG : null;
}

export interface SvgSize {
  readonly width: number;
  readonly height: number;
  /** The corner of its view box. */
  readonly x: number;
  readonly y: number;
}

/** An SVG's own size in pixels: width and height, else the view box; null when it names neither. */
export function svgSize(source: string): SvgSize | null {
  const [tag] = /<svg\s[^>]*>/i.exec(source) ?? [""];
  const written = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? "";
  const length = (name: string) =>
    /^\s*[\d.]+(px)?\s*$/.test(written(name)) ? Number.parseFloat(written(name)) : 0;
  const own = { width: length("width"), height: length("height") };
  const [x = 0, y = 0, width = 0, height = 0] = written("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const corner = Number.isFinite(x + y) ? { x, y } : { x: 0, y: 0 };
  const size = [own, { width, height }].find((one) => one.width > 0 && one.height > 0);
  return size === undefined ? null : { ...size, ...corner };
}
