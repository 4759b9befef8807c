// Why a browser did not store something, to stand in the middle of a sentence.
import { text } from "./messages.ts";

export function whyNotKept(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "QuotaExceededError") return text("store.full");
  return error.message.replace(/\.+$/, "");
}
