// How the book looks: a column to read with the contents beside it, and plain pages when it is printed.

export const bookStyle = `
:root { color-scheme: light; --ink: #20304f; --soft: #55637f; --line: #d5dded; --blue: #2f6fd0; }
* { box-sizing: border-box; }
html { scroll-behavior: auto; scroll-padding-top: 16px; }
body { margin: 0; background: #f4f7fc; color: var(--ink);
  font: 17px/1.6 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
main { max-width: 760px; margin: 0 auto; padding: 32px 40px 64px; background: #fff; }
a { color: var(--blue); }
a:focus-visible { outline: 3px solid #7a4fd0; outline-offset: 2px; }
nav { padding: 20px; font-size: 15px; }
nav ol { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 4px 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
h1 { margin: 0 0 8px; font-size: 34px; line-height: 1.2; }
h2 { margin: 0 0 12px; font-size: 26px; line-height: 1.3; }
h3 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
h4 { margin: 20px 0 4px; font-size: 16px; }
p { margin: 0 0 12px; }
.subtitle { color: var(--soft); }
.chapter { margin-top: 48px; padding-top: 32px; border-top: 2px solid var(--line); }
.topic { margin: 32px 0 0; }
math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", math, serif; font-size: 1.1em; }
.formulas math, .lines math { math-style: normal; }
.formulas { margin: 12px 0; padding: 12px 16px; border-left: 4px solid #5b67d8; background: #f1f2fd;
  overflow-x: auto; }
.formulas p { margin: 8px 0; }
mfrac > :first-child { padding-bottom: 2px; }
mfrac > :last-child { padding-top: 2px; }
.formulas math { text-align: left; margin: 0; width: auto; display: inline math; }
.shapes, .blocks { color: var(--soft); font-size: 15px; }
.step { margin: 12px 0 2px; font-weight: 600; }
.lines { margin: 0; padding: 0; list-style: none; }
.lines li { padding: 5px 0; overflow-x: auto; }
.lines li:has(mfrac) { padding: 9px 0; }
.together { white-space: nowrap; }
.note { margin-top: 12px; }
code { padding: 1px 5px; border-radius: 5px; background: #e6ecfb; font: 600 15px inherit;
  font-family: inherit; }
@media (min-width: 1080px) {
  body { display: grid; grid-template-columns: 280px minmax(0, 760px); justify-content: center; gap: 24px; }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding-top: 36px; }
  main { margin: 0; }
}
@media (max-width: 600px) { main { padding: 20px 16px 40px; } }
@media print {
  body { display: block; background: none; font-size: 11pt; }
  nav { display: none; }
  main { max-width: none; padding: 0; }
  h2, h3, h4, .step { break-after: avoid; }
  .formulas, .lines li, .given { break-inside: avoid; }
  a { color: inherit; }
}
`;
