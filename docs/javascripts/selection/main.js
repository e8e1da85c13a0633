// The script of the page of the selection (/selection/).
import { selectionPage } from "./page.js";

const place = document.getElementById("selection");
const fallback = document.getElementById("selection-sans");
if (place && fallback) selectionPage(place, fallback);
