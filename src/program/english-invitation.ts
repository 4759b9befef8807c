// English texts: the line that points a newcomer to the examples. They come with it.

export const englishInvitation = {
  "invitation.text": "New here? Draw a digit for a trained network, and more:",
  "invitation.show": "See the examples",
  "invitation.close": "Close this note",
} as const;
