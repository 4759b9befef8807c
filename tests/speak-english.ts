// Every test reads its sentences in English, as the page and the command line do when they start.
import { speakEnglish } from "#program/english";

speakEnglish();
