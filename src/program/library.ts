// The data sets that ship with the page, as `datasets/library.json` tells of them: made when the page is
// built, read by the data library.

export interface LibraryEntry {
  /** As projects name it: "mnist_100.txt", "mnist-train". */
  readonly name: string;
  /** What there is: samples, or plain items where `values` is 0. */
  readonly samples: number;
  readonly values: number;
  /** The first labels in order, and how many there are. */
  readonly labels: readonly string[];
  readonly labelCount: number;
  /** What has to be loaded, in bytes. */
  readonly bytes: number;
  /** The first samples of different labels, if they are pictures. */
  readonly pictures: readonly LibraryPicture[];
  /** The first items as text, long ones cut, if they are no pictures. */
  readonly items: readonly string[];
}

export interface LibraryPicture {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** Grey levels, row by row, as base64. */
  readonly pixels: string;
}

export interface Library {
  readonly entries: readonly LibraryEntry[];
}
