// Reloads a page of the preview once what it shows has become another: the page itself, or a file that it has loaded.
// The server adds this script to each page (macros/pages/preview/answers.py); no published page has it.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const own = script.src.slice(0, script.src.lastIndexOf("/") + 1);
  const page = location.pathname;

  /** The version of the site that the page is of, or is known to be equal to. */
  let version = script.dataset.version ?? "";

  /** @type {Map<string, string>} The digest of the page and of each file that it has loaded, by its path. */
  const known = new Map([[page, script.dataset.digest ?? ""]]);

  /** @param {string} question @param {[string, string][]} values @param {AbortSignal} [signal] */
  async function ask(question, values, signal) {
    const answer = await fetch(`${own}${question}?${new URLSearchParams(values)}`, { cache: "no-store", signal });
    if (!answer.ok) throw new Error(`${question}: ${answer.status}`);
    return answer.json();
  }

  /** Whether the page or a file that it has loaded is another now. The page is asked for first: it is drawn at once. */
  async function changed() {
    for (const paths of [[page], [...known.keys()].filter((path) => path !== page)]) {
      const now = await ask(
        "digests",
        paths.map((path) => ["path", path]),
      );
      if (paths.some((path) => now.digests[path] !== known.get(path))) return true;
    }
    return false;
  }

  /** Resolves when the page is hidden or seen again. */
  const turned = () => new Promise((turn) => document.addEventListener("visibilitychange", turn, { once: true }));

  async function follow() {
    for (;;) {
      if (document.visibilityState === "hidden") {
        await turned();
        continue;
      }
      try {
        const hidden = new AbortController(); // a browser has six connections to a host: a hidden page leaves its own to others
        void turned().then(() => hidden.abort());
        const now = await ask("wait", [["version", version]], hidden.signal);
        if (now.version === version) continue;
        if (await changed()) {
          location.reload();
          return;
        }
        version = now.version;
      } catch {
        if (document.visibilityState !== "hidden") await new Promise((later) => setTimeout(later, 1000)); // it starts again
      }
    }
  }

  // The server tells the digest of each file with it. Where a browser keeps that to itself, any change reloads the page.
  new PerformanceObserver((list) => {
    for (const entry of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
      const { origin, pathname } = new URL(entry.name);
      if (origin !== location.origin || entry.name.startsWith(own)) continue;
      known.set(pathname, entry.serverTiming?.find(({ name }) => name === "digest")?.description ?? "unknown");
    }
  }).observe({ type: "resource", buffered: true });

  void follow();
})();
