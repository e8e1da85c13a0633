import { createRequire } from "node:module";

globalThis.commonmark = createRequire(`${process.env.INSTALLED}/`)("commonmark");
