// How the page is bundled: a static site that works from any sub-path and connects to nothing else.
import { defineConfig, type Plugin } from "vite";
import { blockHelp } from "./scripts/block-help.mjs";
import { blocklyWords } from "./scripts/blockly-words.mjs";
import { bookPage } from "./scripts/book-page.mjs";

/** Everything from the page's own origin; Blockly needs inline styles, the kernels WebAssembly. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "media-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Only in the built page: the development server injects inline scripts of its own. */
function contentSecurityPolicyTag(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}

/** What is built has its hash in its name: a browser may keep it, and what it has compiled of it. */
function keptAssets(): Plugin {
  return {
    name: "kept-assets",
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        if (request.url?.startsWith("/assets/")) {
          response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
        next();
      });
    },
  };
}

export default defineConfig({
  base: "./",
  build: {
    target: "baseline-widely-available",
    // Every browser of that target preloads modules by itself.
    modulePreload: { polyfill: false },
    // Blockly alone is 600 kB. What counts is the gzip size, which `npm run bench` holds to its budget.
    chunkSizeWarningLimit: 1200,
    // As a data: address a small WebAssembly file could not be fetched under the policy above.
    assetsInlineLimit: (file) => (file.endsWith(".wasm") ? false : undefined),
  },
  worker: { format: "es" },
  plugins: [
    contentSecurityPolicyTag(),
    keptAssets(),
    blocklyWords(),
    blockHelp(),
    bookPage(contentSecurityPolicy),
  ],
});
