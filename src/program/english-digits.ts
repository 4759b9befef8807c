// English texts: what becomes of a drawing, step by step, and drawings as samples. They come with both.

export const englishDigits = {
  "steps.open": "Steps",
  "steps.openHelp": "How your drawing becomes what the network receives, step by step",
  "steps.title": "Steps",
  "steps.close": "Close",
  "steps.closeHelp": "Does all steps again, as MNIST's digits were made",
  "steps.note": "Leave a step out and see what the network says.",
  "steps.picture": "{step}: {width} by {height} pixels",
  "steps.nothing": "{step}: nothing drawn yet",
  "steps.strokes": "Strokes",
  "steps.strokes.help": "What you drew, 280 by 280 pixels",
  "steps.crop": "Crop",
  "steps.crop.help": "Cuts away the empty paper. Off: the whole pad goes on",
  "steps.scale": "Scale",
  "steps.scale.help":
    "Makes the longer side 20 pixels. Off: it stays as large as you drew it, the pad being 28",
  "steps.centre": "Centre",
  "steps.centre.help":
    "Puts the centre of mass into the middle of 28 by 28. Off: it stays where on the pad you drew it",
  "steps.greys": "Greys",
  "steps.greys.help":
    "Pixels that the ink fills in part are grey. Off: every pixel is black or white",
  "digits.region": "My digits",
  "digits.question": "That was a",
  "digits.label": "That was a {label}",
  "digits.other": "That was something else…",
  "digits.otherTitle": "What did you draw?",
  "digits.otherLabel": "Label",
  "digits.otherAdd": "Add",
  "digits.cancel": "Cancel",
  "digits.otherProblem": "A label is one word, without spaces, commas and semicolons.",
  "digits.list": "The list that your digit goes to",
  "digits.newList": "my digits",
} as const;
