// The keys that blocks can speak of, by Scratch's names.
const letters = [..."abcdefghijklmnopqrstuvwxyz", ..."0123456789"];
const named = ["space", "up arrow", "down arrow", "right arrow", "left arrow", "enter", "any"];

export const keyOptions = [...named, ...letters].map((key) => ({ value: key, text: key }));
