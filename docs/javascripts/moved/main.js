// On a page that leads to another address: a visitor who came with a fragment is led to it there, which the page alone would lose. It runs
// before the page is read to where it leads on by itself, and ends the reading; without it, all is as for those who came with none.
(() => {
  const target = document.querySelector("link[rel=canonical]");
  if (!location.hash || !(target instanceof HTMLLinkElement)) return;
  stop();
  location.replace(target.href + location.hash);
})();
