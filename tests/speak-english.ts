// Every test reads its sentences in English, as the page and the command line do when they start.
import { speakAllEnglish } from "#program/all-english";

speakAllEnglish();
