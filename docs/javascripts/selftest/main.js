// The script of « Se situer » (/se-situer/): the grid that stands on the page becomes screens, and the answers a result.
import { selfTestPage } from "./page.js";

const place = document.getElementById("autodiagnostic");
if (place) selfTestPage(place);
