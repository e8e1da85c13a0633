// The script of the search page (/explorer/).
import { explorerPage } from "./page.js";

const place = document.getElementById("explorer");
if (place) explorerPage(place);
