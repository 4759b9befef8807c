// Puts the book (make-book.ts) beside the page, as book.html: a file of the built site, and an answer of
// the development server. Nothing of it is in the page but links.
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const source = fileURLToPath(new URL("make-book.ts", import.meta.url));
const NAME = "book.html";

/**
 * @param {string} policy the Content-Security-Policy that the page has
 * @returns {import("vite").Plugin}
 */
export function bookPage(policy) {
  const make = async () => {
    const { makeBook } = await tsImport(source, import.meta.url);
    return makeBook(policy);
  };
  return {
    name: "book-page",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: NAME, source: await make() });
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_request, response, next) => {
        make().then((page) => {
          response.setHeader("Content-Type", "text/html");
          response.end(page);
        }, next);
      });
    },
  };
}
