// Walks the site as a visitor in a browser: the form to a downloaded file, then a search. Run by
// test_walk.py: `walk.js chrome|firefox PROGRAM ADDRESS FOLDER [old]`; prints what came of it as JSON. With `old`, all that some
// promised browser lacks is taken away before the scripts of a page run.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { browsersOf, younger } from "./features.js";

const require = createRequire(`${process.env.INSTALLED}/`);
const { default: puppeteer } = await import(require.resolve("puppeteer-core"));
const [name, executablePath, address, folder, old] = process.argv.slice(2);

const PREFERENCES = {
  "browser.download.folderList": 2,
  "browser.download.dir": folder,
  "browser.helperApps.neverAsk.saveToDisk": "text/markdown",
};
const browser = await puppeteer.launch({
  browser: name,
  executablePath,
  protocol: name === "firefox" ? "webDriverBiDi" : "cdp",
  args: name === "chrome" ? ["--no-sandbox", "--disable-gpu"] : [],
  extraPrefsFirefox: PREFERENCES,
  downloadBehavior: { policy: "allow", downloadPath: folder },
});
const told = { taken: 0, complaints: [] };
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => told.complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && told.complaints.push(message.text()));
  if (old) {
    const browsers = browsersOf(
      JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf-8")).browserslist,
    );
    await page.evaluateOnNewDocument(
      (all) => {
        window.takenAway = 0;
        for (const [owner, member, own] of all) {
          const home = member === undefined ? window : own ? window[owner] : window[owner]?.prototype;
          if (home && Object.hasOwn(home, member ?? owner) && delete home[member ?? owner]) window.takenAway += 1;
        }
      },
      younger(require("@mdn/browser-compat-data"), browsers),
    );
  }
  const button = (text) => page.locator(`::-p-xpath(//button[not(@hidden)][normalize-space()="${text}"])`);
  const field = (name) => page.locator(`form.write [data-field="${name}"] :is(input, textarea, select)`);
  const within = (name) =>
    page.locator(`[data-field="new_sources"] .group-card [data-field="${name}"] :is(input, select)`);

  await page.goto(`${address}/contribuer/proposer/`);
  await page.locator("#proposer input[value=fiches]").click();
  await button("Commencer").click();
  await field("title").fill("Un atelier vélo partagé");
  told.taken = await page.evaluate(() => window.takenAway ?? 0);
  await field("summary").fill("Des salariés en insertion réparent des vélos donnés.");
  await page.type("form.write [data-field=themes] input", "mutualis");
  await page.locator("[role=option]").click();
  await page
    .locator("form.write .text-part textarea")
    .fill("L’atelier a ouvert en 2024. Voir [la page](https://www.example.org/velo).");
  await button("Décrire un nouveau document").click();
  for (const [of, text] of [
    ["title", "Bilan de l’atelier"],
    ["publisher", "La recyclerie"],
    ["url", "https://www.example.org/bilan"],
    ["published", "mars 2025"],
  ])
    await within(of).fill(text);
  await page.select("[data-field=new_sources] .group-card [data-field=kind] select", "article");
  await button("Vérifier et relire").click();
  told.preview = await page
    .waitForSelector("[data-step=relire] .preview-page h1")
    .then((title) => title.evaluate((one) => one.textContent));
  told.link = await page.evaluate(
    () => document.querySelector('.preview-page a[href^="https://www.example.org/velo"]')?.textContent,
  );
  told.status = await page.evaluate(() => document.querySelector("[data-step=relire] .preview > .help").textContent);
  await button("Continuer").click();
  await page.waitForSelector("[data-step=envoyer] input[type=checkbox]", { visible: true });
  await page.evaluate(() => {
    for (const box of document.querySelectorAll("[data-step=envoyer] input[type=checkbox]")) box.click();
    document.querySelector("[data-step=envoyer] input[type=radio]").click();
  });
  await page.locator("[data-way=telecharger] button").click();
  for (let tries = 0; tries < 100 && !told.file; tries += 1) {
    const [file] = readdirSync(folder).filter((one) => one.endsWith(".md"));
    const text = file ? readFileSync(join(folder, file), "utf-8") : "";
    if (text) Object.assign(told, { file, text });
    else await pause(100);
  }
  told.formComplaints = told.complaints.splice(0);

  await page.goto(`${address}/explorer/`);
  await page.locator("#ask, [data-main-search]").fill("financer l’animation");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".results > li", { visible: true });
  told.results = await page.evaluate(() => document.querySelectorAll(".results > li").length);
} catch (error) {
  told.stopped = String(error);
} finally {
  await browser.close();
}
console.log(JSON.stringify(told));
