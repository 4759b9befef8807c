// Makes the README's pictures from the real page (scripts/take-pictures.ts): `npm run pictures`.
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("./take-pictures.ts");
