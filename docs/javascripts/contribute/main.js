// The script of the contribution form (/contribuer/proposer/).
import { contributionPage } from "./page.js";

const place = document.getElementById("proposer");
const fallback = document.getElementById("proposer-sans");
if (place && fallback) contributionPage(place, fallback);
