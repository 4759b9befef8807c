// The worker that makes one GIF and is then done: the page stays at hand meanwhile.
import { addMessages } from "#program/messages";
import { trainingGif } from "./chart-gif.ts";
import type { GifNews, GifOrder } from "./gif-protocol.ts";

addEventListener("message", ({ data }: MessageEvent<GifOrder>) => {
  addMessages(data.messages);
  const tell = (news: GifNews) => postMessage(news);
  const bytes = trainingGif(data, (done, total) => tell({ kind: "frame", done, total }));
  tell({ kind: "done", bytes });
});
