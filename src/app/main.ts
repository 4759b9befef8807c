// The entry: starts the page. Nothing else happens here.
import "./app.css";
import { createApp } from "./app.ts";

const host = document.getElementById("app");
if (host === null) throw new Error("The page has no element with the id app");
void createApp(host);
