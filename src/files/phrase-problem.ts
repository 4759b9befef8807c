// Problems of data files as sentences: what was found, what was expected, what to try. The problems
// are plain facts (#data/data-problem); the words are the catalogue's.
import { type DataProblem, MAX_PROBLEMS_COUNTED, type Refused } from "#data/data-problem";
import { text } from "#program/messages";

const MEGABYTE = 2 ** 20;

/** All that is wrong, one sentence a problem, and how many more there are. */
export function phraseProblems({ problems, total }: Refused): string {
  const sentences = problems.map(phraseProblem);
  const more = total - problems.length;
  const wholeFile = problems.some((problem) => !("line" in problem || "row" in problem));
  if (more > 0 && !wholeFile) {
    const code = total >= MAX_PROBLEMS_COUNTED ? "data.atLeastMore" : "data.more";
    sentences.push(text(code, { count: more }));
  }
  return sentences.join(" ");
}

export function phraseProblem(problem: DataProblem): string {
  switch (problem.code) {
    case "noValues":
      return text("data.noValues", { line: problem.line });
    case "notANumber": {
      const code = problem.token === "" ? "data.missingNumber" : "data.notANumber";
      return text(code, problem);
    }
    case "tableNotANumber": {
      const code = problem.token === "" ? "data.tableMissingNumber" : "data.tableNotANumber";
      return text(code, problem);
    }
    case "tableLabel":
      return text("data.tableLabel", { ...problem, word: problem.token.replace(/[\s,;]+/g, "-") });
    case "binary":
      if (problem.format === null) return text("data.binary");
      return problem.format === "UTF-16"
        ? text("data.utf16")
        : text("data.binaryFormat", { format: problem.format });
    case "lineTooLong":
      return text("data.lineTooLong", { line: problem.line, megabytes: problem.limit / MEGABYTE });
    case "fileTooLarge":
      return text("data.fileTooLarge", { megabytes: problem.limit / MEGABYTE });
    case "idxMagic":
      return text(`data.idxMagic.${problem.file}`, problem);
    case "idxSize": {
      const code = problem.found < problem.expected ? "data.idxCut" : "data.idxTooLong";
      return text(`${code}.${problem.file}`, problem);
    }
    case "gzipDamaged":
      return text(`data.gzipDamaged.${problem.file}`);
    case "ragged":
      return text(`data.ragged${oneOf(problem)}`, problem);
    case "tableRagged":
      return text(`data.tableRagged${oneOf(problem)}`, problem);
    case "notFinite":
    case "tooManyValues":
    case "notUtf8":
    case "empty":
    case "tooManyItems":
    case "tableNotFinite":
    case "tableNoLabel":
    case "tableQuote":
    case "tableOnlyHeader":
    case "tableOneColumn":
    case "idxCounts":
    case "idxNoImages":
    case "idxShape":
    case "packedDamaged":
      return text(`data.${problem.code}`, { ...problem });
    case "zipTooLarge":
    case "jsonTooLong":
      return text(`import.${problem.code}`, {
        row: "row" in problem ? problem.row : 0,
        megabytes: problem.limit / MEGABYTE,
      });
    case "onlyOther": {
      const { name, format } = problem;
      return format === null
        ? text("import.onlyOther", { name })
        : text("import.onlyFormat", { name, format });
    }
    case "exportRagged":
      return text(`import.exportRagged${problem.found === 1 ? "One" : ""}`, problem);
    case "exportPlain":
    case "exportLabel":
    case "idxValues":
    case "idxLabel":
      return text(`import.${problem.code}`, { ...problem });
    case "exportEmpty":
    case "noFiles":
    case "zipCut":
    case "zipDamaged":
    case "jsonNoArray":
      return text(`import.${problem.code}`);
    case "zipPath":
    case "zipTwice":
    case "zipMethod":
    case "zipEntryDamaged":
    case "zipEntries":
    case "zipInZip":
    case "noLists":
    case "textGzip":
    case "idxLabelsOnly":
    case "idxImagesOnly":
    case "imagesHere":
    case "jsonCut":
    case "jsonDamaged":
    case "jsonElement":
    case "jsonCounts":
    case "imageUnknown":
    case "imageDamaged":
    case "imageTooLarge":
    case "sheetBlank":
    case "sheetNoGrid":
      return text(`import.${problem.code}`, { ...problem });
    default:
      return problem satisfies never;
  }
}

/** The end of the key of a sentence that counts values: one is said differently. */
function oneOf({ found, expected }: { readonly found: number; readonly expected: number }): string {
  if (found === 1) return "One";
  return expected === 1 ? "OneExpected" : "";
}
