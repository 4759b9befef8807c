// English whole, for the command line and tests: what the page begins with, and what parts of it bring along
// when they are loaded. A catalogue that comes later in the page has to stand here.
import { speakEnglish } from "./english.ts";
import { englishBackpack } from "./english-backpack.ts";
import { englishBook } from "./english-book.ts";
import { englishBoundary } from "./english-boundary.ts";
import { englishBrowser, englishBrowsing } from "./english-browsing.ts";
import { englishChartPanel } from "./english-chart-panel.ts";
import { englishConfig } from "./english-config.ts";
import { englishDigits } from "./english-digits.ts";
import { englishEvaluation } from "./english-evaluation.ts";
import { englishExamples } from "./english-examples.ts";
import { englishGrid } from "./english-grid.ts";
import { englishHelp } from "./english-help.ts";
import { englishImportDialog } from "./english-import-dialog.ts";
import { englishInside } from "./english-inside.ts";
import { englishInvitation } from "./english-invitation.ts";
import { englishLibrary } from "./english-library.ts";
import { englishOfFiles } from "./english-of-files.ts";
import { englishProcedure } from "./english-procedure.ts";
import { englishRun } from "./english-run.ts";
import { englishScratchDialog } from "./english-scratch-dialog.ts";
import { englishSplit } from "./english-split.ts";
import { englishSpritePanel } from "./english-sprite-panel.ts";
import { englishSweep } from "./english-sweep.ts";
import { englishTopics } from "./english-topics.ts";
import { englishTraining } from "./english-training.ts";
import { addMessages } from "./messages.ts";

/** From now on `text` answers in English, whatever it is asked. */
export function speakAllEnglish(): void {
  speakEnglish();
  addMessages({
    ...englishBackpack,
    ...englishBook,
    ...englishBoundary,
    ...englishChartPanel,
    ...englishConfig,
    ...englishDigits,
    ...englishBrowser,
    ...englishBrowsing,
    ...englishGrid,
    ...englishHelp,
    ...englishExamples,
    ...englishInvitation,
    ...englishEvaluation,
    ...englishImportDialog,
    ...englishInside,
    ...englishOfFiles,
    ...englishProcedure,
    ...englishRun,
    ...englishScratchDialog,
    ...englishSplit,
    ...englishSpritePanel,
    ...englishSweep,
    ...englishLibrary,
    ...englishTopics,
    ...englishTraining,
  });
}
