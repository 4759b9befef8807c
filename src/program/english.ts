// The English catalogue that the page begins with, one part per area so that each stays short. Keys are
// `area.what`. What comes later, with the code that needs it, stands in all-english.ts too.

import { englishBlocks } from "./english-blocks.ts";
import { englishCharts } from "./english-charts.ts";
import { englishData } from "./english-data.ts";
import { englishDrawing } from "./english-drawing.ts";
import { englishEditing } from "./english-editing.ts";
import { englishEditor } from "./english-editor.ts";
import { englishFollowing } from "./english-following.ts";
import { englishJudging } from "./english-judging.ts";
import { englishPage } from "./english-page.ts";
import { englishSprites } from "./english-sprites.ts";
import { englishStage } from "./english-stage.ts";
import { addMessages } from "./messages.ts";

/** From now on `text` answers in English. */
export function speakEnglish(): void {
  addMessages({
    ...englishEditing,
    ...englishEditor,
    ...englishBlocks,
    ...englishCharts,
    ...englishData,
    ...englishDrawing,
    ...englishFollowing,
    ...englishJudging,
    ...englishPage,
    ...englishSprites,
    ...englishStage,
  });
}
