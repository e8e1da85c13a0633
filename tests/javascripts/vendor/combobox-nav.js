const { default: Navigation } = await import(`${process.env.INSTALLED}/@github/combobox-nav/dist/index.js`);

export default Navigation;
