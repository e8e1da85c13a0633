// The modules of the browser in node: the libraries of `vendor/` come from where `make setup` installs them.
import { registerHooks } from "node:module";

registerHooks({
  resolve: (specifier, context, next) => {
    const [, name] = /\/vendor\/([\w-]+)\.js$/.exec(specifier) ?? [];
    return name
      ? { url: new URL(`./vendor/${name}.js`, import.meta.url).href, shortCircuit: true }
      : next(specifier, context);
  },
});
