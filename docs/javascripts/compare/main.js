// The script of the page that compares cases (/comparer/).
import { comparePage } from "./page.js";

const place = document.getElementById("cote-a-cote");
const fallback = document.getElementById("cote-a-cote-sans");
if (place && fallback) comparePage(place, fallback);
