// What every page has of the selection: the buttons that put a case aside, and the count.
import { keepButtons } from "./keep-buttons.js";

keepButtons();
