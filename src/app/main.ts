// The entry: starts the page. Nothing else happens here.
import "./app.css";
import { speakEnglish } from "#program/english";
import { createApp } from "./app.ts";

speakEnglish();
const host = document.getElementById("app");
if (host === null) throw new Error("The page has no element with the id app");
void createApp(host);
