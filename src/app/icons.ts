// The few pictures on buttons, drawn here so that nothing is fetched.
const shapes = {
  flag: "M5 3v18M5 4c5-3 8 3 14 0v9c-6 3-9-3-14 0",
  stop: "M8 3h8l5 5v8l-5 5H8l-5-5V8z",
  pause: "M8 5v14M16 5v14",
  resume: "M7 4l13 8-13 8z",
  step: "M5 5l9 7-9 7zM18 5v14",
  stepOver: "M4 13a8 7 0 0 1 15-2M20 5v7h-7M9 19h6",
  undo: "M8 5L3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3",
  redo: "M16 5l5 5-5 5M21 10H10a6 6 0 0 0 0 12h3",
  small: "M3 5h18v14H3zM12 12h9v7h-9z",
  normal: "M3 5h18v14H3zM6 8h12v8H6z",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
} as const;

export type IconName = keyof typeof shapes;

export function icon(name: IconName): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}
