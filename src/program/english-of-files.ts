// English texts about files, all of them: for the code that reads and writes files, which brings them along.
import { englishFiles } from "./english-files.ts";
import { englishImport } from "./english-import.ts";
import { englishScratch } from "./english-scratch.ts";

export const englishOfFiles = { ...englishFiles, ...englishImport, ...englishScratch };
