// All that is done with pictures, fetched as one when somebody turns to them. Nothing of it imports what the form imports too: that would be
// parted from what every page of the form fetches first, and cost all of them requests. It is handed over instead.
export { tidy, takeOut } from "./kept.js";
export { leavingWith } from "./leaving.js";
export { takePicture } from "./picture-field.js";
export { picturesOf } from "./shown.js";
