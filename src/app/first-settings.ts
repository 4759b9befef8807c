// How files are read before anybody has chosen anything: all that can be is found out. In a file of
// its own, so that the page does not load the controls of the settings with it.
import type { ImportSettings } from "#worker/protocol";

export const FIND_OUT: ImportSettings = {
  format: "auto",
  part: "auto",
  header: "auto",
  labelColumn: "auto",
  delimiter: "auto",
  decimalComma: "auto",
  encoding: "auto",
  orientation: "normal",
  inverted: false,
  scale: "auto",
  side: "auto",
  sheetLabels: "auto",
};
