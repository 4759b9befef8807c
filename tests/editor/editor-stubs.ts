// What jsdom lacks and Blockly asks for: sizes and places of drawn things, all zero here. Import it
// before anything of the editor.
const none = { x: 0, y: 0, width: 0, height: 0 };

class NoSizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { ResizeObserver: NoSizes });
Object.assign(SVGElement.prototype, {
  getBBox: () => none,
  getComputedTextLength: () => 0,
  getScreenCTM: () => null,
});
HTMLCanvasElement.prototype.getContext = () => null;
