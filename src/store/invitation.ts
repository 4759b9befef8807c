// Whether this browser was shown the invitation to the examples: it is shown once.
const KEY = "blockprop.invited";

/** True also where nothing can be kept: better never than at each visit. */
export function wasInvited(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
}

export function rememberInvitation(): void {
  try {
    localStorage.setItem(KEY, "1");
  } catch {
    // No room or not allowed.
  }
}
