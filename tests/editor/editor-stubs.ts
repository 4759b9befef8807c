// What jsdom lacks and Blockly asks for: sizes and places of drawn things, all zero here. Import it
// before anything of the editor. Styles are an element's own: going through all of Blockly's style
// sheets for each text took two thirds of these tests' time, for a font that measures zero anyway.
const none = { x: 0, y: 0, width: 0, height: 0 };

class NoSizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, {
  ResizeObserver: NoSizes,
  getComputedStyle: (element: HTMLElement | SVGElement) => element.style,
});
Object.assign(SVGElement.prototype, {
  getBBox: () => none,
  getComputedTextLength: () => 0,
  getScreenCTM: () => null,
});
// Room for the whole of a small palette: only what is in view is made.
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { get: () => 10_000 });
HTMLCanvasElement.prototype.getContext = () => null;
