// English texts: the look inside the network. They come with it, in the page and in the worker.

export const englishInside = {
  "look.noSampleYet":
    "The network has not seen a sample yet: press the green flag, or choose a sample of a list.",
  "look.noDrawing": "The drawing pad is empty: draw something on it.",
  "look.emptyList": "“{list}” is empty: import samples into it.",
};
