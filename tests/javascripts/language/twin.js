// Texts as the browser prints them, for tests/javascripts/language/test_typography_twin.py: reads a list as JSON.
import { readFileSync } from "node:fs";
import { typographic } from "../../../docs/javascripts/language/typography.js";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(typographic)));
