// Where a text stops being JSON. What `JSON.parse` says of that differs from browser to browser, and of short
// texts none of them says the place. Reads tokens only; builds nothing.

const SPACE = /[ \t\n\r]*/y;
/** What ends a string, or may not stand in one: no pattern for all of it, which may have a million letters. */
const SPECIAL = /["\\\p{Cc}]/gu;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

/** What may stand next: after `{` or `[` also its end. */
type Wanted = "value" | "key" | "colon" | "more" | "end" | "first value" | "first key";

/**
 * The place of the first token that cannot stand where it stands, in UTF-16 units. The length of the text when
 * it only ends too early, in a string too; null when it is JSON.
 */
export function findJsonFault(json: string): number | null {
  const open: ("]" | "}")[] = [];
  let wanted: Wanted = "value";
  let at = 0;
  const match = (token: RegExp): boolean => {
    token.lastIndex = at;
    if (!token.test(json)) return false;
    at = token.lastIndex;
    return true;
  };
  const after = (): Wanted => (open.length === 0 ? "end" : "more");
  for (;;) {
    match(SPACE);
    if (at === json.length) return wanted === "end" ? null : at;
    const letter = json[at];
    if (letter === open.at(-1) && /^(more|first)/.test(wanted)) {
      open.pop();
      wanted = after();
      at++;
    } else if (wanted === "colon" && letter === ":") {
      wanted = "value";
      at++;
    } else if (wanted === "more" && letter === ",") {
      wanted = open.at(-1) === "}" ? "key" : "value";
      at++;
    } else if (wanted.endsWith("value") && (letter === "{" || letter === "[")) {
      open.push(letter === "{" ? "}" : "]");
      wanted = letter === "{" ? "first key" : "first value";
      at++;
    } else if (/key|value/.test(wanted) && letter === '"') {
      const end = endOfString(json, at);
      if (end === null || end === json.length + 1) return end === null ? at : json.length;
      at = end;
      wanted = wanted.endsWith("key") ? "colon" : after();
    } else if (wanted.endsWith("value") && match(ATOM)) {
      wanted = after();
    } else return at;
  }
}

/** Behind the string that begins at `at`; null when something cannot stand in it, `length` + 1 when it has no end. */
function endOfString(json: string, at: number): number | null {
  SPECIAL.lastIndex = at + 1;
  for (;;) {
    const special = SPECIAL.exec(json);
    if (special === null) return json.length + 1;
    if (special[0] === '"') return special.index + 1;
    ESCAPE.lastIndex = special.index;
    if (!ESCAPE.test(json)) return null;
    SPECIAL.lastIndex = ESCAPE.lastIndex;
  }
}
