// All that is done with pictures, fetched as one when somebody turns to them: parts of it shared with other scripts would make more files.
export { tidy, takeOut } from "./kept.js";
export { leavingWith } from "./leaving.js";
export { takePicture } from "./picture-field.js";
export { picturesOf } from "./shown.js";
