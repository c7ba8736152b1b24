/* What every page has. All of it is help: each page works without. */
import { clocks } from "./clock.js";
import { extras } from "./extras.js";
import { files } from "./files.js";
import { forms } from "./forms.js";
import { small_things } from "./small.js";

clocks();
extras();
files();
forms();
small_things();
