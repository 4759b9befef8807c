// English texts: following a program: running what is clicked, values in bubbles, breakpoints, steps.

export const englishFollowing = {
  "following.run": "Run this",
  "following.stop": "Stop this",
  "following.value": "Show its value",
  "following.breakpoint": "breakpoint",
  "following.setBreakpoint": "Set breakpoint",
  "following.removeBreakpoint": "Remove breakpoint",

  "following.stepOver": "Step over",
  "following.stepOver.help": "Step over: one block to its end, a whole loop or My Block too",
  "following.withKey": "{what} ({key})",
  "following.paused": "Paused before “{block}”. Press Step for one block, or Resume.",
  "following.pausedAtBreakpoint":
    "Paused at a breakpoint, before “{block}”. Press Step for one block, or Resume.",

  "value.number": "number",
  "value.boolean": "true or false",
  "value.text": "text, {length} characters",
  "value.text.one": "text, 1 character",
  "value.text.none": "text without a character",
  "value.list": "list, {length} items",
  "value.list.one": "list, 1 item",
  "value.list.none": "empty list",
  "value.list.more": "and {count} more",
  "value.vector": "vector, {count} numbers",
  "value.vector.range": "from {min} to {max}",
  "value.vector.hint": "Point at a number to read it.",
  "value.vector.at": "number {at}: {value}",
  "value.vector.label": "{count} numbers {range}: {first}",
  "value.picture": "picture, {width} × {height}",
  "value.picture.label": "label {label}",
  "value.copy": "Copy",
  "value.copied": "Copied",
} as const;
