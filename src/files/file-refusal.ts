// How reading a file ends when it cannot be taken: thrown inside src/files only, where a file is
// read, and caught there, so that callers get sentences as data.
import { type TextParameters, text } from "#program/messages";

export class FileRefusal extends Error {
  constructor(code: string, parameters: TextParameters = {}) {
    super(text(code, parameters));
    this.name = "FileRefusal";
  }
}
