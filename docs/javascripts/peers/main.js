// The script of « Trouver un pair » (/trouver-un-pair/).
import { findPeerPage } from "./page.js";

const place = document.getElementById("outil-pairs");
const fallback = document.getElementById("outil-pairs-sans");
if (place && fallback) findPeerPage(place, fallback);
