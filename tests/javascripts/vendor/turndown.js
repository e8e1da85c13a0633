const { default: Turndown } = await import(`${process.env.INSTALLED}/turndown/lib/turndown.browser.es.js`);

export default Turndown;
