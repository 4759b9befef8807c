// The one place in the browser where everything is kept. Keys are paths such as `project/ID`.
// Values are what IndexedDB can clone; whoever reads one checks it, since it may be old or damaged.
import { createStore } from "idb-keyval";

export const database = createStore("blockprop", "kept");
